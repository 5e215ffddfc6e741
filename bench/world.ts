/**
 * A database for the bench: one municipality with one school, two handlers who hold the keys, and as many cases as asked.
 * The cases are written straight into SQLite, because a million through the front door would take longer than the bench.
 */
import { factsAt } from '../contract/facts.make.ts';
import { createHash } from 'node:crypto';
import { newId } from '../contract/ids.ts';
import { newKeyPair } from '../contract/sealing/keys.ts';
import { openStore } from '../server/store/open.ts';
import { handlerRow, sessionRow } from '../server/testing/handlers.ts';
import {
  addHolder,
  layTree,
  newInbox,
  organisationRow,
  schoolRow,
} from '../server/testing/tree.ts';
import { SqliteDatabase } from '../server/store/sqlite-driver.ts';

export const slug = 'benk-kommune';
/** Of the configuration of the benched server. */
export const secret = 'Zk3vQ9xw7TtB2mN8rPdL5yHcJ4gFsA6e';
/** The session of the bench's handler, as the cookie holds it. */
export const sessionToken = 'the-session-of-the-bench-handler-0000000000';

export type World = { url: string; rootId: string; unitId: string; inboxId: string };

/** Lays the tree into a new database file. */
export async function layWorld(path: string): Promise<World> {
  const url = `file:${path}`;
  const store = await openStore(url, { secret });
  const top = organisationRow({ slug, name: 'Benk kommune' });
  const unit = schoolRow(top, { slug: 'benk-skole', name: 'Benk skole' });
  const owner = await newInbox(top);
  const independent = await newInbox(top, { standing: 'independent' });
  const school = await newInbox(unit, { escalatesTo: owner.id });
  const inboxes = [school, owner, independent];
  await layTree(store, {
    organisations: [
      { ...top, inboxId: owner.id, independentInboxId: independent.id },
      { ...unit, inboxId: school.id },
    ],
    inboxes,
  });
  const { rootId } = top;
  const people = await Promise.all(
    inboxes.map(async () => {
      const { publicKey } = await newKeyPair();
      const accepted = { publicKey, salt: 'c2FsdA', secretHash: 'none', lockedKey: 'none' };
      return handlerRow({ rootId, ...accepted, totpSealed: 'none' });
    }),
  );
  await store.transaction(async (records) => {
    for (const [index, { id, key }] of inboxes.entries())
      await addHolder(records, people[index]!, [{ id, kid: key.kid }]);
    await records.people.addSession(sessionRow(people[0]!.id, sessionToken, new Date()));
  });
  await store.close();
  return { url, rootId, unitId: unit.id, inboxId: school.id };
}

/** Writes cases into the file, spread over the last two years, one in five hundred unread; each with report, inbox row and clocks. */
export function addCases(path: string, { rootId, unitId, inboxId }: World, count: number): void {
  const database = new SqliteDatabase(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  const report = database.prepare(
    `insert into reports (id, root_id, case_id, body_hash, access_token_hash, reporter_key, locked_key, content, identity)
     values (?, ?, ?, ?, ?, '{}', 'none', ?, '{}')`,
  );
  const row = database.prepare(
    `insert into cases (id, root_id, unit_id, report_id, sector, status, urgent, revision, language, written, facts, received_at)
     values (?, ?, ?, ?, 'school', ?, 0, 1, 'nb', 'page', ?, ?)`,
  );
  const inbox = database.prepare(
    `insert into case_inboxes (case_id, inbox_id, root_id, standing, reason, state, received_at, urgent)
     values (?, ?, ?, 'reader', 'unit', ?, ?, 0)`,
  );
  const clock = database.prepare(
    `insert into clocks (case_id, clock, standing, basis, due_at, done_at) values (?, ?, 'goal', null, ?, null)`,
  );
  const sealed = JSON.stringify({ ciphertext: 'x'.repeat(2000) });
  const asText = JSON.stringify(factsAt(unitId, { what: ['left-out', 'words'] }));
  const now = Date.now();
  const span = 2 * 365 * 86_400_000;
  const add = database.transaction((from: number, to: number) => {
    for (let index = from; index < to; index++) {
      const receivedAt = now - span + Math.floor((span * index) / count);
      const id = newId(receivedAt);
      const reportId = newId(receivedAt);
      const unread = index % 500 === 0;
      const hash = createHash('sha256').update(reportId).digest('base64url');
      report.run(reportId, rootId, id, hash, hash, sealed);
      row.run(id, rootId, unitId, reportId, unread ? 'received' : 'read', asText, receivedAt);
      inbox.run(id, inboxId, rootId, unread ? 'unread' : 'read', receivedAt);
      clock.run(id, 'first-contact', receivedAt + 3 * 86_400_000);
      clock.run(id, 'word-back', receivedAt + 5 * 86_400_000);
    }
  });
  for (let from = 0; from < count; from += 10_000) add(from, Math.min(count, from + 10_000));
  database.pragma('optimize');
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}
