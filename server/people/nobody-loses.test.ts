/**
 * Whatever members without a key send, in any order and any mixture with honest members: nobody who could read before loses
 * anything, and nothing counts that was not proved. Keys, grants, sheets and reports are real, and opened after each run.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../contract/ids.ts';
import { openGrant } from '../../contract/sealing/grant.ts';
import { newKeyPair, type KeyPair } from '../../contract/sealing/keys.ts';
import { possessionHeader, writePossessions } from '../../contract/sealing/possession.ts';
import { openWithRecoveryCode } from '../../contract/sealing/recovery.ts';
import { open } from '../../contract/sealing/seal.ts';
import { sealAgain } from '../../contract/sealing/seal-again.ts';
import type { Sealed } from '../../contract/sealing/sealed.ts';
import { countsAsHolder } from '../store/tree.ts';
import type { DatabaseKind } from '../testing/databases.ts';
import {
  firstKeyFor,
  junkFor,
  keyPerson,
  letInBy,
  makeFirst,
  newSheet,
  nextKeyFor,
  recoveryKeyFor,
  seedKeyless,
  sendWith,
  sessionOf,
  type KeyPerson,
} from '../testing/key-world.ts';
import { answersFor } from '../testing/possession.ts';
import {
  asHandler,
  openServerWorld,
  storedReport,
  type Place,
  type ServerWorld,
} from '../testing/server-world.ts';

const kidOf = ({ publicKey }: KeyPair) => publicKey.kid;

/** A school in which Anna holds the key and Bo was let in, an owner who may open it, a case; Mia and Max were not let in. */
async function lay(world: ServerWorld) {
  const { store } = world;
  const place = await seedKeyless(store);
  const { rootId, school, owner, independent } = place;
  const person = (inboxId: string) => keyPerson(store, rootId, [inboxId]);
  const [eva, ivar] = [await person(owner), await person(independent)];
  const top = await makeFirst(world, owner, eva);
  await makeFirst(world, independent, ivar);
  const [anna, bo] = [await person(school), await person(school)];
  const first = await makeFirst(world, school, anna, [bo], top.keys.publicKey);
  const [mia, max] = [await person(school), await person(school)];
  const sent = await storedReport(world, place as unknown as Place);
  /** The keys of the school, that of now last; and the sheet of now. */
  const schoolNow = { keys: [first.keys], sheet: first.sheet };
  return { world, ...place, eva, anna, bo, mia, max, sent, top, now: schoolNow };
}
type Laid = Awaited<ReturnType<typeof lay>>;

const currentOf = ({ now }: Laid) => now.keys.at(-1)!;

/** Opens what lies there for her, as the desk does at unlock, and says so. */
async function unlock({ world, school }: Laid, person: KeyPerson): Promise<void> {
  const { memberships } = await sessionOf(world, person);
  const { grant, retired } = memberships.find(({ inboxId }) => inboxId === school)!;
  for (const one of [grant, ...retired.map((row) => row.grant)]) {
    if (one === null) continue;
    const privateKey = await openGrant(one, person.own.privateKey);
    const { d: _, ...publicKey } = privateKey;
    if (!person.keys.some((keys) => kidOf(keys) === publicKey.kid))
      person.keys.push({ publicKey, privateKey });
  }
  await asHandler(world, person).post('/possessions', {});
}

const has = (person: KeyPerson, key: KeyPair) =>
  person.keys.some((one) => kidOf(one) === kidOf(key));

/** What honest members do; each only where she can. */
const honest: Record<string, (laid: Laid, who: KeyPerson, other: KeyPerson) => Promise<void>> = {
  unlock: (laid, who) => unlock(laid, who),
  async letIn(laid, who, other) {
    const key = currentOf(laid);
    if (has(who, key)) await letInBy(laid.world, who, laid.school, key, other);
  },
  async nextKey(laid, who) {
    const before = currentOf(laid);
    if (!has(who, before)) return;
    // As if a third who held it had just left.
    await laid.world.store.transaction(({ organisations }) =>
      organisations.askForRenewal(laid.rootId, laid.school, laid.world.clock.now()),
    );
    const { memberships } = await sessionOf(laid.world, who);
    const { colleagues, recoveryKey } = memberships[0]!;
    const to = [laid.anna, laid.bo].filter(
      ({ id }) => id === who.id || colleagues.some(({ handlerId }) => handlerId === id),
    );
    const owner = laid.top.keys.publicKey;
    const { body, keys } = await nextKeyFor(before, to, { owner, recovery: recoveryKey });
    const answer = await sendWith(laid.world, who, `/inboxes/${laid.school}/next-keys`, body, [
      keys,
    ]);
    expect(answer.statusCode).toBe(204);
    who.keys.push(keys);
    laid.now.keys.push(keys);
  },
  async newSheet(laid, who) {
    if (!has(who, currentOf(laid))) return;
    const held = [...laid.now.keys].reverse().filter((key) => has(who, key));
    const { body, sheet } = await recoveryKeyFor(held);
    const path = `/inboxes/${laid.school}/recovery-keys`;
    expect((await sendWith(laid.world, who, path, body, [sheet.pair])).statusCode).toBe(200);
    laid.now.sheet = sheet;
  },
  async sealAgain(laid, who) {
    const now = currentOf(laid);
    const [path, read] = await readCase(laid, who);
    if (!read) return;
    const kids = read.content.recipients.map(({ header }) => header.kid);
    const old = who.keys.find((key) => kids.includes(kidOf(key)));
    if (!old || kidOf(old) === kidOf(now) || !has(who, now)) return;
    const entry = { id: read.reportId, part: 'content', retiredKid: kidOf(old) };
    const recipient = await sealAgain(read.content, old.privateKey, now.publicKey);
    const answer = await asHandler(laid.world, who).post(`${path}/resealings`, {
      entries: [{ ...entry, recipient }],
    });
    expect(answer.json()).toEqual({ sealedAgain: 1 });
  },
};

