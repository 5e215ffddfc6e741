/** Our own page from the whole server, without a browser: headers, other sites, limits, and whatever anybody may send. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openServerWorld, seedPlace } from '../testing/server-world.ts';
import { newReport } from './visit.ts';

const world = await openServerWorld();
const place = await seedPlace(world, 'lillevik');
const school = 'lillevik-skole';
const html = { accept: 'text/html,application/xhtml+xml' };
const form = {
  ...html,
  'content-type': 'application/x-www-form-urlencoded',
  origin: 'null',
  'sec-fetch-site': 'same-origin',
};

function post(
  fields: Record<string, string> | [string, string][],
  headers: Record<string, string> = form,
  { app } = world,
) {
  const payload = new URLSearchParams(fields).toString();
  return app.inject({ method: 'POST', url: '/lillevik', headers, payload });
}

const complete = {
  page: 'check',
  language: 'nb',
  danger: 'no',
  unit: place.schoolId,
  role: 'pupil',
  text: 'Kvikklunsj under trappa',
  names: 'Oddvine Prøvesen',
};

test('where the organisation takes pictures, the page says that none can be sent here, and goes on', async () => {
  const taking = await seedPlace(world, undefined, 'images');
  const ask = async (url: string, fields: Record<string, string>) =>
    (
      await world.app.inject({
        ...{ method: 'POST', url, headers: form },
        payload: new URLSearchParams({ ...complete, ...fields }).toString(),
      })
    ).body;
  const [there, here] = [`/${taking.slug}`, '/lillevik'];
  const tell = { page: 'duration', go: 'next', unit: taking.schoolId };
  const sentence = 'Her kan du ikke sende bilder.';
  expect(await ask(there, tell)).toContain(sentence);
  expect(await ask(there, { page: 'tell', go: 'next' })).toContain('Hva heter de det gjelder?');
  const elsewhere = await ask(here, { page: 'duration', go: 'next' });
  expect(elsewhere).toContain('Fortell mer');
  expect(elsewhere).not.toContain(sentence);
});

describe('every page', () => {
  test('is kept nowhere, loads only our own files, and can be framed by the sites on the list, those above included', async () => {
    const { headers, body } = await world.app.inject({ url: `/${school}`, headers: html });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    // From a sandboxed frame no browser opens a page that has one, and the link there would be dead.
    expect(headers['cross-origin-opener-policy']).toBe(undefined);
    // Whole, so that nobody loosens it unseen: Lit's templates are the one way from text to markup.
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; " +
        "frame-ancestors 'self' https://skole.lillevik.example https://www.lillevik.example; img-src data:; " +
        "script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; " +
        'trusted-types lit-html; upgrade-insecure-requests',
    );
    expect(headers['set-cookie']).toBe(undefined);
    expect(headers['x-frame-options']).toBe(undefined);
    expect(body).toContain('<title>Skjema</title>');
  });

  test('that answers a form may run no script at all', async () => {
    const { headers, body, statusCode } = await post({ ...complete, page: 'tell', go: 'next' });
    expect(statusCode).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; style-src 'self'; form-action 'self'");
    expect(policy).not.toMatch(/script-src|connect-src/);
    expect(body).not.toContain('<script');
    expect(headers['cache-control']).toBe('no-store');
  });

  test('carries the words along only inside attributes', async () => {
    const text = '"><script>alert(1)</script>\n& så';
    const { body } = await post({ ...complete, page: 'role', text, go: 'next' });
    expect(body).toContain('&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;\n&#38; så');
    expect(body).not.toContain('<script');
  });
});

test('no field and nothing that was written is handed to a service of the browser', async () => {
  const tell = await post({ ...complete, page: 'duration', go: 'next' });
  // What is written from right to left stands so.
  expect(tell.body).toMatch(/<textarea[^>]+ dir="auto"/);
  expect(tell.body).toMatch(/<textarea[^>]+ spellcheck="false" writingsuggestions="false">/);
  const names = await post({ ...complete, page: 'names', contact: 'reach', go: 'next' });
  const fields = names.body.match(/<input type="text"[^>]*>/g)!;
  expect(fields.length).toBeGreaterThan(1);
  for (const field of fields) expect(field).toContain(' dir="auto"');
  for (const field of fields)
    expect(field).toMatch(/ autocomplete="off" spellcheck="false" writingsuggestions="false"/);
  const check = await post({ ...complete, go: 'to-check' });
  expect(check.body).toMatch(/<dd dir="auto" translate="no"\s*>Kvikklunsj under trappa/);
});

describe('a form is taken', () => {
  test.each([
    { origin: 'https://meld.example.no', 'sec-fetch-site': 'same-origin' },
    // Our own page says no-referrer, so a browser sends no origin with its form.
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
    { origin: 'null' },
    { 'sec-fetch-site': 'none' },
  ])('from our own page: %j', async (sent: Record<string, string>) => {
    const headers = { ...html, 'content-type': form['content-type'], ...sent };
    expect((await post({ ...complete, go: 'next' }, headers)).statusCode).toBe(200);
  });

  test.each([
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://skole.lillevik.example', 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
  ])('from no other site, and nothing is stored: %j', async (sent: Record<string, string>) => {
    const before = world.woken();
    const headers = { ...html, 'content-type': form['content-type'], ...sent };
    const answer = await post({ ...complete, go: 'send' }, headers);
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('tel:112');
    expect(answer.body).toContain('href="/lillevik"');
    expect(world.woken()).toBe(before);
  });

  test('in no other form than a form, and not in a flood of text', async () => {
    const json = await post({}, { ...form, 'content-type': 'application/json' });
    expect([json.statusCode, json.headers['content-type']]).toEqual([
      415,
      'text/html; charset=utf-8',
    ]);
    const flood = await post({ ...complete, text: 'x'.repeat(200_000) });
    expect(flood.statusCode).toBe(413);
    expect(flood.body).toContain('gjør teksten kortere');
    expect(flood.body).toContain('make the text shorter');
  });

  test('to everybody at an address from which very much is asked at once', async () => {
    const limited = await openServerWorld({ store: world.store, config: { limits: 'on' } });
    const all = await Promise.all(
      Array.from({ length: 285 }, () =>
        post({ ...complete, page: 'role', go: 'next' }, form, limited),
      ),
    );
    expect(new Set(all.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  });
});

/** For each the server derives from the code, which is slow on purpose. */
test('codes that are tried by the dozen hold up no report, of their own address or of another', async () => {
  const limited = await openServerWorld({ store: world.store, config: { limits: 'on' } });
  const postFrom = (remoteAddress: string, fields: Record<string, string>) =>
    limited.app.inject({
      ...{ method: 'POST', url: '/lillevik', headers: form, remoteAddress },
      payload: new URLSearchParams(fields).toString(),
    });
  const { reportId: report, code } = newReport();
  const send = (from: string) => postFrom(from, { ...complete, report, code, go: 'send' });
  let opened = 0;
  for (let tries = 0; tries < 70; tries++)
    void postFrom('192.0.2.7', { page: 'code', typed: code, go: 'open' }).then(
      ({ statusCode }) => (opened += statusCode === 429 ? 0 : 1),
    );
  expect((await send('192.0.2.7')).statusCode).toBe(200);
  expect((await send('198.51.100.9')).statusCode).toBe(200);
  // Those that wait for their turn still do.
  expect(opened).toBeLessThan(10);
});

