/** A database that cannot be written or reached: 503 with what to do, red while it lasts, well again by itself. */
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { freePort } from '../../scripts/free-port.ts';
import { freshStore } from '../testing/databases.ts';
import {
  openServerWorld,
  postReport,
  sealedReport,
  seedPlace,
  typeOf,
} from '../testing/server-world.ts';
import { storeTroubleOf } from './store-trouble.ts';
import { SqliteDatabase } from '../store/sqlite-driver.ts';

/** What SQLite itself throws when it may not grow. */
function fullOfSqlite(): Error {
  const database = new SqliteDatabase(':memory:');
  database.exec('create table papers (text)');
  database.pragma('max_page_count = 3');
  try {
    for (;;) database.prepare('insert into papers values (?)').run('x'.repeat(4000));
  } catch (error) {
    return error as Error;
  } finally {
    database.close();
  }
}

/** What PostgreSQL sends under this code. */
async function raisedByPostgres(code: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    return await client
      .query(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`)
      .then(
        () => undefined,
        (error: unknown) => error,
      );
  } finally {
    await client.end();
  }
}

describe('the trouble of an error', () => {
  test('is a full disk on SQLite, also behind the query builder', () => {
    expect(storeTroubleOf(fullOfSqlite())).toBe('unwritable');
    expect(storeTroubleOf(new Error('wrapped', { cause: fullOfSqlite() }))).toBe('unwritable');
  });

  test.each([
    ['53100', 'unwritable'],
    ['25006', 'unwritable'],
    ['57P03', 'away'],
    ['23505', null],
  ] as const)('is read from PostgreSQL’s %s as %s', async (code, trouble) => {
    expect(storeTroubleOf(await raisedByPostgres(code))).toBe(trouble);
  });

  test('is that nobody listens', async () => {
    const client = new pg.Client({ host: '127.0.0.1', port: await freePort() });
    expect(storeTroubleOf(await client.connect().catch((error: unknown) => error))).toBe('away');
  });

  test.each([undefined, 'text', new Error('no code'), Object.assign(new Error(), { code: 7 })])(
    'is none in %s',
    (error) => {
      expect(storeTroubleOf(error)).toBe(null);
    },
  );
});

test('a report is answered 503 while it lasts, /health/ready is red, and both are well again by themselves', async () => {
  const real = await freshStore();
  const error = fullOfSqlite();
  let isFull = false;
  const world = await openServerWorld({
    store: {
      ...real,
      transaction: (work) => (isFull ? Promise.reject(error) : real.transaction(work)),
    },
  });
  const ready = async () => {
    world.pass(5_000);
    return world.app.inject('/health/ready');
  };
  const place = await seedPlace(world);
  const { body } = await sealedReport(world, place);

  isFull = true;
  // Nobody has written yet: nothing is known.
  expect((await ready()).statusCode).toBe(200);
  const refused = await postReport(world, body);
  expect([refused.statusCode, typeOf(refused)]).toEqual([503, '/problems/not-ready']);
  expect(refused.headers['retry-after']).toBe('30');
  expect(refused.json()).toMatchObject({ detail: expect.stringContaining('with the same id') });
  const red = await ready();
  expect([red.statusCode, red.json<{ detail: string }>().detail]).toEqual([
    503,
    'The database cannot be written: make room on its disk.',
  ]);
  const alarms = world.lines.filter((line) => line.includes('"level":50'));
  expect(alarms).toEqual([expect.stringContaining('Make room')]);
  expect(alarms[0]).not.toContain(body.id);

  isFull = false;
  expect((await ready()).statusCode).toBe(200);
  expect((await postReport(world, body)).statusCode).toBe(201);
});
