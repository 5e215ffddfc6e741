/**
 * One case as the person who asks may see it, or nothing: that it belongs to somebody else, or that she is kept out of it,
 * is answered as if it did not exist.
 */
import { hasOpened, type Standing } from '../../contract/cases/rights.ts';
import { isQuarantine, type CaseStatus } from '../../contract/cases/status.ts';
import type { SignedInHandler } from '../http/handler.ts';
import { Problem } from '../http/problem.ts';
import type { CaseDeadline } from '../../contract/cases/deadlines.ts';
import type { AuditRow, CaseInboxRow, CaseRow, Records } from '../store/records.ts';
import { hasGrant, type TreeCache } from '../store/tree.ts';

/** Everything but writing to the history: that is for `act` alone (`act.ts`). */
export type ActRecords = Omit<Records, 'audit'> & {
  audit: Pick<Records['audit'], 'ofChain' | 'history'>;
};

export type SeenCase = {
  case: CaseRow;
  /** All rows of the route, also those that still wait. */
  inboxes: CaseInboxRow[];
  deadlines: CaseDeadline[];
  /** The rows through which she sees it, the one that answers for the case first. Never empty. */
  own: [CaseInboxRow, ...CaseInboxRow[]];
};

const order = ['reader', 'escalation', 'copy'];

/** Throws `not-found`. */
export async function seenCase(
  records: ActRecords,
  handler: SignedInHandler,
  caseId: string,
): Promise<SeenCase> {
  const { id: handlerId, rootId, inboxIds } = handler;
  const seen = await records.cases.get(rootId, { handlerId, inboxIds }, caseId);
  if (!seen) throw new Problem('not-found');
  const own = reachedOf(seen.inboxes)
    .filter(({ inboxId }) => inboxIds.includes(inboxId))
    .sort((one, other) => order.indexOf(one.as) - order.indexOf(other.as));
  return { ...seen, own: own as SeenCase['own'] };
}

/**
 * The same for whoever acts on what was written: `own` are then the rows of inboxes whose key of now was given to her and for
 * which this request answers, for nobody answers for a report that she cannot read. Throws `not-found`, `not-allowed` where no
 * key was given to her yet, and `possession-needed`.
 */
export async function openedCase(
  records: ActRecords,
  handler: SignedInHandler,
  caseId: string,
  trees: TreeCache,
): Promise<SeenCase> {
  const seen = await seenCase(records, handler, caseId);
  const tree = await trees.of(records, handler.rootId);
  const given = seen.own.filter(({ inboxId }) => hasGrant(tree, inboxId, handler.id));
  if (given.length === 0) {
    const detail = 'You do not hold the key of this inbox yet: ask a colleague to let you in.';
    throw new Problem('not-allowed', { detail });
  }
  const [first, ...rest] = given.filter(({ inboxId }) =>
    handler.possesses.has(tree.keys.get(inboxId)!.kid),
  );
  if (!first) throw new Problem('possession-needed');
  return { ...seen, own: [first, ...rest] };
}

/** How she stands to the case, by the rows through which she asks; whether she holds a key is for the caller to say. */
export function standingOf(
  { case: row, own }: Pick<SeenCase, 'case' | 'own'>,
  history: readonly AuditRow[],
  handlerId: string,
): Omit<Standing, 'hasKey'> {
  const { status, takenBy } = row;
  const entries = history.map((entry) => ({ action: entry.action, by: entry.handlerId }));
  return {
    part: isAnswering({ own }) ? 'reader' : 'copy',
    status: status as CaseStatus,
    opened: hasOpened(entries, handlerId),
    taken: takenBy === null ? 'nobody' : takenBy === handlerId ? 'her' : 'another',
  };
}

/** An escalation that was reached answers for the case like any reader. */
export function isAnswering({ own }: Pick<SeenCase, 'own'>): boolean {
  return own.some(({ as }) => as !== 'copy');
}

export function reachedOf(inboxes: readonly CaseInboxRow[]): CaseInboxRow[] {
  return inboxes.filter(({ state }) => state !== 'waiting');
}

export function isSetApart({ inboxes }: Pick<SeenCase, 'inboxes'>): boolean {
  return inboxes.some(({ state }) => isQuarantine(state));
}

/** Gives those of the rows that are in a state of `to` the one that it names. */
export async function moveInboxes(
  records: ActRecords,
  { id, rootId }: Pick<CaseRow, 'id' | 'rootId'>,
  inboxes: readonly CaseInboxRow[],
  to: Record<string, Parameters<Records['cases']['setInboxState']>[2]>,
): Promise<void> {
  for (const [from, state] of Object.entries(to)) {
    const ids = inboxes.filter((row) => row.state === from).map(({ inboxId }) => inboxId);
    if (ids.length > 0) await records.cases.setInboxState(rootId, id, state, ids);
  }
}

/** A change names the revision it saw. Throws `case-changed` where somebody was faster. */
export async function changeCase(
  records: ActRecords,
  { id, rootId }: CaseRow,
  revision: number,
  values: Parameters<Records['cases']['change']>[3],
): Promise<void> {
  if (await records.cases.change(rootId, id, revision, values)) return;
  throw new Problem('case-changed', { detail: 'Read the case again and decide anew.' });
}
