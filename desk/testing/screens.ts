/** The screens of the desk, each as a handler comes to it, for the tests of what holds on all of them. */
import { expect, vi } from 'vitest';
import type { Language } from '../../contract/facts.ts';
import { textsOf, type Texts } from '../texts/index.ts';
import { invitationToken } from './fake-backend.ts';
import { heading, press, seen, type, unlock } from './hands.ts';
import type { deskForTests } from './visits.ts';
import { makeFilledWorld } from './world-cases.ts';
import { marker, password, takeKeyFrom, type World } from './world.ts';

type Here = ReturnType<typeof deskForTests>;

type Shown = {
  hash: () => string;
  /** Who is in when the screen is shown. */
  as: 'nobody' | 'locked' | 'handler';
  title: (texts: Texts) => string;
  heading: (texts: Texts) => string;
  open?: (texts: Texts) => Promise<void>;
  /** What is otherwise in the world. */
  prepare?: (world: World) => void;
};

/** Her inbox has no key yet; one colleague has come, and of the inboxes that she sees to some have nobody. */
function setUpDay(world: World): void {
  takeKeyFrom(world, world.school);
  const { publicKey } = world.colleague;
  const [school] = world.session.memberships;
  school!.colleagues = [{ handlerId: 'per', name: 'Per Påfunn', publicKey }];
  const none = { hasKey: false, keyHolders: 0, ownerGrant: false, sheet: 'none' } as const;
  for (const [index, name] of ['Dagdrømmen', 'Luftputa', 'Ønskeøya'].entries())
    world.desk.inboxes.push({
      ...world.desk.inboxes[1]!,
      ...none,
      inboxId: `018f0000-0000-7000-8000-00000000000${index}`,
      name: world.kindergarten.name,
      organisationName: `${name} barnehage`,
      invited: index,
    });
  world.desk.sharedSheets = { inboxes: 4 };
  world.cases = [];
}

/** A colleague was first; one more inbox can be opened by nobody but the sheet. */
function waits(world: World): void {
  const [school, owner] = world.session.memberships;
  const waiting = { state: 'waiting', proved: false, grant: null } as const;
  Object.assign(school!, waiting, { letInBy: ['Per Påfunn', 'Åse Innbilt'] });
  Object.assign(owner!, waiting, { letInBy: [], ownerGrants: [] });
  world.desk.waiting = [];
}

const invitation = { hash: () => `#/invitations/${invitationToken}`, as: 'nobody' } as const;

