/** Opens a closed case again: always possible until it is erased, for everybody who reads it, because a case may have been closed by mistake, or too early. */
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { resumed } from '../../contract/cases/deadlines.ts';
import { route } from '../../contract/route.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import type { CaseInboxRow, CaseRow, Records, StoredTree } from '../store/records.ts';
import { toRouteTree } from '../store/tree.ts';
import { act } from './act.ts';
import { handOver, wentTo, type HandedOver } from './hand-over.ts';
import { showCase } from './show.ts';

/** `revision` is the one that she saw. Throws as `act` does. */
export function reopen(
  caseId: string,
  revision: number,
  handler: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<CaseAnswer> {
  return act(
    {
      act: 'reopen',
      caseId,
      revision,
      async change({ records, seen, tree, at }) {
        const { to } = await beginAnew(records, seen, tree, at);
        return {
          entries: [{ action: 'reopened', params: wentTo(to) }],
          values: openAgain,
          asks: to,
          answer: (then) => showCase(then, caseId, handler, parts),
        };
      },
    },
    handler,
    parts,
  );
}

/** Values of a case that is open again; `readAt` stays, for it was read. */
export const openAgain = { status: 'reopened', closedAt: null, closeReason: null } as const;

/** In every inbox that it had reached it is to be read again. Where those who answered for it are gone, it has the next reader. */
export async function beginAnew(
  records: Pick<Records, 'cases'>,
  { case: row, inboxes }: { case: CaseRow; inboxes: CaseInboxRow[] },
  stored: StoredTree,
  now: Date,
): Promise<HandedOver> {
  await records.cases.setInboxState(row.rootId, row.id, 'unread');
  const owed = route(row.facts, toRouteTree(stored, now)).deadlines;
  await records.cases.changeDeadlines(row.rootId, row.id, (all) =>
    resumed(all, owed, now, row.urgent),
  );
  const anew = { case: { ...row, ...openAgain }, inboxes };
  return handOver(records, anew, { stored, now });
}
