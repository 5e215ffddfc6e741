/**
 * The plans of the hot queries. An index added for something else once made the list sort a million rows
 * (docs of the baselines): here the databases say themselves that they walk the index and stop.
 */
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { newId } from '../../contract/ids.ts';
import { freshUrl, storeSecrets } from '../testing/databases.ts';
import { aCase, aLetter, lay } from '../testing/rows.ts';
import { counted, firstDueApart } from './case-counts.ts';
import { dueCases, firstDue } from './case-deadlines.ts';
import { oneInbox, totalOf } from './case-list.ts';
import type { Question } from './case-list.ts';
import { workQuery } from './case-work.ts';
import { postgresColumns } from './columns.postgres.ts';
import { sqliteColumns } from './columns.sqlite.ts';
import { openStore } from './open.ts';
import { earlierLetters } from './gather.ts';
import { dueLetters } from './outbox.ts';
import type { Queries } from './queries.ts';
import type { ListCursor, ListState } from './records.ts';
import { tables } from './tables.ts';
import type { Tables } from './tables.ts';
import { SqliteDatabase } from './sqlite-driver.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const cursor: ListCursor = { part: 'read', receivedAt: now, caseId: newId() };
type Query = { toSQL(): { sql: string; params: unknown[] } };

/** Each shape of the hot queries. */
function hotQueries(db: Queries, t: Tables): [string, Query][] {
  const viewer = { handlerId: newId(), inboxIds: ['inbox one', 'inbox two'] };
  const question: Question = {
    rootId: newId(),
    viewer,
    filter: { states: ['unread', 'read'] },
    after: null,
    limit: 50,
  };
  const one = { ...question, filter: { ...question.filter, inboxId: 'inbox one' } };
  const apart = {
    ...question,
    filter: { states: ['quarantine', 'quarantine-read'] as ListState[] },
  };
  const overdue = { ...one, filter: { ...one.filter, due: { from: null, until: now } } };
  const hers = { ...one, filter: { ...one.filter, who: 'me' as const } };
  const sector = { ...one, filter: { ...one.filter, sector: 'school' } };
  return [
    ['urgent, first page', oneInbox(db, t, one, 'inbox one', 'urgent', null)],
    ['urgent, first page of what is read', oneInbox(db, t, one, 'inbox one', 'urgent-read', null)],
    ['urgent, next page of a sector', oneInbox(db, t, sector, 'inbox one', 'urgent', cursor)],
    ['urgent, next page among several', oneInbox(db, t, question, 'inbox one', 'urgent', cursor)],
    ['first page of one inbox', oneInbox(db, t, one, 'inbox one', 'unread', null)],
    ['next page of one inbox', oneInbox(db, t, one, 'inbox one', 'read', cursor)],
    ['next page of what is overdue', oneInbox(db, t, overdue, 'inbox one', 'read', cursor)],
    ['next page of what is hers', oneInbox(db, t, hers, 'inbox one', 'read', cursor)],
    ['next page of a sector', oneInbox(db, t, sector, 'inbox one', 'read', cursor)],
    ['next page among several', oneInbox(db, t, question, 'inbox one', 'read', cursor)],
    ['first page of what is set apart', oneInbox(db, t, apart, 'inbox one', 'quarantine', null)],
    [
      'next page of what is set apart',
      oneInbox(db, t, apart, 'inbox one', 'quarantine-read', cursor),
    ],
    ['whether anything rings', firstDue(db, t, now)],
    ['what rings', dueCases(db, t, now, 50)],
    ['urgent letters', dueLetters(db, t, true, now, 10)],
    ['other letters', dueLetters(db, t, false, now, 10)],
    [
      'earlier letters',
      earlierLetters(db, t, ['report', 'reports'], {
        handlerIds: ['handler one'],
        urgent: false,
        since: now,
      }),
    ],
  ];
}

type Filled = { rootId: string; inboxId: string };

/** They sort the few that they count, so it is asked only how they find them: PostgreSQL tells by an inbox that has some. */
function counts(db: Queries, t: Tables, { rootId, inboxId }: Filled): [string, Query][] {
  const viewer = { handlerId: newId(), inboxIds: [inboxId, 'inbox two'] };
  return [
    [
      'what waits in open cases',
      workQuery(db, t, {
        ...{ rootId, viewer, inboxIds: viewer.inboxIds, most: 10_000 },
        ...{ now, tomorrow: new Date(now.getTime() + 1) },
      }),
    ],
    [
      'total of the list',
      totalOf(
        db,
        t,
        { rootId, viewer, filter: { states: ['unread', 'read'], due: { from: null, until: now } } },
        1000,
      ),
    ],
    ['cases in their states', counted(db, t, rootId, viewer)],
    ['first deadline of what is set apart', firstDueApart(db, t, rootId, viewer)],
  ];
}

