/** What an inbox needs from people, the most urgent first: what she can do herself, or whom to remind where she only sees to it. */
import type { DeskAnswer } from '../contract/api/people.ts';
import { sheetState } from './ways-left.ts';

type Row = DeskAnswer['inboxes'][number];

/** From what hurts at once to what hurts one day. */
const needs = [
  'no-holder',
  'make-key',
  'nobody-invited',
  'first-reader',
  'let-in',
  'let-in-elsewhere',
  'print-sheet',
  'print-again',
  'type-back',
  'renewal',
  'sheet-elsewhere',
  'remind',
] as const;
export type Need = (typeof needs)[number];

/** `holding`: she has its key. `member`: she belongs to it, and was not let in. `other`: she only sees to it. */
export type Standing = 'holding' | 'member' | 'other';

/** `canLetIn`: somebody waits whom she can let in. */
export function needsOf(row: Row, standing: Standing, canLetIn: boolean): Need[] {
  if (!row.hasKey) return needsWithoutKey(row, standing);
  const sheet = sheetState(row);
  const isPrinted = row.sheet === 'own' && !row.sheetDue;
  const found: Record<Exclude<Need, 'make-key' | 'nobody-invited' | 'first-reader'>, boolean> = {
    'no-holder': row.keyHolders === 0,
    'let-in': canLetIn,
    'let-in-elsewhere': row.waiting > 0 && !canLetIn && standing === 'other',
    'print-sheet': standing === 'holding' && row.sheet !== 'own',
    'print-again': standing === 'holding' && row.sheet === 'own' && row.sheetDue,
    'type-back': standing === 'holding' && isPrinted && sheet === 'made',
    renewal: row.renewal,
    'sheet-elsewhere': standing === 'other' && (!isPrinted || sheet !== 'confirmed'),
    remind: row.invited > 0,
  };
  return needs.filter((need) => need in found && found[need as keyof typeof found]);
}

function needsWithoutKey({ invited, waiting }: Row, standing: Standing): Need[] {
  if (standing === 'other') return [invited + waiting === 0 ? 'nobody-invited' : 'first-reader'];
  return invited > 0 ? ['make-key', 'remind'] : ['make-key'];
}

/** For sorting: the lower, the sooner. */
export function urgencyOf(found: Need[]): number {
  return found[0] === undefined ? needs.length : needs.indexOf(found[0]);
}
