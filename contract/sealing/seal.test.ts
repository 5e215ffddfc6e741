/** Sealing: what goes in comes out, for the right key, in the right place, unchanged; and in no other case. */
import { generalDecrypt } from 'jose/jwe/general/decrypt';
import { GeneralEncrypt } from 'jose/jwe/general/encrypt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { newKeyPair } from './keys.ts';
import { isSealed, kidsOf, open, seal, SealingError } from './seal.ts';
import type { Binding, Json, Part, Sealed } from './seal.ts';

const [school, owner, reporter, stranger] = await Promise.all([
  newKeyPair(),
  newKeyPair(),
  newKeyPair(),
  newKeyPair(),
]);
const readers = [school.publicKey, owner.publicKey, reporter.publicKey];
const binding: Binding = { organisationId: 'org_1', id: 'rep_1', version: 1, part: 'content' };
const value: Json = { text: 'De gjemmer sekken min.' };
const sealed = await seal(value, readers, binding);
const sealedToOne = await seal(value, [school.publicKey], binding);

async function reasonOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'it opened',
    (error: unknown) =>
      error instanceof SealingError ? error.reason : `not a SealingError: ${String(error)}`,
  );
}

describe('what goes in', () => {
  it('comes out for every reader, whatever JSON it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 4 }),
        fc.subarray(readers, { minLength: 1 }),
        async (any, some) => {
          const made = await seal(any as Json, some, binding);
          expect(isSealed(made)).toBe(true);
          expect(kidsOf(made)).toEqual(some.map(({ kid }) => kid));
          for (const { publicKey, privateKey } of [school, owner, reporter]) {
            if (!some.includes(publicKey)) continue;
            expect(await open(made, privateKey, binding)).toEqual(JSON.parse(JSON.stringify(any)));
          }
        },
      ),
    );
  });

  it('comes out after a journey as JSON text', async () => {
    const arrived = JSON.parse(JSON.stringify(sealed)) as Sealed;
    expect(await open(arrived, owner.privateKey, binding)).toEqual(value);
  });

  it('survives half a surrogate pair', async () => {
    expect(await open(await seal('\ud800', readers, binding), school.privateKey, binding)).toBe(
      '\ud800',
    );
  });

  it('leaves the caller’s keys and value as they were', async () => {
    const key = { ...school.publicKey };
    await seal(value, [key], binding);
    expect(Object.isFrozen(key)).toBe(false);
  });
});

describe('what can be seen from outside', () => {
  const lengthOf = async (text: string) =>
    fromBase64url((await seal(text, readers, binding)).ciphertext).length;

  it('is a length in whole steps of 1,024 bytes, the next one that the JSON fits in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 3000, size: 'max' }),
        async (text) => {
          const json = utf8(JSON.stringify(text)).length;
          expect(await lengthOf(text)).toBe(Math.ceil(json / 1024) * 1024);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    [0, 1024],
    [1021, 1024],
    [1022, 1024],
    [1023, 2048],
    [2046, 2048],
    [2047, 3072],
  ])('for a text of %i letters and two quotation marks is %i bytes', async (letters, bytes) => {
    expect(await lengthOf('a'.repeat(letters))).toBe(bytes);
  });

  it('is filled up with spaces, which JSON does not mind', async () => {
    const { plaintext } = await generalDecrypt(sealed, { ...school.privateKey });
    const json = JSON.stringify(value);
    expect(Buffer.from(plaintext).toString()).toBe(json.padEnd(1024, ' '));
  });

  it('is never a word of it, in clear or in base64', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 40 }), async (before) => {
        const marker = 'MARKER-blåbærstubben';
        const made = await seal({ text: before + marker }, readers, binding);
        const bytes = Buffer.from(made.ciphertext, 'base64url');
        const seen = JSON.stringify(made);
        expect(seen).not.toContain(marker);
        expect(bytes.includes(Buffer.from(marker))).toBe(false);
        // A text inside a base64 text begins at one of three places: the whole groups in the middle are always the same.
        for (const shift of [0, 1, 2]) {
          const spelled = Buffer.concat([Buffer.alloc(shift), Buffer.from(marker)]).toString(
            'base64url',
          );
          expect(seen).not.toContain(spelled.slice(4, -4));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is different each time', async () => {
    const again = await seal(value, readers, binding);
    for (const member of ['iv', 'ciphertext', 'tag'] as const)
      expect(again[member]).not.toBe(sealed[member]);
    const points = [...again.recipients, ...sealed.recipients].map(({ header }) => header.epk?.x);
    expect(new Set(points).size).toBe(6);
  });
});

