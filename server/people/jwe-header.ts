/**
 * Reads the protected header of a key that a browser has wrapped, before it is stored: to whom, and with what.
 * More the server cannot check, because it cannot open it.
 */

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

/** A handler's own key under her unlock key (`contract/sealing/lock.ts`). */
export function isLockedKey(jwe: string): boolean {
  const header = headerOf(jwe);
  return header['alg'] === 'A256KW' && header['enc'] === 'A256GCM';
}

function headerOf(jwe: string): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(
      Buffer.from(jwe.split('.')[0]!, 'base64url').toString('utf8'),
    );
    return typeof header === 'object' && header !== null ? (header as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
