/**
 * Reads the protected header of a key that a browser has wrapped, before it is stored: to whom, and with what.
 * More the server cannot check, because it cannot open it.
 */
import { recoveryIterations } from '../../contract/sealing/recovery.ts';
import { keyContentType } from '../../contract/sealing/wrapped-key.ts';
import { headerOf } from '../http/handed-keys.ts';

/** A grant for exactly this key (`contract/sealing/grant.ts`): one that nobody else could open by mistake. */
export function isGrantFor(jwe: string, kid: string): boolean {
  const header = headerOf(jwe);
  const epk = header['epk'] as Record<string, unknown> | undefined;
  return (
    header['alg'] === 'ECDH-ES+A256KW' &&
    header['enc'] === 'A256GCM' &&
    header['kid'] === kid &&
    epk?.['crv'] === 'P-256'
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
    typeof p2s === 'string' &&
    p2s !== '' &&
    Object.keys(rest).length === 0 &&
    jwe.split('.').every((part) => part !== '')
  );
}
