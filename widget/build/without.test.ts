/**
 * The sealing and the unsealing file as they are built, with what `without.ts` leaves out: they make and open the same as
 * `contract/sealing` does, to the committed vectors, and what is foreign to them they refuse.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import nodeJose from 'node-jose';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAttachment } from '../../contract/sealing/attachment.ts';
import { fromBase64url, toBase64url } from '../../contract/sealing/bytes.ts';
import * as contract from '../../contract/sealing/seal.ts';
import { keyListThumbprint, type KeyPair } from '../../contract/sealing/keys.ts';
import { lockKey, unlockKey } from '../../contract/sealing/lock.ts';
import { binding, reasonOf, sealedElsewhere, school } from '../../contract/sealing/sealed.make.ts';
import vectors from '../../contract/sealing/vectors.json' with { type: 'json' };
import { buildWidget } from '../build.ts';
import type * as Sealing from '../form/sealing.ts';
import type * as Unsealing from '../form/unsealing.ts';
import { without } from './without.ts';

let folder: string;
let sealing: typeof Sealing;
let unsealing: typeof Unsealing;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-sealing-'));
  await buildWidget({ outDir: folder });
  sealing = await imported('sealing');
  unsealing = await imported('unsealing');
});
afterAll(() => rm(folder, { recursive: true }));

async function imported<T>(name: string): Promise<T> {
  const at = join(folder, 'w/v1');
  const file = (await readdir(at)).find((found) => found.startsWith(`${name}-`));
  return (await import(/* @vite-ignore */ pathToFileURL(join(at, file!)).href)) as T;
}

describe('the unsealing file', () => {
  test.each(['sealedToOne', 'sealedToThree'] as const)('opens the vector %s', async (name) => {
    const { sealed, value } = vectors[name];
    const opened = await unsealing.open(
      sealed as contract.Sealed,
      vectors.privateKeys.school as KeyPair['privateKey'],
      vectors[name].binding as contract.Binding,
    );
    expect(opened).toEqual(value);
  });

  test('derives the same from the code, and unlocks the lock', async () => {
    const { code, rootId, accessToken, accessTokenHash, unwrappingKey } = vectors.followUp;
    const derived = await unsealing.deriveCode(code, rootId);
    expect({ ...derived, unwrappingKey: toBase64url(derived.unwrappingKey) }).toEqual({
      accessToken,
      accessTokenHash,
      unwrappingKey,
    });
    const { locked, unlockKey: secret } = vectors.lock;
    expect(await unsealing.unlockKey(locked, fromBase64url(secret))).toEqual(
      vectors.privateKeys.member,
    );
  });

  test.each([
    { alg: 'ECDH-ES+A256KW', enc: 'A256GCM', zip: 'DEF' },
    { alg: 'ECDH-ES+A256KW', enc: 'A256CBC-HS512' },
    { alg: 'ECDH-ES+A128KW', enc: 'A256GCM' },
  ])('refuses what %o sealed', async (header) => {
    const sealed = await sealedElsewhere('{"text":"fremmed"}', header);
    await expect(unsealing.open(sealed, school.privateKey, binding)).rejects.toMatchObject({
      reason: 'damaged',
    });
  });
});

describe('the sealing file', () => {
  const sealed = (value: contract.Json) => sealing.seal(value, [school.publicKey], binding);

  test('seals whatever JSON there is so that our code opens it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (given) => {
        const value = JSON.parse(JSON.stringify(given)) as contract.Json;
        expect(await contract.open(await sealed(value), school.privateKey, binding)).toEqual(value);
      }),
      { numRuns: 30 },
    );
  });

  test('seals to several what another implementation opens with each key', async () => {
    const [one, other] = [await sealing.newKeyPair(), await sealing.newKeyPair()];
    const text = { text: 'Čáppa čalli: ø, å, 🎒' };
    const made = await sealing.seal(text, [one.publicKey, other.publicKey], binding);
    expect(contract.isSealed(made)).toBe(true);
    for (const { privateKey } of [one, other]) {
      const store = nodeJose.JWK.createKeyStore();
      await store.add(privateKey);
      const { plaintext } = await nodeJose.JWE.createDecrypt(store).decrypt(
        made as unknown as string,
      );
      expect(JSON.parse(plaintext.toString())).toEqual(text);
    }
  });

  test('locks a key that our code unlocks, with the secret from the code alone', async () => {
    const keys = await sealing.newKeyPair();
    const code = sealing.newFollowUpCode();
    const { unwrappingKey } = await sealing.deriveCode(code, 'org_1');
    const locked = await sealing.lockKey(keys.privateKey, unwrappingKey);
    expect(await unlockKey(locked, unwrappingKey)).toEqual(keys.privateKey);
    expect(await reasonOf(unlockKey(locked, new Uint8Array(32)))).toBe('wrong-key');
    const ours = await lockKey(keys.privateKey, unwrappingKey);
    expect(await unsealing.unlockKey(ours, unwrappingKey)).toEqual(keys.privateKey);
  });

  test('seals a picture that our code opens in its place', async () => {
    const place = { organisationId: 'org_1', id: 'rep_1', index: 0 };
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const { sealed: picture, key } = await sealing.sealAttachment(bytes, place);
    expect(await openAttachment(picture, { key, size: bytes.length }, place)).toEqual(bytes);
  });

  test('names a list of keys as ours does', async () => {
    const keys = [school.publicKey, (await sealing.newKeyPair()).publicKey];
    expect(await sealing.kidListThumbprint(keys.map(({ kid }) => kid))).toBe(
      await keyListThumbprint(keys),
    );
  });

  test('refuses a key that is not what its name says', async () => {
    const { publicKey } = await sealing.newKeyPair();
    const swapped = { ...publicKey, kid: school.publicKey.kid };
    await expect(sealing.seal('x', [swapped], binding)).rejects.toMatchObject({
      reason: 'wrong-key',
    });
  });
});

test('what is left out is in neither file', async () => {
  const ofWhatIsLeftOut = ['CompressionStream', 'PBES2 Salt Input', '2048 bits'];
  const names = (await readdir(join(folder, 'w/v1'))).filter((name) => name.includes('sealing-'));
  expect(names).toHaveLength(2);
  for (const name of names) {
    const text = await readFile(join(folder, 'w/v1', name), 'utf8');
    expect(ofWhatIsLeftOut.filter((words) => text.includes(words))).toEqual([]);
  }
});

test('a library that lost a function of the list stops the build', async () => {
  const entry = join(process.cwd(), 'contract/sealing/bytes.ts');
  const unused = { 'jose/dist/webapi/util/base64url.js': ['encode', 'longGone'] };
  const lib = { entry, formats: ['es' as const], fileName: 'out' };
  await expect(
    build({
      configFile: false,
      logLevel: 'silent',
      plugins: [without(unused)],
      build: { lib, write: false },
    }),
  ).rejects.toThrow('has no function longGone');
});
