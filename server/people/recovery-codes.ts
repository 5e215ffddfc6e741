/**
 * Ten codes that each stand in once for the authenticator app. Shown once; the table keeps keyed hashes,
 * because the codes are short enough to be tried through by somebody who has only a copy of the table.
 */
import { createHmac } from 'node:crypto';
import { bareCode, inGroups, randomCharacters } from '../../contract/sealing/code-alphabet.ts';

const count = 10;
const length = 12;

/** In three groups of four characters; 58.9 bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => inGroups(randomCharacters(length)));
}

/** Whether the text is a recovery code rather than the six digits of an app. Forgives case, and what stands between its characters. */
export function isRecoveryCode(text: string): boolean {
  return /^[A-Z0-9]{12}$/.test(plain(text));
}

/** Bound to the handler: the same code is another hash for somebody else. */
export function hashRecoveryCode(code: string, handlerId: string, secret: string): string {
  const keyed = createHmac('sha256', secret).update(
    `mobbeknapp recovery ${handlerId} ${plain(code)}`,
  );
  return keyed.digest('base64url');
}

function plain(text: string): string {
  return bareCode(text).toUpperCase();
}
