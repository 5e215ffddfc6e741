/**
 * The outbox: letters that wait, are being sent, were sent, or were buried. A claim is a lease with the number of the
 * attempt as its fence: whoever comes back late with an older number changes nothing.
 */
import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  min,
  ne,
  or,
  sql,
} from 'drizzle-orm';
import { asker, lettersToAdd } from './gather.ts';
import type { Dialect, Queries } from './queries.ts';
import { inserter } from './queries.ts';
import type { ClaimedLetter, LetterRow, LetterSource, Outbox } from './records.ts';
import type { Tables } from './tables.ts';

export function outbox(db: Queries, t: Tables, dialect: Dialect): Outbox {
  const { letters } = t;
  const addLetters = inserter(db, 'letters', letters);
  const earlierOf = asker(db, t);
  const open = and(isNull(letters.sentAt), isNull(letters.buriedAt));
  const isBuried = (rootId: string) =>
    and(eq(letters.rootId, rootId), isNotNull(letters.buriedAt), isNull(letters.settledAt));

  /** One conditional write; false where the letter was claimed again since, or is open no more. */
  async function finish(
    id: string,
    attempts: number,
    values: Partial<LetterRow>,
  ): Promise<boolean> {
    const written = await db
      .update(letters)
      .set({ ...values, lockedUntil: null })
      .where(
        and(
          eq(letters.id, id),
          eq(letters.attempts, attempts),
          isNotNull(letters.lockedUntil),
          open,
        ),
      )
      .returning({ id: letters.id });
    return written.length > 0;
  }

  /** Each is one walk along the index `letters_due` to its limit: no sort, however many letters wait. */
  async function claimSome(
    urgent: boolean,
    now: Date,
    leaseMs: number,
    limit: number,
  ): Promise<LetterRow[]> {
    if (limit <= 0) return [];
    const due = dueLetters(db, t, urgent, now, limit);
    // PostgreSQL may run a plain sub-select more than once and so claim beyond the limit; an array is read once.
    const chosen = dialect.skipLocked
      ? sql`${letters.id} = any(array(${due.for('update', { skipLocked: true })}))`
      : inArray(letters.id, due);
    return db
      .update(letters)
      .set({
        attempts: sql`${letters.attempts} + 1`,
        lockedUntil: new Date(now.getTime() + leaseMs),
      })
      .where(chosen)
      .returning();
  }

  return {
    async add(rows) {
      await addLetters(rows.map((row) => ({ ...row, attempts: 0 })));
    },
    async gather(rows, pauseMs) {
      const added = await lettersToAdd(db, t, dialect, earlierOf, rows, pauseMs);
      await addLetters(added.map((row) => ({ ...row, attempts: 0 })));
    },
    async claim(now, leaseMs, limit, calmLimit = limit) {
      const urgent = await claimSome(true, now, leaseMs, limit);
      const room = Math.min(calmLimit, limit - urgent.length);
      const plain = await claimSome(false, now, leaseMs, room);
      return withRecipients(db, t, [...urgent, ...plain]);
    },
    async sent(id, attempts, now) {
      return finish(id, attempts, { sentAt: now, lastError: null });
    },
    async retry(id, attempts, dueAt, error) {
      return finish(id, attempts, { dueAt, lastError: error });
    },
    async release(id, attempts, dueAt, error) {
      return finish(id, attempts, { dueAt, lastError: error, attempts: attempts - 1 });
    },
    async bury(id, attempts, now, error) {
      return finish(id, attempts, { buriedAt: now, lastError: error });
    },
    async buried(rootId) {
      return db
        .select({ ...getTableColumns(letters), recipient: { email: t.handlers.email } })
        .from(letters)
        .innerJoin(t.handlers, eq(t.handlers.id, letters.handlerId))
        .where(isBuried(rootId))
        .orderBy(desc(letters.urgent), asc(letters.createdAt), asc(letters.id));
    },
    async dig(rootId, id, now) {
      const dug = await db
        .update(letters)
        .set({ buriedAt: null, lockedUntil: null, attempts: 0, dueAt: now, lastError: null })
        .where(and(isBuried(rootId), eq(letters.id, id)))
        .returning({ id: letters.id });
      return dug.length > 0;
    },
    async settle(rootId, id, now) {
      const settled = await db
        .update(letters)
        .set({ settledAt: now })
        .where(and(isBuried(rootId), eq(letters.id, id)))
        .returning({ id: letters.id });
      return settled.length > 0;
    },
    async waiting(rootId) {
      return db
        .select({
          handlerId: letters.handlerId,
          caseId: letters.caseId,
          createdAt: letters.createdAt,
          lastError: letters.lastError,
        })
        .from(letters)
        .where(and(eq(letters.rootId, rootId), open))
        .orderBy(asc(letters.createdAt), asc(letters.id));
    },
    async unsent(rootId) {
      const [row] = await db
        .select({
          number: count(),
          oldest: min(letters.createdAt),
          // Of a 5xx that meant the address, the letter would be buried.
          refused: sql<number>`count(*) filter (where ${like(letters.lastError, '5%')})`.mapWith(
            Number,
          ),
        })
        .from(letters)
        .where(and(open, rootId === null ? undefined : eq(letters.rootId, rootId)));
      return {
        count: row?.number ?? 0,
        oldestCreatedAt: row?.oldest ?? null,
        refused: row?.refused ?? 0,
      };
    },
    async prune(before) {
      await db.delete(letters).where(lt(letters.sentAt, before));
    },
  };
}

