/**
 * A school is one address: thirty pupils and three handlers behind the address of a flood, against the real server over sockets
 * with its limits on. All get through at the first try.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { factsAt } from '../contract/facts.make.ts';
import { newId } from '../contract/ids.ts';
import type { ReportRequest } from '../contract/api/public.ts';
import { sealAtRest } from './people/seal-at-rest.ts';
import { hashSecret } from './people/secret.ts';
import { newTotpSeed, totpCodeAt } from './people/totp.ts';
import { newChallenge, proofKeys } from './reports/proof.ts';
import { manyReports } from './testing/flood.ts';
import { headerOf, solved } from './testing/proofs.ts';
import { openServerWorld, seedPlace } from './testing/server-world.ts';

test('thirty pupils and three handlers behind the address of a flood all get through at the first try', async () => {
  const world = await openServerWorld({ config: { limits: 'on' } });
  const place = await seedPlace(world);
  await world.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = world.app.server.address() as AddressInfo;
  const { secret, publicUrl } = world.parts.config;
  const [pupils, unproved] = [
    await manyReports(world, place, 30),
    await manyReports(world, place, 200),
  ];
  const handlers = await Promise.all(
    Object.values(place.handlers).map(({ id }) => withPassword(id)),
  );

  const flood = startFlood();
  // More than any limit by address of before let through at once.
  await flood.answered(500);
  const [reported, cameIn] = await Promise.all([
    Promise.all(pupils.map(report)),
    Promise.all(handlers.map(comeIn)),
  ]);
  await flood.stop();

  expect(reported).toEqual(pupils.map(() => [200, 200, 200, 201]));
  expect(cameIn).toEqual(handlers.map(() => [200, 200, 204]));
  expect(flood.refused()).toBeGreaterThan(0);

  function ask(method: 'GET' | 'POST', path: string, body?: object | string, headers = {}) {
    const isText = typeof body === 'string';
    return fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
      headers: {
        'content-type': isText ? 'application/x-www-form-urlencoded' : 'application/json',
        ...headers,
      },
    });
  }

  /** As the form does: settings, a challenge, the readers, the report. */
  async function report(body: ReportRequest): Promise<number[]> {
    const asked = { organisation: place.slug, reportId: body.id };
    const settings = await ask('GET', `/api/v1/organisations/${place.slug}`);
    const challenge = await ask('POST', '/api/v1/challenges', asked);
    // One of a single try: what a browser reckons meanwhile is not what is tried here.
    const easy = await newChallenge(asked, 1, world.clock.now(), proofKeys(secret));
    const readers = await ask('POST', '/api/v1/routes', {
      organisation: place.slug,
      facts: factsAt(place.schoolId),
    });
    const sent = await ask('POST', '/api/v1/reports', body, {
      'idempotency-key': body.id,
      'mobbeknapp-proof': headerOf(await solved(easy)),
    });
    return [settings, challenge, readers, sent].map(({ status }) => status);
  }

  async function withPassword(id: string) {
    const signInSecret = randomBytes(48).toString('base64url').slice(0, 64);
    const seed = newTotpSeed();
    const secretHash = await hashSecret(signInSecret);
    const email = await world.store.transaction(async ({ people }) => {
      const row = (await people.get(place.rootId, id))!;
      const totpSealed = sealAtRest(seed, id, secret);
      await people.put({ ...row, secretHash, salt: 'A'.repeat(22), totpSealed });
      return row.email;
    });
    return { email, signInSecret, seed };
  }

  async function comeIn({ email, signInSecret, seed }: Awaited<ReturnType<typeof withPassword>>) {
    const { origin } = publicUrl;
    const salt = await ask('POST', '/api/v1/sign-ins/salts', { email }, { origin });
    const half = await ask('POST', '/api/v1/sign-ins', { email, signInSecret }, { origin });
    const cookie = String(half.headers.get('set-cookie')).split(';')[0]!;
    const code = totpCodeAt(seed, world.clock.now());
    const whole = await ask('POST', '/api/v1/sign-ins/second-factor', { code }, { origin, cookie });
    return [salt, half, whole].map(({ status }) => status);
  }

  /** Some of everything that anybody may ask, over and over: well formed, junk, wrong codes, wrong passwords. */
  function startFlood() {
    const { origin } = publicUrl;
    const stranger = () => ({ email: `${randomUUID()}@example.no` });
    const kinds = [
      () => ask('GET', `/api/v1/organisations/${place.slug}`),
      () =>
        ask('POST', '/api/v1/routes', { organisation: place.slug, facts: factsAt(place.schoolId) }),
      () => ask('POST', '/api/v1/challenges', { organisation: place.slug, reportId: newId() }),
      () => ask('POST', '/api/v1/reports', {}),
      () => {
        const body = unproved.pop() ?? { id: newId() };
        return ask('POST', '/api/v1/reports', body, { 'idempotency-key': body.id });
      },
      () => ask('POST', '/api/v1/follow-ups', {}, { authorization: `Bearer ${'A'.repeat(43)}` }),
      () => ask('POST', '/api/v1/sign-ins/salts', stranger(), { origin }),
      () =>
        ask(
          'POST',
          '/api/v1/sign-ins',
          { ...stranger(), signInSecret: 'A'.repeat(64) },
          { origin },
        ),
      () =>
        ask(
          'POST',
          '/api/v1/sign-ins',
          { email: 'en@example.no', signInSecret: 'A'.repeat(64) },
          { origin },
        ),
      () => ask('POST', `/${place.slug}`, 'page=role&go=next', { accept: 'text/html' }),
    ];
    let isOver = false;
    let answers = 0;
    let refused = 0;
    let reached: { count: number; tell: () => void } | null = null;
    const works = kinds
      .flatMap((kind) => [kind, kind])
      .map(async (kind) => {
        while (!isOver) {
          const { status } = await kind();
          answers += 1;
          if (status === 429) refused += 1;
          if (reached && answers >= reached.count) reached.tell();
        }
      });
    return {
      answered: (count: number) => new Promise<void>((tell) => (reached = { count, tell })),
      refused: () => refused,
      async stop() {
        isOver = true;
        await Promise.all(works);
      },
    };
  }
}, 180_000);
