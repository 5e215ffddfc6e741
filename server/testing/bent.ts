/** Sealed values as no form of ours makes them, for tests of what is refused because it could open for nobody. */
import { createECDH } from 'node:crypto';
import type { PublicKey } from '../../contract/sealing/keys.ts';
import type { EphemeralKey, Sealed } from '../../contract/sealing/sealed.ts';

/** Cut, or filled up with zeros. */
export function resized(base64url: string, bytes: number): string {
  const filled = Buffer.alloc(bytes);
  Buffer.from(base64url, 'base64url').copy(filled);
  return filled.toString('base64url');
}

/** Another spelling of the same bytes, of which the last two or four bits are used by no byte. */
export function misspelt(base64url: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(base64url.at(-1)!);
  return base64url.slice(0, -1) + alphabet[last + 1]!;
}

/** The same point on the other side: another key, which the same private key opens. */
export function mirrored<Key extends Pick<PublicKey, 'x' | 'y'>>(key: Key): Key {
  const p = BigInt('0xffffffff00000001000000000000000000000000ffffffffffffffffffffffff');
  const y = BigInt(`0x${Buffer.from(key.y, 'base64url').toString('hex')}`);
  const up = Buffer.from((p - y).toString(16).padStart(64, '0'), 'hex');
  return { ...key, y: up.toString('base64url') };
}

export const offCurve = (epk: EphemeralKey): EphemeralKey => ({ ...epk, y: epk.x });

/** On the curve, and nobody has its private half. */
export function anyPoint(): EphemeralKey {
  const point = createECDH('prime256v1').generateKeys();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)];
  return { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') };
}

/** With this reader's entry changed. */
function withEntry(
  sealed: Sealed,
  index: number,
  change: (entry: Sealed['recipients'][number]) => Sealed['recipients'][number],
): Sealed {
  const recipients = sealed.recipients.map((entry, at) => (at === index ? change(entry) : entry));
  return { ...sealed, recipients };
}

const withEpk = (sealed: Sealed, index: number, epk: EphemeralKey): Sealed =>
  withEntry(sealed, index, ({ header, ...entry }) => ({ ...entry, header: { ...header, epk } }));

/** What is wrong with a sealed value by itself, with where it is told. */
export const faults: [name: string, pointer: string, (sealed: Sealed) => Sealed][] = [
  [
    'an ephemeral key off the curve',
    '/recipients/1/header/epk',
    (sealed) => withEpk(sealed, 1, offCurve(sealed.recipients[1]!.header.epk!)),
  ],
  [
    'an ephemeral key of one byte',
    '/recipients/0/header/epk',
    (sealed) => withEpk(sealed, 0, { ...sealed.recipients[0]!.header.epk!, x: 'AA' }),
  ],
  [
    'the same ephemeral key for two readers',
    '/recipients/1/header/epk',
    (sealed) => withEpk(sealed, 1, sealed.recipients[0]!.header.epk!),
  ],
  [
    'the mirror image of another reader’s ephemeral key',
    '/recipients/1/header/epk',
    (sealed) => withEpk(sealed, 1, mirrored(sealed.recipients[0]!.header.epk!)),
  ],
  ...[1, 32, 39, 41].map((bytes): (typeof faults)[number] => [
    `a wrapped key of ${bytes} bytes`,
    '/recipients/0/encrypted_key',
    (sealed) =>
      withEntry(sealed, 0, (entry) => ({
        ...entry,
        encrypted_key: resized(entry.encrypted_key, bytes),
      })),
  ]),
  ...[1, 11].map((bytes): (typeof faults)[number] => [
    `an iv of ${bytes} bytes`,
    '/iv',
    (sealed) => ({ ...sealed, iv: resized(sealed.iv, bytes) }),
  ]),
  ...[1, 15].map((bytes): (typeof faults)[number] => [
    `a tag of ${bytes} bytes`,
    '/tag',
    (sealed) => ({ ...sealed, tag: resized(sealed.tag, bytes) }),
  ]),
  ...[1, 1023, 1025, 1536].map((bytes): (typeof faults)[number] => [
    `a ciphertext of ${bytes} bytes`,
    '/ciphertext',
    (sealed) => ({ ...sealed, ciphertext: resized(sealed.ciphertext, bytes) }),
  ]),
];
