/** One case for the desk: its facts, its deadlines and who did what with it. What was written is asked for apart (`read.ts`). */
import type { CaseAnswer } from '../../contract/api/cases.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { seenCase, type ActRecords } from './access.ts';
import { caseAnswerOf } from './shapes.ts';

/** As it is now, in a transaction that has just changed it too. Throws `not-found`. */
export async function showCase(
  records: ActRecords,
  caseId: string,
  handler: SignedInHandler,
  { trees, clock }: Pick<Parts, 'trees' | 'clock'>,
): Promise<CaseAnswer> {
  const seen = await seenCase(records, handler, caseId);
  const history = await records.audit.history(handler.rootId, caseId);
  const tree = await trees.of(records, handler.rootId);
  const keptOut = await records.cases.keptOutOf(caseId);
  return caseAnswerOf(seen, history, { tree, handler, keptOut, now: clock.now() });
}
