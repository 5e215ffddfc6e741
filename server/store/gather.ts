/**
 * Letters about reports, of which one may speak for many: a burst of reports gives a handler a letter at once and then one
 * after each pause, not one for each report. Whatever is stored, a letter is sent after it that says so.
 */
import { and, eq, gt, inArray, isNull, lte, or, sql, type Placeholder } from 'drizzle-orm';
import type { Dialect, Queries } from './queries.ts';
import type { LetterRow, NewLetter } from './records.ts';
import type { Tables } from './tables.ts';

/** A kind of letter that speaks for one report, and the kind that speaks for any number. */
const gatheredKinds: Record<string, string> = { report: 'reports', 'case-news': 'cases-news' };

/** Letters that were not sent in this time are a matter for the front page; none of them waits for company. */
const lookBackMs = 86_400_000;

type Earlier = Pick<
  LetterRow,
  'id' | 'handlerId' | 'kind' | 'createdAt' | 'lockedUntil' | 'sentAt' | 'buriedAt'
>;

/**
 * The letters of `rows` that must be added, all of one kind, one urgency and one moment. Left out is what a letter that
 * still waits can say: it speaks for many from now on. Put off is what follows on a letter of the last `pauseMs`
 * milliseconds: it is dated when that time is over, and speaks for all that come until then.
 */
export async function lettersToAdd(
  db: Queries,
  t: Tables,
  dialect: Dialect,
  earlierOf: ReturnType<typeof asker>,
  rows: NewLetter[],
  pauseMs: number,
): Promise<NewLetter[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const { kind, urgent, createdAt: now } = first;
  const many = gatheredKinds[kind] ?? kind;
  // In one order, so that two bursts at once never wait for each other.
  const inOrder = [...rows].sort((a, b) => (a.handlerId < b.handlerId ? -1 : 1));
  const earlier = await earlierOf(
    inOrder.map(({ handlerId }) => handlerId),
    [...new Set([kind, many])],
    urgent,
    new Date(now.getTime() - lookBackMs),
  );
  const added: NewLetter[] = [];
  for (const row of inOrder) {
    const own = earlier.filter(({ handlerId }) => handlerId === row.handlerId);
    const waiting = own.find((letter) => isWaiting(letter, now, pauseMs));
    if (waiting && (await letSpeakForMany(db, t, dialect, waiting, many, now))) continue;
    const last = Math.max(...own.map((letter) => letter.createdAt.getTime()), 0);
    const at = new Date(last + pauseMs);
    added.push(pauseMs > 0 && at > now ? { ...row, kind: many, createdAt: at, dueAt: at } : row);
  }
  return added;
}

/** Nobody has it in hand. What may not be put off is not said by a letter that was. */
function isWaiting(letter: Earlier, now: Date, pauseMs: number): boolean {
  const { createdAt, lockedUntil, sentAt, buriedAt } = letter;
  if (pauseMs === 0 && createdAt > now) return false;
  return sentAt === null && buriedAt === null && (lockedUntil === null || lockedUntil <= now);
}

/** False where somebody has taken it in hand meanwhile. Until we are done nobody can: it would be sent before there is something to read. */
async function letSpeakForMany(
  db: Queries,
  { letters }: Tables,
  { skipLocked }: Dialect,
  { id, kind }: Earlier,
  many: string,
  now: Date,
): Promise<boolean> {
  const stillWaits = and(
    eq(letters.id, id),
    isNull(letters.sentAt),
    isNull(letters.buriedAt),
    or(isNull(letters.lockedUntil), lte(letters.lockedUntil, now)),
  );
  if (kind !== many) {
    const changed = await db
      .update(letters)
      .set({ kind: many })
      .where(stillWaits)
      .returning({ id: letters.id });
    return changed.length > 0;
  }
  // SQLite has one writer at a time, and what was found waiting still waits.
  if (!skipLocked) return true;
  // Shared: reports that come at once do not wait for each other.
  const held = await db.select({ id: letters.id }).from(letters).where(stillWaits).for('share');
  return held.length > 0;
}

/** The letters of these kinds to these handlers that were dated after `since`: exported for the test that reads its query plan. */
export function earlierLetters(
  db: Queries,
  { letters }: Tables,
  kinds: string[],
  of: {
    handlerIds: (string | Placeholder)[];
    urgent: boolean | Placeholder;
    since: Date | Placeholder;
  },
) {
  return db
    .select({
      id: letters.id,
      handlerId: letters.handlerId,
      kind: letters.kind,
      createdAt: letters.createdAt,
      lockedUntil: letters.lockedUntil,
      sentAt: letters.sentAt,
      buriedAt: letters.buriedAt,
    })
    .from(letters)
    .where(
      and(
        inArray(letters.handlerId, of.handlerIds),
        inArray(letters.kind, kinds),
        eq(letters.urgent, of.urgent),
        gt(letters.createdAt, of.since),
      ),
    );
}

/** Prepared once for each number of handlers: it is asked for every report. */
export function asker(db: Queries, t: Tables) {
  const { urgent, createdAt } = t.letters;
  const prepare = (count: number, kinds: string[]) =>
    earlierLetters(db, t, kinds, {
      handlerIds: Array.from({ length: count }, (_, index) => sql.placeholder(`handler${index}`)),
      urgent: sql.placeholder('urgent'),
      since: sql.placeholder('since'),
    }).prepare(`earlier_letters_${kinds.join('_')}_${count}`);
  const prepared = new Map<string, ReturnType<typeof prepare>>();
  return (handlerIds: string[], kinds: string[], isUrgent: boolean, since: Date) => {
    const key = `${kinds.join(' ')} ${handlerIds.length}`;
    let question = prepared.get(key);
    if (!question) prepared.set(key, (question = prepare(handlerIds.length, kinds)));
    return question.execute({
      ...Object.fromEntries(handlerIds.map((id, index) => [`handler${index}`, id])),
      urgent: urgent.mapToDriverValue(isUrgent),
      since: createdAt.mapToDriverValue(since),
    });
  };
}
