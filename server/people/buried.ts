/**
 * Letters that reached nobody: the one thing on the desk that may be loud. Who sees one can send it again,
 * or say that the person was told otherwise.
 */
import { osloDay } from '../../contract/clock.ts';
import type { DeskAnswer } from '../../contract/api/people.ts';
import { Problem } from '../http/problem.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import type { LetterRow, Records, StoredTree } from '../store/records.ts';
import { isMember } from '../store/tree.ts';
import { inboxesInSight } from './keys.ts';

const ofReports = [
  'report',
  'reports',
  'quarantine',
  'still-unread',
  'unread-below',
  'deadlines',
  'case-news',
  'cases-news',
];

/**
 * The buried letters to the people of the inboxes in sight. A letter about a case from which she is kept out is not
 * shown to her, whoever she is; one about a case that she cannot open is shown without the case.
 */
export async function buriedInSight(
  records: Records,
  tree: StoredTree,
  caller: SignedInHandler,
): Promise<DeskAnswer['buried']> {
  const letters = await records.outbox.buried(caller.rootId);
  const mayKnow = mayKnowOf(records, tree, caller);
  const viewer = { handlerId: caller.id, inboxIds: caller.inboxIds };
  const shown: DeskAnswer['buried'] = [];
  for (const letter of letters) {
    if (!(await mayKnow(letter))) continue;
    const seen = letter.caseId && (await records.cases.get(caller.rootId, viewer, letter.caseId));
    shown.push({
      id: letter.id,
      // That it speaks for several may tell of a case from which she is kept out.
      kind: ofReports.includes(letter.kind) ? 'report' : letter.kind,
      recipient: letter.recipient.email,
      buriedOn: osloDay(letter.buriedAt!),
      reason: letter.lastError ?? '',
      caseId: seen ? letter.caseId : null,
      urgent: letter.urgent,
    });
  }
  return shown;
}

type Known = Pick<LetterRow, 'handlerId' | 'caseId'>;

/** Whether she may know that a letter exists: to people of the inboxes in sight, and about no case from which she is kept out. */
export function mayKnowOf(
  records: Records,
  tree: StoredTree,
  caller: SignedInHandler,
): (letter: Known) => Promise<boolean> {
  const inSight = inboxesInSight(tree, caller.id, caller.isAdministrator);
  // An outage leaves many letters about few cases.
  const keptOut = new Map<string, Promise<boolean>>();
  return async ({ handlerId, caseId }) => {
    const isNear =
      caller.isAdministrator || inSight.some((inboxId) => isMember(tree, inboxId, handlerId));
    if (!isNear || caseId === null) return isNear;
    const known = keptOut.get(caseId) ?? isKeptOut(records, tree, caller, caseId);
    keptOut.set(caseId, known);
    return !(await known);
  };
}

/** Sends it again. Throws `not-found` where it is not buried, or not hers to see. */
export async function retryLetter(
  id: string,
  caller: SignedInHandler,
  parts: LetterParts,
): Promise<void> {
  await change(id, caller, parts, 'letter-dug', ({ outbox }, now) =>
    outbox.dig(caller.rootId, id, now),
  );
  parts.wake();
}

/** Somebody told the person by telephone or face to face. Throws `not-found` as above. */
export async function settleLetter(
  id: string,
  caller: SignedInHandler,
  parts: LetterParts,
): Promise<void> {
  await change(id, caller, parts, 'letter-settled', ({ outbox }, now) =>
    outbox.settle(caller.rootId, id, now),
  );
}

type LetterParts = Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>;

async function change(
  id: string,
  caller: SignedInHandler,
  { store, trees, clock }: LetterParts,
  action: 'letter-dug' | 'letter-settled',
  work: (records: Records, now: Date) => Promise<boolean>,
): Promise<void> {
  await store.transaction(async (records) => {
    const tree = await trees.of(records, caller.rootId);
    const inSight = await buriedInSight(records, tree, caller);
    const at = clock.now();
    if (!inSight.some((letter) => letter.id === id) || !(await work(records, at)))
      throw new Problem('not-found');
    const entry = { action, handlerId: caller.id, params: { letterId: id }, at };
    await records.audit.append(caller.rootId, caller.rootId, entry);
  });
}

async function isKeptOut(
  records: Records,
  tree: StoredTree,
  caller: SignedInHandler,
  caseId: string,
): Promise<boolean> {
  const excluded = await records.cases.exclusionsOf(caseId);
  if (excluded.some((inboxId) => isMember(tree, inboxId, caller.id))) return true;
  return (await records.cases.keptOutOf(caseId)).includes(caller.id);
}
