/**
 * Whatever is sent in the place of a truly sealed report: what is taken opens for every reader that the route names and for the
 * reporter, or differs from what was sealed only where nobody without a key can see it. Those places are listed here, and no others.
 */
import { createPublicKey, hash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReportRequest } from '../../contract/api/public.ts';
import { open, seal, type Sealed } from '../../contract/sealing/seal.ts';
import { newId } from '../../contract/ids.ts';
import { unlockKey } from '../../contract/sealing/lock.ts';
import type { PrivateKey } from '../../contract/sealing/keys.ts';
import { anyPoint, mirrored, misspelt, offCurve } from '../testing/bent.ts';
import { mutations, type Json } from '../testing/mutations.ts';
import {
  openServerWorld,
  sealedReport,
  seedPlace,
  type Place,
  type SealedReport,
} from '../testing/server-world.ts';

const world = await openServerWorld();
const parts = ['content', 'identity'] as const;
let place: Place;
let whole: SealedReport;
let other: SealedReport;
let unwrappingKey: Uint8Array;
const taken = { opened: 0, hidden: 0 };

/** An id and a token are taken once, so each report that is taken needs the next ones. The slow code stays. */
async function nextReport(): Promise<void> {
  const id = newId();
  const accessToken = hash('sha256', id, 'base64url');
  const { reporter, body } = whole;
  const { school, owner, independent } = place.inboxes;
  const keys = [school, owner, independent].map(({ keys }) => keys.publicKey);
  const readers = body.content.recipients.map(({ header }) => header.kid);
  const to = [...keys, reporter.publicKey].filter(({ kid }) => readers.includes(kid));
  const binding = { organisationId: place.rootId, id, version: 1 } as const;
  const [content, identity] = await Promise.all(
    parts.map((part) => seal({ text: part }, to, { ...binding, part })),
  );
  const sealed = { content, identity } as Pick<ReportRequest, 'content' | 'identity'>;
  const accessTokenHash = hash('sha256', accessToken, 'base64url');
  const next = { ...body, id, ...sealed, reporter: { ...body.reporter, accessTokenHash } };
  whole = { ...whole, accessToken, body: next };
}

beforeAll(async () => {
  place = await seedPlace(world);
  [other, whole] = [await sealedReport(world, place), await sealedReport(world, place)];
  ({ unwrappingKey } = whole);
  await nextReport();
});

type Change = (report: ReportRequest) => unknown;
type Texts = { path: string[]; text: string }[];

/** Every text of the sealed parts and of the way back, with the steps that lead to it. */
function textsOf(value: unknown, path: string[] = []): Texts {
  if (typeof value === 'string') return [{ path, text: value }];
  return Object.entries(value as object).flatMap(([name, inner]) =>
    textsOf(inner, [...path, name]),
  );
}
const placesOf = ({ content, identity, reporter }: ReportRequest) =>
  textsOf({ content, identity, reporter });

function replaced(report: ReportRequest, path: string[], text: string): ReportRequest {
  const copy = structuredClone(report) as unknown as Record<string, unknown>;
  const [last, ...before] = [...path].reverse();
  const parent = before.reverse().reduce<unknown>((at, step) => (at as never)[step], copy);
  (parent as Record<string, unknown>)[last!] = text;
  return copy as unknown as ReportRequest;
}

const bytes = (text: string) => Buffer.from(text, 'base64url');
/** One text in another: a part of a lock, or the text itself. */
const inPart = (text: string, which: number, change: (part: string) => string) => {
  const parts = text.split('.');
  const at = which % parts.length;
  return parts.map((part, index) => (index === at ? change(part) : part)).join('.');
};

const changesOfText: fc.Arbitrary<(text: string) => string> = fc.oneof(
  // A byte.
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }), fc.nat()).map(
    ([at, mask, which]) =>
      (text: string) =>
        inPart(text, which, (part) => {
          const changed = bytes(part);
          if (changed.length > 0) changed[at % changed.length]! ^= mask;
          return changed.toString('base64url');
        }),
  ),
  // All bytes, as many as there were.
  fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.nat()).map(
    ([seed, which]) =>
      (text: string) =>
        inPart(text, which, (part) =>
          Buffer.from(bytes(part).map((_byte, at) => seed[at % seed.length]!)).toString(
            'base64url',
          ),
        ),
  ),
  // Fewer or more bytes.
  fc
    .tuple(
      fc.oneof(
        fc.nat(80),
        fc.nat(3).map((n) => n * 1024),
      ),
      fc.nat(),
    )
    .map(
      ([length, which]) =>
        (text: string) =>
          inPart(text, which, (part) => {
            const cut = Buffer.alloc(length);
            bytes(part).copy(cut);
            return cut.toString('base64url');
          }),
    ),
  // The same bytes, spelt otherwise.
  fc.nat().map((which) => (text: string) => inPart(text, which, (part) => misspelt(part || 'A'))),
);

