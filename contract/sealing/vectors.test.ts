/**
 * The committed vectors, opened three ways: by our code, by node-jose (another JOSE implementation), and from the
 * text of the RFCs with node:crypto alone. So the format is JOSE, and not merely what our library happens to do.
 */
import {
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
} from 'node:crypto';
import { hkdfSync, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import nodeJose from 'node-jose';
import { describe, expect, it } from 'vitest';
import { openAttachment } from './attachment.ts';
import type { AttachmentKey, AttachmentPlace, SealedAttachment } from './attachment.ts';
import { fromBase64url, toBase64url } from './bytes.ts';
import { deriveCode } from './follow-up-code.ts';
import { openGrant, unlockKey } from './grant.ts';
import { keyListThumbprint, thumbprint } from './keys.ts';
import type { PrivateKey } from './keys.ts';
import { derivePassword } from './password.ts';
import { openWithRecoveryCode } from './recovery.ts';
import { open } from './seal.ts';
import type { Binding, Json, Sealed } from './seal.ts';

type SealedVector = { binding: Binding; value: Json; sealed: Sealed };
type Vectors = {
  privateKeys: Record<'school' | 'owner' | 'reporter' | 'member', PrivateKey>;
  keyListThumbprint: string;
  sealedToThree: SealedVector;
  sealedToOne: SealedVector;
  grant: string;
  lock: { unlockKey: string; locked: string };
  recovery: { code: string; jwe: string };
  followUp: {
    code: string;
    rootId: string;
    accessToken: string;
    accessTokenHash: string;
    unwrappingKey: string;
  };
  password: { password: string; salt: string; signInSecret: string; unlockKey: string };
  attachment: {
    place: AttachmentPlace;
    text: string;
    size: number;
    sealed: SealedAttachment;
    key: AttachmentKey;
  };
};
const vectors = JSON.parse(
  readFileSync(new URL('vectors.json', import.meta.url), 'utf8'),
) as Vectors;
const { school, owner, reporter, member } = vectors.privateKeys;
const { lock, recovery, followUp, password, attachment } = vectors;
const recoveryPassword = recovery.code.replaceAll('-', '');
const sealings: [string, SealedVector, PrivateKey[]][] = [
  ['sealed to three', vectors.sealedToThree, [school, owner, reporter]],
  ['sealed to one', vectors.sealedToOne, [school]],
];

describe('our code', () => {
  it.each(sealings)(
    'opens the report %s with every reader’s key',
    async (_name, { sealed, binding, value }, readers) => {
      for (const reader of readers) expect(await open(sealed, reader, binding)).toEqual(value);
    },
  );

  it('opens the grant, the lock and the recovery', async () => {
    expect(await openGrant(vectors.grant, member)).toEqual(school);
    expect(await unlockKey(lock.locked, fromBase64url(lock.unlockKey))).toEqual(member);
    expect(await openWithRecoveryCode(recovery.jwe, recovery.code)).toEqual(school);
  });

  it('opens the attachment', async () => {
    const { sealed, place, text } = attachment;
    expect(Buffer.from(await openAttachment(sealed, attachment, place)).toString()).toBe(text);
  });

  it('derives the same from the code and the password', async () => {
    const fromCode = await deriveCode(followUp.code, followUp.rootId);
    const fromPassword = await derivePassword(password.password, password.salt);
    expect({ ...fromCode, unwrappingKey: toBase64url(fromCode.unwrappingKey) }).toEqual({
      accessToken: followUp.accessToken,
      accessTokenHash: followUp.accessTokenHash,
      unwrappingKey: followUp.unwrappingKey,
    });
    expect(fromPassword.signInSecret).toBe(password.signInSecret);
    expect(toBase64url(fromPassword.unlockKey)).toBe(password.unlockKey);
  });

  it('names the list of keys the same', async () => {
    expect(await keyListThumbprint([owner, school])).toBe(vectors.keyListThumbprint);
  });
});

describe('node-jose', () => {
  it.each(sealings)(
    'opens the report %s with every reader’s key',
    async (_name, { sealed, value }, readers) => {
      for (const reader of readers) {
        const store = nodeJose.JWK.createKeyStore();
        await store.add(reader);
        expect(parsed(await openWithNodeJose(sealed, store))).toEqual(value);
      }
    },
  );

  it('refuses the report once its aad is another', async () => {
    const { sealed } = vectors.sealedToThree;
    const key = await nodeJose.JWK.asKey(school);
    const moved = { ...sealed, aad: toBase64url(new TextEncoder().encode('{}')) };
    await expect(openWithNodeJose(moved, key)).rejects.toThrow();
  });

  it('opens the attachment with the key from the report', async () => {
    const key = await nodeJose.JWK.asKey(attachment.key);
    const padded = await openWithNodeJose(attachment.sealed, key);
    expect(padded.subarray(0, attachment.size).toString()).toBe(attachment.text);
  });

  it('opens the grant, the lock and the recovery', async () => {
    const locking = await nodeJose.JWK.asKey({ kty: 'oct', k: lock.unlockKey });
    const code = await nodeJose.JWK.asKey({
      kty: 'oct',
      k: toBase64url(Buffer.from(recoveryPassword)),
    });
    expect(parsed(await openWithNodeJose(vectors.grant, await nodeJose.JWK.asKey(member)))).toEqual(
      school,
    );
    expect(parsed(await openWithNodeJose(lock.locked, locking))).toEqual(member);
    expect(parsed(await openWithNodeJose(recovery.jwe, code))).toEqual(school);
  });

  it('gives every key the same name', async () => {
    for (const key of Object.values(vectors.privateKeys)) {
      const named = await (await nodeJose.JWK.asKey(key)).thumbprint('SHA-256');
      // A Buffer, though its types say string.
      expect(toBase64url(named as unknown as Uint8Array)).toBe(key.kid);
      expect(await thumbprint(key)).toBe(key.kid);
    }
  });
});

describe('the RFCs by hand', () => {
  it.each(sealings)(
    'opens the report %s with every reader’s key',
    (_name, { sealed, value }, readers) => {
      for (const reader of readers) {
        const recipient = sealed.recipients.find(({ header }) => header.kid === reader.kid)!;
        const header = { ...headerOf(sealed.protected), ...recipient.header };
        const key = unwrapped(agreed(header, reader), recipient.encrypted_key);
        const plaintext = decrypted(key, `${sealed.protected}.${sealed.aad}`, sealed);
        expect(plaintext.length % 1024).toBe(0);
        expect(parsed(plaintext)).toEqual(value);
      }
    },
  );

  it('spells the binding in one way', () => {
    const { sealed, binding } = vectors.sealedToThree;
    expect(Buffer.from(sealed.aad, 'base64url').toString()).toBe(
      `{"id":"${binding.id}","organisationId":"${binding.organisationId}","part":"content","version":1}`,
    );
  });

  it('opens the attachment, which is padded with zeros', () => {
    const { sealed, key, size, text, place } = attachment;
    const secret = Buffer.from(key.k, 'base64url');
    const plaintext = decrypted(secret, `${sealed.protected}.${sealed.aad}`, sealed);
    expect(headerOf(sealed.protected)).toEqual({ alg: 'dir', enc: 'A256GCM' });
    expect(plaintext.length % 65_536).toBe(0);
    expect(plaintext.subarray(0, size).toString()).toBe(text);
    expect(plaintext.subarray(size).every((byte) => byte === 0)).toBe(true);
    expect(Buffer.from(sealed.aad, 'base64url').toString()).toBe(
      `{"id":"${place.id}","index":1,"organisationId":"${place.organisationId}","part":"attachment","version":1}`,
    );
  });

  it('opens the grant, the lock and the recovery', () => {
    expect(parsed(openedCompact(vectors.grant, (header) => agreed(header, member)))).toEqual(
      school,
    );
    expect(
      parsed(openedCompact(lock.locked, () => Buffer.from(lock.unlockKey, 'base64url'))),
    ).toEqual(member);
    expect(parsed(openedCompact(recovery.jwe, stretched))).toEqual(school);
  });

  it('derives the same from the code and the password', () => {
    const salt = createHash('sha256')
      .update(`mobbeknapp follow-up code${followUp.rootId}`)
      .digest();
    const fromCode = pbkdf2Sync(followUp.code, salt, 600_000, 32, 'sha256');
    expect(expanded(fromCode, 'mobbeknapp follow-up access token')).toBe(followUp.accessToken);
    expect(expanded(fromCode, 'mobbeknapp follow-up unwrapping key')).toBe(followUp.unwrappingKey);
    const hash = createHash('sha256').update(followUp.accessToken, 'ascii').digest('base64url');
    expect(hash).toBe(followUp.accessTokenHash);

    const ofAccount = Buffer.from(password.salt, 'base64url');
    const fromPassword = pbkdf2Sync(
      password.password.normalize('NFKC'),
      ofAccount,
      600_000,
      32,
      'sha256',
    );
    expect(expanded(fromPassword, 'mobbeknapp password sign-in secret')).toBe(
      password.signInSecret,
    );
    expect(expanded(fromPassword, 'mobbeknapp password unlock key')).toBe(password.unlockKey);
  });

  it('names the list of keys the same', () => {
    const kids = [school.kid, owner.kid].sort().join('.');
    expect(createHash('sha256').update(kids).digest('base64url')).toBe(vectors.keyListThumbprint);
  });
});

type Header = { alg?: string; p2s?: string; p2c?: number; epk?: { x: string; y: string } };

function parsed(plaintext: Buffer): unknown {
  return JSON.parse(plaintext.toString('utf8'));
}

async function openWithNodeJose(
  jwe: string | Sealed | SealedAttachment,
  key: nodeJose.JWK.Key | nodeJose.JWK.KeyStore,
): Promise<Buffer> {
  // A copy, because node-jose writes into what it reads. Its types know compact JWE only; its code reads both.
  const input = structuredClone(jwe) as string;
  const { plaintext } = await nodeJose.JWE.createDecrypt(key, { algorithms: '*' }).decrypt(input);
  return plaintext;
}

function headerOf(segment: string): Header {
  return JSON.parse(Buffer.from(segment, 'base64url').toString()) as Header;
}

/** RFC 7518 §4.6: ECDH, then one round of the Concat KDF of NIST SP 800-56A, for A256KW's 256 bits. */
function agreed(header: Header, reader: PrivateKey): Buffer {
  const privateKey = createPrivateKey({ key: { ...reader }, format: 'jwk' });
  const publicKey = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', ...header.epk },
    format: 'jwk',
  });
  const secret = diffieHellman({ privateKey, publicKey });
  const alg = Buffer.from('ECDH-ES+A256KW');
  const otherInfo = [number(alg.length), alg, number(0), number(0), number(256)];
  return createHash('sha256')
    .update(Buffer.concat([number(1), secret, ...otherInfo]))
    .digest();
}

