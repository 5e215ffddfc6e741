import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskAnswer } from '../../contract/api/people.ts';
import { newId } from '../../contract/ids.ts';
import type { HelpLineRow } from '../store/records.ts';
import { freshStore } from '../testing/databases.ts';
import { comeIn, get, grant, post, signIn, slugOf, newMember } from '../testing/people-browser.ts';
import { invite, openWorld, seedMunicipality, type World } from '../testing/people-world.ts';
import { aCase } from '../testing/rows.ts';
import type { TestInbox } from '../testing/tree.ts';

const minute = 60_000;
let world: World;
let place: Awaited<ReturnType<typeof seedMunicipality>>;
beforeEach(async () => {
  world = await openWorld(await freshStore());
  place = await seedMunicipality(world);
});
afterEach(async () => {
  await world.app.close();
  await world.store.close();
});

const member = (inboxes: TestInbox[], over: { isAdministrator?: boolean } = {}) =>
  newMember(world, place.rootId, inboxes, over);
const desk = async (cookie: string) => (await get(world, '/desk', cookie)).json<DeskAnswer>();

/** Sends all that lies there, as a mail server that takes everything. */
async function sendAll() {
  const now = world.clock.now();
  await world.store.transaction(async ({ outbox }) => {
    for (const letter of await outbox.claim(now, minute, 100))
      await outbox.sent(letter.id, letter.attempts, now);
  });
}
/** A letter to this handler that the mail server refused. */
async function bury(handlerId: string, caseId: string | null = null) {
  const now = world.clock.now();
  const letter = {
    id: newId(),
    rootId: place.rootId,
    handlerId,
    kind: 'report',
    urgent: false,
    caseId,
    invitationId: null,
    createdAt: now,
    dueAt: now,
  };
  await sendAll();
  await world.store.transaction(async ({ outbox }) => {
    await outbox.add([letter]);
    const [claimed] = await outbox.claim(now, minute, 100);
    await outbox.bury(claimed!.id, claimed!.attempts, now, '550 5.1.1 No such mailbox');
  });
  return letter.id;
}

