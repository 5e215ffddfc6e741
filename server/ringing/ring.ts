/**
 * What happens when a deadline is due: letters without content, and what nobody reads goes on to the next inbox. All of one case is
 * done in the transaction that holds it, so that two processes, and one that is killed, tell nobody twice and pass over nobody.
 */
import { isQuarantine } from '../../contract/cases/status.ts';
import {
  climbsOn,
  isUnsettled,
  nextMorning,
  ringing,
  settled,
} from '../../contract/cases/ringing.ts';
import { dueAt, type Clock } from '../../contract/clock.ts';
import type { DeadlineKind } from '../../contract/policy.ts';
import { answers } from '../../contract/next-reader.ts';
import { ringLetters, ringPauseMs, type RingKind } from '../mail/letters.ts';
import type { CaseInboxRow, CaseRow, Records, Store, StoredTree } from '../store/records.ts';
import type { TreeCache } from '../store/tree.ts';
import { nextInbox, reach } from './next.ts';

export type RingParts = {
  store: Pick<Store, 'read' | 'transaction'>;
  trees: TreeCache;
  clock: Clock;
};

/** More at once would hold up a report that comes meanwhile. */
const mostAtOnce = 50;

type Found = NonNullable<Awaited<ReturnType<Records['cases']['find']>>>;
type Ringing = { records: Records; found: Found; tree: StoredTree; now: Date };

/** Rings all that is due, some cases after another. Answers of how many cases. */
export async function ringAll({ store, trees, clock }: RingParts): Promise<number> {
  let rung = 0;
  while (await store.read(({ cases }) => cases.hasDue(clock.now()))) {
    const some = await store.transaction((records) => ringSome(records, trees, clock.now()));
    rung += some;
    // What is left is in the hands of another process.
    if (some === 0) break;
  }
  return rung;
}

async function ringSome(records: Records, trees: TreeCache, now: Date): Promise<number> {
  const due = await records.cases.takeDue(now, mostAtOnce);
  for (const { rootId, caseId } of due) {
    const found = (await records.cases.find(rootId, caseId))!;
    const tree = await trees.of(records, rootId);
    const case_ = { records, found, tree, now };
    if (isUnsettled(found.deadlines)) await settle(case_);
    else await ring(case_);
  }
  return due.length;
}

/** A case of before deadlines rang. Of what is over then, one letter to each who answers for such cases, in the morning. */
async function settle({ records, found, tree, now }: Ringing): Promise<void> {
  const { rootId, id: caseId, urgent } = found.case;
  const next = await nextInbox(records, found, tree, now);
  const { deadlines, hasPassed } = settled(found.deadlines, {
    ...{ now, urgent },
    isAnybodyNext: next !== null,
  });
  await records.cases.changeDeadlines(rootId, caseId, () => deadlines);
  if (!hasPassed) return;
  const morning = nextMorning(dueAt(now, { amount: 0, unit: 'days' }));
  await tell({ records, found, tree, now: morning }, 'deadlines', answering(found));
}

async function ring(at: Ringing): Promise<void> {
  const { records, found, now } = at;
  const { rootId, id: caseId, urgent } = found.case;
  const { step, due, deadlines } = ringing(found.deadlines, now, urgent);
  await records.cases.changeDeadlines(rootId, caseId, () => deadlines);
  if (due.length > 0) {
    await tell(at, 'deadlines', answering(found));
    await note(at, 'reminded', { clocks: due.join(' ') });
  }
  if (step !== null) await steps[step]?.(at);
}

const steps: Partial<Record<DeadlineKind, (at: Ringing) => Promise<void>>> = {
  'unread-reminder': async (at) => {
    await tell(at, unreadKind(at.found), answering(at.found));
    await note(at, 'reminded', { clocks: 'unread-reminder' });
  },
  // Everybody who reads it, deputies too, and those above, who were told when it came.
  'urgent-unread': async (at) => {
    await tell(at, unreadKind(at.found), reached(at.found), 'everybody');
    await note(at, 'reminded', { clocks: 'urgent-unread' });
  },
  'unread-owner-told': async (at) => {
    await tell(at, unreadKind(at.found), reached(at.found), 'everybody');
    const { found, records, tree, now } = at;
    const next = await nextInbox(records, found, tree, now);
    // Whoever reads along has just been told.
    const isAbove = next !== null && !reached(found).includes(next);
    if (isAbove) await tell(at, 'unread-below', [next]);
    await note(at, 'reminded', {
      clocks: 'unread-owner-told',
      ...(isAbove && { told: next }),
    });
  },
  'unread-next-reader': async (at) => {
    const { found, records, tree, now } = at;
    const { rootId, id: caseId, urgent } = found.case;
    const next = await nextInbox(records, found, tree, now);
    if (next === null) return note(at, 'reminded', { clocks: 'unread-next-reader' });
    await reach(records, found, next);
    await tell(at, isApart(found) ? 'quarantine' : 'report', [next], 'everybody');
    await records.cases.changeDeadlines(rootId, caseId, (all) => climbsOn(all, now, urgent));
    await note(at, 'went-on', { wentTo: next });
  },
};

function unreadKind(found: Found): RingKind {
  return isApart(found) ? 'quarantine' : 'still-unread';
}

function isApart({ inboxes }: Found): boolean {
  return inboxes.some(({ state }) => isQuarantine(state));
}

const isReached = ({ state }: CaseInboxRow) => state !== 'waiting';

function reached({ inboxes }: Found): string[] {
  return inboxes.filter(isReached).map(({ inboxId }) => inboxId);
}

function answering({ inboxes }: Found): string[] {
  return inboxes
    .filter((row) => answers({ as: row.as as 'reader', reached: isReached(row) }))
    .map(({ inboxId }) => inboxId);
}

/** Nobody who is kept out of the case, and no member of the accused's own inboxes, hears of it. */
async function tell(
  { records, found, tree, now }: Ringing,
  kind: RingKind,
  inboxes: string[],
  to: 'members' | 'everybody' = 'members',
): Promise<void> {
  const { rootId, id: caseId, urgent }: CaseRow = found.case;
  const excluded = await records.cases.exclusionsOf(caseId);
  const keptOut = await records.cases.keptOutOf(caseId);
  const letters = ringLetters({ rootId, caseId, urgent, inboxes, excluded, tree, now, kind, to });
  const toOthers = letters.filter(({ handlerId }) => !keptOut.includes(handlerId));
  await records.outbox.gather(toOthers, ringPauseMs(kind, urgent));
}

async function note(
  { records, found, now }: Ringing,
  action: 'reminded' | 'went-on',
  params: Record<string, string>,
): Promise<void> {
  const { rootId, id } = found.case;
  await records.audit.append(rootId, id, { action, handlerId: null, params, at: now });
}
