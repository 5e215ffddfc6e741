/**
 * Seals small secrets that the server itself must read again under a key that is calculated from the configuration's
 * secret: a copy of the database alone gives none of them away. Pure; rooms may use it.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** The secret of the configuration, and the one before it, which opens what was sealed until the secret was changed. */
export type Secrets = { secret: string; previousSecret?: string | undefined };

/** Newest first. */
export function secretsOf({ secret, previousSecret }: Secrets): string[] {
  return previousSecret ? [secret, previousSecret] : [secret];
}

/**
 * AES-256-GCM: `keyId.iv.ciphertext.tag` in base64url. `bound` (the id of its row) must be the same when it is opened, so that
 * a sealed value cannot be moved. `purpose` keeps keys apart; the key's id stands in front so that the secret can be turned.
 */
export function sealUnder(secret: string, purpose: string, plain: Buffer, bound: string): string {
  const { id, key } = keyOf(secret, purpose);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return [
    id,
    ...[iv, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url')),
  ].join('.');
}

/**
 * The bytes, and whether it was the first of the secrets that opened them; null where none of them made it. Throws where it
 * was bound elsewhere, or changed.
 */
export function openUnder(
  secrets: readonly string[],
  purpose: string,
  sealed: string,
  bound: string,
): { plain: Buffer; isNewest: boolean } | null {
  const [id, iv = '', ciphertext = '', tag = ''] = sealed.split('.');
  for (const [index, secret] of secrets.entries()) {
    const known = keyOf(secret, purpose);
    if (known.id !== id) continue;
    const bytes = (part: string) => Buffer.from(part, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', known.key, bytes(iv), { authTagLength: 16 })
      .setAAD(Buffer.from(bound))
      .setAuthTag(bytes(tag));
    const plain = Buffer.concat([decipher.update(bytes(ciphertext)), decipher.final()]);
    return { plain, isNewest: index === 0 };
  }
  return null;
}

function keyOf(secret: string, purpose: string): { id: string; key: Buffer } {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  return { id: createHash('sha256').update(key).digest('base64url').slice(0, 8), key };
}