describe('letters', () => {
  test('state of the mail: delivering, then waiting, then stuck, then delivering', async () => {
    const { cookie } = await member([place.school]);
    await sendAll();
    expect((await desk(cookie)).mail).toEqual({
      state: 'delivering',
      unsent: 0,
      server: 'works',
    });
    await invite(world, place.rootId, [place.school]);
    expect((await desk(cookie)).mail).toMatchObject({ state: 'delivering', unsent: 1 });
    world.clock.pass(2 * minute);
    expect((await desk(cookie)).mail).toMatchObject({ state: 'waiting', unsent: 1 });
    world.clock.pass(13 * minute);
    expect((await desk(cookie)).mail).toMatchObject({ state: 'stuck', unsent: 1 });
    await sendAll();
    expect((await desk(cookie)).mail.state).toBe('delivering');
  });

  test('state of the mail: refused, at once, until a letter gets through', async () => {
    const { cookie } = await member([place.school]);
    await sendAll();
    await invite(world, place.rootId, [place.school]);
    const now = world.clock.now();
    await world.store.transaction(async ({ outbox }) => {
      for (const { id, attempts } of await outbox.claim(now, minute, 10))
        await outbox.release(id, attempts, now, '550 5.1.8 Sender address rejected');
    });
    expect((await desk(cookie)).mail).toMatchObject({ state: 'refused', unsent: 1 });
    await sendAll();
    expect((await desk(cookie)).mail.state).toBe('delivering');
  });

  test.each(['excluded', 'recused'] as const)(
    'about a case from which she is %s, she hears nothing of a letter: neither waiting nor buried',
    async (how) => {
      const [head, colleague] = [await member([place.school]), await member([place.school])];
      const administrator = await member([place.school], { isAdministrator: true });
      const kept = how === 'excluded' ? [place.school.id] : [];
      const owner = await member([place.owner]);
      await sendAll();
      const { case: row } = await world.store.transaction(async (records) => {
        const organisation = (await records.organisations.tree(place.rootId)).organisations.get(
          place.schoolId,
        )!;
        const made = aCase(
          { organisation, inbox: place.owner.row } as Parameters<typeof aCase>[0],
          { state: 'unread' },
        );
        await records.cases.add(made.case, made.inboxes, kept, made.deadlines);
        if (how === 'recused')
          for (const { id } of [head, colleague, administrator])
            await records.cases.keepOut(made.case.id, id, world.clock.now());
        return made;
      });
      const buried = await bury(colleague.id, row.id);
      await world.store.transaction(({ outbox }) =>
        outbox.add(
          [colleague, owner].map(({ id: handlerId }) => ({
            id: newId(),
            rootId: place.rootId,
            handlerId,
            kind: 'report',
            urgent: false,
            caseId: row.id,
            invitationId: null,
            createdAt: world.clock.now(),
            dueAt: world.clock.now(),
          })),
        ),
      );
      world.clock.pass(20 * minute);
      for (const { cookie } of [head, administrator]) {
        const { mail, buried: seen } = await desk(cookie);
        expect(mail).toEqual({ state: 'delivering', unsent: 0, server: 'works' });
        expect(seen).toEqual([]);
        expect(slugOf(await post(world, `/letters/${buried}/retries`, {}, cookie))).toBe(
          'not-found',
        );
      }
      const above = await desk(owner.cookie);
      expect(above.mail).toEqual({ state: 'stuck', unsent: 2, server: 'works' });
      expect(above.buried).toMatchObject([{ id: buried }]);
    },
  );

  test('those to the owner are none of the school’s business, and those to the school are the owner’s', async () => {
    const [head, owner] = [await member([place.school]), await member([place.owner])];
    await sendAll();
    await invite(world, place.rootId, [place.owner]);
    expect((await desk(head.cookie)).mail.unsent).toBe(0);
    expect((await desk(owner.cookie)).mail.unsent).toBe(1);
    await invite(world, place.rootId, [place.school]);
    expect((await desk(head.cookie)).mail.unsent).toBe(1);
    expect((await desk(owner.cookie)).mail.unsent).toBe(2);
  });

  test('a buried letter is shown to colleagues, to the owner and to an administrator, not to the school upwards', async () => {
    const [head, owner] = [await member([place.school]), await member([place.owner])];
    const administrator = await member([], { isAdministrator: true });
    const id = await bury(head.id);
    const shown = {
      id,
      kind: 'report',
      recipient: head.person.email,
      buriedOn: '2026-11-23',
      reason: '550 5.1.1 No such mailbox',
      caseId: null,
    };
    for (const { cookie } of [head, owner, administrator])
      expect((await desk(cookie)).buried).toMatchObject([shown]);

    await post(world, `/letters/${id}/tellings`, {}, owner.cookie);
    await bury(owner.id);
    expect((await desk(head.cookie)).buried).toEqual([]);
    expect((await desk(owner.cookie)).buried).toHaveLength(1);
  });

  test('one about a case that she cannot open is shown without the case', async () => {
    const head = await member([place.school]);
    await bury(head.id, newId());
    expect((await desk(head.cookie)).buried).toMatchObject([{ caseId: null }]);
  });

  test('send again: it is due at once, the outbox is woken, and it is written down', async () => {
    const head = await member([place.school]);
    const id = await bury(head.id);
    const woken = world.woken();
    expect((await post(world, `/letters/${id}/retries`, {}, head.cookie)).statusCode).toBe(204);
    expect(world.woken()).toBe(woken + 1);
    expect((await desk(head.cookie)).buried).toEqual([]);
    const due = await world.store.transaction(({ outbox }) =>
      outbox.claim(world.clock.now(), 1, 10),
    );
    expect(due.map((letter) => letter.id)).toEqual([id]);
    const chain = await world.store.read(({ audit }) => audit.ofChain(place.rootId, place.rootId));
    expect(chain.at(-1)).toMatchObject({
      action: 'letter-dug',
      handlerId: head.id,
      params: { letterId: id },
    });
  });

  test('somebody told her: it is off the page, and cannot be settled twice', async () => {
    const head = await member([place.school]);
    const id = await bury(head.id);
    expect((await post(world, `/letters/${id}/tellings`, {}, head.cookie)).statusCode).toBe(204);
    expect((await desk(head.cookie)).buried).toEqual([]);
    expect(slugOf(await post(world, `/letters/${id}/tellings`, {}, head.cookie))).toBe('not-found');
  });

  test('somebody of another municipality can neither see nor touch it', async () => {
    const head = await member([place.school]);
    const id = await bury(head.id);
    const other = await seedMunicipality(world, 'annen-oppdiktet');
    const { token } = await invite(world, other.rootId, [other.school], { isAdministrator: true });
    const stranger = await signIn(world, await comeIn(world, token));
    expect((await desk(stranger)).buried).toEqual([]);
    for (const what of ['retries', 'tellings']) {
      expect(slugOf(await post(world, `/letters/${id}/${what}`, {}, stranger))).toBe('not-found');
    }
    expect((await desk(head.cookie)).buried).toHaveLength(1);
  });
});

