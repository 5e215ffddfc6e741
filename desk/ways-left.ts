/**
 * How many ways are left to open an inbox. A recovery code that nobody has typed back may be lost or misprinted:
 * it counts only when it is confirmed.
 */
import type { DeskAnswer } from '../contract/api/people.ts';

export function waysLeft({
  keyHolders,
  ownerGrant,
  recoveryCode,
}: Pick<DeskAnswer['inboxes'][number], 'keyHolders' | 'ownerGrant' | 'recoveryCode'>): number {
  return keyHolders + (ownerGrant ? 1 : 0) + (recoveryCode === 'confirmed' ? 1 : 0);
}