async function readCase({ world, sent }: Laid, who: KeyPerson) {
  const path = `/cases/${sent.caseId}`;
  const answer = await asHandler(world, who).post(`${path}/readings`);
  const read =
    answer.statusCode === 200 ? answer.json<{ reportId: string; content: Sealed }>() : null;
  return [path, read] as const;
}

/** What somebody sends who has no key of the school: a path and a body. */
const attacks: Record<string, (laid: Laid, who: KeyPerson) => Promise<[string, object]>> = {
  async junkToHerself(laid, who) {
    const grants = [{ kid: kidOf(currentOf(laid)), grant: await junkFor(who.own.publicKey) }];
    return ['/grants', { inboxId: laid.school, handlerId: who.id, grants }];
  },
  async junkToAnna(laid) {
    const { id: handlerId, own } = laid.anna;
    const grants = [{ kid: kidOf(currentOf(laid)), grant: await junkFor(own.publicKey) }];
    return ['/grants', { inboxId: laid.school, handlerId, grants }];
  },
  async sheetOfHerOwn(laid) {
    const sheet = await newSheet();
    const grants = [{ kid: kidOf(currentOf(laid)), grant: await junkFor(sheet.pair.publicKey) }];
    const { sealedKey } = sheet;
    const body = { publicKey: sheet.pair.publicKey, sealedKey, grants, because: 'seen' };
    return [`/inboxes/${laid.school}/recovery-keys`, body];
  },
  confirm: (laid) => Promise.resolve([`/inboxes/${laid.school}/recovery-confirmations`, {}]),
  async firstKey(laid, who) {
    return [`/inboxes/${laid.school}/keys`, (await firstKeyFor(who, [laid.anna])).body];
  },
  async nextKey(laid, who) {
    const { body } = await nextKeyFor(currentOf(laid), [who]);
    return [`/inboxes/${laid.school}/next-keys`, body];
  },
  async junkToTheOwner(laid) {
    const owner = laid.top.keys.publicKey;
    const grants = [{ kid: kidOf(currentOf(laid)), grant: await junkFor(owner) }];
    return [`/inboxes/${laid.school}/owner-grants`, { ownerKid: owner.kid, grants }];
  },
  async destroyAnEntry(laid) {
    const { privateKey, publicKey } = currentOf(laid);
    const [path, read] = await readCase(laid, laid.anna);
    const stranger = await newKeyPair();
    const recipient = {
      header: { kid: publicKey.kid, epk: pointOf(stranger) },
      encrypted_key: read?.content.recipients[0]?.encrypted_key ?? 'A'.repeat(54),
    };
    expect(privateKey.kid).toBe(publicKey.kid);
    const retiredKid = kidOf(laid.now.keys[0]!);
    const entry = { id: read?.reportId ?? newId(), part: 'content', retiredKid, recipient };
    return [`${path}/resealings`, { entries: [entry] }];
  },
  acknowledge: ({ sent }) =>
    Promise.resolve([`/cases/${sent.caseId}/acknowledgements`, { revision: 1 }]),
  close: ({ sent }) =>
    Promise.resolve([`/cases/${sent.caseId}/closings`, { revision: 1, reason: 'resolved' }]),
  read: ({ sent }) => Promise.resolve([`/cases/${sent.caseId}/readings`, {}]),
};

function pointOf({ publicKey: { kty, crv, x, y } }: KeyPair) {
  return { kty, crv, x, y };
}

