/** Whatever is sent to a public route: only answers that are documented, never a failure of ours, and nothing written when refused. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AttachmentRequest } from '../contract/api/public.ts';
import { sealedAttachmentFor } from './testing/attachments.ts';
import { mutations, type Json } from './testing/mutations.ts';
import {
  countRows,
  openServerWorld,
  sealedReport,
  seedPlace,
  type SealedReport,
  type Place,
} from './testing/server-world.ts';

const world = await openServerWorld();
let place: Place;
let report: SealedReport;
let attachment: AttachmentRequest;
let statuses: (path: string) => number[];

beforeAll(async () => {
  place = await seedPlace(world, 'fuzz', 'images');
  report = await sealedReport(world, place);
  attachment = (await sealedAttachmentFor(place, report.body.id)).body;
  const { paths } = (await world.app.inject('/api/v1/openapi.json')).json<{
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  }>();
  statuses = (path) =>
    Object.values(paths[`/api/v1${path}`]!).flatMap(({ responses }) =>
      Object.keys(responses).map(Number),
    );
});

const types = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  'a/b',
  '',
];

const counted = async () => [
  await countRows(world, place),
  await world.store.read((records) => records.attachments.arrived(place.rootId, new Date(0))),
];

async function send(path: string, payload: string | Buffer, headers: Record<string, string>) {
  const before = await counted();
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    payload,
    headers,
  });
  expect(statuses(path)).toContain(answer.statusCode);
  expect(answer.statusCode).toBeLessThan(500);
  if (answer.statusCode >= 400) {
    expect(answer.json()).toMatchObject({
      type: expect.stringMatching(/^\/problems\/[a-z-]+$/),
      status: answer.statusCode,
    });
    expect(await counted()).toEqual(before);
  }
}

const key = 'A'.repeat(43);
const bodies: [
  path: string,
  runs: number,
  valid: () => Json,
  headers: () => Record<string, string>,
][] = [
  ['/reports', 300, () => report.body, () => ({ 'idempotency-key': report.body.id })],
  ['/attachments', 100, () => attachment, () => ({ 'idempotency-key': attachment.id })],
  [
    '/routes',
    200,
    () => ({ organisation: place.slug, facts: report.body.facts as unknown as Json }),
    () => ({}),
  ],
  ['/follow-ups', 100, () => ({}), () => ({ authorization: `Bearer ${report.accessToken}` })],
  ['/sign-ins/salts', 50, () => ({ email: 'kari@example.no' }), () => ({})],
  ['/sign-ins', 20, () => ({ email: 'kari@example.no', signInSecret: key }), () => ({})],
  ['/sign-ins/second-factor', 50, () => ({ code: '123456' }), () => ({})],
  ['/invitations/open', 50, () => ({ token: key }), () => ({})],
  [
    '/invitations/accept',
    50,
    () => ({
      token: key,
      salt: key,
      signInSecret: key,
      publicKey: { kty: 'EC', crv: 'P-256', x: key, y: key, kid: key },
      lockedKey: 'a.b.c.d.e',
      totpCode: '123456',
    }),
    () => ({}),
  ],
];

describe.each(bodies)('POST %s', (path, numRuns, valid, headers) => {
  test('takes a valid body that is damaged somewhere', async () => {
    const sent = fc.asyncProperty(mutations(valid()), (body) =>
      send(path, JSON.stringify(body), { 'content-type': 'application/json', ...headers() }),
    );
    await fc.assert(sent, { numRuns });
  });

  test('takes any bytes of any type', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
    const piece = fc.nat(200).map((end) => Buffer.from(JSON.stringify(valid()).slice(0, end)));
    const sent = fc.asyncProperty(fc.oneof(bytes, piece), fc.constantFrom(...types), (body, type) =>
      send(path, body, { ...(type && { 'content-type': type }), ...headers() }),
    );
    await fc.assert(sent, { numRuns: Math.min(numRuns, 60) });
  });
});

test('GET /organisations/:slug takes any name', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 150 }), async (name) => {
      const url = `/api/v1/organisations/${encodeURIComponent(name)}`;
      const answer = await world.app.inject(url);
      expect([400, 404, 422]).toContain(answer.statusCode);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    }),
    { numRuns: 200 },
  );
});

test('the report that was damaged so often is still taken as it should be', async () => {
  const { body } = await sealedReport(world, place);
  const headers = { 'idempotency-key': body.id };
  expect(
    (await world.app.inject({ method: 'POST', url: '/api/v1/reports', payload: body, headers }))
      .statusCode,
  ).toBe(201);
});
