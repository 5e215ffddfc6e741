/** The OpenAPI document is valid, and holds every route and every problem. */
import { Validator } from '@seriousme/openapi-schema-validator';
import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { problems } from '../../contract/problems.ts';
import { routesOf } from './methods.ts';
import { installOpenApi, openApiRoute } from './openapi.ts';
import { openServerWorld } from '../testing/server-world.ts';

const world = await openServerWorld();

/** `HEAD` comes with every `GET` and answers as it does. */
const routes = () =>
  routesOf(world.app)
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, url }) => `${method} ${url}`);

test('a page that somebody adds, with half a schema or none, is no part of the document and breaks nothing', async () => {
  const app = Fastify();
  await installOpenApi(app, '0.0.0');
  app.get('/dev/letters', () => 'as the demo adds it');
  app.get('/dev/more', { schema: { summary: 'Only this' } }, () => 'x');
  app.get('/api/v1/bare', () => ({}));
  openApiRoute(app);
  const answer = await app.inject('/openapi.json');
  expect(answer.statusCode).toBe(200);
  expect(Object.keys(answer.json<{ paths: object }>().paths)).toEqual(['/api/v1/bare']);
  await app.close();
});

describe('the OpenAPI document', () => {
  type Operation = {
    summary?: string;
    parameters?: { name: string }[];
    responses: Record<string, { description: string; content?: object; headers?: object }>;
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

  test('names the header of each act that asks for an answer for keys, beside its other headers', async () => {
    const { paths } = await document();
    const acts = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).map((one) => [path, one] as const),
    );
    const asked = acts.filter(([, { responses }]) =>
      responses['403']?.description.includes('`possession-needed`'),
    );
    expect(asked.length).toBeGreaterThan(10);
    const namesOf = ({ parameters = [] }: Operation) => parameters.map(({ name }) => name);
    for (const [path, act] of asked)
      expect([path, namesOf(act)]).toEqual([
        path,
        expect.arrayContaining(['mobbeknapp-possession']),
      ]);
    const of = (path: string) => namesOf(paths[`/api/v1${path}`]!['post']!);
    expect(of('/possessions')).toContain('mobbeknapp-possession');
    expect(of('/cases/{id}/messages')).toEqual(
      expect.arrayContaining(['idempotency-key', 'mobbeknapp-possession']),
    );
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

  test('says of every answer 429 that it tells until when to wait', async () => {
    const { paths } = await document();
    const slowed = Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ responses }) => responses['429'] ?? []);
    expect(slowed.length).toBeGreaterThan(10);
    for (const { headers } of slowed)
      expect(headers).toMatchObject({ 'Retry-After': { schema: { type: 'integer', minimum: 1 } } });
    const { description } = paths['/api/v1/sign-ins']!['post']!.responses['429']!;
    expect(description).toContain('`account-paused`');
  });
});
