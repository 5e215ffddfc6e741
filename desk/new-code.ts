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
type UnderCode = { kid: string; sealedKey: string };
/** The key of now, and as `retired` the earlier ones: once the old sheet is gone, this code is the only one. */
export type Sealed = UnderCode & { retired: UnderCode[] };
export type Sheet = { code: string; sealed: Sealed };

/** `keys`: all that she holds of the inbox, that of now first. */
export async function newSheet([now, ...earlier]: [PrivateKey, ...PrivateKey[]]): Promise<Sheet> {
  const code = newRecoveryCode();
  const under = async (key: PrivateKey) => ({
    kid: key.kid,
    sealedKey: await sealToRecoveryCode(key, code),
  });
  const retired = await Promise.all(earlier.map(under));
  return { code, sealed: { ...(await under(now)), retired } };
}

/** Throws SealingError where what was typed does not open all that the server would be given. */
export async function trySheet({ sealed }: Sheet, typed: string): Promise<void> {
  for (const { kid, sealedKey } of [sealed, ...sealed.retired]) {
    const key = await openWithRecoveryCode(sealedKey, typed);
    if (key.kid !== kid) throw new SealingError('damaged');
  }
}