/** RFC 7518 §4.8: PBKDF2 whose salt is the algorithm's name, a zero byte and the header's salt. */
function stretched(header: Header): Buffer {
  const salt = Buffer.concat([
    Buffer.from('PBES2-HS512+A256KW\0'),
    Buffer.from(header.p2s!, 'base64url'),
  ]);
  return pbkdf2Sync(recoveryPassword, salt, header.p2c!, 32, 'sha512');
}

/** RFC 3394 §2.2.2, by way of OpenSSL's id-aes256-wrap with the RFC's initial value. */
function unwrapped(key: Buffer, encryptedKey: string): Buffer {
  const wrap = createDecipheriv('id-aes256-wrap', key, Buffer.from('a6a6a6a6a6a6a6a6', 'hex'));
  return Buffer.concat([wrap.update(Buffer.from(encryptedKey, 'base64url')), wrap.final()]);
}

/** RFC 7516 §5.2 with A256GCM: the additional data are the ASCII of the header, and of the aad where there is one. */
function decrypted(
  key: Buffer,
  additional: string,
  jwe: { iv: string; ciphertext: string; tag: string },
): Buffer {
  const gcm = createDecipheriv('aes-256-gcm', key, Buffer.from(jwe.iv, 'base64url'));
  gcm.setAAD(Buffer.from(additional, 'ascii')).setAuthTag(Buffer.from(jwe.tag, 'base64url'));
  return Buffer.concat([gcm.update(Buffer.from(jwe.ciphertext, 'base64url')), gcm.final()]);
}

function openedCompact(jwe: string, keyFor: (header: Header) => Buffer): Buffer {
  const [header, encryptedKey, iv, ciphertext, tag] = jwe.split('.') as [
    string,
    string,
    string,
    string,
    string,
  ];
  const key = unwrapped(keyFor(headerOf(header)), encryptedKey);
  return decrypted(key, header, { iv, ciphertext, tag });
}

function expanded(root: Buffer, info: string): string {
  return Buffer.from(hkdfSync('sha256', root, '', info, 32)).toString('base64url');
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