describe('sealing refuses', () => {
  it('no reader', async () => {
    await expect(seal(value, [], binding)).rejects.toThrow(TypeError);
  });

  it('the same reader twice', async () => {
    await expect(seal(value, [...readers, school.publicKey], binding)).rejects.toThrow(TypeError);
  });

  it('a key under another key’s name', async () => {
    const swapped = { ...stranger.publicKey, kid: school.publicKey.kid };
    expect(await reasonOf(seal(value, [swapped], binding))).toBe('wrong-key');
  });

  it('a private key among the readers', async () => {
    expect(await reasonOf(seal(value, [school.privateKey], binding))).toBe('wrong-key');
  });

  it('what has no JSON form', async () => {
    await expect(seal(undefined as unknown as Json, readers, binding)).rejects.toThrow(TypeError);
  });
});

describe('it does not open', () => {
  it('in any other place', async () => {
    const parts: Part[] = ['content', 'identity', 'message', 'note'];
    const name = fc.oneof(fc.constantFrom('org_1', 'rep_1', ''), fc.string());
    const place = fc.record({
      organisationId: name,
      id: name,
      version: fc.constant(1 as const),
      part: fc.constantFrom(...parts),
    });
    await fc.assert(
      fc.asyncProperty(place, async (other) => {
        fc.pre(
          other.organisationId !== 'org_1' || other.id !== 'rep_1' || other.part !== 'content',
        );
        expect(await reasonOf(open(sealed, school.privateKey, other))).toBe('moved');
      }),
    );
  });

  it('in another place whose aad was written over it', async () => {
    const there: Binding = { ...binding, id: 'rep_2' };
    const { aad } = await seal(value, readers, there);
    expect(await reasonOf(open({ ...sealed, aad }, school.privateKey, there))).toBe('damaged');
  });

  it('for a stranger', async () => {
    expect(await reasonOf(open(sealed, stranger.privateKey, binding))).toBe('not-a-recipient');
  });

  it('for a stranger under a reader’s name', async () => {
    const masked = { ...stranger.privateKey, kid: school.privateKey.kid };
    expect(await reasonOf(open(sealed, masked, binding))).toBe('wrong-key');
  });

  it('for a reader’s point with a stranger’s number', async () => {
    const mixed = { ...school.privateKey, d: stranger.privateKey.d };
    expect(await reasonOf(open(sealed, mixed, binding))).toBe('wrong-key');
  });

  it.each([
    ['several readers', sealed],
    ['one reader', sealedToOne],
  ])('with any one character changed, sealed to %s', async (_name, whole) => {
    const paths = textsOf(whole);
    const change = fc.record({
      path: fc.constantFrom(...paths),
      where: fc.nat(),
      by: fc.constantFrom(
        ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_= +/.\n'),
      ),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ path, where, by }) => {
        const text = textAt(whole, path);
        const at = where % text.length;
        fc.pre(text[at] !== by);
        const changed = replaced(whole, path, text.slice(0, at) + by + text.slice(at + 1));
        expect(['damaged', 'moved', 'not-a-recipient']).toContain(
          await reasonOf(open(changed, school.privateKey, binding)),
        );
      }),
      { numRuns: 600 },
    );
  });

  it('with the last character of any part spelled another way', async () => {
    // 'A' and 'B' at the end of 22 or 43 characters mean the same bytes to a lenient decoder.
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const path of textsOf(sealed)) {
      const text = textAt(sealed, path);
      for (const letter of letters) {
        if (letter === text.at(-1)) continue;
        const changed = replaced(sealed, path, text.slice(0, -1) + letter);
        expect(await reasonOf(open(changed, school.privateKey, binding))).not.toBe('it opened');
      }
    }
  });

  it('with any member missing, added or of another kind', async () => {
    const broken: unknown[] = [
      null,
      'text',
      [],
      {},
      { ...sealed, recipients: [] },
      { ...sealed, unprotected: {} },
    ];
    for (const member of Object.keys(sealed)) {
      broken.push(
        { ...sealed, [member]: undefined },
        { ...sealed, [member]: 1 },
        { ...sealed, [member]: '' },
      );
      const { [member as keyof Sealed]: _left, ...rest } = sealed;
      broken.push(rest);
    }
    const [first, ...others] = sealed.recipients;
    const withFirst = (recipient: unknown) => ({ ...sealed, recipients: [recipient, ...others] });
    broken.push(withFirst(null), withFirst({}), withFirst({ ...first, header: null }));
    broken.push(withFirst({ ...first, header: { ...first!.header, apu: 'AAAA' } }));
    broken.push(withFirst({ ...first, header: { ...first!.header, alg: 'dir' } }));
    broken.push(withFirst({ ...first, header: { kid: first!.header.kid } }));
    for (const any of broken) {
      expect(isSealed(any)).toBe(false);
      expect(await reasonOf(open(any as Sealed, school.privateKey, binding))).toBe('damaged');
    }
  });

  it('with a point off the curve', async () => {
    const [first, ...others] = sealed.recipients;
    const epk = { ...first!.header.epk!, y: others[0]!.header.epk!.y };
    const bent = {
      ...sealed,
      recipients: [{ ...first!, header: { ...first!.header, epk } }, ...others],
    };
    expect(isSealed(bent)).toBe(true);
    expect(await reasonOf(open(bent, school.privateKey, binding))).toBe('damaged');
  });

  const foreign: [string, { alg: string; enc: string; zip?: string }][] = [
    ['another key wrap', { alg: 'ECDH-ES+A128KW', enc: 'A256GCM' }],
    ['direct agreement', { alg: 'ECDH-ES', enc: 'A256GCM' }],
    ['another cipher', { alg: 'ECDH-ES+A256KW', enc: 'A128GCM' }],
    ['compression', { alg: 'ECDH-ES+A256KW', enc: 'A256GCM', zip: 'DEF' }],
  ];
  it.each(foreign)('with %s, though another JOSE tool could open it', async (_name, header) => {
    const other = await sealedElsewhere('{}', header);
    expect(isSealed(other)).toBe(false);
    expect(await reasonOf(open(other, school.privateKey, binding))).toBe('damaged');
  });

  it('where it holds no JSON', async () => {
    const text = await sealedElsewhere('no JSON', { alg: 'ECDH-ES+A256KW', enc: 'A256GCM' });
    expect(await reasonOf(open(text, school.privateKey, binding))).toBe('damaged');
  });
});

