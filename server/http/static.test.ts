import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openServerWorld, seedPlace, typeOf } from '../testing/server-world.ts';
import { escapeHtml, renderMarkdown } from './markdown.ts';

const webRoot = mkdtempSync(join(tmpdir(), 'mobbeknapp-web-'));
afterAll(() => rmSync(webRoot, { recursive: true, force: true }));
for (const [file, text] of [
  ['w/v1/mobbe-knapp.js', 'export {}'],
  ['w/0.1.0/mobbe-knapp.js', 'export {}'],
  ['desk/index.html', '<!doctype html><title>x</title>'],
  ['desk/assets/main-abc.js', 'export {}'],
  ['hidden.txt', 'no'],
] as const) {
  mkdirSync(join(webRoot, file, '..'), { recursive: true });
  writeFileSync(join(webRoot, file), text);
}
const { app, store, lines } = await openServerWorld({ webRoot });
await seedPlace({ store }, 'luftvik');

describe('the files of the widget', () => {
  test('may be loaded by any site, and those with a version kept for good', async () => {
    const { headers, statusCode } = await app.inject('/w/0.1.0/mobbe-knapp.js');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-type']).toMatch(/javascript/);
  });

  test('those that move with each release are asked for again after five minutes', async () => {
    const { headers } = await app.inject('/w/v1/mobbe-knapp.js');
    expect(headers['cache-control']).toBe('public, max-age=300');
  });

  test.each([
    '/w/../hidden.txt',
    '/w/%2e%2e/hidden.txt',
    '/w/v1/..%2f..%2fhidden.txt',
    '/w/v1/nothing.js',
    '/w/',
    '/w/%00',
    '/w/v1//mobbe-knapp.js',
    '/w/v1/mobbe-knapp.js%00',
    '/desk/%00',
    '/desk/..%5cx',
    '/desk//x',
    '/desk/.hidden',
    `/desk/${'a'.repeat(5_000)}`,
    '/%00',
    '/kom%00mune',
    '/-kommune',
    '/..%2f',
    '/Kommune%20x/',
  ])('%s leads to nothing', async (url) => {
    const answer = await app.inject(url);
    expect([answer.statusCode, typeOf(answer)]).toEqual([404, '/problems/not-found']);
  });

  test.each([{ range: 'bytes=99999-' }, { 'if-match': '"another"' }])(
    'asked for with %o it is the request that is wrong, not we',
    async (headers) => {
      const answer = await app.inject({ url: '/desk/', headers });
      expect([answer.statusCode, typeOf(answer)]).toEqual([400, '/problems/malformed-request']);
    },
  );
});

describe('the desk', () => {
  test('is at /desk/, in no frame, with nothing from elsewhere', async () => {
    const moved = await app.inject('/desk');
    expect([moved.statusCode, moved.headers.location]).toEqual([308, '/desk/']);
    const { headers, statusCode } = await app.inject('/desk/');
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-security-policy']).toMatch(
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['content-security-policy']).toContain("frame-src 'self';");
    expect(headers['content-security-policy']).toContain(
      "require-trusted-types-for 'script';trusted-types lit-html",
    );
  });

  test('its hashed files are kept for good', async () => {
    const { headers } = await app.inject('/desk/assets/main-abc.js');
    expect(headers['cache-control']).toMatch(/immutable/);
    expect(headers['access-control-allow-origin']).toBe(undefined);
  });
});

describe('a link to the desk whose # a mail filter has changed', () => {
  const token = 'q'.repeat(43);

  test.each([
    [`/desk/%23/invitations/${token}`, `/desk/#/invitations/${token}`],
    [`/desk/%2523/invitations/${token}`, `/desk/#/invitations/${token}`],
    [`/desk/%23%2Finvitations%2F${token}`, `/desk/#/invitations/${token}`],
    ['/desk/%23/cases/42', '/desk/#/cases/42'],
    ['/desk/%23/cases?show=quarantine', '/desk/#/cases?show=quarantine'],
    ['/desk/%23/cases%3Fshow%3Dquarantine', '/desk/#/cases?show=quarantine'],
    ['/desk/%23', '/desk/#'],
    [
      '/desk/%23//evil.example/%0d%0aset-cookie:%20a=b',
      '/desk/#//evil.example/%0D%0Aset-cookie:%20a=b',
    ],
  ])('%s leads to %s, and nobody keeps a note of it', async (url, location) => {
    const { statusCode, headers } = await app.inject(url);
    expect([statusCode, headers.location, headers['cache-control']]).toEqual([
      302,
      location,
      'no-store',
    ]);
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(lines.join('')).not.toMatch(/q{43}|invitations|cases/);
  });

  test.each(['/desk/x%23/cases/42', '/desk/assets/%23', '/w/%23/cases/42'])(
    '%s is another address, and leads to nothing',
    async (url) => expect((await app.inject(url)).statusCode).toBe(404),
  );
});

test('our own page is kept nowhere, loads only our own files, and can be framed by the organisation’s site', async () => {
  const { body, headers } = await app.inject('/luftvik');
  expect(body).toContain('<title>Skjema</title>');
  expect(headers['cache-control']).toBe('no-store');
  const policy = String(headers['content-security-policy']);
  expect(policy).toMatch(/default-src 'none';.*script-src 'self';.*upgrade-insecure-requests/);
  expect(policy).not.toContain('unsafe');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['set-cookie']).toBe(undefined);
  expect(policy).toContain("frame-ancestors 'self' https://www.luftvik.example;");
  expect(headers['x-frame-options']).toBe(undefined);
});

test.each([
  ['/LUFTVIK', '/luftvik'],
  ['/luftvik/', '/luftvik'],
  ['/Luftvik/?language=nn&x=//evil.example', '/luftvik?language=nn&x=//evil.example'],
  ['/finnes-ikke/', '/finnes-ikke'],
])('%s leads to the one address %s, and the browser keeps no note of it', async (url, location) => {
  const { statusCode, headers } = await app.inject(url);
  expect([statusCode, headers.location, headers['cache-control']]).toEqual([
    302,
    location,
    'no-store',
  ]);
});

describe('markdown', () => {
  test('shows what we write', () => {
    expect(renderMarkdown('# A `b`\n\nc [d](/e).\nf\n\n- g\n- h\n  i')).toBe(
      '<h1>A <code>b</code></h1>\n<p>c <a href="/e">d</a>. f</p>\n<ul><li>g</li><li>h i</li></ul>',
    );
  });

  test.each(['<script>', '[x](javascript:y)', '[x](//evil.example)', '`<b>`', '# <i>', '- "\'&'])(
    'lets nothing out of the text: %s',
    (text) => {
      const html = renderMarkdown(text).replaceAll(/<\/?(?:p|h1|ul|li|code)>/g, '');
      expect(html).not.toMatch(/[<>"']/);
    },
  );

  test('escapes what means something in HTML', () => {
    expect(escapeHtml(`<a b="c" d='e'>&`)).not.toMatch(/[<>"']|&(?!#\d+;)/);
  });
});

test('without a build the page has no style and no script, and the API answers all the same', async () => {
  const bare = await openServerWorld({ store, webRoot: join(webRoot, 'nothing') });
  const page = await bare.app.inject('/luftvik');
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('<form method="post" action="/luftvik"');
  expect(page.body).not.toMatch(/<script|rel="stylesheet"/);
  expect((await bare.app.inject('/api/v1/organisations/luftvik')).statusCode).toBe(200);
});
