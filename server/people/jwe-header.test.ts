/** Wrapped keys that could open for nobody: grants, papers under a recovery code and locks, each changed where no key is needed to see it. */
import { beforeAll, describe, expect, test } from 'vitest';
import vectors from '../../contract/sealing/vectors.json' with { type: 'json' };
import { grantKey, lockKey } from '../../contract/sealing/grant.ts';
import { newKeyPair } from '../../contract/sealing/keys.ts';
import { newRecoveryCode, sealToRecoveryCode } from '../../contract/sealing/recovery.ts';
import { isLockedKey } from '../http/handed-keys.ts';
import { misspelt, offCurve, resized } from '../testing/bent.ts';
import { isGrantFor, isUnderRecoveryCode } from './jwe-header.ts';

const inbox = await newKeyPair();
const member = await newKeyPair();
const { kid } = member.publicKey;
const made = {
  grant: await grantKey(inbox.privateKey, member.publicKey),
  paper: await sealToRecoveryCode(inbox.privateKey, newRecoveryCode()),
  lock: await lockKey(inbox.privateKey, new Uint8Array(32)),
};
const isTaken = {
  grant: (jwe: string) => isGrantFor(jwe, kid),
  paper: isUnderRecoveryCode,
  lock: isLockedKey,
};
const kinds = ['grant', 'paper', 'lock'] as const;

const part = (jwe: string, index: number, change: (text: string) => string) =>
  jwe
    .split('.')
    .map((text, at) => (at === index ? change(text) : text))
    .join('.');
type Header = Record<string, unknown>;
const header = (jwe: string, change: (header: Header) => Header) =>
  part(jwe, 0, (text) => {
    const before = JSON.parse(Buffer.from(text, 'base64url').toString()) as Header;
    return Buffer.from(JSON.stringify(change(before))).toString('base64url');
  });

describe.each(kinds)('a %s', (kind) => {
  let jwe: string;
  beforeAll(() => void (jwe = made[kind]));
  const takes = (text: string) => isTaken[kind](text);

  test('as contract/sealing makes it is taken', () => {
    expect(takes(jwe)).toBe(true);
  });

  test.each([
    [1, 1],
    [1, 32],
    [1, 41],
    [2, 1],
    [2, 16],
    [3, 1],
    // A private key's JSON has 216 bytes at the least.
    [3, 215],
    [4, 1],
    [4, 15],
  ])('whose part %i has %i bytes is not', (index, bytes) => {
    expect(takes(part(jwe, index, (text) => resized(text, bytes)))).toBe(false);
  });

  test.each([1, 2, 3, 4])('whose part %i is empty or no base64url is not', (index) => {
    expect(takes(part(jwe, index, () => ''))).toBe(false);
    expect(takes(part(jwe, index, (text) => `+${text.slice(1)}`))).toBe(false);
  });

  test('with another spelling of the same bytes is not: it is refused where it is opened', () => {
    expect(takes(part(jwe, 1, misspelt))).toBe(false);
    expect(takes(part(jwe, 4, misspelt))).toBe(false);
  });

  test.each(['cty', 'enc', 'alg'])('without %s in its header is not', (name) => {
    const without = ({ [name]: _left, ...rest }: Header) => rest;
    expect(takes(header(jwe, without))).toBe(false);
  });

  test.each([{ zip: 'DEF' }, { crit: ['b64'] }, { apu: 'AAAA' }])(
    'with %o in its header is not',
    (more) => {
      expect(takes(header(jwe, (before) => ({ ...before, ...more })))).toBe(false);
    },
  );

  test('with four parts, or six, is not', () => {
    expect(takes(jwe.split('.').slice(0, 4).join('.'))).toBe(false);
    expect(takes(`${jwe}.AAAA`)).toBe(false);
  });
});

describe('a grant', () => {
  const { grant } = made;
  type Epk = Parameters<typeof offCurve>[0];
  const epk = (change: (epk: Epk) => unknown) =>
    isGrantFor(
      header(grant, (before) => ({ ...before, epk: change(before['epk'] as Epk) })),
      kid,
    );

  test('for another key is not taken', () => {
    expect(isGrantFor(grant, inbox.publicKey.kid)).toBe(false);
  });

  test.each<[string, (epk: Epk) => unknown]>([
    ['off the curve', offCurve],
    ['of one byte', (before) => ({ ...before, x: 'AA' })],
    ['with its private half', (before) => ({ ...before, d: before.x })],
    ['that is none', () => null],
    ['on another curve', (before) => ({ ...before, crv: 'P-384' })],
  ])('with an ephemeral key %s is not taken', (_name, change) => {
    expect(epk((before) => before)).toBe(true);
    expect(epk(change)).toBe(false);
  });
});

test.each(['', 'AA', Buffer.alloc(7).toString('base64url'), misspelt('AAAAAAAAAAA'), 7])(
  'a paper with the salt %j is not taken',
  (p2s) => {
    expect(isUnderRecoveryCode(header(made.paper, (before) => ({ ...before, p2s })))).toBe(false);
  },
);

test('what release 0.1.0 wrote is taken: the vectors', () => {
  expect(isGrantFor(vectors.grant, vectors.privateKeys.member.kid)).toBe(true);
  expect(isLockedKey(vectors.lock.locked)).toBe(true);
  expect(isUnderRecoveryCode(vectors.recovery.jwe)).toBe(true);
});
