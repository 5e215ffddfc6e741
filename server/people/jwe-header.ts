/**
 * Reads the protected header of a key that a browser has wrapped, before it is stored: to whom, and with what.
 * More the server cannot check, because it cannot open it.
 */
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
