/**
 * Takes what a member has handed over to her inbox's key of now, when she opened what was sealed to a retired one. She gives
 * only the entries that wrap the content's key: the content itself is not sent again, so nobody can change it on this way.
 */
import type { z } from 'zod';
import type { resealingAnswer, ResealingRequest } from '../../contract/api/cases.ts';
import type { Sealed } from '../../contract/sealing/sealed.ts';
import { withRecipient } from '../../contract/sealing/seal-again.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { entryFaults } from '../http/sealed-faults.ts';
import type { StoredTree } from '../store/records.ts';
import type { ActRecords, SeenCase } from './access.ts';
import { act } from './act.ts';

type Entry = ResealingRequest['entries'][number];
type Work = { records: ActRecords; seen: SeenCase; tree: StoredTree; handlerId: string; at: Date };

/**
 * Sent twice, or by two members at once, it changes nothing the second time. Throws as `act` does, and `invalid-request` where an entry
 * is not for the key of now of an inbox of hers, or not for a part of this case.
 */
export function sealAgain(
  caseId: string,
  { entries }: ResealingRequest,
  handler: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<z.infer<typeof resealingAnswer>> {
  return act(
    {
      act: 'seal-again',
      caseId,
      async change({ records, seen, tree, at }) {
        const work = { records, seen, tree, handlerId: handler.id, at };
        for (const [index, entry] of entries.entries()) checkKeys(entry, index, work);
        // Whoever hands over has opened both: the key of now answers in `openedCase` for one inbox of hers, here for each.
        const isAnswered = entries.every(
          ({ retiredKid, recipient }) =>
            handler.possesses.has(retiredKid) && handler.possesses.has(recipient.header.kid),
        );
        if (!isAnswered) throw new Problem('possession-needed');
        let sealedAgain = 0;
        for (const [index, entry] of entries.entries())
          if (await handOver(entry, index, work)) sealedAgain += 1;
        if (sealedAgain === 0) return { unchanged: { sealedAgain } };
        return {
          entries: [{ action: 'sealed-again', params: { parts: String(sealedAgain) } }],
          answer: () => ({ sealedAgain }),
        };
      },
    },
    handler,
    parts,
  );
}

/** From an earlier key to the key of now of the same inbox, and one whose key she holds. */
function checkKeys({ retiredKid, recipient }: Entry, index: number, { seen, tree }: Work): void {
  const inboxId = tree.retiredKeys.get(retiredKid)?.inboxId;
  if (inboxId === undefined || !seen.own.some((row) => row.inboxId === inboxId))
    throw refused(index, 'retiredKid', 'Name an earlier key of an inbox of yours.');
  if (tree.keys.get(inboxId)?.kid !== recipient.header.kid)
    throw refused(index, 'recipient/header/kid', 'Wrap it for the key that the inbox has now.');
}

/** False where it was handed over before. What is replaced is kept for a while: nobody here can see whether the new entry opens. */
async function handOver(entry: Entry, index: number, work: Work): Promise<boolean> {
  const { records, seen } = work;
  const { rootId, reportId, id: caseId } = seen.case;
  if (entry.part === 'message') {
    const message = await records.messages.get(rootId, entry.id);
    if (message?.caseId !== caseId) throw notOfThisCase(index);
    const sealed = replaced(message.sealed, entry, index);
    if (sealed === null) return false;
    await keep(message.sealed, entry, work);
    return records.messages.setSealed(rootId, message.id, sealed);
  }
  if (entry.id !== reportId) throw notOfThisCase(index);
  const { content, identity } = (await records.reports.get(rootId, reportId))!;
  const before = { content, identity }[entry.part];
  const sealed = replaced(before, entry, index);
  if (sealed === null) return false;
  await keep(before, entry, work);
  const parts = { content, identity, [entry.part]: sealed };
  return records.reports.setSealed(rootId, reportId, parts);
}

async function keep(
  before: Sealed,
  { id: partId, part, retiredKid: kid }: Entry,
  { records, seen, handlerId, at }: Work,
): Promise<void> {
  const { rootId, id: caseId } = seen.case;
  const entry = before.recipients.find(({ header }) => header.kid === kid)!;
  const ids = { partId, part, kid, rootId, caseId };
  await records.replaced.keepEntry({ ...ids, entry, replacedAt: at, replacedBy: handlerId });
}

/** Null where it was handed over before. */
function replaced(before: Sealed, { retiredKid, recipient }: Entry, index: number): Sealed | null {
  const kids = before.recipients.map(({ header }) => header.kid);
  if (!kids.includes(retiredKid) && kids.includes(recipient.header.kid)) return null;
  const errors = entryFaults(recipient, before, `/entries/${index}/recipient`);
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
  const after = withRecipient(before, retiredKid, recipient);
  if (!after) throw refused(index, 'recipient', 'Wrap it as contract/sealing/seal-again.ts does.');
  return after;
}

function notOfThisCase(index: number): Problem {
  return refused(index, 'id', 'Name the report of this case, or one of its messages.');
}

function refused(index: number, member: string, detail: string): Problem {
  return new Problem('invalid-request', {
    errors: [{ pointer: `/entries/${index}/${member}`, detail }],
  });
}