const changeText: fc.Arbitrary<Change> = fc
  .tuple(fc.nat(), changesOfText)
  .map(([at, change]) => (report) => {
    const places = placesOf(report);
    const { path, text } = places[at % places.length]!;
    return replaced(report, path, change(text));
  });

/** A text of one place in another, of the same report or of another one. */
const moveText: fc.Arbitrary<Change> = fc
  .tuple(fc.nat(), fc.nat(), fc.boolean())
  .map(([from, to, isForeign]) => (report) => {
    const sources = placesOf(isForeign ? other.body : report);
    const targets = placesOf(report);
    const { path } = targets[to % targets.length]!;
    // As often the same place of the other report as any.
    const same = sources.find((one) => one.path.join() === path.join());
    return replaced(
      report,
      path,
      (isForeign && from % 2 ? same : undefined)?.text ?? sources[from % sources.length]!.text,
    );
  });

type Recipients = Sealed['recipients'];
const changesOfRecipients: fc.Arbitrary<(list: Recipients) => Recipients> = fc.oneof(
  fc.nat().map((at) => (list: Recipients) => list.filter((_one, i) => i !== at % list.length)),
  fc.nat().map((at) => (list: Recipients) => [...list, list[at % list.length]!]),
  fc.constant((list: Recipients) => [...list].reverse()),
  // The wrapped keys, or the ephemeral ones, each at another reader.
  fc.constant((list: Recipients) =>
    list.map((one, i) => ({ ...one, encrypted_key: list[(i + 1) % list.length]!.encrypted_key })),
  ),
  fc.constant((list: Recipients) =>
    list.map(({ header, ...one }, i) => ({
      ...one,
      header: { ...header, epk: list[(i + 1) % list.length]!.header.epk! },
    })),
  ),
  fc.tuple(fc.nat(), fc.constantFrom('mirrored', 'off', 'any', 'same')).map(
    ([at, kind]) =>
      (list: Recipients) =>
        list.map(({ header, ...one }, i) => {
          if (i !== at % list.length) return { header, ...one };
          const epk = header.epk!;
          const made = {
            mirrored: () => mirrored(epk),
            off: () => offCurve(epk),
            any: () => anyPoint(),
            same: () => list[(i + 1) % list.length]!.header.epk!,
          }[kind]();
          return { ...one, header: { ...header, epk: made } };
        }),
  ),
);
const changeRecipients: fc.Arbitrary<Change> = fc
  .tuple(fc.constantFrom(...parts), changesOfRecipients)
  .map(([part, change]) => (report) => ({
    ...report,
    [part]: { ...report[part], recipients: change(report[part].recipients) },
  }));

const movePart: fc.Arbitrary<Change> = fc.constantFrom<Change>(
  ({ content, identity, ...report }) => ({ ...report, content: identity, identity: content }),
  ({ identity, ...report }) => ({ ...report, identity, content: identity }),
  (report) => ({ ...report, content: other.body.content }),
  (report) => ({ ...report, reporter: other.body.reporter }),
  (report) => ({ ...report, reporter: { ...other.body.reporter, key: report.reporter.key } }),
  (report) => ({
    ...report,
    reporter: { ...report.reporter, key: place.inboxes.school.keys.publicKey },
  }),
  (report) => report,
);
/** Where an earlier change has left nothing to change, that stands. */
function applied(report: ReportRequest, change: Change): ReportRequest {
  try {
    return change(report) as ReportRequest;
  } catch {
    return report;
  }
}
const oneChange = fc.oneof(changeText, changeText, moveText, changeRecipients, movePart);

/** What anybody sees of a text that is hidden from who holds no key: how many bytes it is, in the one right spelling. */
function length(text: string): string {
  expect(bytes(text).toString('base64url')).toBe(text);
  return `${bytes(text).length} bytes`;
}

/** OpenSSL's word for it, not ours. */
function point(epk: { x: string; y: string }): string {
  createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: epk.x, y: epk.y }, format: 'jwk' });
  return 'a point';
}

/**
 * A sealed part as everybody sees it. Left out, because nobody without a key can tell: which bytes iv, ciphertext, tag and wrapped keys
 * are, and which point an ephemeral key; and the order of the readers, which means nothing.
 */
