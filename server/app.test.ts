/** The server put together: which routes are open, what every answer carries, and what is never logged. */
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../contract/ids.ts';
import { routesOf } from './http/methods.ts';
import { publicRoutes } from './http/public-routes.ts';
import {
  asHandler,
  openServerWorld,
  postReport,
  sealedReport,
  seedPlace,
  storedReport,
  type Place,
} from './testing/server-world.ts';

const world = await openServerWorld();
let place: Place;
beforeAll(async () => {
  place = await seedPlace(world);
});

/** `HEAD` comes with every `GET` and answers as it does. */
const routes = () =>
  routesOf(world.app)
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, url }) => `${method} ${url}`);

describe('routes', () => {
  test('without a session every route that is not on the list of public ones answers 401', async () => {
    const guarded = routes().filter(
      (route) => !(publicRoutes as readonly string[]).includes(route),
    );
    expect(guarded.length).toBeGreaterThan(10);
    for (const route of guarded) {
      const [method, url] = route.split(' ') as ['GET', string];
      const answer = await world.app.inject({ method, url: url.replaceAll(/:\w+/g, newId()) });
      expect([route, answer.statusCode]).toEqual([route, 401]);
      expect(answer.json()).toMatchObject({ type: '/problems/not-signed-in' });
    }
  });

  test('every route on the list exists, but for the files that are not built here', () => {
    const built = ['GET /w/*', 'GET /desk/*'];
    const missing = publicRoutes.filter(
      (route) => !built.includes(route) && !routes().includes(route),
    );
    expect(missing).toEqual([]);
  });

  test('a session of another place’s handler is a session, and sees nothing', async () => {
    const other = await seedPlace(world);
    const { caseId } = await storedReport(world, place);
    const answer = await asHandler(world, other.handlers.rektor).get(`/cases/${caseId}`);
    expect(answer.statusCode).toBe(404);
  });
});

describe('headers', () => {
  /** What every answer has, whatever it is; a page of ours may say more. */
  const floor = {
    'content-security-policy': expect.stringMatching(
      /default-src 'none'.*frame-ancestors '(?:none|self)'/,
    ) as string,
    'cross-origin-resource-policy': expect.stringMatching(/^(?:same|cross)-origin$/) as string,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'strict-transport-security': expect.stringContaining('max-age=31536000') as string,
  };

  test('of all pages are on the answer of every route, as nobody who knows nothing asks for it', async () => {
    for (const { method, url } of routesOf(world.app)) {
      const path = url.replaceAll(/:\w+/g, newId()).replaceAll('*', 'x');
      for (const accept of ['text/html', 'application/json', '*/*']) {
        const answer = await world.app.inject({
          method: method as 'GET',
          url: path,
          headers: { accept },
        });
        expect([method, url, accept, answer.headers]).toEqual([
          ...[method, url, accept],
          expect.objectContaining(floor),
        ]);
      }
    }
  });

  test.each([
    ['GET', '/'],
    ['HEAD', '/'],
    ['GET', '/finnes-ikke'],
    ['GET', '/finnes/ikke'],
    ['GET', '/finnes-ikke/'],
    ['GET', '/desk/finnes-ikke'],
    ['GET', '/desk'],
    ['GET', '/w/v1/finnes-ikke.js'],
    ['GET', '/problems/finnes-ikke'],
    ['GET', '/health/finnes-ikke'],
    ['GET', '/api/v1/finnes-ikke'],
    ['GET', '/api/finnes-ikke'],
    ['DELETE', '/api/v1/reports'],
    ['POST', '/problems/not-found'],
    ['GET', '/%E0%A4%A'],
  ] as const)('of all pages are on %s %s, which leads to nothing here', async (method, url) => {
    for (const accept of ['text/html', 'application/json']) {
      const answer = await world.app.inject({ method, url, headers: { accept } });
      expect(answer.statusCode).toBeGreaterThanOrEqual(300);
      expect(answer.headers).toMatchObject(floor);
    }
  });

  test('an answer of the API is kept nowhere and shown nowhere', async () => {
    const { headers } = await world.app.inject(`/api/v1/organisations/${place.slug}`);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000',
    });
    expect(headers['set-cookie']).toBe(undefined);
  });

  test('on plain http nothing is upgraded, because WebKit would then show an empty page', async () => {
    const plain = await openServerWorld({
      store: world.store,
      config: { publicUrl: new URL('http://localhost:8080') },
    });
    const { headers } = await plain.app.inject('/problems/not-found');
    expect(headers['content-security-policy']).not.toContain('upgrade');
    expect(headers['strict-transport-security']).toBe(undefined);
  });

  test('the page of a problem is text', async () => {
    const { headers, body } = await world.app.inject('/problems/route-changed');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<h1>The readers have changed since the report was sealed</h1>');
    expect((await world.app.inject('/problems/nothing')).statusCode).toBe(404);
  });

  test('an organisation that does not exist has no page', async () => {
    expect((await world.app.inject('/finnes-ikke')).statusCode).toBe(404);
  });
});

test('the log knows no person, no place and no word', async () => {
  const quiet = await openServerWorld({ store: world.store });
  const { body, accessToken } = await sealedReport(quiet, place);
  const headers = {
    'user-agent': 'Kjennetegn/1.0',
    referer: 'https://kjennetegn.example/side',
    'x-forwarded-for': '203.0.113.77',
  };
  const { app } = quiet;
  await postReport(quiet, body, headers);
  await postReport(quiet, { ...body, language: 'kjennetegn' as 'nb' }, headers);
  await app.inject({
    url: `/api/v1/organisations/${place.slug}?kjennetegn=1`,
    headers,
    remoteAddress: '203.0.113.77',
  });
  await app.inject({ url: '/kjennetegn', headers });
  await app.inject({
    method: 'POST',
    url: '/api/v1/follow-ups',
    payload: {},
    headers: { ...headers, authorization: `Bearer ${accessToken}` },
  });
  await app.inject({
    method: 'POST',
    url: '/api/v1/sign-ins',
    payload: { email: 'kjennetegn@example.no', signInSecret: 'kjennetegn' },
    headers,
  });
  await app.inject({
    url: '/api/v1/cases?cursor=kjennetegn',
    headers: { ...headers, cookie: place.handlers.rektor.cookie },
  });
  const log = quiet.lines.join('');
  expect(log).toContain('"route":"/api/v1/cases"');
  for (const word of [
    /kjennetegn/i,
    '203.0.113.77',
    '127.0.0.1',
    body.id,
    accessToken,
    place.slug,
    place.handlers.rektor.cookie,
    'remoteAddress',
  ])
    expect(log).not.toMatch(word);
  expect(log).not.toMatch(/\/reports|\/follow-ups|\/organisations/);
});
