/** Random tokens that a browser carries and of which the tables keep only the hash. */
import { randomBytes } from 'node:crypto';

export { hashToken } from '../mail/letters.ts';

/** 32 random bytes in base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
