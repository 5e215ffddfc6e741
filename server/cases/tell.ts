/** Tells the readers of a case that it lies with them now, when it reaches them later than it came. */
import { reportLetters, reportPauseMs } from '../mail/letters.ts';
import type { CaseRow, Records, StoredTree } from '../store/records.ts';

/**
 * Letters as of any report, to the members of these inboxes; none to somebody who is kept out of the case, nor to `handlerId`,
 * whose doing it is, null where it is nobody's at the desk. `inboxes` are ids.
 */
export async function tellReaders(
  records: Records,
  { id: caseId, rootId, urgent }: CaseRow,
  { inboxes, handlerId }: { inboxes: string[]; handlerId: string | null },
  tree: StoredTree,
  now: Date,
): Promise<void> {
  const excluded = await records.cases.exclusionsOf(caseId);
  const keptOut = [handlerId, ...(await records.cases.keptOutOf(caseId))];
  const letters = reportLetters({ rootId, caseId, urgent, inboxes, excluded, tree, now });
  const toOthers = letters.filter((letter) => !keptOut.includes(letter.handlerId));
  await records.outbox.gather(toOthers, reportPauseMs(urgent));
}
