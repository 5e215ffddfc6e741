/** Tells the readers of a case by letters without content: that it lies with them now, or that a colleague has done something with it. */
import { newsLetters, newsPauseMs, reportLetters, reportPauseMs } from '../mail/letters.ts';
import type { CaseRow, Records, StoredTree } from '../store/records.ts';

type Telling = Pick<Records, 'cases' | 'outbox'>;

/**
 * Letters as of any report, to the members of these inboxes; none to somebody who is kept out of the case, nor to `handlerId`,
 * whose doing it is, null where it is nobody's at the desk. `inboxes` are ids.
 */
export async function tellReaders(
  records: Telling,
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

/**
 * That something was done with the case, to all who read it; those of `inboxes` are told otherwise. None to whoever is kept out of it, nor
 * to `handlerId`. A letter may say it of several cases.
 */
export async function tellAll(
  records: Telling,
  { id: caseId, rootId }: CaseRow,
  { inboxes, handlerId }: { inboxes: string[]; handlerId: string },
  tree: StoredTree,
  now: Date,
): Promise<void> {
  const lies = (await records.cases.find(rootId, caseId))!;
  const excluded = await records.cases.exclusionsOf(caseId);
  const keptOut = [handlerId, ...(await records.cases.keptOutOf(caseId))];
  const reading = lies.inboxes
    .filter(({ state, inboxId }) => state !== 'waiting' && !inboxes.includes(inboxId))
    .map(({ inboxId }) => inboxId);
  const of = { rootId, caseId, excluded, tree, now };
  const asked = reportLetters({ ...of, urgent: lies.case.urgent, inboxes });
  const told = new Set(asked.map((letter) => letter.handlerId));
  const letters = newsLetters({ ...of, inboxes: reading }).filter(
    (letter) => !keptOut.includes(letter.handlerId) && !told.has(letter.handlerId),
  );
  await records.outbox.gather(letters, newsPauseMs);
}
