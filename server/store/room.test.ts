/** Room for reports: none is told while the next report would still be stored, on a file that may hardly grow, by numbers and by trying. */
import { readdirSync, rmSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { freshStore, emptyUrl, storeSecrets } from '../testing/databases.ts';
import { openStore } from './open.ts';
import { openProbe, room, roomOf, sqliteRoom } from './room.ts';
import { openWriter } from './sqlite.ts';

const pathOf = (url: string) => url.slice('file:'.length);
const plenty = () => Number.MAX_SAFE_INTEGER;

test.each([
  [room.neededBytes - 1, 'none'],
  [room.neededBytes, 'little'],
  [room.littleBytes - 1, 'little'],
  [room.littleBytes, 'enough'],
] as const)('of %i bytes is %s', (bytes, expected) => {
  expect(roomOf(bytes)).toBe(expected);
});

test.each(['sqlite', 'postgres'] as const)(
  'is enough on a fresh database of %s, also when tried in earnest',
  async (kind) => {
    const store = await freshStore(kind);
    expect([await store.room(), await store.room(true)]).toEqual(['enough', 'enough']);
  },
);

test('is none while a report of full size could still be written', async () => {
  const path = pathOf(await emptyUrl());
  const writer = await openWriter(path);
  writer.exec('create table papers (paper blob)');
  const of = (name: string) => writer.pragma(name, { simple: true }) as number;
  writer.pragma(`max_page_count = ${of('page_count') + 40}`);
  const left = () => (of('max_page_count') - of('page_count')) * of('page_size');
  expect(await sqliteRoom(path, left)()).toBe('none');
  writer.prepare('insert into papers values (zeroblob(131072))').run();
  expect(() => writer.prepare('insert into papers values (zeroblob(262144))').run()).toThrow(
    /full/,
  );
  writer.close();
});

test('is none where nothing can be written beside the database, and leaves nothing there', async () => {
  const path = pathOf(await emptyUrl());
  const look = sqliteRoom(path, plenty);
  expect(await look(true)).not.toBe('none');
  expect(readdirSync(dirname(path)).filter((name) => name.endsWith('-room'))).toEqual([]);
  // In its place stands what no file can be written over.
  mkdirSync(join(`${path}-room`, 'in-the-way'), { recursive: true });
  expect(await look()).not.toBe('none');
  expect(await look(true)).toBe('none');
  // Once it failed, each look tries.
  expect(await look()).toBe('none');
  rmSync(`${path}-room`, { recursive: true });
  expect(await look()).not.toBe('none');
});

test('is tried once a minute and not at every look', async () => {
  let tries = 0;
  const probe = openProbe(() => Promise.resolve(void (tries += 1)));
  for (let look = 0; look < 5; look++) await probe(false);
  expect(tries).toBe(1);
  await probe(true);
  expect(tries).toBe(2);
});

test('is none on a PostgreSQL that may only be read, as a standby after a change of server', async () => {
  const url = await emptyUrl('postgres');
  const store = await openStore(url, storeSecrets);
  expect(await store.room(true)).toBe('enough');
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  const name = new URL(url).pathname.slice(1);
  await client.query(`alter database "${name}" set default_transaction_read_only = on`);
  await client.end();
  await store.close();
  const reader = await openStore(url, storeSecrets).catch(() => null);
  if (reader === null) return;
  expect(await reader.room()).toBe('none');
  await reader.close();
});
