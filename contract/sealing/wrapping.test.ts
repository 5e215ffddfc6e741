/** Grants, locks, passwords, recovery and follow-up codes: a wrapped key comes out whole, for its owner, or not at all. */
import { CompactEncrypt } from 'jose/jwe/compact/encrypt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { deriveCode, newFollowUpCode } from './follow-up-code.ts';
import { grantKey, lockKey, openGrant, unlockKey } from './grant.ts';
import { newKeyPair } from './keys.ts';
import { derivePassword, newSalt } from './password.ts';
import { newRecoveryCode, openWithRecoveryCode, sealToRecoveryCode } from './recovery.ts';
import { SealingError } from './sealing-error.ts';

const [inbox, member, stranger] = await Promise.all([newKeyPair(), newKeyPair(), newKeyPair()]);
const secret = crypto.getRandomValues(new Uint8Array(32));
const recoveryCode = newRecoveryCode();
const grant = await grantKey(inbox.privateKey, member.publicKey);
const locked = await lockKey(member.privateKey, secret);
const recovery = await sealToRecoveryCode(inbox.privateKey, recoveryCode);
const mixed = { ...inbox.privateKey, d: stranger.privateKey.d };

async function reasonOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'it opened',
    (error: unknown) =>
      error instanceof SealingError ? error.reason : `not a SealingError: ${String(error)}`,
  );
}

describe('a grant', () => {
  it('gives the inbox’s key to its member', async () => {
    expect(await openGrant(grant, member.privateKey)).toEqual(inbox.privateKey);
  });

  it('gives nothing to anybody else', async () => {
    expect(await reasonOf(openGrant(grant, stranger.privateKey))).toBe('not-a-recipient');
    const masked = { ...stranger.privateKey, kid: member.privateKey.kid };
    expect(await reasonOf(openGrant(grant, masked))).toBe('wrong-key');
  });

  it('is not made of or for a key that is not what it says', async () => {
    expect(await reasonOf(grantKey(mixed, member.publicKey))).toBe('wrong-key');
    const swapped = { ...stranger.publicKey, kid: member.publicKey.kid };
    expect(await reasonOf(grantKey(inbox.privateKey, swapped))).toBe('wrong-key');
  });

  it.each([
    ['a key under another key’s name', { ...inbox.privateKey, kid: stranger.privateKey.kid }],
    ['a point with another key’s number', mixed],
    ['a public key', inbox.publicKey],
    ['something else', 'hello'],
  ])('is refused where it holds %s', async (_name, content) => {
    expect(
      await reasonOf(openGrant(await forged(JSON.stringify(content)), member.privateKey)),
    ).toBe('damaged');
  });

  it('is refused where it holds no JSON', async () => {
    expect(await reasonOf(openGrant(await forged('{'), member.privateKey))).toBe('damaged');
  });

  it.each([{ enc: 'A128GCM' }, { alg: 'ECDH-ES' }, { zip: 'DEF' }, { cty: 'text/plain' }])(
    'is refused with %o in its header',
    async (part) => {
      const other = await forged(JSON.stringify(inbox.privateKey), part);
      expect(await reasonOf(openGrant(other, member.privateKey))).toBe('damaged');
    },
  );
});

describe('a lock', () => {
  it('opens with its secret', async () => {
    expect(await unlockKey(locked, secret)).toEqual(member.privateKey);
  });

  it('does not open with a secret that differs in any one bit', async () => {
    for (let bit = 0; bit < 256; bit += 1) {
      const other = secret.slice();
      other[bit >> 3]! ^= 1 << (bit & 7);
      expect(await reasonOf(unlockKey(locked, other))).toBe('wrong-key');
    }
  });

  it('takes 32 bytes, neither fewer nor more', async () => {
    await expect(lockKey(member.privateKey, secret.slice(1))).rejects.toThrow(RangeError);
    await expect(unlockKey(locked, new Uint8Array(33))).rejects.toThrow(RangeError);
  });

  it('is not made for a broken key', async () => {
    expect(await reasonOf(lockKey(mixed, secret))).toBe('wrong-key');
  });
});

describe('a recovery', () => {
  it('opens with its code, however it is typed', async () => {
    const typed = recoveryCode.toLowerCase().replaceAll('-', '  ');
    expect(await openWithRecoveryCode(recovery, typed)).toEqual(inbox.privateKey);
  });

  it('does not open with another code, or with a slip', async () => {
    expect(await reasonOf(openWithRecoveryCode(recovery, newRecoveryCode()))).toBe('wrong-key');
    expect(await reasonOf(openWithRecoveryCode(recovery, recoveryCode.slice(1)))).toBe('wrong-key');
  });

  it('is not made for a text that is no code', async () => {
    await expect(sealToRecoveryCode(inbox.privateKey, 'hunter2')).rejects.toThrow(TypeError);
  });

  it.each([1, 9_999, 10_001, 2_000_000_000])(
    'with a count of %i is refused before it is counted',
    async (p2c) => {
      const [header = '', ...rest] = recovery.split('.');
      const other = { ...(JSON.parse(Buffer.from(header, 'base64url').toString()) as object), p2c };
      const changed = [toBase64url(utf8(JSON.stringify(other))), ...rest].join('.');
      expect(await reasonOf(openWithRecoveryCode(changed, recoveryCode))).toBe('damaged');
    },
  );
});

