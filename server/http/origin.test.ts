/** Which sites may ask in the name of an organisation. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  openServerWorld,
  postReport,
  sealedReport,
  seedPlace,
  type Place,
} from '../testing/server-world.ts';

const world = await openServerWorld();
let place: Place;
beforeAll(async () => {
  place = await seedPlace(world);
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