describe('where there is no page', () => {
  test.each(['/finnes-ikke', '/'])(
    '%s answers a browser with a page and a client with a problem',
    async (url) => {
      const page = await world.app.inject({ url, headers: html });
      expect([page.statusCode, page.headers['content-type']]).toEqual([
        404,
        'text/html; charset=utf-8',
      ]);
      for (const language of ['nb', 'nn', 'en']) expect(page.body).toContain(`lang="${language}"`);
      expect(page.body).toContain('tel:112');
      expect(page.headers['content-security-policy']).not.toContain('script-src');
      const problem = await world.app.inject(url);
      expect([problem.statusCode, problem.headers['content-type']]).toEqual([
        404,
        expect.stringMatching(/^application\/problem\+json/),
      ]);
    },
  );
});

describe('what was tampered with', () => {
  test.each([
    [{ role: 'rektor' }, 'Velg hvem du er'],
    [{ unit: '018f0000-0000-7000-8000-000000000001' }, 'Velg stedet det gjelder'],
    [{ danger: '' }, 'Velg ja, usikker eller nei'],
    [{ text: 'x'.repeat(4_003) }, 'Ta bort 3 tegn'],
    [{ names: 'x'.repeat(4_001) }, 'Ta bort 1 tegn'],
    [{ contact: 'reach', email: 'kari' }, 'Skriv e-postadressen slik'],
  ])('is asked for again instead of sent: %j', async (changed, said) => {
    const before = world.woken();
    const answer = await post({ ...complete, ...changed, go: 'send' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(said);
    expect(answer.body).toContain('autofocus');
    expect(world.woken()).toBe(before);
  });

  test('a question that this sector is not asked is asked of nobody', async () => {
    const { body } = await post({ ...complete, page: 'lane', go: 'stay' });
    expect(body).toContain('Er noen i fare nå?');
    expect(body).toContain('name="page" value="danger"');
  });

  test('another’s report under an own code is a report of its own, and the first stays as it was', async () => {
    const first = await post({ ...complete, go: 'send' });
    const [, report] = /name="report" value="([^"]+)"/.exec(first.body)!;
    const other = await post({ ...complete, report: report!, code: 'x', go: 'send' });
    expect(other.body).toContain('Takk');
    expect(/name="report" value="([^"]+)"/.exec(other.body)![1]).not.toBe(report);
  });
});

test('no form, whatever it holds, is our failure, and none is told to the log', async () => {
  const names = [
    'page',
    'go',
    'language',
    'danger',
    'unit',
    'role',
    'what',
    'where',
    'text',
    'code',
  ];
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      'check',
      'code',
      'call',
      'receipt',
      'next',
      'back',
      'to-unit',
      'say-nn',
      'pupil',
      'no',
    ),
    fc.constant(place.schoolId),
  );
  const field = fc.tuple(fc.constantFrom(...names, 'typed', 'search', 'report'), value);
  const lines = world.lines.length;
  await fc.assert(
    fc.asyncProperty(fc.array(field, { maxLength: 14 }), async (fields) => {
      const answer = await post(fields);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    }),
    { numRuns: 150 },
  );
  expect(world.lines.slice(lines)).toEqual([]);
});
