/**
 * Reads a key that a browser has wrapped, before it is stored: to whom and with what by its protected header, and whether its
 * parts have the lengths of a key. More the server cannot check, because it cannot open it.
 */
import { bytesIn } from '../../contract/sealing/attachment.ts';
import { isBase64url } from '../../contract/sealing/bytes.ts';
import { recoveryIterations } from '../../contract/sealing/recovery.ts';
import { isEphemeralKey } from '../../contract/sealing/sealed.ts';
import { keyContentType } from '../../contract/sealing/wrapped-key.ts';
import { hasLengthsOfKey, headerOf, isOnCurve } from '../http/handed-keys.ts';

/** A grant for exactly this key (`contract/sealing/grant.ts`): one that nobody else could open by mistake. */
export function isGrantFor(jwe: string, kid: string): boolean {
  const { alg, enc, cty, kid: named, epk, ...rest } = headerOf(jwe);
  return (
    alg === 'ECDH-ES+A256KW' &&
    enc === 'A256GCM' &&
    cty === keyContentType &&
    named === kid &&
    Object.keys(rest).length === 0 &&
    isEphemeralKey(epk) &&
    isOnCurve(epk) &&
    hasLengthsOfKey(jwe)
  );
}

/** A key under a recovery code, with the header that `contract/sealing/recovery.ts` writes and no other. */
export function isUnderRecoveryCode(jwe: string): boolean {
  const { alg, enc, cty, p2c, p2s, ...rest } = headerOf(jwe);
  return (
    alg === 'PBES2-HS512+A256KW' &&
    enc === 'A256GCM' &&
    cty === keyContentType &&
    p2c === recoveryIterations &&
    isSalt(p2s) &&
    Object.keys(rest).length === 0 &&
    hasLengthsOfKey(jwe)
  );
}

/** RFC 7518 §4.8.1.1 asks for eight bytes at least, and jose opens nothing with fewer. */
function isSalt(p2s: unknown): boolean {
  return isBase64url(p2s) && bytesIn(p2s) >= 8;
}