function seen({ recipients, iv, ciphertext, tag, ...rest }: Sealed): object {
  const readers = recipients.map(({ header: { kid, epk }, encrypted_key }) => ({
    ...{ kid, epk: point(epk!), encrypted_key: length(encrypted_key) },
  }));
  expect(new Set(recipients.map(({ header }) => header.epk!.x)).size).toBe(recipients.length);
  readers.sort((one, next) => (one.kid < next.kid ? -1 : 1));
  return { ...rest, readers, iv: length(iv), tag: length(tag), ciphertext: padded(ciphertext) };
}

/** How many steps: another number is another text, and which it was nobody can tell. */
function padded(ciphertext: string): string {
  length(ciphertext);
  const steps = bytes(ciphertext).length / 1024;
  expect(steps).toBeGreaterThan(0);
  return Number.isInteger(steps) ? 'whole steps' : 'not filled up';
}

/** The same of the way back: which bytes lie in the lock and in the hash of the token only the code can tell. */
function wayBackSeen({ key, lockedKey, accessTokenHash }: ReportRequest['reporter']): object {
  const [header, encryptedKey, iv, ciphertext, tag] = lockedKey.split('.');
  const lock = [header, length(encryptedKey!), length(iv!), length(tag!)];
  expect(bytes(ciphertext!).length).toBeGreaterThanOrEqual(
    JSON.stringify(whole.reporter.privateKey).length,
  );
  return { key, lock, accessTokenHash: length(accessTokenHash) };
}

async function opens(sealed: unknown, key: PrivateKey, id: string, part: (typeof parts)[number]) {
  const binding = { organisationId: place.rootId, id, version: 1, part } as const;
  return open(sealed as Sealed, key, binding).then(
    () => true,
    () => false,
  );
}

/** For all whom the route names, with the keys that are theirs, and for the reporter with her code. */
async function opensForAll({ id, content, identity, reporter }: ReportRequest): Promise<boolean> {
  const { school, owner, independent } = place.inboxes;
  const all = [school, owner, independent].map(({ keys }) => keys.privateKey);
  const named = (part: Sealed) =>
    [...all, whole.reporter.privateKey].filter(({ kid }) =>
      part.recipients.some(({ header }) => header.kid === kid),
    );
  const sealed = { content, identity };
  const answers = await Promise.all(
    parts.flatMap((part) => named(sealed[part]).map((key) => opens(sealed[part], key, id, part))),
  );
  expect(answers.length).toBe(2 * whole.body.content.recipients.length);
  const own = await unlockKey(reporter.lockedKey, unwrappingKey).catch(() => null);
  const { accessToken } = whole;
  const isFound = hash('sha256', accessToken, 'base64url') === reporter.accessTokenHash;
  return own?.kid === whole.reporter.publicKey.kid && isFound && !answers.includes(false);
}

async function check(sent: ReportRequest): Promise<void> {
  const before = whole.body;
  const answer = await world.app.inject({
    method: 'POST',
    url: '/api/v1/reports',
    payload: JSON.stringify(sent),
    headers: { 'content-type': 'application/json', 'idempotency-key': before.id },
  });
  expect([201, 400, 404, 409, 413, 422]).toContain(answer.statusCode);
  if (answer.statusCode !== 201) return;
  if (await opensForAll(sent)) taken.opened += 1;
  else {
    taken.hidden += 1;
    for (const part of parts) expect(seen(sent[part])).toEqual(seen(before[part]));
    expect(wayBackSeen(sent.reporter)).toEqual(wayBackSeen(before.reporter));
  }
  await nextReport();
}

describe('a truly sealed report that was changed in any way', () => {
  test('is refused, or opens, or differs only in what nobody without keys can see', async () => {
    const changes = fc.array(oneChange, { minLength: 1, maxLength: 3 });
    const property = fc.asyncProperty(changes, (some) => check(some.reduce(applied, whole.body)));
    await fc.assert(property, { numRuns: 400 });
    // Both happen, or the test would say nothing.
    expect(taken.opened).toBeGreaterThan(0);
    expect(taken.hidden).toBeGreaterThan(0);
  }, 120_000);

  test('and the same where its JSON was changed anywhere, facts and names of members too', async () => {
    const property = fc.asyncProperty(fc.gen(), (draw) =>
      check(draw(mutations, whole.body as unknown as Json) as unknown as ReportRequest),
    );
    await fc.assert(property, { numRuns: 200 });
  }, 120_000);
});
