/**
 * Where a sealed value belongs: its organisation, its report or message, its part. The binding travels as the JWE's
 * `aad`, so that what was moved elsewhere does not open. Browser and server must write it alike, to the byte.
 */
import { toBase64url, utf8 } from './bytes.ts';

export type Part = 'content' | 'identity' | 'message' | 'note';

/** `organisationId` is that of the top of the tree, `id` the report's or the message's own. */
export type Binding = { organisationId: string; id: string; version: 1; part: Part };

/** The binding's bytes: JSON with its members in alphabetical order and no white space (RFC 8785). */
export function bytesOf({ id, organisationId, part, version }: Binding): Uint8Array {
  return utf8(JSON.stringify({ id, organisationId, part, version }));
}

/** The member `aad` of the JWE (RFC 7516 §7.2.1): the binding's bytes in base64url. */
export function aadOf(binding: Binding): string {
  return toBase64url(bytesOf(binding));
}
