/**
 * A case whose readers are gone gets a reader again: the reader stepped aside, or the inbox in which it lay has nobody left.
 * Who it is says the rule in `contract/next-reader.ts`; here it is done, written down, and told by a letter without content.
 */
import { isFinished, type CaseStatus } from '../../contract/cases/status.ts';
import {
  liveBesides,
  lyingOf,
  nextReader,
  type Lying,
  type Next,
} from '../../contract/next-reader.ts';
import type { Tree } from '../../contract/tree.ts';
import type { CaseInboxRow, CaseRow, Records, StoredTree } from '../store/records.ts';
import { isMember, toRouteTree } from '../store/tree.ts';
import { tellReaders } from './tell.ts';

/** `stayed`: somebody answers for it; `went-up`: letters wait in the outbox; `nobody`: it went up, and nobody can open it at present. */
export type HandedOver = { outcome: 'stayed' | 'went-up' | 'nobody'; to: string[] };

/**
 * Inside the transaction that took the reader away. A closed case asks nobody for anything. The caller writes it down, with the
 * reason, and tells those to whom it went.
 */
export async function handOver(
  records: Pick<Records, 'cases'>,
  { case: row, inboxes }: { case: CaseRow; inboxes: CaseInboxRow[] },
  { stored, now }: { stored: StoredTree; now: Date },
): Promise<HandedOver> {
  if (isFinished(row.status as CaseStatus)) return { outcome: 'stayed', to: [] };
  const tree = toRouteTree(stored, now);
  const isLive = await liveIn(records, row.id, tree);
  const lying = lyingOf(inboxes, row.facts, tree);
  return goTo(records, row, lying, nextReader(lying, isLive));
}

/** Whether somebody in an inbox can read the case now. `but`: one who is not counted. */
export async function liveIn(
  records: Pick<Records, 'cases'>,
  caseId: string,
  tree: Tree,
  but?: string,
): Promise<(inboxId: string) => boolean> {
  const excluded = await records.cases.exclusionsOf(caseId);
  const keptOut = await records.cases.keptOutOf(caseId);
  return liveBesides({ excluded, keptOut: but === undefined ? keptOut : [...keptOut, but] }, tree);
}

/** Does what the rule has found. */
export async function goTo(
  records: Pick<Records, 'cases'>,
  { id: caseId, rootId }: CaseRow,
  lying: readonly Lying[],
  next: Next,
): Promise<HandedOver> {
  if (next.outcome === 'stays') return { outcome: 'stayed', to: [] };
  if (next.outcome === 'next') {
    await records.cases.makeReader(rootId, caseId, next.inboxId);
    return { outcome: 'went-up', to: [next.inboxId] };
  }
  // It waits wherever it can go: the first who comes back, or is let in, finds it.
  const waiting = lying.filter(({ reached }) => !reached).map(({ inboxId }) => inboxId);
  for (const inboxId of waiting) await records.cases.reachInbox(rootId, caseId, inboxId);
  return { outcome: 'nobody', to: waiting };
}

/** As the history tells where a case went. */
export function wentTo(to: readonly string[]): Record<string, string> {
  return to.length === 0 ? {} : { wentTo: to.join(' ') };
}

/**
 * Of all open cases that lie in these inboxes: called by the set-up in the transaction that took members away, when those who
 * come are written too. Answers how many have another reader now, and how many have nobody who can read them.
 */
export async function handOverCasesIn(
  records: Records,
  { rootId, inboxIds, now }: { rootId: string; inboxIds: string[]; now: Date },
): Promise<{ handedOver: number; withoutReader: number }> {
  const counts = { handedOver: 0, withoutReader: 0 };
  if (inboxIds.length === 0) return counts;
  const stored = await records.organisations.tree(rootId);
  for (const caseId of await records.cases.openIn(rootId, inboxIds)) {
    // A reader may be stepping aside at this moment, who would count as the one who is left.
    await records.cases.hold(rootId, caseId);
    const found = (await records.cases.find(rootId, caseId))!;
    await letGoOfWhoLeft(records, found, stored, now);
    const { outcome, to } = await handOver(records, found, { stored, now });
    if (outcome === 'stayed') continue;
    counts[outcome === 'nobody' ? 'withoutReader' : 'handedOver'] += 1;
    const told = { inboxes: to, handlerId: null };
    await tellReaders(records, found.case, told, stored, now);
    await records.audit.append(rootId, caseId, {
      action: 'handed-over',
      handlerId: null,
      params: wentTo(to),
      at: now,
    });
  }
  return counts;
}

/** Whoever has left cannot have a case any more: nobody has it, and the history names who had. */
async function letGoOfWhoLeft(
  records: Records,
  { case: row, inboxes }: { case: CaseRow; inboxes: CaseInboxRow[] },
  stored: StoredTree,
  at: Date,
): Promise<void> {
  const { id, rootId, takenBy, revision } = row;
  if (takenBy === null || inboxes.some(({ inboxId }) => isMember(stored, inboxId, takenBy))) return;
  await records.cases.change(rootId, id, revision, { takenBy: null, takenAt: null });
  const params = { handlerId: takenBy };
  await records.audit.append(rootId, id, { action: 'let-go', handlerId: null, params, at });
}

/**
 * How many open cases have nobody left who could read them, by what is stored: every holder of the inboxes that answer for
 * them is gone, or is kept out. Whoever is away comes back, and counts.
 */
export async function casesWithoutReader(
  records: Records,
  stored: StoredTree,
  now: Date,
): Promise<number> {
  const tree = toRouteTree(stored, now);
  const holders = (inboxId: string) =>
    tree.inboxes.get(inboxId)?.members.filter(({ holdsKey }) => holdsKey) ?? [];
  const dead = [...tree.inboxes.keys()].filter((id) => holders(id).length === 0);
  const doubtful = await records.cases.doubtful(stored.rootId, dead);
  const byCase = new Map<string, { inboxIds: string[]; keptOut: Set<string | null> }>();
  for (const { caseId, inboxId, keptOut } of doubtful) {
    const one = byCase.get(caseId) ?? { inboxIds: [], keptOut: new Set() };
    byCase.set(caseId, one);
    one.inboxIds.push(inboxId);
    one.keptOut.add(keptOut);
  }
  const hasReader = (inboxId: string, keptOut: Set<string | null>) =>
    holders(inboxId).some(({ handlerId }) => !keptOut.has(handlerId));
  return [...byCase.values()].filter(
    ({ inboxIds, keptOut }) => !inboxIds.some((inboxId) => hasReader(inboxId, keptOut)),
  ).length;
}
