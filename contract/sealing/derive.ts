/**
 * Turns something a person can remember or write down into secret bytes: once slowly, then quickly into several.
 * The slowness is fixed here; nothing and nobody can ask for less.
 */
import { utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';

// OWASP's figure for PBKDF2 with HMAC-SHA-256 (Password Storage Cheat Sheet). Argon2id would resist better, but
// no browser has it in WebCrypto, and a WebAssembly of it would be larger than the whole sealing file.
const iterations = 600_000;

/** PBKDF2-SHA-256, then HKDF-SHA-256 (RFC 5869, no salt): for each `info`, 32 bytes that say nothing of the others. */
export async function derive(secret: Bytes, salt: Bytes, infos: string[]): Promise<Bytes[]> {
  const typed = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
  const slow = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    typed,
    256,
  );
  const root = await crypto.subtle.importKey('raw', slow, 'HKDF', false, ['deriveBits']);
  return Promise.all(infos.map((info) => expand(root, info)));
}

async function expand(
  root: Awaited<ReturnType<typeof crypto.subtle.importKey>>,
  info: string,
): Promise<Bytes> {
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, root, 256));
}
