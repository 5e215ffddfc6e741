/** What a session can ask of the server with challenges, and what is written down of it. */
import { expect, test } from 'vitest';
import { possessionHeader } from '../../contract/sealing/possession.ts';
import { challengeLimit } from '../http/limits.ts';
import { answersFor } from '../testing/possession.ts';
import { asHandler, openServerWorld, seedPlace, typeOf } from '../testing/server-world.ts';

test('one session cannot keep the server busy with sealing, and another one is served meanwhile', async () => {
  const world = await openServerWorld({ config: { limits: 'on' } });
  const { handlers, inboxes } = await seedPlace(world);
  const keys = [inboxes.school.key.publicKey];
  const ask = (who = handlers.rektor) =>
    asHandler(world, { ...who, keys: [] }).post('/possession-challenges', { keys });
  for (let asked = 0; asked < challengeLimit.burst; asked += 1)
    expect((await ask()).statusCode).toBe(200);
  const refused = await ask();
  expect([typeOf(refused), refused.headers['retry-after']]).toEqual(['/problems/slow-down', '5']);
  expect((await ask(handlers.owner)).statusCode).toBe(200);
  world.pass(5_000);
  expect((await ask()).statusCode).toBe(200);
});

test('neither the answer for a key nor the key itself is in the log, at any level', async () => {
  const world = await openServerWorld();
  const { handlers, inboxes } = await seedPlace(world);
  const { rektor } = handlers;
  const header = await answersFor(world.app, rektor.cookie, rektor.keys, world.clock.now());
  for (const path of ['/possessions', '/inboxes/x/keys', `/inboxes/${inboxes.school.id}/keys`])
    await world.app.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      payload: {},
      headers: { cookie: rektor.cookie, ...header },
    });
  const log = world.lines.join('');
  const [kid, , answer] = header[possessionHeader]!.split('.');
  expect(log).toContain('Request');
  for (const secret of [kid!, answer!, rektor.cookie, rektor.id]) expect(log).not.toContain(secret);
});