/** For what her request answers: nothing, a key of her own making, or what Anna's browser answered. */
const headers: Record<string, (laid: Laid, who: KeyPerson) => Promise<Record<string, string>>> = {
  none: () => Promise.resolve({}),
  ofHers: async ({ world }, who) =>
    answersFor(world.app, who.cookie, [who.own, await newKeyPair()], world.clock.now()),
  ofAnna: ({ world, anna }) => answersFor(world.app, anna.cookie, anna.keys, world.clock.now()),
  madeUp: (laid) => {
    const expires = Math.floor(laid.world.clock.now().getTime() / 1000) + 60;
    const made = { kid: kidOf(currentOf(laid)), expires, answer: 'A'.repeat(43) };
    return Promise.resolve({ [possessionHeader]: writePossessions([made]) });
  },
};

const steps = fc.array(
  fc.oneof(
    fc.record({
      by: fc.constantFrom('mia' as const, 'max' as const),
      attack: fc.constantFrom(...Object.keys(attacks)),
      header: fc.constantFrom(...Object.keys(headers)),
    }),
    fc.record({
      by: fc.constantFrom('anna' as const, 'bo' as const),
      does: fc.constantFrom(...Object.keys(honest)),
    }),
  ),
  { minLength: 4, maxLength: 14 },
);

async function expectNothingLost(laid: Laid): Promise<void> {
  const { world, rootId, school, anna, bo, mia, max, eva, sent } = laid;
  const { tree, rows, ownerRows, pairGrants, replaced, report } = await world.store.read(
    async ({ organisations, recovery, reports }) => {
      const found = await organisations.tree(rootId);
      const pair = found.recoveryKeys.get(school)!;
      return {
        tree: found,
        rows: new Map([
          [anna, await organisations.keyGrantsOf(rootId, anna.id)],
          [bo, await organisations.keyGrantsOf(rootId, bo.id)],
        ]),
        ownerRows: await organisations.ownerGrantsTo(rootId, [laid.owner]),
        pairGrants: await recovery.grantsOf(rootId, pair.kid),
        replaced: await recovery.replacedPairs(rootId),
        report: (await reports.get(rootId, sent.body.id))!,
      };
    },
  );
  // Every honest holder still opens every key that she opened.
  for (const [person, held] of rows)
    for (const key of person.keys) {
      const row = held.find(({ kid }) => kid === kidOf(key));
      expect((await openGrant(row!.grant, person.own.privateKey)).kid).toBe(kidOf(key));
    }
  // The owner's grants open, or there is none that counts.
  for (const { grant, kid } of ownerRows.filter(({ inboxId }) => inboxId === school))
    expect((await openGrant(grant, eva.keys[0]!.privateKey)).kid).toBe(kid);
  // The sheet of now opens the key of now; every other one is within the 30 days.
  const pair = tree.recoveryKeys.get(school)!;
  const opened = await openWithRecoveryCode(pair.sealedKey, laid.now.sheet.code);
  const opens = await Promise.all(pairGrants.map(({ grant }) => openGrant(grant, opened)));
  expect(opens.map(({ kid }) => kid)).toContain(kidOf(currentOf(laid)));
  expect(replaced.every(({ replacedAt }) => replacedAt !== null)).toBe(true);
  // Who counts has the key, and nobody else.
  for (const person of [anna, bo, mia, max])
    if (countsAsHolder(tree, school, person.id, world.clock.now()))
      expect(has(person, currentOf(laid))).toBe(true);
  for (const { id } of [mia, max])
    expect([...tree.grants.keys()].some((at) => at.endsWith(id))).toBe(false);
  // The report opens for whoever has the keys of the school.
  const kids = report.content.recipients.map(({ header }) => header.kid);
  const key = laid.now.keys.find((one) => kids.includes(kidOf(one)))!;
  const binding = { organisationId: rootId, id: report.id, version: 1, part: 'content' } as const;
  await open(report.content, key.privateKey, binding);
}

describe.each<[DatabaseKind, number]>([
  ['sqlite', 15],
  ['postgres', 3],
])('on %s', (kind, numRuns) => {
  test('nobody loses anything by what members without a key send, and they gain nothing', async () => {
    const world = await openServerWorld({ kind });
    const run = fc.asyncProperty(steps, async (chosen) => {
      const laid = await lay(world);
      for (const step of chosen) {
        if ('does' in step) {
          const other = step.by === 'anna' ? laid.bo : laid.anna;
          await honest[step.does]!(laid, laid[step.by], other);
          continue;
        }
        const who = laid[step.by];
        const [path, body] = await attacks[step.attack]!(laid, who);
        const answer = await world.app.inject({
          method: 'POST',
          url: `/api/v1${path}`,
          payload: body,
          headers: { cookie: who.cookie, ...(await headers[step.header]!(laid, who)) },
        });
        expect(answer.statusCode, step.attack).toBeGreaterThanOrEqual(400);
        expect(answer.statusCode, step.attack).toBeLessThan(500);
      }
      await expectNothingLost(laid);
    });
    await fc.assert(run, { numRuns });
  }, 600_000);
});
