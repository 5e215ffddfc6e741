/** How a database comes to the schema of a release, on both databases; and what is refused, with the words that help. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { helpLinesToBeginWith } from '../../contract/help-lines.ts';
import { emptyUrl, storeSecrets } from '../testing/databases.ts';
import { lay } from '../testing/rows.ts';
import { stepsOf } from './migrate.ts';
import { openStore } from './open.ts';
import { migratePostgres } from './postgres.ts';
import { migrateSqlite, openWriter } from './sqlite.ts';
import { SqliteDatabase } from './sqlite-driver.ts';

type Ask = (sql: string) => Promise<Record<string, unknown>[]>;

/** Applies the steps of a folder to a database, as a start does, and then lets one ask it. */
async function start(url: string, folder: string): Promise<Ask> {
  if (url.startsWith('file:')) {
    const db = await openWriter(url.slice('file:'.length));
    try {
      migrateSqlite(db, folder);
    } finally {
      db.close();
    }

    return async (sql) => {
      const reader = new SqliteDatabase(url.slice('file:'.length), { readonly: true });
      try {
        return reader.prepare(sql).all() as Record<string, unknown>[];
      } finally {
        reader.close();
      }
    };
  }
  const pool = new pg.Pool({ connectionString: url });
  try {
    await migratePostgres(pool, folder);
  } finally {
    await pool.end();
  }
  return async (sql) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };
}

