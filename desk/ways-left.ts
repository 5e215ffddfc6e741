/**
 * How many ways are left to open an inbox. A sheet that nobody has typed back may be lost or misprinted: it counts only when it is
 * confirmed.
 */
import type { DeskAnswer } from '../contract/api/people.ts';

type Row = DeskAnswer['inboxes'][number];

export function waysLeft(row: Pick<Row, 'keyHolders' | 'ownerGrant' | 'sheet' | 'sheetConfirmed'>) {
  return row.keyHolders + (row.ownerGrant ? 1 : 0) + (sheetState(row) === 'confirmed' ? 1 : 0);
}

export function sheetState({
  sheet,
  sheetConfirmed,
}: Pick<Row, 'sheet' | 'sheetConfirmed'>): 'none' | 'made' | 'confirmed' {
  if (sheet === 'none') return 'none';
  return sheetConfirmed ? 'confirmed' : 'made';
}
