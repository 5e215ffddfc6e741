/** SQLite's log does not stay large: what a long reader kept there goes when nothing is written. */
import { statSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { emptyUrl } from '../testing/databases.ts';
import { emptyLog, keepLogSmall } from './log-file.ts';
import { openWriter } from './sqlite.ts';
import { SqliteDatabase } from './sqlite-driver.ts';

test('a log that grew behind an open reader is emptied when that one has gone and nothing is written', async () => {
  const path = (await emptyUrl()).slice('file:'.length);
  const writer = await openWriter(path);
  writer.exec('create table papers (paper blob)');
  const reader = new SqliteDatabase(path, { readonly: true });
  reader.exec('begin');
  reader.prepare('select count(*) from papers').get();
  for (let report = 0; report < 240; report++)
    writer.prepare('insert into papers values (randomblob(40000))').run();
  const size = () => statSync(`${path}-wal`).size;
  const grown = size();
  expect(grown).toBeGreaterThan(8 * 1024 * 1024);
  writer.pragma('busy_timeout = 0');

  const log = keepLogSmall(path, writer, { idleMs: 1, againMs: 5 });
  log.written();
  // Whoever reads is not disturbed, and not waited for.
  expect(emptyLog(path, writer)).toBe(false);
  expect(size()).toBe(grown);
  expect(reader.prepare('select count(*) as n from papers').get()).toEqual({ n: 0 });
  reader.exec('commit');
  await vi.waitFor(() => expect(size()).toBe(0));

  writer.exec('begin immediate');
  expect(emptyLog(path, writer)).toBe(false);
  writer.exec('rollback');
  log.stop();
  reader.close();
  writer.close();
});