async function fill(url: string): Promise<Filled> {
  const store = await openStore(url, storeSecrets);
  const laid = await lay(store);
  await store.transaction(async (records) => {
    for (let index = 0; index < 300; index++) {
      const each = aCase(laid, {
        state: index % 9 === 0 ? 'unread' : index % 31 === 0 ? 'quarantine' : 'read',
        urgent: index % 5 === 0,
        receivedAt: new Date(now.getTime() + index * 1000),
      });
      await records.cases.add(each.case, each.inboxes, [], each.deadlines);
    }
    // Other inboxes, and what is closed, have most rows: else a database does well to read them all.
    const others = Array.from({ length: 10 }, () => newId());
    for (let index = 0; index < 300; index++) {
      const each = aCase(laid, { state: 'closed' });
      const [own] = each.inboxes;
      const inboxes = [
        own!,
        ...others.slice(0, 3 + (index % 8)).map((inboxId) => ({ ...own!, inboxId, state: 'read' })),
      ];
      await records.cases.add(each.case, inboxes, [], []);
    }
    await records.outbox.add(Array.from({ length: 300 }, () => aLetter(laid.handler, now)));
  });
  await store.close();
  return { rootId: laid.organisation.rootId, inboxId: laid.inbox.id };
}

describe('plans on SQLite', () => {
  it.each(['without statistics', 'with statistics'])('walk an index, %s', async (statistics) => {
    const url = await freshUrl('sqlite');
    const filled = await fill(url);
    const client = new SqliteDatabase(url.slice('file:'.length));
    if (statistics === 'with statistics') client.exec('analyze');
    const db = drizzleSqlite(client) as unknown as Queries;
    const t = tables(sqliteColumns);
    const planOf = (query: Query) => {
      const { sql, params } = query.toSQL();
      const rows = client.prepare(`explain query plan ${sql}`).all(params) as { detail: string }[];
      return rows.map(({ detail }) => detail).join('\n');
    };
    for (const [name, query] of hotQueries(db, t)) {
      const plan = planOf(query);
      expect(plan, name).not.toMatch(/TEMP B-TREE|SCAN/);
      if (name === 'earlier letters')
        expect(plan, name).toContain('INDEX letters_handler (handler_id=? AND created_at>?)');
      else if (name.includes('rings'))
        expect(plan, name).toMatch(/INDEX case_deadlines_ring \(rings_at>\? AND rings_at<\?\)/);
      else if (name.includes('letters'))
        expect(plan, name).toContain('INDEX letters_due (urgent=? AND due_at<?)');
      else if (name.startsWith('urgent'))
        expect(plan, name).toMatch(
          name.includes('first')
            ? /INDEX case_inboxes_urgent \(inbox_id=\? AND state=\? AND urgent=\?\)/
            : /INDEX case_inboxes_urgent \(inbox_id=\? AND state=\? AND urgent=\? AND .*received_at.*<.*\)/,
        );
      else if (name.includes('first'))
        expect(plan, name).toContain('INDEX case_inboxes_list (inbox_id=? AND state=?)');
      else
        expect(plan, name).toMatch(
          /INDEX case_inboxes_list \(inbox_id=\? AND state=\? AND .*received_at.*<.*\)/,
        );
    }
    for (const [name, query] of counts(db, t, filled)) {
      const plan = planOf(query);
      // What a query has taken itself may be gone through; a table may not.
      const taken = [...plan.matchAll(/CO-ROUTINE (\w+)/g)].map(([, table]) => table!);
      const scanned = [...plan.matchAll(/SCAN (\w+)/g)].map(([, table]) => table!);
      expect(taken, name).toEqual(expect.arrayContaining(scanned));
      expect(plan, name).toContain('INDEX case_inboxes_list (inbox_id=? AND state=?)');
    }
    client.close();
  });
});

describe('plans on PostgreSQL', () => {
  it('walk an index', async () => {
    const url = await freshUrl('postgres');
    const filled = await fill(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      // So few rows are read faster without an index; the question is whether the index can serve.
      await client.query(
        'analyze; set enable_seqscan = off; set enable_bitmapscan = off; set enable_hashjoin = off; set enable_mergejoin = off',
      );
      const db = drizzlePostgres(client);
      const t = tables(postgresColumns);
      const planOf = async (query: Query) => {
        const { sql, params } = query.toSQL();
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, params);
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      };
      for (const [name, query] of hotQueries(db, t)) {
        const plan = await planOf(query);
        expect(plan, name).not.toMatch(/Sort|Seq Scan/);
        expect(plan, name).toMatch(
          name === 'earlier letters'
            ? /using letters_handler/
            : name.includes('rings')
              ? /using case_deadlines_ring/
              : name.includes('letters')
                ? /using letters_due/
                : name.startsWith('urgent')
                  ? /Backward using case_inboxes_urgent/
                  : /Backward using case_inboxes_list/,
        );
      }
      for (const [name, query] of counts(db, t, filled)) {
        const plan = await planOf(query);
        expect(plan, name).not.toContain('Seq Scan');
        expect(plan, name).toMatch(/using case_inboxes_list .*\n *Index Cond: .*inbox_id .*state /);
      }
    } finally {
      await client.end();
    }
  });
});
