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
import { isAnswering, moveInboxes } from './access.ts';
import { act, type Found } from './act.ts';
import { handDownOffers } from './hand-down-offers.ts';

/** Reading does not move a case that was set apart. */
const readStates = { unread: 'read', quarantine: 'quarantine-read' } as const;

/**
 * Marks the case as read in the inboxes of the one who reads. The deadlines of what is unread are met when somebody reads
 * who answers for it; whoever only reads along does not meet them. Throws as `act` does.
 */
export function readContent(
  caseId: string,
  handler: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<ReadingAnswer> {
  return act(
    {
      act: 'read',
      caseId,
      async change(found) {
        const { records, seen, at } = found;
        const { case: row, own } = seen;
        const answer = await readingOf(found);
        await moveInboxes(records, row, own, readStates);
        const done = { by: handler.id, at, about: row.facts.about, through: 'reading' } as const;
        if (isAnswering(seen))
          await records.cases.changeDeadlines(row.rootId, caseId, (all) => met(all, done));
        const params = { inboxId: own[0].inboxId };
        return { entries: [{ action: 'read-content', params }], answer: () => answer };
      },
    },
    handler,
    parts,
  );
}

async function readingOf({ records, seen, history, tree, at }: Found): Promise<ReadingAnswer> {
  const { case: row, inboxes } = seen;
  const report = (await records.reports.get(row.rootId, row.reportId))!;
  const messages = await records.messages.ofCase(row.rootId, row.id);
  const handDown = await handDownOffers(records, seen, tree, at);
  return {
    reportId: report.id,
    organisationId: row.rootId,
    content: report.content,
    identity: report.identity,
    messages: messages.map((message) => ({
      id: message.id,
      sentAt: message.sentAt.toISOString(),
      fromHandler: writerOf(message, tree),
      recorded: recordingOf(message, history),
      ...(message.act && { act: message.act }),
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