/** Makes the table of inboxes anew, as a change of its columns needs on SQLite; its children must stay. */
const rebuild = {
  sqlite: `CREATE TABLE inboxes_new (id text NOT NULL PRIMARY KEY, root_id text NOT NULL, organisation_id text NOT NULL REFERENCES organisations (id), standing text NOT NULL, name text NOT NULL, escalates_to text, current_kid text NOT NULL, reading_hours text, reading_times text, renew_since integer, note text) STRICT;
    INSERT INTO inboxes_new SELECT *, 'kept' FROM inboxes; DROP TABLE inboxes; ALTER TABLE inboxes_new RENAME TO inboxes;`,
  postgres: `ALTER TABLE inboxes ADD COLUMN note text; UPDATE inboxes SET note = 'kept';`,
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mobbeknapp-migrations-'));
  cpSync(fileURLToPath(new URL('../../migrations/', import.meta.url)), folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(['sqlite', 'postgres'] as const)('migrations on %s', (kind) => {
  const write = (name: string, sql: string) => {
    writeFileSync(join(folder, kind, `${name}.sql`), sql);
  };

  const released = stepsOf(kind).map(({ name }) => ({ name }));

  it('applies each step once, however often it starts', async () => {
    const url = await emptyUrl(kind);
    await start(url, folder);
    const ask = await start(url, folder);
    expect(await ask('select name from migrations')).toEqual(released);
    expect(await ask('select value from counters')).toHaveLength(1);
  });

  it('brings a database of an earlier release forward and keeps every row', async () => {
    const url = await emptyUrl(kind);
    const store = await openStore(url, storeSecrets);
    const { inbox, handler } = await lay(store);
    await store.close();
    write('9002_notes', rebuild[kind]);
    const ask = await start(url, folder);
    expect(await ask('select id, note from inboxes')).toEqual([{ id: inbox.id, note: 'kept' }]);
    expect(await ask('select handler_id from memberships')).toEqual([{ handler_id: handler.id }]);
    expect(await ask('select kid from key_grants')).toEqual([{ kid: inbox.currentKid }]);
  });

  it('knows the times of help lines whose hours an organisation has left as they were, and of no others', async () => {
    const url = await emptyUrl(kind);
    const line = (key: string, hours: string) =>
      `INSERT INTO help_lines (root_id, "key", name, hours, audience, shown_when, position) VALUES ('r', '${key}', '{}', '{"nb":"${hours}"}', 'all', 'help', 1);`;
    write(
      '0002_z-lines',
      [
        line('police', 'Hele døgnet'),
        line('mental-helse', 'Kl. 9–15'),
        line('kors-pa-halsen', 'Hver dag kl. 14–22, på helligdager kl. 16–22'),
        line('our-own', 'Hele døgnet'),
      ].join('\n'),
    );
    const ask = await start(url, folder);
    const lines = await ask('select "key", opening from help_lines order by "key"');
    expect(
      lines.map(({ key, opening }) => [key, JSON.parse((opening as string) ?? 'null') as unknown]),
    ).toEqual([
      [
        'kors-pa-halsen',
        helpLinesToBeginWith(['school']).find(({ key }) => key === 'kors-pa-halsen')!.opening,
      ],
      ['mental-helse', null],
      ['our-own', null],
      ['police', 'always'],
    ]);
  });

  it('trusts grants of before for 30 days, leaves units open, and reads from what was granted whether the owner may open', async () => {
    const url = await emptyUrl(kind);
    const literal = (flag: boolean) => (kind === 'postgres' ? flag : Number(flag));
    const organisation = (id: string, parent: string, inbox: string, isPrivate = false) =>
      `INSERT INTO organisations (id, root_id, parent_id, slug, name, kind, sector, language, private, is_unit, inbox_id, rules, origins, exit_url, texts, position) VALUES ('${id}', 'top', ${parent}, '${id}', '', 'school', 'school', 'nb', ${literal(isPrivate)}, ${literal(id !== 'top')}, ${inbox}, '[]', '[]', '', '{}', 1);`;
    const inbox = (id: string, of: string) =>
      `INSERT INTO inboxes (id, root_id, organisation_id, standing, name, current_kid) VALUES ('${id}', 'top', '${of}', 'line', '{}', 'kid-${id}');
       INSERT INTO inbox_keys (kid, root_id, inbox_id, public_key, recovery_state, created_at) VALUES ('kid-${id}', 'top', '${id}', '{}', 'none', ${kind === 'postgres' ? 'now()' : '0'});`;
    write(
      '0008_z-keys',
      [
        organisation('top', 'null', `'above'`),
        organisation('granted', `'top'`, `'school'`),
        organisation('shut', `'top'`, `'other'`, true),
        organisation('without', `'top'`, 'null'),
        organisation('private', `'top'`, 'null', true),
        inbox('above', 'top'),
        inbox('school', 'granted'),
        inbox('other', 'shut'),
        `INSERT INTO handlers (id, root_id, email, name, language, is_administrator, state, totp_step) VALUES ('h', 'top', 'h@example.no', '', 'nb', ${literal(false)}, 'active', 0);`,
        `INSERT INTO key_grants (kid, handler_id, root_id, sealed_key, created_at) VALUES ('kid-school', 'h', 'top', 'sealed', ${kind === 'postgres' ? 'now()' : '0'});`,
        `INSERT INTO owner_grants (kid, owner_kid, root_id, inbox_id, owner_inbox_id, sealed_key) VALUES ('kid-school', 'kid-above', 'top', 'school', 'above', 'sealed');`,
      ].join('\n'),
    );
    const ask = await start(url, folder);
    const month = 30 * 86_400_000;
    for (const table of ['key_grants', 'owner_grants']) {
      const [row] = await ask(`select proved_at, trusted_until from ${table}`);
      expect(row!['proved_at']).toBeNull();
      const left = Number(row!['trusted_until']) - Date.now();
      expect(left).toBeGreaterThan(month - 300_000);
      expect(left).toBeLessThan(month + 5_000);
    }
    const rows = await ask('select id, owner_may_open, opened_at from organisations order by id');
    expect(rows.map(({ id, owner_may_open }) => [id, Boolean(owner_may_open)])).toEqual([
      ['granted', true],
      ['private', false],
      ['shut', false],
      ['top', false],
      ['without', true],
    ]);
    expect(rows.map((row) => row['opened_at'] === null)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  it('knows of the cases that came before which are urgent, for the order of the list', async () => {
    const url = await emptyUrl(kind);
    const literal = (urgent: boolean) => (kind === 'postgres' ? urgent : Number(urgent));
    const at = kind === 'postgres' ? `'2026-03-02T09:00:00Z'` : '1772442000000';
    const insertCase = (id: string, urgent: boolean) =>
      `INSERT INTO cases (id, root_id, unit_id, report_id, sector, status, urgent, revision, language, written, facts, received_at)
         VALUES ('${id}', 'r', 'u', '${id}', 'school', 'received', ${literal(urgent)}, 1, 'nb', 'page', '{}', ${at});
       INSERT INTO case_inboxes (case_id, inbox_id, root_id, standing, reason, state, received_at)
         VALUES ('${id}', 'i', 'r', 'reader', 'unit', 'unread', ${at});`;
    write('0003_z-cases', insertCase('urgent', true) + insertCase('other', false));
    const ask = await start(url, folder);
    expect(await ask('select case_id, urgent from case_inboxes order by case_id desc')).toEqual([
      { case_id: 'urgent', urgent: literal(true) },
      { case_id: 'other', urgent: literal(false) },
    ]);
  });

  it('gives each message that came before to the report of its case', async () => {
    const url = await emptyUrl(kind);
    const at = kind === 'postgres' ? "'2026-11-23T08:00:00Z'" : '1795420800000';
    const insert = (id: string) =>
      `INSERT INTO cases (id, root_id, unit_id, report_id, sector, status, urgent, revision, language, written, facts, received_at)
         VALUES ('${id}', 'r', 'u', 'report-of-${id}', 'school', 'received', ${kind === 'postgres' ? 'false' : '0'}, 1, 'nb', 'page', '{}', ${at});
       INSERT INTO messages (id, root_id, case_id, handler_id, body_hash, sealed, sent_at)
         VALUES ('to-${id}', 'r', '${id}', 'h', 'hash', '{}', ${at});`;
    write('0009_z-messages', insert('one') + insert('other'));
    const ask = await start(url, folder);
    expect(
      await ask(
        'select id, case_id, report_id, handler_id, body_hash, sealed from messages order by id',
      ),
    ).toEqual(
      ['one', 'other'].map((id) => ({
        ...{ id: `to-${id}`, case_id: id, report_id: `report-of-${id}` },
        ...{ handler_id: 'h', body_hash: 'hash', sealed: '{}' },
      })),
    );
  });

  it('writes down how far the history of each case reached when keys came', async () => {
    const url = await emptyUrl(kind);
    const at = kind === 'postgres' ? `'2026-03-02T09:00:00Z'` : '1772442000000';
    const insert = (chain: string, sequence: number) =>
      `INSERT INTO audit (chain, sequence, root_id, at, action, params, previous, hash) VALUES ('${chain}', ${sequence}, 'r', ${at}, 'a', '{}', 'p', '${chain} ${sequence}');`;
    write('0008_z-audit', [insert('c', 1), insert('c', 2), insert('d', 1)].join('\n'));
    const ask = await start(url, folder);
    expect(await ask('select chain, length, hash, mac from audit_chains order by chain')).toEqual([
      { chain: 'c', length: 2, hash: 'c 2', mac: '' },
      { chain: 'd', length: 1, hash: 'd 1', mac: '' },
    ]);
    expect(await ask("select sequence from audit where key_id = '' and seal = ''")).toHaveLength(3);
  });

  it('changes nothing when a step fails, or leaves rows that point to nothing', async () => {
    const url = await emptyUrl(kind);
    const store = await openStore(url, storeSecrets);
    await lay(store);
    await store.close();
    write('9002_half', 'CREATE TABLE half (id text); SELECT id FROM nowhere;');
    await expect(start(url, folder)).rejects.toThrow('nowhere');
    rmSync(join(folder, kind, '9002_half.sql'));
    write('9002_orphans', 'DELETE FROM handlers;');
    await expect(start(url, folder)).rejects.toThrow(/point to nothing|violates foreign key/);
    rmSync(join(folder, kind, '9002_orphans.sql'));
    const ask = await start(url, folder);
    expect(await ask('select name from migrations')).toEqual(released);
    expect(await ask('select id from handlers')).toHaveLength(1);
    await expect(ask('select id from half')).rejects.toThrow('half');
  });

  it('refuses a step that was edited after it was applied', async () => {
    const url = await emptyUrl(kind);
    await start(url, folder);
    write('0001_first', 'CREATE TABLE other (id text);');
    await expect(start(url, folder)).rejects.toThrow(
      'The step 0001_first was changed after it was applied to this database. Restore the file',
    );
  });

  it('refuses a folder in which an applied step is missing', async () => {
    const url = await emptyUrl(kind);
    write('9002_second', 'CREATE TABLE second (id text);');
    await start(url, folder);
    renameSync(join(folder, kind, '0001_first.sql'), join(folder, 'away.sql'));
    await expect(start(url, folder)).rejects.toThrow('is missing or renamed. Restore the files');
  });

  it('refuses a database that a newer release has used', async () => {
    const url = await emptyUrl(kind);
    write('9002_second', 'CREATE TABLE second (id text);');
    await start(url, folder);
    rmSync(join(folder, kind, '9002_second.sql'));
    await expect(start(url, folder)).rejects.toThrow(
      'The database has the step 9002_second, which this release does not know',
    );
  });

  it('lets eight processes start at once', async () => {
    const url = await emptyUrl(kind);
    const script = `import { openStore } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)};
      process.stdin.once('data', async () => { const store = await openStore(${JSON.stringify(url)}, ${JSON.stringify(storeSecrets)}); await store.close(); process.exit(0); });
      process.stdout.write('waiting');`;
    const starts = Array.from({ length: 8 }, () =>
      spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    await Promise.all(starts.map(({ stdout }) => once(stdout, 'data')));
    const ends = starts.map((child) => once(child, 'exit'));
    for (const { stdin } of starts) stdin.write('go');
    expect((await Promise.all(ends)).map(([code]) => code as number)).toEqual(Array(8).fill(0));
    const ask = await start(url, folder);
    expect(await ask('select name from migrations')).toEqual(released);
  });
});
