/** The screens of the desk, each as a handler comes to it, for the tests of what holds on all of them. */
import { expect, vi } from 'vitest';
import type { Language } from '../../contract/facts.ts';
import { textsOf, type Texts } from '../texts/index.ts';
import { invitationToken } from './fake-backend.ts';
import { heading, press, seen, type, unlock } from './hands.ts';
import type { deskForTests } from './visits.ts';
import { marker, password } from './world.ts';

type Here = ReturnType<typeof deskForTests>;

type Shown = {
  hash: () => string;
  /** Who is in when the screen is shown. */
  as: 'nobody' | 'locked' | 'handler';
  title: (texts: Texts) => string;
  heading: (texts: Texts) => string;
  open?: (texts: Texts) => Promise<void>;
};

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
}
