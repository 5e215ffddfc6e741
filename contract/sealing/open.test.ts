/** Opening: for the right key, in the right place, unchanged; and in no other case. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSealed, open, seal, SealingError } from './seal.ts';
import type { Binding, Part, Sealed } from './seal.ts';
import {
  binding,
  owner,
  readers,
  reasonOf,
  reporter,
  school,
  sealed,
  sealedElsewhere,
  sealedToOne,
  stranger,
  value,
} from './sealed.make.ts';

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
