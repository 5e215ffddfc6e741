import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CaseAnswer, ListAnswer, ReadingAnswer } from '../../contract/api/cases.ts';
import type { FollowUpAnswer } from '../../contract/api/public.ts';
import { newId } from '../../contract/ids.ts';
import { newKeyPair, type PublicKey } from '../../contract/sealing/keys.ts';
import { open, seal, type Sealed } from '../../contract/sealing/seal.ts';
import { openStore } from '../store/open.ts';
import { freshUrl } from '../testing/databases.ts';
import {
  addHandler,
  asHandler,
  openServerWorld,
  postReport,
  sealedReport,
  seedPlace,
  storedReport,
  type Place,
  type TestHandler,
} from '../testing/server-world.ts';

const world = await openServerWorld();
const freshPlace = () => seedPlace(world, `k${randomUUID().slice(0, 8)}`);
const as = (handler: TestHandler) => asHandler(world, handler);
const typeOf = (answer: { json(): unknown }) => (answer.json() as { type: string }).type;
const list = async (handler: TestHandler, query = '') =>
  (await as(handler).get(`/cases${query}`)).json<ListAnswer>();
const show = async (handler: TestHandler, caseId: string) =>
  (await as(handler).get(`/cases/${caseId}`)).json<CaseAnswer>();
const read = async (handler: TestHandler, caseId: string) =>
  (await as(handler).post(`/cases/${caseId}/readings`)).json<ReadingAnswer>();
const actions = ({ history }: CaseAnswer) => history.map(({ action }) => action);
const doneClocks = ({ clocks }: CaseAnswer) =>
  clocks
    .filter(({ doneOn }) => doneOn !== null)
    .map(({ clock }) => clock)
    .sort();

/** Everything that one can ask of a case, to be tried by somebody who may not. */
const everything = async (handler: TestHandler, caseId: string) => {
  const { get, post } = as(handler);
  const message = newId();
  const sealed = await seal(
    { text: '' },
    [(await newKeyPair()).publicKey, (await newKeyPair()).publicKey],
    {
      organisationId: newId(),
      id: message,
      version: 1,
      part: 'message',
    },
  );
  return Promise.all([
    get(`/cases/${caseId}`),
    post(`/cases/${caseId}/readings`),
    post(`/cases/${caseId}/acknowledgements`, { revision: 1 }),
    post(`/cases/${caseId}/messages`, { id: message, sealed }, { 'idempotency-key': message }),
    post(`/cases/${caseId}/closings`, { revision: 1, reason: 'resolved' }),
    post(`/cases/${caseId}/recusals`, { revision: 1 }),
  ]);
};

const expectNothing = async (handler: TestHandler, place: Place, caseId: string) => {
  const before = await chain(place, caseId);
  for (const answer of await everything(handler, caseId)) {
    expect([answer.statusCode, typeOf(answer)]).toEqual([404, '/problems/not-found']);
    expect(answer.body).not.toContain('ciphertext');
  }
  const { cases } = await list(handler, '?show=all');
  expect(cases.map(({ id }) => id)).not.toContain(caseId);
  expect(await chain(place, caseId)).toEqual(before);
};
const chain = ({ rootId }: Place, caseId: string) =>
  world.store.read(({ audit }) => audit.ofChain(rootId, caseId));
const unsent = async ({ rootId }: Place) =>
  (await world.store.read(({ outbox }) => outbox.unsent(rootId))).count;

describe('who may not see a case finds nothing there', () => {
  test('a handler of another place', async () => {
    const [place, other] = [await freshPlace(), await freshPlace()];
    const { caseId } = await storedReport(world, place);
    await expectNothing(other.handlers.rektor, place, caseId);
  });

  test('a handler of an inbox that the case has not reached', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    await expectNothing(place.handlers.owner, place, caseId);
  });

  test('the accused leader, through her own inbox', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place, { facts: { accused: 'leader' } });
    await expectNothing(place.handlers.rektor, place, caseId);
  });

  test('the accused leader, who is a member of the owner’s inbox too', async () => {
    const place = await freshPlace();
    const both = await addHandler(world.store, place.rootId, [
      place.inboxes.school,
      place.inboxes.owner,
    ]);
    const { caseId } = await storedReport(world, place, { facts: { accused: 'leader' } });
    await expectNothing(both, place, caseId);
    expect((await list(place.handlers.owner)).cases.map(({ id }) => id)).toEqual([caseId]);
  });

  test('a handler who is a member of no inbox', async () => {
    const place = await freshPlace();
    const nobody = await addHandler(world.store, place.rootId, []);
    const { caseId } = await storedReport(world, place);
    await expectNothing(nobody, place, caseId);
  });
});

