/** Random tokens that a browser carries and of which the tables keep only the hash. */
import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes in base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in base64url; fast, because a token of 256 random bits cannot be guessed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
