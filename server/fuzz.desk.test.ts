/** Whatever a handler with a session sends, on each database: only answers that are documented, never a failure of ours. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../contract/ids.ts';
import { newKeyPair } from '../contract/sealing/keys.ts';
import { possessionHeader } from '../contract/sealing/possession.ts';
import { mutations, type Json } from './testing/mutations.ts';
import {
  asHandler,
  openServerWorld,
  seedPlace,
  storedReport,
  type ServerWorld,
  type TestHandler,
} from './testing/server-world.ts';

const key = 'A'.repeat(43);
const sealed = {
  protected: 'e30',
  recipients: [{ header: { kid: key }, encrypted_key: key }],
  aad: key,
  iv: 'A'.repeat(16),
  ciphertext: key,
  tag: 'A'.repeat(22),
};
const { publicKey } = await newKeyPair();
const posts: [path: string, valid: (id: string) => Json][] = [
  ['/cases/:id/readings', () => ({})],
  ['/cases/:id/printings', () => ({ parts: ['report', 'names'] })],
  ['/cases/:id/acknowledgements', () => ({ revision: 1 })],
  ['/cases/:id/messages', (id) => ({ id, reportId: id, sealed })],
  ['/cases/:id/closings', () => ({ revision: 7, reason: 'resolved' })],
  ['/cases/:id/takings', () => ({ revision: 1 })],
  ['/cases/:id/keepings-out', (id) => ({ revision: 1, handlerId: id })],
  ['/cases/:id/recusals', () => ({ revision: 1 })],
  ['/cases/:id/placements', () => ({ revision: 1, intake: 'quarantine' })],
  [
    '/cases/:id/resealings',
    (id) => ({
      entries: [
        {
          ...{ id, part: 'content', retiredKid: key },
          recipient: { header: { kid: key }, encrypted_key: key },
        },
      ],
    }),
  ],
  ['/grants', (id) => ({ inboxId: id, handlerId: id, grants: [{ kid: key, grant: 'a.b.c.d.e' }] })],
  ['/inboxes/:id/recovery-confirmations', () => ({})],
  ['/possession-challenges', () => ({ keys: [publicKey] })],
  ['/possessions', () => ({ kids: [key], ownerGrants: [{ kid: key, ownerKid: key }] })],
  [
    '/inboxes/:id/keys',
    (id) => ({
      publicKey,
      grants: [{ handlerId: id, grant: 'a.b.c.d.e' }],
      ownerGrant: { ownerKid: key, grant: 'a.b.c.d.e' },
      recovery: { publicKey, sealedKey: 'a.b.c.d.e', grant: 'a.b.c.d.e' },
    }),
  ],
  [
    '/inboxes/:id/next-keys',
    (id) => ({
      replaces: key,
      publicKey,
      grants: [{ handlerId: id, grant: 'a.b.c.d.e' }],
      ownerGrant: null,
      recoveryGrant: { recoveryKid: key, grant: 'a.b.c.d.e' },
    }),
  ],
  [
    '/inboxes/:id/owner-grants',
    () => ({ ownerKid: key, grants: [{ kid: key, grant: 'a.b.c.d.e' }] }),
  ],
  [
    '/inboxes/:id/recovery-keys',
    () => ({
      publicKey,
      sealedKey: 'a.b.c.d.e',
      grants: [{ kid: key, grant: 'a.b.c.d.e' }],
      because: 'replaced',
    }),
  ],
  ['/letters/:id/retries', () => ({})],
  ['/letters/:id/tellings', () => ({})],
];
const gets = ['/cases/:id', '/inboxes/:id/recovery'];

/** Numbers at and beyond the edges of what the databases hold. */
const edges = fc.constantFrom<Json>(-1, 0, 2 ** 31 - 1, 2 ** 31, 2 ** 53, 1e300, 0.5, '1', null);
const instants = fc.constantFrom(
  ...['0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '1969-12-31T23:59:59.999Z'],
  ...['2026-02-30T00:00:00Z', '2999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z', 'x'],
);
const cursors = fc
  .tuple(
    fc.constantFrom('urgent', 'unread', 'read', 'closed', 'x'),
    instants,
    fc.constantFrom(newId(), '\0'),
  )
  .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'));
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('\0', '', newId(), 'school', 'all', '0', '101', '1e9', "'--"),
);
const queries = fc.record(
  {
    inbox: words,
    show: words,
    sector: words,
    limit: words,
    cursor: fc.oneof(cursors, cursors, words),
  },
  { requiredKeys: [] },
);

