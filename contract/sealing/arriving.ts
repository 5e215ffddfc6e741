/**
 * What can be told of a sealed value without any key, asked of what arrives: one that could open for nobody is refused while
 * whoever sealed it is still there. What is stored is read as `sealed.ts` reads it, for it may be older than these rules.
 */
import { bytesIn } from './attachment.ts';
import { fromBase64url, readUtf8 } from './bytes.ts';
import { paddingStep } from './seal.ts';
import { isSealed, type EphemeralKey, type Sealed } from './sealed.ts';

/** `pointer`: RFC 6901, within the sealed value; empty for the whole of it. `detail`: what to do, in English. */
export type Fault = { pointer: string; detail: string };
type Recipient = Sealed['recipients'][number];

// In base64url, which is canonical here: as many characters are as many bytes.
/** 12 bytes (RFC 7518 §5.3). */
export const ivCharacters = 16;
/** 16 bytes (RFC 7518 §5.3). */
export const tagCharacters = 22;
/** 40 bytes: 32 of a content key and 8 that AES key wrap adds (RFC 3394 §2.2.1). */
export const encryptedKeyCharacters = 54;
/** 32 bytes: a coordinate on P-256, a thumbprint, a SHA-256. */
export const bytes32Characters = 43;

/**
 * Form, algorithms, lengths, padding, and a key of its own for each reader. Not asked here, for the browser has no need of it:
 * whether the keys are points on the curve (`ephemeralKeysOf` gives them).
 */
export function faultsOf(sealed: unknown): Fault[] {
  if (!isSealed(sealed))
    return [{ pointer: '', detail: 'Seal it as contract/sealing/seal.ts does.' }];
  const faults: Fault[] = [];
  const refuse = (pointer: string, detail: string) => void faults.push({ pointer, detail });
  if (sealed.iv.length !== ivCharacters)
    refuse('/iv', 'Give the 12 random bytes of A256GCM: 16 characters.');
  if (sealed.tag.length !== tagCharacters)
    refuse('/tag', 'Give the tag of A256GCM whole, 16 bytes: 22 characters.');
  if (bytesIn(sealed.ciphertext) % paddingStep !== 0)
    refuse(
      '/ciphertext',
      'Fill the JSON up with spaces to a multiple of 1,024 bytes before you seal it: the ciphertext is as long.',
    );
  const kids = new Set<string>();
  for (const [index, recipient] of sealed.recipients.entries()) {
    const at = `/recipients/${index}`;
    const { kid } = recipient.header;
    if (kids.has(kid)) refuse(`${at}/header/kid`, 'Name each reader once.');
    kids.add(kid);
    faults.push(...lengthFaults(recipient, at));
  }
  // A point and its mirror image have the same x, and the same secret behind them.
  const seen = new Set<string>();
  for (const { pointer, epk } of ephemeralKeysOf(sealed)) {
    if (epk.x.length !== bytes32Characters || epk.y.length !== bytes32Characters)
      refuse(pointer, 'Give x and y of 32 bytes each: 43 characters.');
    if (seen.has(epk.x)) refuse(pointer, 'Make an ephemeral key of its own for each reader.');
    seen.add(epk.x);
  }
  return faults;
}

/** Of one reader's way to the content, but for its ephemeral key. `at`: where it stands. */
export function lengthFaults({ encrypted_key }: Recipient, at: string): Fault[] {
  if (encrypted_key.length === encryptedKeyCharacters) return [];
  const detail = 'Wrap the 32 bytes of the content key with A256KW: 40 bytes, 54 characters.';
  return [{ pointer: `${at}/encrypted_key`, detail }];
}

/** Each once, with its place: of a value for one reader in the protected header, else beside the keys that they wrap. */
export function ephemeralKeysOf(sealed: Sealed): { pointer: string; epk: EphemeralKey }[] {
  return sealed.recipients.map(({ header: { epk } }, index) =>
    epk ? { pointer: `/recipients/${index}/header/epk`, epk } : inProtected(sealed),
  );
}

function inProtected({ protected: header }: Sealed): { pointer: string; epk: EphemeralKey } {
  const { epk } = JSON.parse(readUtf8(fromBase64url(header))) as { epk: EphemeralKey };
  return { pointer: '/protected', epk };
}
