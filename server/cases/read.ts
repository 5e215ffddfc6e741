/**
 * Hands out what was written, sealed as it came, and writes down in the same transaction that it was asked for:
 * nobody reads a report without leaving a mark.
 */
import type { ReadingAnswer } from '../../contract/api/cases.ts';
import { met } from '../../contract/cases/deadlines.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { recordingOf } from '../store/message-record.ts';
import type { CaseInboxRow, MessageRow, StoredTree } from '../store/records.ts';
import { moveInboxes, openedCase } from './access.ts';
import { handDownOffers } from './hand-down-offers.ts';

/** Reading does not move a case that was set apart. */
const readStates = { unread: 'read', quarantine: 'quarantine-read' } as const;

/**
 * Marks the case as read in the inboxes of the one who reads. The deadlines of what is unread are met when somebody reads who
 * answers for it; whoever only reads along does not meet them. Throws `not-found` and `not-allowed`.
 */
export async function readContent(
  caseId: string,
  handler: SignedInHandler,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<ReadingAnswer> {
  const { rootId } = handler;
  return store.transaction(async (records) => {
    await records.cases.hold(rootId, caseId);
    const { case: row, inboxes, own } = await openedCase(records, handler, caseId, trees);
    const report = (await records.reports.get(rootId, row.reportId))!;
    const messages = await records.messages.ofCase(rootId, caseId);
    const tree = await trees.of(records, rootId);
    const history = await records.audit.ofChain(rootId, caseId);
    const at = clock.now();
    const lies = { case: row, inboxes, own };
    const handDown = await handDownOffers(records, lies, tree, at);

    await records.audit.append(rootId, caseId, {
      action: 'read-content',
      handlerId: handler.id,
      params: { inboxId: own[0].inboxId },
      at,
    });
    await moveInboxes(records, row, own, readStates);
    const act = { by: handler.id, at, about: row.facts.about, through: 'reading' } as const;
    if (own.some(({ as }) => as !== 'copy'))
      await records.cases.changeDeadlines(rootId, caseId, (all) => met(all, act));

    return {
      reportId: report.id,
      organisationId: rootId,
      content: report.content,
      identity: report.identity,
      messages: messages.map((message) => ({
        id: message.id,
        sentAt: message.sentAt.toISOString(),
        fromHandler: writerOf(message, tree),
        recorded: recordingOf(message, history),
        sealed: message.sealed,
      })),
      sealTo: [
        ...keysOf(inboxes, tree).map(({ inboxId, publicKey }) => ({
          name: tree.inboxes.get(inboxId)!.name,
          key: publicKey,
        })),
        { name: null, key: report.reporterKey },
      ],
      handDown: handDown.map(({ inboxId, as, key }) => {
        const { name, organisationId } = tree.inboxes.get(inboxId)!;
        const organisationName = tree.organisations.get(organisationId)!.name;
        return { inboxId, name, organisationName, as, key };
      }),
    };
  });
}

function writerOf({ handlerId }: MessageRow, tree: StoredTree): string | null {
  return handlerId === null ? null : (tree.handlers.get(handlerId)?.name ?? '');
}

/**
 * The keys of now of all inboxes of the route, also of those that it has not reached: they must find the whole story. An inbox
 * without a key can be given nothing yet.
 */
export function keysOf(inboxes: readonly CaseInboxRow[], tree: StoredTree) {
  return inboxes.flatMap(({ inboxId }) => tree.keys.get(inboxId) ?? []);
}
