/**
 * The reporter's way back: the access token that the browser derives from the follow-up code finds the report.
 * Nothing is written, so that nobody can see whether and when a reporter came back.
 */
import type { FollowUpAnswer } from '../../contract/api/public.ts';
import { isFinished, type CaseStatus } from '../../contract/cases/status.ts';
import { osloDay } from '../../contract/clock.ts';
import type { Names } from '../../contract/facts.ts';
import { accessTokenHashOf } from '../http/access-token.ts';
import { checkOrigin, refuseHostPage } from '../http/origin.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { recordingOf } from '../store/message-record.ts';
import type {
  AuditRow,
  CaseInboxRow,
  MessageRow,
  Records,
  ReportRow,
  StoredTree,
} from '../store/records.ts';
import { isMember } from '../store/tree.ts';
import { deadlinesOf } from './route-answer.ts';

/** `authorization` as in `Bearer <access token>`. Throws `code-unknown`, `origin-not-allowed` for a site of no organisation of the tree, and `frame-required`. */
export async function followUp(
  authorization: string | undefined,
  origin: string | undefined,
  { store, trees, config }: Pick<Parts, 'store' | 'trees' | 'config'>,
): Promise<FollowUpAnswer> {
  const hash = accessTokenHashOf(authorization);

  return store.read(async (records) => {
    const report = await records.reports.byAccessToken(hash);
    if (!report) throw new Problem('code-unknown');
    const { rootId, caseId } = report;
    const tree = await trees.of(records, rootId);
    checkOrigin(origin, tree, config.publicUrl);
    const { case: found, inboxes, deadlines } = (await records.cases.find(rootId, caseId))!;
    refuseHostPage(origin, found.unitId, tree, config.publicUrl);
    const history = await records.audit.ofChain(rootId, caseId);
    // A row that the history does not tell of was put there by nobody who may write to a reporter. The desk says so; to her it is nothing.
    const messages = (await records.messages.ofReport(rootId, report.id)).filter(
      (message) => recordingOf(message, history) !== 'no',
    );
    return {
      reportId: report.id,
      organisationId: rootId,
      unitName: tree.organisations.get(found.unitId)?.name ?? '',
      sector: found.sector as FollowUpAnswer['sector'],
      role: found.facts.role,
      status: found.status as FollowUpAnswer['status'],
      receivedOn: osloDay(found.receivedAt),
      readOn: found.readAt && osloDay(found.readAt),
      closedOn: found.closedAt && osloDay(found.closedAt),
      ...(found.urgent && { urgent: true }),
      ...(isFinished(found.status as CaseStatus) && { mayReopen: true }),
      // What was done is told by itself: a deadline that is met would read as one still to come. The family's right is a day, and stays.
      deadlines: deadlinesOf(
        deadlines.filter(({ end }) => end === null),
        found.urgent,
      ),
      done: await doneIn(records, report, history),
      lockedKey: report.lockedKey,
      messages: messages.map((message) => ({
        id: message.id,
        sentOn: osloDay(message.sentAt),
        from: senderOf(message, inboxes, tree),
        author: message.handlerId === null ? 'reporter' : 'handler',
        sealed: message.sealed,
      })),
    };
  });
}

/** By kind and day: with whom and in which words is the handlers' own. What the history does not tell of was not done. */
async function doneIn(
  records: Records,
  { rootId, caseId, id }: ReportRow,
  history: readonly AuditRow[],
): Promise<NonNullable<FollowUpAnswer['done']>> {
  const all = await records.messages.ofCase(rootId, caseId);
  return all
    .filter((one) => one.reportId === id && recordingOf(one, history) !== 'no')
    .flatMap(({ act }) => (act ? [{ kind: act.kind, on: act.on }] : []))
    .sort((one, other) => one.on.localeCompare(other.on));
}

const reporter: Names = { nb: 'Deg', nn: 'Deg', en: 'You' };

/** By role, not by name: the name of the inbox through which the handler reads the case. */
function senderOf(message: MessageRow, inboxes: CaseInboxRow[], tree: StoredTree): Names {
  if (message.handlerId === null) return reporter;
  const reached = inboxes.filter(({ state }) => state !== 'waiting');
  const { handlerId } = message;
  const own = reached.find(({ inboxId }) => isMember(tree, inboxId, handlerId));
  const reader = reached.find(({ as }) => as === 'reader');
  return tree.inboxes.get((own ?? reader)!.inboxId)!.name;
}