// What never reaches a database is the same on both, and there the round trip costs the most.
describe.each([
  ['sqlite', 1],
  ['postgres', 1 / 3],
] as const)('the desk on %s', (kind, share) => {
  let world: ServerWorld;
  let rektor: TestHandler;
  let caseId: string;
  let documented: (method: 'get' | 'post', path: string) => number[];

  beforeAll(async () => {
    world = await openServerWorld({ kind });
    const place = await seedPlace(world);
    rektor = place.handlers.rektor;
    ({ caseId } = await storedReport(world, place));
    const { paths } = (await world.app.inject('/api/v1/openapi.json')).json<{
      paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
    }>();
    documented = (method, path) => {
      const { responses } = paths[`/api/v1${path.replace(':id', '{id}')}`]![method]!;
      return Object.keys(responses).map(Number);
    };
  });
  const ids = () => fc.oneof(fc.constant(caseId), fc.constant(newId()), words);
  const at = (path: string, id: string) => path.replace(':id', encodeURIComponent(id));
  /** Without an id in it a path may be no route, and that is the answer. */
  const allowed = (statuses: number[]) => [...statuses, 400, 404, 405];

  test('GET /cases takes any query', async () => {
    const sent = fc.asyncProperty(queries, async (query) => {
      const search = new URLSearchParams(query as Record<string, string>);
      const answer = await asHandler(world, rektor).get(`/cases?${search.toString()}`);
      expect(documented('get', '/cases')).toContain(answer.statusCode);
      expect(answer.statusCode).toBeLessThan(500);
    });
    await fc.assert(sent, { numRuns: Math.ceil(300 * share) });
  });

  test.each(gets)('GET %s takes any id', async (path) => {
    const sent = fc.asyncProperty(ids(), async (id) => {
      const answer = await asHandler(world, rektor).get(at(path, id));
      expect(allowed(documented('get', path))).toContain(answer.statusCode);
      expect(answer.statusCode).toBeLessThan(500);
    });
    await fc.assert(sent, { numRuns: Math.ceil(100 * share) });
  });

  test('POST /possessions takes any header, and proves nothing by it', async () => {
    const answers = fc.array(
      fc.oneof(words, fc.constantFrom(`${publicKey.kid}.9999999999.${key}`, `${key}.1.${key}`)),
      { maxLength: 120 },
    );
    const visible = (text: string) => text.replaceAll(/[^ -~]/g, '');
    const sent = fc.asyncProperty(answers, async (parts) => {
      const answer = await world.app.inject({
        method: 'POST',
        url: '/api/v1/possessions',
        payload: {},
        headers: { cookie: rektor.cookie, [possessionHeader]: visible(parts.join(' ')) },
      });
      expect([answer.statusCode, answer.json()]).toEqual([200, { proved: 0 }]);
    });
    await fc.assert(sent, { numRuns: Math.ceil(100 * share) });
  });

  test.each(posts)('POST %s takes a damaged body', async (path, valid) => {
    const body = ids().chain((id) => {
      const good = valid(caseId);
      const bodies: fc.Arbitrary<Json>[] = [mutations(good), fc.constant(good)];
      if (typeof good === 'object' && good !== null && 'revision' in good)
        bodies.push(edges.map((revision) => ({ ...(good as object), revision })));
      return fc.tuple(fc.constant(id), fc.oneof(...bodies));
    });
    const sent = fc.asyncProperty(body, async ([id, payload]) => {
      const answer = await world.app.inject({
        method: 'POST',
        url: `/api/v1${at(path, id)}`,
        payload: JSON.stringify(payload),
        headers: {
          cookie: rektor.cookie,
          'content-type': 'application/json',
          'idempotency-key': caseId,
        },
      });
      expect(allowed(documented('post', path))).toContain(answer.statusCode);
      expect(answer.statusCode).toBeLessThan(500);
    });
    await fc.assert(sent, { numRuns: Math.ceil(150 * share) });
  });
});
