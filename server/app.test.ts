import { randomUUID } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../contract/ids.ts';
import { problems } from '../contract/problems.ts';
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
  place = await seedPlace(world, `k${randomUUID().slice(0, 8)}`);
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
    const other = await seedPlace(world, `k${randomUUID().slice(0, 8)}`);
    const { caseId } = await storedReport(world, place);
    const answer = await asHandler(world, other.handlers.rektor).get(`/cases/${caseId}`);
    expect(answer.statusCode).toBe(404);
  });
});

describe('the OpenAPI document', () => {
  type Operation = {
    summary?: string;
    responses: Record<string, { description: string; content?: object }>;
  };
  const document = async () =>
    (await world.app.inject('/api/v1/openapi.json')).json<{
      openapi: string;
      paths: Record<string, Record<string, Operation>>;
    }>();

  test('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(await document());
    expect(result).toMatchObject({ valid: true });
    expect((await document()).openapi).toBe('3.1.0');
  });

  test('holds every route of the API, with a summary', async () => {
    const { paths } = await document();
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { summary }]) => {
        expect([path, summary]).toEqual([path, expect.stringMatching(/^[A-Z].{10}/)]);
        return `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
      }),
    );
    const hidden = ['GET /api/v1/openapi.json', 'OPTIONS /api/v1*'];
    const api = routes().filter((route) => route.includes(' /api/') && !hidden.includes(route));
    expect(documented.sort()).toEqual(api.sort());
  });

  test('names every problem, with its status and media type', async () => {
    const { paths } = await document();
    const failures = Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ responses }) => Object.entries(responses))
      .filter(([status]) => Number(status) >= 400);
    const named = new Set<string>();
    for (const [status, { description, content }] of failures) {
      expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
      for (const [, slug] of description.matchAll(/`([a-z-]+)`:/g)) {
        expect(problems[slug as keyof typeof problems].status).toBe(Number(status));
        named.add(slug!);
      }
    }
    // This one answers where there is no route, and so no operation.
    expect([...named].sort()).toEqual(
      Object.keys(problems)
        .filter((slug) => slug !== 'method-not-allowed')
        .sort(),
    );
  });
});

describe('sites', () => {
  const settings = (origin?: string) =>
    world.app.inject({
      url: `/api/v1/organisations/${place.slug}-skole`,
      headers: origin === undefined ? {} : { origin },
    });

  test('on the list of the organisation, or of one above it, or our own, or none', async () => {
    for (const origin of [
      `https://skole.${place.slug}.example`,
      `https://www.${place.slug}.example`,
      'https://meld.example.no',
      undefined,
    ]) {
      const answer = await settings(origin);
      expect([origin, answer.statusCode]).toEqual([origin, 200]);
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers['access-control-allow-credentials']).toBe(undefined);
    }
  });

  test.each(['https://evil.example', 'null', 'http://meld.example.no'])(
    '%s may not',
    async (origin) => {
      const answer = await settings(origin);
      expect([answer.statusCode, answer.json()]).toEqual([
        403,
        expect.objectContaining({ type: '/problems/origin-not-allowed' }),
      ]);
      // So that the form can say why.
      expect(answer.headers['access-control-allow-origin']).toBe('*');
    },
  );

  test('a site of the unit may not ask in the name of the owner', async () => {
    const headers = { origin: `https://skole.${place.slug}.example` };
    const answer = await world.app.inject({ url: `/api/v1/organisations/${place.slug}`, headers });
    expect(answer.statusCode).toBe(403);
  });

  test('a report from a site that is not listed is not stored', async () => {
    const { body } = await sealedReport(world, place);
    expect((await postReport(world, body, { origin: 'https://evil.example' })).statusCode).toBe(
      403,
    );
    expect(await world.store.read(({ reports }) => reports.fingerprint(body.id))).toBe(undefined);
    expect(
      (await postReport(world, body, { origin: `https://www.${place.slug}.example` })).statusCode,
    ).toBe(201);
  });

  test('a preflight is answered, with the headers that the form sends', async () => {
    const answer = await world.app.inject({
      method: 'OPTIONS',
      url: '/api/v1/reports',
      headers: {
        origin: 'https://www.example.no',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,idempotency-key',
      },
    });
    expect(answer.statusCode).toBe(204);
    expect(answer.headers['access-control-allow-headers']).toMatch(/Idempotency-Key/);
  });

  test.each([
    ['GET', '/session', { 'sec-fetch-site': 'cross-site' }],
    ['POST', '/sign-ins', { 'sec-fetch-site': 'same-site' }],
    ['POST', '/sign-ins', { origin: 'https://evil.example' }],
    ['POST', '/grants', { origin: 'null' }],
  ] as const)(
    '%s %s from another site is refused, with a session or without',
    async (method, url, headers) => {
      const { cookie } = place.handlers.rektor;
      for (const given of [{ ...headers, cookie }, headers]) {
        const answer = await world.app.inject({ method, url: `/api/v1${url}`, headers: given });
        expect([answer.statusCode, answer.json()]).toEqual([
          403,
          expect.objectContaining({ type: '/problems/cross-site' }),
        ]);
        expect(answer.headers['access-control-allow-origin']).toBe(undefined);
      }
    },
  );
});

describe('headers', () => {
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

describe('health', () => {
  const ready = async ({ app } = world) =>
    (await app.inject('/health/ready')).json<Record<string, unknown>>();

  test('says so when all is well, and names nobody', async () => {
    expect((await world.app.inject('/health/live')).json()).toEqual({ status: 'live' });
    expect(Object.keys(await ready())).toEqual([
      'status',
      'database',
      'letters',
      'inboxesWithoutReader',
    ]);
  });

  test('turns to attention when a letter has waited a quarter of an hour', async () => {
    const own = await openServerWorld();
    await storedReport(own, await seedPlace(own, 'vent'));
    expect(await ready(own)).toMatchObject({ status: 'ready', letters: 'on-time' });
    own.pass(15 * 60_000 + 1);
    expect(await ready(own)).toMatchObject({ status: 'attention', letters: 'late' });
  });

  test('counts the inboxes that nobody can open', async () => {
    const own = await openServerWorld();
    const { rootId, handlers } = await seedPlace(own, 'tom');
    expect(await ready(own)).toMatchObject({ inboxesWithoutReader: 0 });
    await own.store.transaction(async ({ people, organisations }) => {
      const row = (await people.get(rootId, handlers.rektor.id))!;
      await people.put({ ...row, state: 'disabled' });
      await organisations.treeChanged();
    });
    own.pass(5_000);
    expect(await ready(own)).toMatchObject({ status: 'attention', inboxesWithoutReader: 1 });
  });

  test('is 503 when the database does not answer, without a word of why', async () => {
    const store = { ...world.store, ready: () => Promise.reject(new Error('password of kari')) };
    const broken = await openServerWorld({ store });
    const answer = await broken.app.inject('/health/ready');
    expect(answer.statusCode).toBe(503);
    expect(answer.body).not.toContain('kari');
  });
});
