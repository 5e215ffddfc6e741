/** The files of the browser as a real server sends them over a real line: whichever encoding is taken, the bytes that arrive are those that were built. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compressFiles } from '../../scripts/compress.ts';
import { openServerWorld, seedPlace } from '../testing/server-world.ts';

const webRoot = mkdtempSync(join(tmpdir(), 'mobbeknapp-compressed-'));
const script = 'export const words = "Meld fra om mobbing";\n'.repeat(300);
const files = {
  'w/v1/mobbe-knapp.js': script,
  'w/0.1.0/form-abc.js': script,
  'w/0.1.0/tiny.js': 'export {}',
  'desk/index.html': `<!doctype html><title>x</title>${'<p>The desk</p>'.repeat(50)}`,
  'desk/picture.html': readFileSync('desk/picture.html', 'utf8'),
  'desk/assets/main-abc.js': script,
};
let port: number;

beforeAll(async () => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(webRoot, file, '..'), { recursive: true });
    writeFileSync(join(webRoot, file), text);
  }
  await compressFiles(webRoot);
  const { app, store } = await openServerWorld({ webRoot });
  await seedPlace({ store }, 'luftvik');
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(() => rmSync(webRoot, { recursive: true, force: true }));

type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer };

/** Over `node:http`, which unpacks nothing. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode!,
          headers: answer.headers,
          bytes: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

function unpacked({ headers, bytes }: Answer): string {
  const encoding = headers['content-encoding'];
  if (encoding === 'br') return brotliDecompressSync(bytes).toString();
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

const form = '/w/0.1.0/form-abc.js';

describe('a file of the widget', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['zstd', undefined],
    ['identity', undefined],
    ['', undefined],
  ])('to a browser that takes "%s" comes as %s', async (accepted, encoding) => {
    const answer = await ask(form, accepted ? { 'accept-encoding': accepted } : {});
    expect([answer.status, answer.headers['content-encoding']]).toEqual([200, encoding]);
    expect(unpacked(answer)).toBe(script);
    expect(Number(answer.headers['content-length'])).toBe(answer.bytes.length);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'application/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    });
  });

  test('under v1 it is asked for again after five minutes, compressed or not', async () => {
    for (const accepted of ['br', 'gzip', 'identity']) {
      const { headers } = await ask('/w/v1/mobbe-knapp.js', { 'accept-encoding': accepted });
      expect(headers['cache-control']).toBe('public, max-age=300');
    }
  });

  test('that is smaller alone is sent alone', async () => {
    const answer = await ask('/w/0.1.0/tiny.js', { 'accept-encoding': 'br, gzip' });
    expect(answer.headers['content-encoding']).toBe(undefined);
    expect(unpacked(answer)).toBe('export {}');
    expect(answer.headers.vary).toBe('accept-encoding');
  });

  test.each(['br', 'gzip', 'identity'])('%s: HEAD says what GET sends', async (accepted) => {
    const headers = { 'accept-encoding': accepted };
    const [got, said] = [await ask(form, headers), await ask(form, headers, 'HEAD')];
    expect([said.status, said.bytes.length]).toEqual([200, 0]);
    for (const name of ['content-encoding', 'content-length', 'content-type', 'etag', 'vary'])
      expect(said.headers[name]).toBe(got.headers[name]);
  });

  test.each(['br', 'gzip', 'identity'])(
    '%s: a part is a part of what is sent',
    async (accepted) => {
      const whole = await ask(form, { 'accept-encoding': accepted });
      const part = await ask(form, { 'accept-encoding': accepted, range: 'bytes=10-29' });
      expect([part.status, part.headers['content-encoding']]).toEqual([
        206,
        whole.headers['content-encoding'],
      ]);
      expect(part.headers['content-range']).toBe(`bytes 10-29/${whole.bytes.length}`);
      expect(part.bytes).toEqual(whole.bytes.subarray(10, 30));
    },
  );

  test('each encoding has its own ETag, and what a browser has already is not sent again', async () => {
    const tags: string[] = [];
    for (const accepted of ['br', 'gzip', 'identity']) {
      const { headers } = await ask(form, { 'accept-encoding': accepted });
      tags.push(headers.etag!);
      const again = await ask(form, {
        'accept-encoding': accepted,
        'if-none-match': headers.etag!,
      });
      expect([again.status, again.bytes.length, again.headers.etag]).toEqual([
        304,
        0,
        headers.etag,
      ]);
      expect(again.headers).toMatchObject({
        'access-control-allow-origin': '*',
        vary: 'accept-encoding',
      });
    }
    expect(new Set(tags).size).toBe(3);
  });

  test.each([`${form}.br`, `${form}.gz`, '/desk/index.html.br'])(
    'has one address: %s leads to nothing',
    async (path) => {
      expect((await ask(path, { 'accept-encoding': 'br, gzip' })).status).toBe(404);
    },
  );
});

describe('the desk, compressed', () => {
  test.each(['/desk/', '/desk/index.html'])('%s is looked for anew each time', async (path) => {
    const answer = await ask(path, { 'accept-encoding': 'gzip, br' });
    expect([answer.headers['content-encoding'], answer.headers['cache-control']]).toEqual([
      'br',
      'no-cache',
    ]);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(unpacked(answer)).toBe(files['desk/index.html']);
  });

  test('the frame for pictures keeps its own policy', async () => {
    const [packed, plain] = [
      await ask('/desk/picture.html', { 'accept-encoding': 'br' }),
      await ask('/desk/picture.html'),
    ];
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.headers['content-security-policy']).toContain('sandbox');
    for (const name of ['content-security-policy', 'cache-control', 'x-frame-options'])
      expect(packed.headers[name]).toBe(plain.headers[name]);
    expect(unpacked(packed)).toBe(files['desk/picture.html']);
  });
});

test.each(['/luftvik', '/luftvik?language=en', '/api/v1/organisations/luftvik', '/api/v1/session'])(
  'what may have something of one person in it is never compressed, so that its length tells nothing: %s',
  async (path) => {
    const { headers } = await ask(path, { 'accept-encoding': 'gzip, br' });
    expect(headers['content-encoding']).toBe(undefined);
  },
);
