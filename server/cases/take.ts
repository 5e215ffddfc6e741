/** "Jeg tar den": one of those who answer for a case says that she acts on it now, so that the others know; and the same taken back. */
import type { CaseAnswer } from '../../contract/api/cases.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { act } from './act.ts';
import { nobodyHasIt } from './close.ts';
import { showCase } from './show.ts';

type Given = Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>;

/** Also from a colleague who has taken it: the history names both. `revision` is the one that she saw. Throws as `act` does. */
export function take(
  caseId: string,
  revision: number,
  handler: SignedInHandler,
  parts: Given,
): Promise<CaseAnswer> {
  return act(
    {
      act: 'take',
      caseId,
      revision,
      change: ({ seen: { case: row }, at }) =>
        Promise.resolve({
          entries: [{ action: 'taken', params: row.takenBy ? { from: row.takenBy } : {} }],
          values: { takenBy: handler.id, takenAt: at },
          answer: (then) => showCase(then, caseId, handler, parts),
        }),
    },
    handler,
    parts,
  );
}

/** Then nobody has it, and what is urgent is on top of all lists again. Throws as `act` does. */
export function letGo(
  caseId: string,
  revision: number,
  handler: SignedInHandler,
  parts: Given,
): Promise<CaseAnswer> {
  return act(
    {
      act: 'let-go',
      caseId,
      revision,
      change: () =>
        Promise.resolve({
          entries: [{ action: 'let-go', params: {} }],
          values: nobodyHasIt,
          answer: (then) => showCase(then, caseId, handler, parts),
        }),
    },
    handler,
    parts,
  );
}
