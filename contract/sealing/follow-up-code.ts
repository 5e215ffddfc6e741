/**
 * The follow-up code: the only thing a reporter keeps, and the only way back to the report.
 * The server never sees it; the browser makes from it a token that asks and a key that opens.
 */
import { sha256, toBase64url, utf8 } from './bytes.ts';
import { checkCharacter, inGroups, randomCharacters, readCharacters } from './code-alphabet.ts';
import type { CodeReading } from './code-alphabet.ts';
import { derive } from './derive.ts';

const length = 16;

/** 16 characters: 15 random ones (73.6 bits) and the check character. */
export function newFollowUpCode(): string {
  const body = randomCharacters(length - 1);
  return body + checkCharacter(body);
}

/** As people see it: ABCD-EFGH-JKMN-PQRS. */
export function formatCode(code: string): string {
  return inGroups(code);
}

/** Forgives case, spaces and dashes. Catches a slip before the server is asked. */
export function readCode(text: string): CodeReading {
  return readCharacters(text, length);
}

/**
 * Slow on purpose: about 0.1 s where it was measured (decision 0001), more on a phone.
 * `rootId` is the id of the organisation at the root of the tree.
 * `accessToken` is 32 bytes in base64url; `accessTokenHash` is what the server keeps, SHA-256 of the token's ASCII
 * in base64url; `unwrappingKey` is 32 bytes for `lockKey` and never leaves the browser.
 * Throws TypeError where the code is not complete: read it with `readCode` first.
 */
export async function deriveCode(
  code: string,
  rootId: string,
): Promise<{ accessToken: string; accessTokenHash: string; unwrappingKey: Uint8Array }> {
  const reading = readCode(code);
  if (reading.state !== 'complete') throw new TypeError(`The follow-up code: ${reading.state}.`);
  // Everybody of one organisation shares the salt: a code must be found again by nothing but itself.
  const salt = await sha256(utf8(`mobbeknapp follow-up code${rootId}`));
  const [token, unwrappingKey] = await derive(utf8(reading.code), salt, [
    'mobbeknapp follow-up access token',
    'mobbeknapp follow-up unwrapping key',
  ]);
  const accessToken = toBase64url(token!);
  const accessTokenHash = toBase64url(await sha256(utf8(accessToken)));
  return { accessToken, accessTokenHash, unwrappingKey: unwrappingKey! };
}