export const screensOf = (here: Here): Record<string, Shown> => ({
  'sign-in': {
    hash: () => '#/',
    as: 'nobody',
    title: ({ signIn }) => signIn.title,
    heading: ({ signIn }) => signIn.title,
  },
  invitation: {
    ...invitation,
    title: (texts) => texts.invitation.title,
    heading: (texts) => texts.invitation.title,
  },
  'cut link of an invitation': {
    hash: () => '#/invitations/abc',
    as: 'nobody',
    title: ({ frame }) => frame.cut.title,
    heading: ({ frame }) => frame.cut.title,
  },
  'password of an invitation': {
    ...invitation,
    title: (texts) => texts.invitation.title,
    heading: (texts) => texts.invitation.passwordTitle,
    open: async (texts) => press(texts.invitation.begin),
  },
  'app of an invitation': {
    ...invitation,
    title: (texts) => texts.invitation.title,
    heading: (texts) => texts.invitation.appTitle,
    open: async (texts) => {
      await press(texts.invitation.begin);
      await type('password', password);
      await type('repeat', password);
      await press(texts.invitation.finish);
      await heading(texts.invitation.appTitle);
      for (const details of document.querySelectorAll('details')) details.open = true;
      // What opens is in the accessibility tree once it was laid out.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    },
  },
  unlocking: {
    hash: () => '#/',
    as: 'locked',
    title: ({ unlock: words }) => words.title,
    heading: ({ unlock: words }) => words.title,
  },
  front: {
    hash: () => '#/',
    as: 'handler',
    title: ({ front }) => front.title,
    heading: ({ front }) => front.hello('Kari Oppdiktet'),
    open: async ({ front }) => seen(front.inboxes),
  },
  list: {
    hash: () => '#/cases',
    as: 'handler',
    title: ({ list }) => list.title,
    heading: ({ list }) => list.title,
    open: async () => seen('2026-0F3A9'),
  },
  'empty list': {
    hash: () => '#/cases?sector=kindergarten',
    as: 'handler',
    title: ({ list }) => list.title,
    heading: ({ list }) => list.title,
    open: async ({ list }) => seen(list.empty),
  },
  'opened case': {
    hash: () => here.caseHash(0),
    as: 'handler',
    // Whoever walks by sees the title: no number.
    title: ({ cases }) => cases.title,
    heading: () => 'Sak 2026-0F3A9|Case 2026-0F3A9',
    open: async ({ cases }) => {
      await press(cases.content.open);
      await seen(marker);
      await press(cases.content.showNames);
      await press(cases.content.showContact);
      await press(cases.message.starter.talk);
    },
  },
  'recovery code': {
    hash: () => `#/inboxes/${here.world.school.id}/recovery`,
    as: 'handler',
    title: ({ recovery }) => recovery.title,
    heading: ({ recovery }) => recovery.title,
  },
  'new recovery code': {
    hash: () => `#/inboxes/${here.world.school.id}/recovery/new`,
    as: 'handler',
    title: ({ newCode }) => newCode.title,
    heading: ({ newCode }) => newCode.title,
  },
  'new recovery code, shown': {
    hash: () => `#/inboxes/${here.world.school.id}/recovery/new`,
    as: 'handler',
    title: ({ newCode }) => newCode.title,
    heading: ({ newCode }) => `${newCode.title}|${newCode.shownTitle}`,
    open: async ({ newCode }) => {
      await press(newCode.make);
      await heading(newCode.shownTitle);
    },
  },
  'new recovery code, typed back': {
    hash: () => `#/inboxes/${here.world.school.id}/recovery/new`,
    as: 'handler',
    title: ({ newCode }) => newCode.title,
    heading: ({ newCode }) => `${newCode.title}|${newCode.typeTitle}`,
    open: async ({ newCode }) => {
      await press(newCode.make);
      await heading(newCode.shownTitle);
      await press(newCode.haveIt);
      await heading(newCode.typeTitle);
    },
  },
  'first key': {
    prepare: setUpDay,
    hash: () => '#/',
    as: 'handler',
    title: ({ firstKey }) => firstKey.title,
    heading: ({ firstKey }) => firstKey.title,
    open: async () => seen(/Per Påfunn: \p{L}+ – \p{L}+ – \p{L}+/u),
  },
  'first key, shown': {
    prepare: setUpDay,
    hash: () => '#/',
    as: 'handler',
    title: ({ firstKey }) => firstKey.title,
    heading: ({ firstKey }) => `${firstKey.title}|${firstKey.shownTitle}`,
    open: async ({ firstKey }) => {
      await press(firstKey.make);
      await heading(firstKey.shownTitle);
    },
  },
  'front on the day of setting up': {
    prepare: setUpDay,
    hash: () => '#/',
    as: 'handler',
    title: ({ front }) => front.title,
    heading: ({ front, firstKey }) => `${firstKey.title}|${front.hello('Kari Oppdiktet')}`,
    open: async ({ front, firstKey }) => {
      await press(firstKey.later);
      await seen(front.inboxes);
    },
  },
  'front, waiting': {
    prepare: waits,
    hash: () => '#/',
    as: 'handler',
    title: ({ front }) => front.title,
    heading: ({ front }) => front.hello('Kari Oppdiktet'),
    open: async ({ front }) =>
      seen(new RegExp(`${front.yourWords}: \\p{L}+ – \\p{L}+ – \\p{L}+`, 'u')),
  },
  'page that does not exist': {
    hash: () => '#/nowhere',
    as: 'handler',
    title: ({ frame }) => frame.nowhere,
    heading: ({ frame }) => frame.nowhere,
  },
});

/** Puts the screen on the page, from before anybody is in. */
export async function show(here: Here, shown: Shown, language: Language): Promise<void> {
  const texts = textsOf(language);
  here.world.session.handler.language = language;
  here.world.invitedLanguage = language;
  if (shown.prepare) {
    here.world = await makeFilledWorld();
    shown.prepare(here.world);
    here.world.session.handler.language = language;
  }
  await here.visit({
    hash: shown.hash(),
    start: shown.as === 'nobody' ? 'signed-out' : 'signed-in',
  });
  if (shown.as === 'handler') await unlock();
  else if (shown.as === 'nobody') {
    await vi.waitFor(() => expect(document.querySelector('.languages')).not.toBeNull());
    await press({ nb: 'Bokmål', nn: 'Nynorsk', en: 'English' }[language]);
  }
  const { passwordTitle, appTitle, title } = texts.invitation;
  if ([passwordTitle, appTitle].includes(shown.heading(texts))) await heading(title);
  else await heading(new RegExp(shown.heading(texts)));
  await shown.open?.(texts);
  await heading(new RegExp(shown.heading(texts)));
  // The words of keys are slow to find.
  const waited = { timeout: 30_000 };
  await vi.waitFor(
    () => expect(document.querySelector('.key-words[aria-busy=true]')).toBeNull(),
    waited,
  );
}
