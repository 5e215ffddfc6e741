/** `setup verify` on a real database and a real mail server: a line for each part, and nothing is written. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../store/open.ts';
import { SqliteDatabase } from '../store/sqlite-driver.ts';
import { freshUrl, storeSecrets } from '../testing/databases.ts';
import { openLetterbox, type Letterbox } from '../testing/letterbox.ts';
import { aCase, aReport, lay } from '../testing/rows.ts';
import { verify } from './verify.ts';

let letterbox: Letterbox;
beforeAll(async () => (letterbox = await openLetterbox()));
afterAll(() => letterbox.stop());

const at = new Date('2026-03-02T09:00:00.000Z');

/** One organisation with a case of four entries that a seal speaks of. */
async function layCase(url: string) {
  const store = await openStore(url, storeSecrets);
  const laid = await lay(store);
  const { rootId } = laid.organisation;
  const { case: row, inboxes, deadlines } = aCase(laid, { state: 'unread' });
  const report = { ...aReport(rootId), caseId: row.id };
  const entry = (action: string) => ({ action, handlerId: null, params: {}, at });
  await store.transaction(async ({ reports, cases, audit }) => {
    await reports.add(report);
    await cases.add({ ...row, reportId: report.id }, inboxes, [], deadlines);
    await audit.begin(rootId, row.id, entry('received'));
    for (const action of ['read-content', 'acknowledged', 'closed'])
      await audit.append(rootId, row.id, entry(action));
  });
  await store.transaction(({ audit }) => audit.sealDay(rootId, at));
  const [seal] = await store.read(({ audit }) => audit.newestSeals());
  await store.close();
  return { caseId: row.id, seal: seal!.hash, name: laid.organisation.name };
}

async function told(url: string, over: Record<string, string> = {}, seal?: string) {
  const lines: string[] = [];
  const env = {
    MOBBEKNAPP_PUBLIC_URL: 'https://meld.example.no',
    MOBBEKNAPP_DATABASE_URL: url,
    MOBBEKNAPP_SMTP_URL: letterbox.url,
    MOBBEKNAPP_SENDER: 'ikke-svar@example.no',
    MOBBEKNAPP_SECRET: storeSecrets.secret,
    ...over,
  };
  const isWell = await verify(env, (line) => lines.push(line), seal);
  const parts = lines.filter((line) => !line.startsWith(' ')).map((line) => line.split(':')[0]);
  return { isWell, lines, parts, text: lines.join('\n') };
}

const fileOf = (url: string) => url.slice('file:'.length);
const change = (url: string, ...statements: string[]) => {
  const database = new SqliteDatabase(fileOf(url));
  for (const sql of statements) database.exec(sql);
  database.close();
};

describe('verify', () => {
  it('says a line for each part, and writes nothing', async () => {
    const url = await freshUrl();
    const { seal, name } = await layCase(url);
    const digest = () =>
      createHash('sha256')
        .update(readFileSync(fileOf(url)))
        .digest('hex');
    change(url, 'pragma wal_checkpoint(truncate)');
    const before = digest();
    const { parts, text } = await told(url, {}, seal);
    expect(parts).toEqual([
      'ok    config',
      'ok    mail',
      'ok    database',
      'ok    chains',
      // The rows of this test hold no real keys, and nobody who reads.
      'WRONG keys',
      'WRONG trees',
    ]);
    expect(text).toContain('1 histories with 4 entries and 1 daily seals are what was written.');
    expect(text).toContain(`Keep outside: ${name}, 2026-03-02, ${seal}`);
    change(url, 'pragma wal_checkpoint(truncate)');
    expect(digest()).toBe(before);
    expect(letterbox.mails).toEqual([]);
  });

  it('says how many of the last entries are missing, of which case', async () => {
    const url = await freshUrl();
    const { caseId } = await layCase(url);
    change(url, 'delete from audit where sequence > 2');
    const { isWell, text } = await told(url);
    expect(isWell).toBe(false);
    expect(text).toContain(
      `WRONG chains: Case 2026-${caseId.slice(-5).toUpperCase()}: the last 2 entries are missing from the history`,
    );
  });

  it('says that an older database was put in its place, to whoever kept a seal', async () => {
    const url = await freshUrl();
    await layCase(url);
    const { text } = await told(url, {}, 'a-seal-of-a-later-day');
    expect(text).toContain('an older database was put in its place');
  });

  it('says what to do where the secret is another', async () => {
    const url = await freshUrl();
    await layCase(url);
    const { text } = await told(url, { MOBBEKNAPP_SECRET: 'Another-0ne_of_thirty-two_chars.x' });
    expect(text).toContain('set MOBBEKNAPP_SECRET_PREVIOUS to the secret of then');
  });

  it.each([
    ['config', { MOBBEKNAPP_SECRET: 'kort' }, 'MOBBEKNAPP_SECRET must be'],
    ['mail', { MOBBEKNAPP_SMTP_URL: 'smtp://127.0.0.1:9' }, 'the mail server does not take us'],
    ['database', { MOBBEKNAPP_DATABASE_URL: 'file:/nowhere/app.db' }, 'There is no file'],
  ])('says what is wrong with the %s', async (name, over, sentence) => {
    const url = await freshUrl();
    await layCase(url);
    const { isWell, text } = await told(url, over);
    expect(isWell).toBe(false);
    expect(text).toMatch(new RegExp(`^WRONG ${name}: .*${sentence}`, 'm'));
  });

  it('does not bring a database of an earlier release forward, and says who does', async () => {
    const url = await freshUrl();
    await layCase(url);
    change(url, "delete from migrations where name >= '0011_evidence'");
    const { text } = await told(url);
    expect(text).toContain('WRONG database: The database is that of an earlier release');
  });
});
