/** What only SQLite has: how the file is opened, who may read it, and a second process on it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { emptyUrl, storeSecrets } from '../testing/databases.ts';
import { anOrganisation } from '../testing/rows.ts';
import { openStore } from './open.ts';
import { openWriter } from './sqlite.ts';
import { SqliteDatabase, sqliteDriver } from './sqlite-driver.ts';

const pathOf = (url: string) => url.slice('file:'.length);

it('writes through a log that is flushed with each commit, and leaves nothing deleted behind', async () => {
  const writer = await openWriter(pathOf(await emptyUrl()));
  const ask = (pragma: string): unknown => writer.pragma(pragma, { simple: true });
  const found = {
    journal: ask('journal_mode'),
    synchronous: ask('synchronous'),
    foreignKeys: ask('foreign_keys'),
    secureDelete: ask('secure_delete'),
    busyTimeout: ask('busy_timeout'),
  };
  writer.close();
  const full = 2;
  expect(found).toEqual({
    journal: 'wal',
    synchronous: full,
    foreignKeys: 1,
    secureDelete: 1,
    busyTimeout: 5000,
  });
});

it('keeps the file and its logs from other accounts on the machine', async () => {
  const path = join(dirname(pathOf(await emptyUrl())), 'data', 'app.db');
  const store = await openStore(`file:${path}`, storeSecrets);
  await store.transaction((records) => records.organisations.putOrganisation(anOrganisation()));
  const modes = readdirSync(dirname(path)).map((name) => {
    const { mode } = statSync(join(dirname(path), name));
    return `${name} ${(mode & 0o777).toString(8)}`;
  });
  const folder = statSync(dirname(path)).mode & 0o777;
  await store.close();
  expect(modes.sort()).toEqual(['app.db 600', 'app.db-shm 600', 'app.db-wal 600']);
  expect(folder).toBe(0o700);
});

it('waits while another process writes, without holding up who reads, and sees what it wrote', async () => {
  const path = pathOf(await emptyUrl());
  const store = await openStore(`file:${path}`, storeSecrets);
  const before = await store.read((records) => records.organisations.treeVersion('nobody'));
  const driver = createRequire(import.meta.url).resolve(sqliteDriver);
  const script = `const db = new (require(${JSON.stringify(driver)}))(${JSON.stringify(path)});
    db.exec("begin immediate; insert into counters values ('tree nobody', 1000)");
    process.stdout.write('holds'); setTimeout(() => { db.exec('commit'); db.close(); }, 300);`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  let written = false;
  const writing = store.transaction((records) => {
    written = true;
    return records.organisations.treeVersion('nobody');
  });
  // A look later: had the first try to write stopped the process, it would be through by now.
  await setTimeout(50);
  const read = await store.read((records) => records.organisations.treeVersion('nobody'));
  expect({ written, read }).toEqual({ written: false, read: before });
  const after = await writing;
  await exit;
  await store.close();
  expect(after).toBe(before + 1000);
});

it('lets two stores share a file without losing a write of either', async () => {
  const url = await emptyUrl();
  const stores = [await openStore(url, storeSecrets), await openStore(url, storeSecrets)];
  const rows = Array.from({ length: 60 }, () => anOrganisation());
  await Promise.all(
    rows.map((row, index) =>
      stores[index % 2]!.transaction((records) => records.organisations.putOrganisation(row)),
    ),
  );
  const found = await Promise.all(
    stores.map((store) => store.read((records) => records.organisations.roots())),
  );
  for (const store of stores) await store.close();
  expect(found.map((roots) => roots.length)).toEqual([60, 60]);
});

it('finishes what was begun before it closes', async () => {
  const url = await emptyUrl();
  const store = await openStore(url, storeSecrets);
  const row = anOrganisation();
  const writing = store.transaction((records) => records.organisations.putOrganisation(row));
  await store.close();
  await writing;
  const db = new SqliteDatabase(pathOf(url), { readonly: true });
  const slugs = db.prepare('select slug from organisations').pluck().all();
  db.close();
  expect(slugs).toEqual([row.slug]);
});

it('says which URLs it takes', async () => {
  await expect(openStore('mysql://localhost/x', storeSecrets)).rejects.toThrow(
    'must begin with file: (SQLite)',
  );
});
