/** To which inbox a case goes that nobody reads: the rule for a reader who is gone (`contract/next-reader.ts`), as if all who answer for it were. */
import { isQuarantine } from '../../contract/cases/status.ts';
import { liveBesides, lyingOf, nextBesides } from '../../contract/next-reader.ts';
import type { CaseInboxRow, CaseRow, Records, StoredTree } from '../store/records.ts';
import { toRouteTree } from '../store/tree.ts';

type Found = { case: CaseRow; inboxes: CaseInboxRow[] };

/** The id of the nearest that reads along, or to which it can go, and in which somebody can read it now; null where there is none. */
export async function nextInbox(
  records: Records,
  { case: { id, facts }, inboxes }: Found,
  stored: StoredTree,
  now: Date,
): Promise<string | null> {
  const tree = toRouteTree(stored, now);
  const excluded = await records.cases.exclusionsOf(id);
  const keptOut = await records.cases.keptOutOf(id);
  const lying = lyingOf(inboxes, facts, tree);
  const next = nextBesides(lying, liveBesides({ excluded, keptOut }, tree));
  return next.outcome === 'next' ? next.inboxId : null;
}

/** It answers for the case from now on, and has not read it. What was set apart stays so there too: a flood stays in a list of its own. */
export async function reach(
  records: Records,
  { case: { id, rootId }, inboxes }: Found,
  inboxId: string,
): Promise<void> {
  const isApart = inboxes.some(({ state }) => isQuarantine(state));
  await records.cases.makeReader(rootId, id, inboxId);
  if (isApart) await records.cases.setInboxState(rootId, id, 'quarantine', [inboxId]);
}