describe('the list of readers', () => {
  it('can be cut: the rest still opens for the others, and not for the one left out', async () => {
    const cut = { ...sealed, recipients: sealed.recipients.slice(1) };
    expect(await open(cut, owner.privateKey, binding)).toEqual(value);
    expect(await reasonOf(open(cut, school.privateKey, binding))).toBe('not-a-recipient');
    const last = { ...sealed, recipients: sealed.recipients.slice(2) };
    expect(await open(last, reporter.privateKey, binding)).toEqual(value);
  });

  it('cannot be lengthened by who does not hold a key', async () => {
    const [theirs] = (await seal('theirs', [stranger.publicKey, owner.publicKey], binding))
      .recipients;
    const added = { ...sealed, recipients: [...sealed.recipients, theirs!] };
    expect(await reasonOf(open(added, stranger.privateKey, binding))).toBe('damaged');
    expect(await open(added, school.privateKey, binding)).toEqual(value);
  });

  it('cannot be renamed', async () => {
    const [first, ...others] = sealed.recipients;
    const kid = stranger.publicKey.kid;
    const renamed = {
      ...sealed,
      recipients: [{ ...first!, header: { ...first!.header, kid } }, ...others],
    };
    expect(await reasonOf(open(renamed, stranger.privateKey, binding))).toBe('damaged');
  });
});

it('an error quotes nothing of what was sealed, and has no cause', async () => {
  const text = await sealedElsewhere('MARKER no JSON', { alg: 'ECDH-ES+A256KW', enc: 'A256GCM' });
  const error = await open(text, school.privateKey, binding).catch(
    (thrown: unknown) => thrown as Error,
  );
  expect(error).toBeInstanceOf(SealingError);
  expect((error as Error).message + String((error as Error).stack)).not.toContain('MARKER');
  expect((error as Error).cause).toBeUndefined();
});

/** What jose seals to the school's key in our form, but for the plaintext and the header. */
async function sealedElsewhere(plaintext: string, header: Record<string, string>): Promise<Sealed> {
  const { kty, crv, x, y, kid } = school.publicKey;
  const jwe = new GeneralEncrypt(utf8(plaintext))
    .setProtectedHeader(header)
    .setAdditionalAuthenticatedData(fromBase64url(sealed.aad));
  jwe.addRecipient({ kty, crv, x, y }).setUnprotectedHeader({ kid });
  return { ...(await jwe.encrypt()) } as Sealed;
}

/** Where the texts lie that the school's key depends on: its own entry and what all share. */
function textsOf(whole: Sealed): string[] {
  const own = ['recipients.0.encrypted_key', 'recipients.0.header.kid'];
  if (whole.recipients[0]?.header.epk)
    own.push('recipients.0.header.epk.x', 'recipients.0.header.epk.y');
  return ['protected', 'aad', 'iv', 'ciphertext', 'tag', ...own];
}

function textAt(whole: Sealed, path: string): string {
  return path
    .split('.')
    .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], whole) as string;
}

function replaced(whole: Sealed, path: string, text: string): Sealed {
  const copy = structuredClone(whole);
  const steps = path.split('.');
  const last = steps.pop()!;
  const parent = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], copy);
  (parent as Record<string, unknown>)[last] = text;
  return copy;
}

it('base64url is read in one spelling only', () => {
  for (const text of ['A', 'AB', 'AAB', 'AA==', 'A A', 'AA\n', 'A+', 'å', 'AAAAA']) {
    expect(() => fromBase64url(text)).toThrow(TypeError);
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(fromBase64url(toBase64url(bytes))).toEqual(new Uint8Array(bytes));
    }),
  );
});
