/**
 * A new printed recovery code of an inbox: made here, sealed here, and tried here with what was typed from the sheet before the
 * server is given anything. The code itself leaves this browser on paper only.
 */
import type { PrivateKey } from '../contract/sealing/keys.ts';
import {
  newRecoveryCode,
  openWithRecoveryCode,
  sealToRecoveryCode,
} from '../contract/sealing/recovery.ts';
import { SealingError } from '../contract/sealing/sealing-error.ts';

/** `kid`: of the key that is in `sealedKey`. */
export type Sheet = { code: string; kid: string; sealedKey: string };

export async function newSheet(key: PrivateKey): Promise<Sheet> {
  const code = newRecoveryCode();
  return { code, kid: key.kid, sealedKey: await sealToRecoveryCode(key, code) };
}

/** Throws SealingError where what was typed does not open what the server would be given. */
export async function trySheet({ kid, sealedKey }: Sheet, typed: string): Promise<void> {
  const key = await openWithRecoveryCode(sealedKey, typed);
  if (key.kid !== kid) throw new SealingError('damaged');
}
