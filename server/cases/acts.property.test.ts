/** Whoever does whatever in whatever order: what the table of rights forbids does not pass, and the record says what happened. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { acts, hasOpened, mayDo, reopenings, rights } from '../../contract/cases/rights.ts';
import { addHandler, storedReport } from '../testing/server-world.ts';
import { as, chain, freshPlace, openCaseWorld, world } from '../testing/case-world.ts';

await openCaseWorld();

const tried = [
  ['read', 'readings'],
  ['take', 'takings'],
  ['let-go', 'releases'],
  ['take-over', 'take-overs'],
  ['acknowledge', 'acknowledgements'],
  ['close', 'closings'],
  ['reopen', 'reopenings'],
  ['keep-out', 'keepings-out'],
  ['step-aside', 'recusals'],
] as const;
const people = ['rektor', 'colleague', 'owner', 'deputy', 'independent'] as const;

const steps = fc.array(
  fc.record({
    who: fc.constantFrom(...people),
    whom: fc.constantFrom(...people),
    // Reading and closing are what else rarely comes in a row.
    doing: fc.constantFrom(...tried, tried[0], tried[0], tried[5]),
  }),
  { minLength: 8, maxLength: 14 },
);

test('acts of random people in random order', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom('adult', 'child'), async (doings, accused) => {
      const place = await freshPlace();
      const { school, owner } = place.inboxes;
      const all = {
        ...place.handlers,
        colleague: await addHandler(world.store, place.rootId, [school]),
        deputy: await addHandler(world.store, place.rootId, [owner]),
      };
      const { caseId } = await storedReport(world, place, { facts: { accused } });
      const out = new Set<string>();

      for (const { who, whom, doing } of doings) {
        const [act, path] = doing;
        const { get, post } = as(all[who]);
        const before = await chain(place, caseId);
        const seen = await get(`/cases/${caseId}`);
        const item = seen.statusCode === 200 ? seen.json<CaseAnswer>() : null;
        if (out.has(all[who].id)) expect(item).toBeNull();
        const answer = await post(`/cases/${caseId}/${path}`, {
          ...(act !== 'read' && { revision: item?.revision ?? 1 }),
          ...(act === 'close' && { reason: 'resolved' }),
          ...(act === 'keep-out' && { handlerId: all[whom].id }),
        });
        const history = await chain(place, caseId);
        const fresh = history.slice(before.length);
        const may = item !== null && mayDo(act, standingOf(item)).may;
        const isDone = answer.statusCode < 300;

        if (!may) expect(isDone && fresh.length > 0, `${who} ${act}`).toBe(false);
        else if (act !== 'keep-out') expect([act, answer.statusCode < 300]).toEqual([act, true]);
        if (!isDone) expect(fresh).toEqual([]);
        for (const entry of fresh) {
          expect(rights[act].entries as readonly string[]).toContain(entry.action);
          expect(entry.handlerId).toBe(all[who].id);
        }
        for (const entry of fresh) {
          if (entry.action === 'recused') out.add(entry.handlerId!);
          if (entry.action === 'kept-out') out.add(entry.params['handlerId']!);
        }
        await expectTrue(place, caseId, out);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

function standingOf({ standing, status, taken }: CaseAnswer) {
  const whose = taken === null ? 'nobody' : taken.mine ? 'her' : 'another';
  return { ...standing, status, hasKey: true, taken: whose } as const;
}

/** What is stored is what the history says, and an open case has somebody who answers for it, as long as anybody is left. */
async function expectTrue(
  place: Parameters<typeof chain>[0],
  caseId: string,
  out: ReadonlySet<string>,
): Promise<void> {
  const found = await world.store.read(({ cases }) => cases.find(place.rootId, caseId));
  const { case: row, inboxes, deadlines } = found!;
  const history = await chain(place, caseId);
  const entries = history.map(({ action, handlerId }) => ({ action, by: handlerId }));
  const lastOf = (...actions: string[]) =>
    history.findLast(({ action }) => actions.includes(action));

  const ending = lastOf('closed', ...reopenings);
  expect(row.status === 'closed').toBe(ending?.action === 'closed');
  expect([row.closedAt !== null, row.closeReason !== null]).toEqual([
    row.status === 'closed',
    row.status === 'closed',
  ]);
  for (const [index, { action, by }] of entries.entries())
    if (action === 'closed' || action === 'acknowledged')
      expect(hasOpened(entries.slice(0, index), by)).toBe(true);
  if (deadlines.some(({ kind, end }) => kind === 'unread-reminder' && end?.as === 'met'))
    expect(lastOf('read-content')).toBeDefined();
  if (row.takenBy !== null) {
    expect(lastOf('taken', 'taken-over', 'let-go')!.handlerId).toBe(row.takenBy);
    expect(out.has(row.takenBy)).toBe(false);
  }
  const { isIntact } = await world.store.read(({ audit }) => audit.history(place.rootId, caseId));
  expect(isIntact).toBe(true);

  if (row.status === 'closed') return;
  const tree = await world.store.read(({ organisations }) => organisations.tree(place.rootId));
  const canRead = (inboxId: string) =>
    tree.memberships.some((one) => one.inboxId === inboxId && !out.has(one.handlerId));
  const answering = inboxes.filter(({ as: part, state }) => part !== 'copy' && state !== 'waiting');
  if (inboxes.some(({ inboxId }) => canRead(inboxId)))
    expect(answering.some(({ inboxId }) => canRead(inboxId))).toBe(true);
}

test('tries every act that changes who has a case or what becomes of it', () => {
  const others = ['seal-again', 'print', 'print-report', 'write', 'record', 'not-relevant'];
  others.push('place', 'hand-down');
  expect([...tried.map(([act]) => act), ...others].sort()).toEqual([...acts].sort());
});