describe('none of the three', () => {
  const doors: [string, string, (jwe: string) => Promise<unknown>][] = [
    ['grant', grant, (jwe) => openGrant(jwe, member.privateKey)],
    ['lock', locked, (jwe) => unlockKey(jwe, secret)],
    ['recovery', recovery, (jwe) => openWithRecoveryCode(jwe, recoveryCode)],
  ];

  it.each(doors)('opens with any one character changed: %s', async (_name, jwe, openDoor) => {
    const letters = fc.constantFrom(
      ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=. '),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: jwe.length - 1 }), letters, async (at, letter) => {
        fc.pre(jwe[at] !== letter);
        const reason = await reasonOf(openDoor(jwe.slice(0, at) + letter + jwe.slice(at + 1)));
        expect(['damaged', 'wrong-key', 'not-a-recipient']).toContain(reason);
      }),
      { numRuns: 150 },
    );
  });

  it.each(doors)('takes what is no such JWE: %s', async (name, _jwe, openDoor) => {
    const others = doors.filter(([other]) => other !== name).map(([, jwe]) => jwe);
    for (const text of [
      '',
      '....',
      'a.b.c',
      'bnVsbA.AA.AA.AA.AA',
      null as unknown as string,
      ...others,
    ]) {
      expect(await reasonOf(openDoor(text))).toBe('damaged');
    }
  });

  it.each(doors)('shows the private number: %s', (_name, jwe) => {
    for (const { d } of [inbox.privateKey, member.privateKey]) {
      expect(jwe).not.toContain(d);
      expect(jwe).not.toContain(toBase64url(utf8(d)).slice(0, 40));
    }
  });
});

describe('a password', () => {
  it('gives a secret to sign in with and another to unlock with, the same for composed and decomposed letters', async () => {
    const salt = newSalt();
    const composed = await derivePassword('blåbær på stubben'.normalize('NFC'), salt);
    const decomposed = await derivePassword('blåbær på stubben'.normalize('NFD'), salt);
    expect(decomposed).toEqual(composed);
    expect(fromBase64url(composed.signInSecret)).toHaveLength(32);
    expect(composed.unlockKey).toHaveLength(32);
    expect(toBase64url(composed.unlockKey)).not.toBe(composed.signInSecret);
  });

  it('gives others under another salt or with a space more', async () => {
    const salt = newSalt();
    const all = await Promise.all([
      derivePassword('blåbær', salt),
      derivePassword('blåbær', newSalt()),
      derivePassword('blåbær ', salt),
    ]);
    expect(new Set(all.map(({ signInSecret }) => signInSecret)).size).toBe(3);
    expect(new Set(all.map((derived) => toBase64url(derived.unlockKey))).size).toBe(3);
  });

  it('is refused when empty, and with a short or misspelled salt', async () => {
    await expect(derivePassword('', newSalt())).rejects.toThrow(RangeError);
    await expect(derivePassword('blåbær', 'AAAA')).rejects.toThrow(RangeError);
    await expect(derivePassword('blåbær', `${newSalt()}=`)).rejects.toThrow(TypeError);
  });

  it('has a salt of 16 bytes, never the same', () => {
    const salts = Array.from({ length: 100 }, newSalt);
    expect(new Set(salts).size).toBe(100);
    for (const salt of salts) expect(fromBase64url(salt)).toHaveLength(16);
  });
});

describe('a follow-up code', () => {
  it('locks the reporter’s key, and opens it again as typed by hand', async () => {
    const code = newFollowUpCode();
    const made = await deriveCode(code, 'org_root');
    const again = await deriveCode(code.toLowerCase().replace(/(.{4})/g, '$1 '), 'org_root');
    expect(again).toEqual(made);
    const kept = await lockKey(member.privateKey, made.unwrappingKey);
    expect(await unlockKey(kept, again.unwrappingKey)).toEqual(member.privateKey);
    expect(toBase64url(made.unwrappingKey)).not.toBe(made.accessToken);
    expect(made.accessTokenHash).not.toBe(made.accessToken);
  });

  it('gives other secrets at another organisation', async () => {
    const code = newFollowUpCode();
    const [here, there] = await Promise.all([deriveCode(code, 'org_1'), deriveCode(code, 'org_2')]);
    expect(there.accessToken).not.toBe(here.accessToken);
    expect(
      await reasonOf(
        unlockKey(await lockKey(member.privateKey, here.unwrappingKey), there.unwrappingKey),
      ),
    ).toBe('wrong-key');
  });

  it('is not derived from before it is complete', async () => {
    await expect(deriveCode('ABCD', 'org_root')).rejects.toThrow(TypeError);
  });
});

/** A grant to the member as a server could make it: it knows the public key, and writes what it likes. */
async function forged(content: string, header: Record<string, string> = {}): Promise<string> {
  const { kty, crv, x, y, kid } = member.publicKey;
  return new CompactEncrypt(utf8(content))
    .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid, cty: 'jwk+json', ...header })
    .encrypt({ kty, crv, x, y });
}
