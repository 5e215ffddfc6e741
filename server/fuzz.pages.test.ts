/**
 * Whatever path a page or a file is asked for by, over a real line, on each database: never a failure of ours. A client
 * for tests would tidy the path up before it is sent.
 */
import { request } from 'node:http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openServerWorld, seedPlace } from './testing/server-world.ts';

const odd = fc.constantFrom(
  ...[
    '',
    '.',
    '..',
    '%00',
    '%2e%2e',
    '%5c',
    '\\',
    '%2f',
    '%',
    '%ff',
    '%c0%af',
    '//',
    ';',
    ':',
    '*',
  ],
  ...['KOM', 'kom', 'a b'.replace(' ', '+'), '%E2%80%AE', '__proto__', 'constructor', 'index.html'],
  ...['mobbe-knapp.js', 'v1', 'assets', '.git', 'x'.repeat(300), '%41'.repeat(200)],
);
const anything = fc
  .string({ unit: 'binary', maxLength: 40 })
  .map((text) => encodeURIComponent(text));
const piece = fc.oneof(odd, anything);
const beginnings = ['/', '/w/', '/w/v1/', '/desk/', '/desk/assets/', '/problems/', '/health/'];
const paths = fc
  .tuple(
    fc.constantFrom(...beginnings),
    fc.array(piece, { maxLength: 4 }),
    fc.constantFrom('/', ''),
    fc.oneof(
      fc.constant(''),
      piece.map((text) => `?${text}`),
    ),
  )
  .map(([start, pieces, between, query]) => start + pieces.join(between) + query);
const headers = fc.constantFrom<Record<string, string>>(
  {},
  { range: 'bytes=9999999-' },
  { range: 'bytes=0-1,5-9' },
  { range: 'x' },
  { 'if-match': '"x"' },
  { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  { 'accept-encoding': 'br;q=x, *' },
);

describe.each(['sqlite', 'postgres'] as const)('pages and files on %s', (kind) => {
  test('answer what was asked for, or a problem of whoever asked', async () => {
    const world = await openServerWorld({ kind });
    await seedPlace(world, 'kom');
    const { port } = new URL(await world.app.listen({ port: 0, host: '127.0.0.1' }));
    const ask = (path: string, method: string, sent: Record<string, string>) =>
      new Promise<{ status: number; type: string }>((resolve, reject) => {
        const options = { host: '127.0.0.1', port, path, method, headers: sent, agent: false };
        request(options, (answer) => {
          answer.resume();
          const type = String(answer.headers['content-type']);
          answer.on('end', () => resolve({ status: answer.statusCode!, type }));
        })
          .on('error', reject)
          .end();
      });
    await fc.assert(
      fc.asyncProperty(
        paths,
        fc.constantFrom('GET', 'HEAD', 'POST'),
        headers,
        async (path, method, sent) => {
          const { status, type } = await ask(path, method, sent);
          expect(status).toBeLessThan(500);
          if (status >= 400) expect(type).toMatch(/^application\/problem\+json/);
        },
      ),
      { numRuns: 600 },
    );
  });
});