describe('ways left to open an inbox', () => {
  const schoolOn = async (cookie: string) =>
    (await desk(cookie)).inboxes.find(({ inboxId }) => inboxId === place.school.id);

  test('holders are counted, those who wait are not', async () => {
    const [head, second] = [await member([place.school]), await member([place.school])];
    expect(await schoolOn(head.cookie)).toMatchObject({
      ...{ hasKey: true, renewal: false, invited: 0, waiting: 2, keyHolders: 0 },
      ...{ sheet: 'shared', sheetConfirmed: false, sheetDue: false },
    });
    await grant(world, head.cookie, place.school, head.id, head.person.keys);
    expect(await schoolOn(second.cookie)).toMatchObject({
      keyHolders: 1,
      organisationName: 'Luftslottet skole',
    });
  });

  test("the owner's grant counts only while somebody can open the owner's inbox", async () => {
    const [head, owner] = [await member([place.school]), await member([place.owner])];
    expect(await schoolOn(head.cookie)).toMatchObject({ ownerGrant: false });
    await grant(world, owner.cookie, place.owner, owner.id, owner.person.keys);
    expect(await schoolOn(head.cookie)).toMatchObject({ ownerGrant: true });
  });

  test('of somebody whose account is shut, the key counts no more', async () => {
    const [head, second] = [await member([place.school]), await member([place.school])];
    await grant(world, head.cookie, place.school, head.id, head.person.keys);
    await world.store.transaction(async ({ people, organisations }) => {
      await people.put({ ...(await people.get(place.rootId, head.id))!, state: 'disabled' });
      await organisations.treeChanged(place.rootId);
    });
    expect(await schoolOn(second.cookie)).toMatchObject({ keyHolders: 0 });
  });

  test('the owner sees the inboxes below; the school sees its own', async () => {
    const [head, owner] = [await member([place.school]), await member([place.owner])];
    const seen = async (cookie: string) =>
      (await desk(cookie)).inboxes.map(({ inboxId }) => inboxId).sort();
    expect(await seen(head.cookie)).toEqual([place.school.id]);
    expect(await seen(owner.cookie)).toEqual([place.owner.id, place.school.id].sort());
  });
});

test('help lines that nobody has checked for half a year are counted for administrators', async () => {
  const [head, administrator] = [
    await member([place.school]),
    await member([], { isAdministrator: true }),
  ];
  const names = { nb: 'Hjelp', nn: 'Hjelp', en: 'Help' };
  const line = (key: string, verifiedOn: string | null): HelpLineRow => ({
    rootId: place.rootId,
    key,
    name: names,
    phone: '112',
    shownPhone: '112',
    url: null,
    hours: null,
    opening: null,
    audience: 'all',
    when: 'danger',
    verifiedOn,
    position: 0,
  });
  await world.store.transaction(async ({ organisations }) => {
    for (const row of [line('a', '2026-10-01'), line('b', '2026-01-01'), line('c', null)])
      await organisations.putHelpLine(row);
  });
  expect((await desk(administrator.cookie)).unverifiedHelpLines).toBe(2);
  expect((await desk(head.cookie)).unverifiedHelpLines).toBe(0);
});
