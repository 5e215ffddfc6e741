/**
 * A database for the bench: one municipality with one school, two handlers who hold the keys, and as many cases as asked.
 * The cases are written straight into SQLite, because a million through the front door would take longer than the bench.
 */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import type { Facts } from '../contract/facts.ts';
import { newId } from '../contract/ids.ts';
import { newKeyPair } from '../contract/sealing/keys.ts';
import { openStore } from '../server/store/open.ts';
import type { InboxRow, OrganisationRow } from '../server/store/records.ts';

export const slug = 'benk-kommune';
/** The session of the bench's handler, as the cookie holds it. */
export const sessionToken = 'the-session-of-the-bench-handler-0000000000';

export type World = { url: string; rootId: string; unitId: string; inboxId: string };

/** Lays the tree into a new database file. */
export async function layWorld(path: string): Promise<World> {
  const url = `file:${path}`;
  const store = await openStore(url);
  const rootId = newId();
  const unitId = newId();
  const now = new Date();
  const organisation = (over: Partial<OrganisationRow>): OrganisationRow => ({
    id: rootId,
    rootId,
    parentId: null,
    slug,
    name: 'Benk kommune',
    kind: 'municipality',
    sector: 'school',
    language: 'nb',
    private: false,
    isUnit: false,
    inboxId: null,
    independentInboxId: null,
    rules: [],
    origins: [],
    exitUrl: 'https://www.example.no/',
    texts: {},
    position: 0,
    ...over,
  });
  const inbox = (organisationId: string, nb: string, escalatesTo: string | null): InboxRow => ({
    id: newId(),
    rootId,
    organisationId,
    standing: 'line',
    name: { nb, nn: nb, en: nb },
    escalatesTo,
    currentKid: '',
    readingHours: null,
  });
  const owner = inbox(rootId, 'Skoleeier', null);
  const independent = { ...inbox(rootId, 'Kontrollutvalget', null), standing: 'independent' };
  const school = inbox(unitId, 'Rektor', owner.id);
  const handlerIds = [newId(), newId(), newId()];

  await store.transaction(async ({ organisations, people }) => {
    const root = organisation({ inboxId: owner.id, independentInboxId: independent.id });
    await organisations.putOrganisation(root);
    await organisations.putOrganisation(
      organisation({
        id: unitId,
        parentId: rootId,
        slug: 'benk-skole',
        name: 'Benk skole',
        kind: 'school',
        isUnit: true,
        inboxId: school.id,
      }),
    );
    for (const id of handlerIds)
      await people.put({
        id,
        rootId,
        email: `${id}@benk.example`,
        name: 'Benk',
        language: 'nb',
        isAdministrator: false,
        state: 'active',
        salt: 'c2FsdA',
        secretHash: 'none',
        publicKey: (await newKeyPair()).publicKey,
        lockedKey: 'none',
        totpSealed: 'none',
        totpStep: 0,
        awayUntil: null,
        failures: 0,
        pausedUntil: null,
      });
    const members = new Map([
      [owner, [handlerIds[1]!]],
      [independent, [handlerIds[2]!]],
      [school, [handlerIds[0]!]],
    ]);
    for (const [row, ids] of members) {
      const { publicKey } = await newKeyPair();
      const { kid } = publicKey;
      await organisations.putInbox({ ...row, currentKid: kid });
      await organisations.addInboxKey({
        kid,
        rootId,
        inboxId: row.id,
        publicKey,
        recoverySealed: null,
        recoveryState: 'none',
        createdAt: now,
        retiredAt: null,
      });
      for (const handlerId of ids) {
        await organisations.putMembership({ inboxId: row.id, handlerId, rootId, deputy: false });
        const grant = { kid, handlerId, rootId, grant: 'none', grantedBy: null, createdAt: now };
        await organisations.putKeyGrant(grant);
      }
    }
    await people.addSession({
      tokenHash: createHash('sha256').update(sessionToken).digest('base64url'),
      handlerId: handlerIds[0]!,
      state: 'open',
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + 8 * 3_600_000),
    });
    await organisations.treeChanged();
  });
  await store.close();
  return { url, rootId, unitId, inboxId: school.id };
}

/** Writes cases into the file, spread over the last two years, one in five hundred unread; each with report, inbox row and clocks. */
export function addCases(path: string, { rootId, unitId, inboxId }: World, count: number): void {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  const facts: Facts = {
    danger: 'no',
    unitId,
    role: 'pupil',
    about: 'me',
    accused: 'child',
    what: ['left-out', 'words'],
    where: ['break'],
    duration: 'weeks',
    lane: null,
  };
  const report = database.prepare(
    `insert into reports (id, root_id, case_id, body_hash, access_token_hash, reporter_key, locked_key, content, identity)
     values (?, ?, ?, ?, ?, '{}', 'none', ?, '{}')`,
  );
  const row = database.prepare(
    `insert into cases (id, root_id, unit_id, report_id, sector, status, urgent, revision, language, written, facts, received_at)
     values (?, ?, ?, ?, 'school', ?, 0, 1, 'nb', 'page', ?, ?)`,
  );
  const inbox = database.prepare(
    `insert into case_inboxes (case_id, inbox_id, root_id, standing, reason, state, received_at)
     values (?, ?, ?, 'reader', 'unit', ?, ?)`,
  );
  const clock = database.prepare(
    `insert into clocks (case_id, clock, standing, basis, due_at, done_at) values (?, ?, 'goal', null, ?, null)`,
  );
  const sealed = JSON.stringify({ ciphertext: 'x'.repeat(2000) });
  const asText = JSON.stringify(facts);
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
