/**
 * Seals small secrets that the server itself must read again (the seeds of authenticator apps) under a key that is
 * calculated from the configuration's secret: a copy of the database alone gives none of them away.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/**
 * AES-256-GCM: `keyId.iv.ciphertext.tag` in base64url. `bound` (a handler's id) must be the same when it is opened,
 * so that a sealed value cannot be moved to another row. The key's id stands in front so that the secret can be turned.
 */
export function sealAtRest(plain: string, bound: string, secret: string): string {
  const { id, key } = keyOf(secret);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound));
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [
    id,
    ...[iv, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url')),
  ].join('.');
}

/** Throws an Error that says what to do where the value was sealed under another secret, bound elsewhere, or changed. */
export function openAtRest(sealed: string, bound: string, secret: string): string {
  const [id, iv = '', ciphertext = '', tag = ''] = sealed.split('.');
  const current = keyOf(secret);
  if (id !== current.id) {
    throw new Error(
      'A stored value was sealed under another MOBBEKNAPP_SECRET: start with the secret it was sealed under.',
    );
  }
  const bytes = (part: string) => Buffer.from(part, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', current.key, bytes(iv), { authTagLength: 16 })
    .setAAD(Buffer.from(bound))
    .setAuthTag(bytes(tag));
  return Buffer.concat([decipher.update(bytes(ciphertext)), decipher.final()]).toString('utf8');
}

function keyOf(secret: string): { id: string; key: Buffer } {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'mobbeknapp at rest', 32));
  return { id: createHash('sha256').update(key).digest('base64url').slice(0, 8), key };
}
