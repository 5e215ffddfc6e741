/** Rows of a case in the shapes of the contract: days instead of instants, names instead of ids. */
import type { CaseAnswer, ListAnswer } from '../../contract/api/cases.ts';
import { endedOn, nextOf, stateOf, type CaseDeadline } from '../../contract/cases/deadlines.ts';
import { isQuarantine } from '../../contract/cases/status.ts';
import { osloDay } from '../../contract/clock.ts';
import { caseNumber } from '../../contract/ids.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { AuditRow, CaseInboxRow, CaseRow, StoredTree } from '../store/records.ts';
import { membersIn } from '../store/tree-index.ts';
import { reachedOf, standingOf, type SeenCase } from './access.ts';
import { keepingOf } from './keeping.ts';

type Summary = ListAnswer['cases'][number];
type DeadlineAnswer = CaseAnswer['clocks'][number];

/** `next`: the first deadline that somebody still owes. */
export function summaryOf(
  row: CaseRow,
  inbox: CaseInboxRow,
  next: CaseDeadline | null,
  { tree, handlerId }: { tree: StoredTree; handlerId: string },
): Summary {
  return {
    id: row.id,
    number: caseNumber(row.id),
    status: row.status as Summary['status'],
    urgent: row.urgent,
    unread: inbox.state === 'unread' || inbox.state === 'quarantine',
    intake: isQuarantine(inbox.state) ? 'quarantine' : 'ordinary',
    as: inbox.as as Summary['as'],
    inboxId: inbox.inboxId,
    unitName: tree.organisations.get(row.unitId)?.name ?? '',
    sector: row.sector as Summary['sector'],
    receivedOn: osloDay(row.receivedAt),
    facts: row.facts,
    next: next && nextAnswerOf(next),
    taken: takenOf(row, { tree, handlerId }),
  };
}

function takenOf(
  { takenBy, takenAt }: CaseRow,
  { tree, handlerId }: { tree: StoredTree; handlerId: string },
): Summary['taken'] {
  if (takenBy === null || takenAt === null) return null;
  const by = tree.handlers.get(takenBy)?.name ?? '';
  return { by, at: takenAt.toISOString(), mine: takenBy === handlerId };
}

type Asked = {
  tree: StoredTree;
  handler: Pick<SignedInHandler, 'id'>;
  /** Ids of handlers. */
  keptOut: readonly string[];
  now: Date;
};

/** `history`: the case's whole chain. */
export function caseAnswerOf(
  seen: SeenCase,
  history: { entries: readonly AuditRow[]; isIntact: boolean },
  { tree, handler, keptOut, now }: Asked,
): CaseAnswer {
  const { case: row, inboxes, deadlines, own } = seen;
  const { part, opened } = standingOf(seen, history.entries, handler.id);
  return {
    ...summaryOf(row, own[0], nextOf(deadlines), { tree, handlerId: handler.id }),
    organisationId: row.rootId,
    reportId: row.reportId,
    revision: row.revision,
    language: row.language as CaseAnswer['language'],
    written: row.written as CaseAnswer['written'],
    readers: reachedOf(inboxes).map(({ inboxId, as, reason }) => {
      const { name, organisationId } = tree.inboxes.get(inboxId)!;
      return {
        inboxId,
        name,
        organisationName: tree.organisations.get(organisationId)!.name,
        // An escalation that was reached answers for the case like any reader.
        as: as === 'copy' ? 'copy' : 'reader',
        reason,
      };
    }),
    clocks: deadlines.map((one) => deadlineAnswerOf(one, tree, now)),
    history: history.entries.map(({ sequence, at, action, handlerId, params, hash }) => ({
      sequence,
      at: at.toISOString(),
      action,
      by: nameOf(handlerId, tree),
      whom: nameOf(params['handlerId'], tree),
      params,
      hash,
    })),
    historyIntact: history.isIntact,
    standing: { part, opened },
    mayKeepOut: mayKeepOutOf(seen, { tree, handler, keptOut, now }),
  };
}

function mayKeepOutOf(
  { inboxes, own }: SeenCase,
  { tree, handler, keptOut, now }: Asked,
): CaseAnswer['mayKeepOut'] {
  const lying = new Set(inboxes.map(({ inboxId }) => inboxId));
  const members = [...lying].sort().flatMap((inboxId) => membersIn(tree, inboxId));
  const others = [...new Set(members.map(({ handlerId }) => handlerId))];
  return others
    .filter((handlerId) => !keptOut.includes(handlerId))
    .flatMap((handlerId) => {
      const keeping = keepingOf({ inboxes, own }, handlerId, handler.id, tree, now);
      const { name, state } = tree.handlers.get(handlerId)!;
      return keeping.may && state !== 'disabled' ? [{ handlerId, name, as: keeping.as }] : [];
    });
}

function nameOf(handlerId: string | null | undefined, tree: StoredTree): string | null {
  return (handlerId && tree.handlers.get(handlerId)?.name) || null;
}

function nextAnswerOf({ kind, standing, dueAt, basis, end }: CaseDeadline) {
  return {
    clock: kind,
    standing,
    dueOn: osloDay(new Date(dueAt)),
    basis,
    doneOn: end?.as === 'met' ? endedOn(end) : null,
  };
}

function deadlineAnswerOf(deadline: CaseDeadline, tree: StoredTree, now: Date): DeadlineAnswer {
  const { end } = deadline;
  const by = end && 'by' in end ? end.by : null;
  return {
    ...nextAnswerOf(deadline),
    state: stateOf(deadline, now),
    endedOn: end && endedOn(end),
    by: by === null ? null : (tree.handlers.get(by)?.name ?? null),
    through: end?.as === 'met' ? end.through : null,
    reason: end?.as === 'not-relevant' ? end.reason : null,
  };
}