describe('the list', () => {
  test('says the facts and nothing that was written', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const { cases, next } = await list(place.handlers.rektor);
    expect(next).toBe(null);
    expect(cases).toMatchObject([
      {
        id: caseId,
        number: `2026-${caseId.slice(-5).toUpperCase()}`,
        status: 'received',
        unread: true,
        as: 'reader',
        unitName: 'Luftslottet skole',
        receivedOn: '2026-11-23',
        next: { clock: 'unread-reminder', dueOn: '2026-11-24', doneOn: null },
      },
    ]);
  });

  test('comes in pages that miss nothing and repeat nothing', async () => {
    const place = await freshPlace();
    const stored: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      world.pass(1000);
      stored.unshift((await storedReport(world, place)).caseId);
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(place.handlers.rektor, `?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(page.cases.length).toBeLessThanOrEqual(2);
      seen.push(...page.cases.map(({ id }) => id));
      cursor = page.next ?? '';
    } while (cursor !== '');
    expect(seen).toEqual(stored);
  });

  test('shows open cases, unless others are asked for', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const [closed, unread] = [await storedReport(world, place), await storedReport(world, place)];
    await as(rektor).post(`/cases/${closed.caseId}/closings`, { revision: 1, reason: 'resolved' });
    const ids = async (query: string) => (await list(rektor, query)).cases.map(({ id }) => id);
    expect(await ids('')).toEqual([unread.caseId]);
    expect(await ids('?show=closed')).toEqual([closed.caseId]);
    expect(await ids('?show=all')).toEqual([unread.caseId, closed.caseId]);
    expect(await ids('?sector=sport')).toEqual([]);
    expect(await ids(`?inbox=${place.inboxes.owner.id}`)).toEqual([]);
  });

  test.each(['x', 'W10', 'WyJyZWFkIiwieCIsInkiXQ'])('refuses the cursor %s', async (cursor) => {
    const { handlers } = await freshPlace();
    const answer = await as(handlers.rektor).get(`/cases?cursor=${cursor}`);
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ pointer: '/cursor' }] });
  });
});

describe('reading', () => {
  test('leaves a mark with the name, ends the clocks for an unread case, and no other', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    await read(place.handlers.rektor, caseId);
    await read(place.handlers.rektor, caseId);
    const shown = await show(place.handlers.rektor, caseId);
    expect(actions(shown)).toEqual(['received', 'read-content', 'read-content']);
    expect(shown.history[1]!.by).toMatch(/^Person /);
    expect(shown.historyIntact).toBe(true);
    expect(doneClocks(shown)).toEqual(['unread-owner-told', 'unread-reminder']);
    expect(shown).toMatchObject({ status: 'received', unread: false, revision: 1 });
  });

  test('by one who only reads along leaves the clocks running and the case unread for who answers for it', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place, { facts: { accused: 'adult' } });
    await read(place.handlers.owner, caseId);
    const forOwner = await show(place.handlers.owner, caseId);
    expect(forOwner).toMatchObject({ as: 'copy', unread: false });
    expect(doneClocks(forOwner)).toEqual([]);
    expect((await show(place.handlers.rektor, caseId)).unread).toBe(true);
  });

  test('names the keys of the whole route to seal an answer to, and the reporter’s', async () => {
    const place = await freshPlace();
    const { caseId, reporter } = await storedReport(world, place);
    const { sealTo } = await read(place.handlers.rektor, caseId);
    const { school, owner } = place.inboxes;
    const inboxes = [school, owner].map(({ keys }) => keys.publicKey.kid);
    expect(sealTo.map(({ key }) => key.kid).sort()).toEqual(
      [...inboxes, reporter.publicKey.kid].sort(),
    );
    expect(sealTo.at(-1)).toEqual({ name: null, key: reporter.publicKey });
  });

  test('a chain that somebody has changed is shown as broken', async () => {
    const url = await freshUrl('sqlite');
    const store = await openStore(url);
    const own = await openServerWorld({ store });
    const place = await seedPlace(own, 'brutt');
    const { caseId } = await storedReport(own, place);
    const look = async () =>
      (await asHandler(own, place.handlers.rektor).get(`/cases/${caseId}`)).json<CaseAnswer>();
    expect((await look()).historyIntact).toBe(true);
    const database = new Database(url.slice('file:'.length));
    database.prepare('update audit set action = ? where chain = ?').run('closed', caseId);
    database.close();
    expect(await look()).toMatchObject({ historyIntact: false, history: [{ action: 'closed' }] });
    await store.close();
  });
});

describe('"mottatt og lest"', () => {
  test('is seen by the reporter, and twice is once', async () => {
    const place = await freshPlace();
    const { caseId, accessToken } = await storedReport(world, place);
    const { post } = as(place.handlers.rektor);
    const first = (
      await post(`/cases/${caseId}/acknowledgements`, { revision: 1 })
    ).json<CaseAnswer>();
    expect(first).toMatchObject({ status: 'read', revision: 2 });
    expect(doneClocks(first)).toEqual(['unread-owner-told', 'unread-reminder']);
    const second = (
      await post(`/cases/${caseId}/acknowledgements`, { revision: 2 })
    ).json<CaseAnswer>();
    expect(second).toEqual(first);
    expect(await comeBack(accessToken)).toMatchObject({ status: 'read', readOn: '2026-11-23' });
  });

  test('with an old revision is refused, and changes nothing', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const before = await show(place.handlers.rektor, caseId);
    const answer = await as(place.handlers.rektor).post(`/cases/${caseId}/acknowledgements`, {
      revision: 7,
    });
    expect([answer.statusCode, typeOf(answer)]).toEqual([409, '/problems/case-changed']);
    expect(await show(place.handlers.rektor, caseId)).toEqual(before);
  });
});

describe('a message', () => {
  const messageFor = async (place: Place, to: PublicKey[], text = 'Takk for at du sa fra.') => {
    const id = newId();
    const binding = { organisationId: place.rootId, id, version: 1, part: 'message' } as const;
    return { id, sealed: await seal({ text }, to, binding) };
  };
  const write = (handler: TestHandler, caseId: string, message: { id: string; sealed: Sealed }) =>
    as(handler).post(`/cases/${caseId}/messages`, message, { 'idempotency-key': message.id });

  test('reaches the reporter, by role and day, and is contact and word back', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const { caseId, accessToken, reporter } = await storedReport(world, place);
    const { sealTo } = await read(rektor, caseId);
    const message = await messageFor(
      place,
      sealTo.map(({ key }) => key),
    );
    const answer = await write(rektor, caseId, message);
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      { id: message.id, sentOn: '2026-11-23' },
    ]);

    const back = await comeBack(accessToken);
    expect(back.messages).toMatchObject([
      { id: message.id, sentOn: '2026-11-23', from: { nb: 'Rolle head' } },
    ]);
    const binding = {
      organisationId: place.rootId,
      id: message.id,
      version: 1,
      part: 'message',
    } as const;
    const opened = await open(back.messages[0]!.sealed, reporter.privateKey, binding);
    expect(opened).toEqual({ text: 'Takk for at du sa fra.' });

    const shown = await show(rektor, caseId);
    expect(doneClocks(shown)).toEqual([
      'first-contact',
      'unread-owner-told',
      'unread-reminder',
      'word-back',
    ]);
    expect(actions(shown)).toEqual(['received', 'read-content', 'message-sent']);
  });

  test.each(['sqlite', 'postgres'] as const)(
    'sent twenty times at once is stored once, on %s',
    async (kind) => {
      const own = await openServerWorld({ kind });
      const place = await seedPlace(own, 'samtidig');
      const { get, post } = asHandler(own, place.handlers.rektor);
      const { caseId } = await storedReport(own, place);
      const read = async () => (await post(`/cases/${caseId}/readings`)).json<ReadingAnswer>();
      const keys = (await read()).sealTo.map(({ key }) => key);
      const message = await messageFor(place, keys);
      const write = () =>
        post(`/cases/${caseId}/messages`, message, { 'idempotency-key': message.id });
      const answers = await Promise.all(Array.from({ length: 20 }, write));
      expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
      expect(answers[0]!.statusCode).toBe(201);
      expect((await read()).messages).toHaveLength(1);
      const shown = (await get(`/cases/${caseId}`)).json<CaseAnswer>();
      expect(actions(shown).filter((action) => action === 'message-sent')).toHaveLength(1);
      expect(shown.historyIntact).toBe(true);
    },
  );

  test('with another text under the same id is refused', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const [one, other] = [await storedReport(world, place), await storedReport(world, place)];
    const { sealTo } = await read(rektor, one.caseId);
    const message = await messageFor(
      place,
      sealTo.map(({ key }) => key),
    );
    await write(rektor, one.caseId, message);
    const again = await messageFor(
      place,
      sealTo.map(({ key }) => key),
      'Noe annet.',
    );
    const answers = [
      await write(rektor, one.caseId, { ...again, id: message.id }),
      await write(rektor, other.caseId, message),
    ];
    expect(answers.map(typeOf)).toEqual(Array(2).fill('/problems/idempotency-key-reused'));
  });

  test.each([
    ['without the reporter', (keys: PublicKey[]) => keys.slice(0, -1)],
    ['without an inbox', (keys: PublicKey[]) => keys.slice(1)],
  ])('%s among its readers is refused', async (_name, choose) => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const { sealTo } = await read(place.handlers.rektor, caseId);
    const message = await messageFor(place, choose(sealTo.map(({ key }) => key)));
    const answer = await write(place.handlers.rektor, caseId, message);
    expect(answer.json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/sealed/recipients' }],
    });
  });

  test('that was sealed for another place is refused', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const { sealTo } = await read(place.handlers.rektor, caseId);
    const message = {
      ...(await messageFor(
        place,
        sealTo.map(({ key }) => key),
      )),
      id: newId(),
    };
    const answer = await write(place.handlers.rektor, caseId, message);
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ pointer: '/sealed/aad' }] });
  });

  test('without its id in the header is refused', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const { sealTo } = await read(place.handlers.rektor, caseId);
    const message = await messageFor(
      place,
      sealTo.map(({ key }) => key),
    );
    const answer = await as(place.handlers.rektor).post(`/cases/${caseId}/messages`, message);
    expect(typeOf(answer)).toBe('/problems/idempotency-key-missing');
  });
});

describe('closing', () => {
  test('ends all clocks, keeps the reason, and is seen by the reporter', async () => {
    const place = await freshPlace();
    const { caseId, accessToken } = await storedReport(world, place);
    const answer = await as(place.handlers.rektor).post(`/cases/${caseId}/closings`, {
      revision: 1,
      reason: 'resolved',
    });
    const shown = answer.json<CaseAnswer>();
    expect(shown).toMatchObject({ status: 'closed', revision: 2, next: null });
    expect(shown.history.at(-1)).toMatchObject({
      action: 'closed',
      params: { reason: 'resolved' },
    });
    expect(await comeBack(accessToken)).toMatchObject({ status: 'closed', closedOn: '2026-11-23' });
  });

  test('of two who close at once one is told that the case was changed', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const close = () =>
      as(place.handlers.rektor).post(`/cases/${caseId}/closings`, {
        revision: 1,
        reason: 'resolved',
      });
    const answers = await Promise.all([close(), close()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(actions(await show(place.handlers.rektor, caseId))).toEqual(['received', 'closed']);
  });
});

describe('stepping aside', () => {
  const stepAside = (handler: TestHandler, caseId: string) =>
    as(handler).post(`/cases/${caseId}/recusals`, { revision: 99 });

  test('hides the case from her, and leaves it with her colleague', async () => {
    const place = await freshPlace();
    const colleague = await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const { caseId } = await storedReport(world, place);
    const before = await unsent(place);
    expect((await stepAside(place.handlers.rektor, caseId)).statusCode).toBe(204);
    await expectNothing(place.handlers.rektor, place, caseId);
    expect(actions(await show(colleague, caseId))).toEqual(['received', 'recused']);
    await expectNothing(place.handlers.owner, place, caseId);
    expect(await unsent(place)).toBe(before);
  });

  test('takes the case up where nobody else is left, with a letter, and what was written can be read there', async () => {
    const place = await freshPlace();
    const { caseId, body } = await storedReport(world, place, { text: 'Hei.' });
    const [before, woken] = [await unsent(place), world.woken()];
    await stepAside(place.handlers.rektor, caseId);
    expect(await unsent(place)).toBe(before + 1);
    expect(world.woken()).toBe(woken + 1);
    const shown = await show(place.handlers.owner, caseId);
    expect(shown).toMatchObject({ unread: true, as: 'escalation' });
    expect(shown.history.at(-1)).toMatchObject({
      action: 'recused',
      params: { wentTo: place.inboxes.owner.id },
    });
    expect(shown.readers.map(({ as: role }) => role)).toEqual(['reader', 'reader']);
    const { content } = await read(place.handlers.owner, caseId);
    const binding = {
      organisationId: place.rootId,
      id: body.id,
      version: 1,
      part: 'content',
    } as const;
    expect(await open(content, place.inboxes.owner.keys.privateKey, binding)).toEqual({
      text: 'Hei.',
    });
  });

  test('goes on upwards when the next steps aside as well', async () => {
    const place = await freshPlace();
    const { owner, independent } = place.inboxes;
    await world.store.transaction(async ({ organisations }) => {
      const row = (await organisations.tree(place.rootId)).inboxes.get(owner.id)!;
      await organisations.putInbox({ ...row, escalatesTo: independent.id });
      await organisations.treeChanged();
    });
    const { caseId } = await storedReport(world, place);
    await stepAside(place.handlers.rektor, caseId);
    await expectNothing(place.handlers.independent, place, caseId);
    await stepAside(place.handlers.owner, caseId);
    expect((await show(place.handlers.independent, caseId)).unread).toBe(true);
  });

  test('hands it first to whoever reads along already', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place, { facts: { accused: 'adult' } });
    await read(place.handlers.owner, caseId);
    await stepAside(place.handlers.rektor, caseId);
    expect((await show(place.handlers.owner, caseId)).unread).toBe(true);
    await expectNothing(place.handlers.independent, place, caseId);
  });

  test('by the last who could read is an alarm, and the case waits where it went', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    await stepAside(place.handlers.rektor, caseId);
    world.lines.length = 0;
    await stepAside(place.handlers.owner, caseId);
    expect(world.lines.filter((line) => line.includes('"level":50'))).toHaveLength(1);
    const found = await world.store.read(({ cases }) => cases.find(place.rootId, caseId));
    expect(found!.inboxes.map(({ state }) => state)).not.toContain('waiting');
  });

  test('never hands the case to the accused, and sends no letter to who stepped aside', async () => {
    const place = await freshPlace();
    const both = await addHandler(world.store, place.rootId, [
      place.inboxes.owner,
      place.inboxes.independent,
    ]);
    const sealed = await sealedReport(world, place, { facts: { accused: 'leader' } });
    await postReport(world, sealed.body);
    const { caseId } = (await world.store.read(({ reports }) =>
      reports.fingerprint(sealed.body.id),
    ))!;
    await stepAside(both, caseId);
    await stepAside(place.handlers.owner, caseId);
    await expectNothing(place.handlers.rektor, place, caseId);
    expect((await show(place.handlers.independent, caseId)).unread).toBe(true);
    // Two letters for the report, one for the independent inbox's other member.
    expect(await unsent(place)).toBe(3);
  });
});

async function comeBack(accessToken: string): Promise<FollowUpAnswer> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const answer = await world.app.inject({
    method: 'POST',
    url: '/api/v1/follow-ups',
    payload: {},
    headers,
  });
  return answer.json<FollowUpAnswer>();
}
