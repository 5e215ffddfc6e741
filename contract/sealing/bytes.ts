/**
 * Text, bytes and base64url for this folder, the same in a browser and in Node.
 * Reading is strict: every byte string has exactly one spelling, so a changed character is never overlooked.
 */
import { decode, encode } from 'jose/base64url';

/** Bytes with a buffer of their own: the kind that WebCrypto's types ask for. */
export type Bytes = Uint8Array<ArrayBuffer>;

// The last character of base64url can carry bits that no byte uses. They must be zero (RFC 4648 §3.5),
// which most decoders, `atob` among them, do not check. By length modulo 4, what the last character may be:
const alphabet = /^[\w-]*$/;
const lastCharacter = [/^/, /(?!)/, /[AQgw]$/, /[AEIMQUYcgkosw048]$/];

const encoder = new TextEncoder();

export function utf8(text: string): Bytes {
  return new Uint8Array(encoder.encode(text));
}

/** Throws TypeError where the bytes are not UTF-8. */
export function readUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** Whether the value is base64url without padding, white space or stray bits. The empty string is. */
export function isBase64url(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    alphabet.test(value) &&
    lastCharacter[value.length % 4]!.test(value.slice(-1))
  );
}

export function toBase64url(bytes: Uint8Array): string {
  return encode(bytes);
}

/** Throws TypeError where the text is not canonical base64url. */
export function fromBase64url(text: string): Bytes {
  if (!isBase64url(text)) throw new TypeError('Not base64url (RFC 4648 §5, no padding).');
  return new Uint8Array(decode(text));
}

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