/** Open letters that are due and that nobody holds, longest due first: exported for the test that reads its query plan. */
export function dueLetters(
  db: Queries,
  { letters }: Tables,
  urgent: boolean,
  now: Date,
  limit: number,
) {
  return db
    .select({ id: letters.id })
    .from(letters)
    .where(
      and(
        isNull(letters.sentAt),
        isNull(letters.buriedAt),
        eq(letters.urgent, urgent),
        lte(letters.dueAt, now),
        or(isNull(letters.lockedUntil), lte(letters.lockedUntil, now)),
      ),
    )
    .orderBy(asc(letters.dueAt), asc(letters.id))
    .limit(limit);
}

async function withRecipients(
  db: Queries,
  t: Tables,
  claimed: LetterRow[],
): Promise<ClaimedLetter[]> {
  if (claimed.length === 0) return [];
  const recipients = await db
    .select({
      id: t.handlers.id,
      email: t.handlers.email,
      name: t.handlers.name,
      language: t.handlers.language,
    })
    .from(t.handlers)
    .where(
      inArray(
        t.handlers.id,
        claimed.map(({ handlerId }) => handlerId),
      ),
    )
    .orderBy(asc(t.handlers.id));
  const sources = await sourcesOf(db, t, claimed);
  const byId = new Map(recipients.map(({ id, ...recipient }) => [id, recipient]));
  return claimed
    .map((letter) => {
      const recipient = byId.get(letter.handlerId);
      if (!recipient)
        throw new Error(`The letter ${letter.id} is for a handler who is not stored.`);
      return { ...letter, recipient, sentBy: sources(letter) };
    })
    .sort(
      (a, b) =>
        Number(b.urgent) - Number(a.urgent) || a.createdAt.getTime() - b.createdAt.getTime(),
    );
}

/** Who sends: the top of each letter's tree. A handful of trees, and few administrators in each. */
async function sourcesOf(
  db: Queries,
  t: Tables,
  claimed: LetterRow[],
): Promise<(letter: LetterRow) => LetterSource | null> {
  const rootIds = [...new Set(claimed.map(({ rootId }) => rootId))];
  const { id, name, letters } = t.organisations;
  const tops = await db
    .select({ id, name, letters })
    .from(t.organisations)
    .where(inArray(id, rootIds))
    .orderBy(asc(id));
  const administrators = await db
    .select({ id: t.handlers.id, rootId: t.handlers.rootId, name: t.handlers.name })
    .from(t.handlers)
    .where(
      and(
        inArray(t.handlers.rootId, rootIds),
        eq(t.handlers.isAdministrator, true),
        ne(t.handlers.state, 'disabled'),
      ),
    )
    .orderBy(asc(t.handlers.id));
  return ({ rootId, handlerId }) => {
    const top = tops.find((one) => one.id === rootId);
    const names = administrators
      .filter((one) => one.rootId === rootId && one.id !== handlerId)
      .map((one) => one.name);
    return top ? { ...top, administrators: names } : null;
  };
}
