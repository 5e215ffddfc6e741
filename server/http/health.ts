/**
 * Whether the service lives and whether it can do its work, for whoever watches over it. Counts and words only:
 * the page is public, and says nothing of an organisation or of when somebody wrote.
 */
import type { FastifyPluginAsync } from 'fastify';
import type { Clock } from '../../contract/clock.ts';
import type { EvidenceSeen, MailSeen } from './parts.ts';
import { Problem } from './problem.ts';
import type { Store } from '../store/records.ts';

export type TreesSeen = {
  /** How many inboxes nobody can open at present. */
  inboxesWithoutReader: number;
  /** Open cases that lie where nobody is left who could read them. */
  casesWithoutReader: number;
  /** Places in the forms of all organisations, and those for which each report has a reader today, who holds a key and is here. */
  units: number;
  unitsWithReader: number;
  /** For how many it would be so if all who are invited had come in. */
  unitsWithReaderOnceIn: number;
  /** Persons who hold no key of an inbox of theirs yet. */
  personsToComeIn: number;
  /** Trees in which a report may find no route: the set-up writes none, so somebody changed the database by hand. */
  brokenTrees: number;
};

export type HealthParts = {
  store: Store;
  clock: Clock;
  lookAtTrees: () => Promise<TreesSeen>;
  evidence: EvidenceSeen;
  mailServer: MailSeen;
};

/**
 * Ages of letters go by the quarters of the clock: a letter comes from a report, and from an age by the second everybody
 * could tell when somebody wrote. A letter of more than a quarter is late: the mail server needs somebody.
 */
const quarterMinutes = 15;
const quarterMs = quarterMinutes * 60_000;
/** An answer is kept so long: looking through all trees is not for everybody to repeat at will. */
const keptMs = 5_000;
/** A database that takes longer than this answers nobody: whoever watches over us waits no longer either. */
const patienceMs = 3_000;

export const healthRoutes: FastifyPluginAsync<HealthParts> = async (app, parts) => {
  const { clock } = parts;
  const leftUnread = onceAQuarter(parts);
  let last: { at: number; answer: Promise<object> } | null = null;

  app.get('/live', { schema: { hide: true } }, () => ({ status: 'live' }));

  app.get('/ready', { schema: { hide: true } }, async () => {
    const now = clock.now().getTime();
    if (last === null || now - last.at >= keptMs)
      last = { at: now, answer: withPatience(readiness(parts, leftUnread)) };
    return last.answer;
  });
};

/** `attention`: it works, and somebody should look. Throws `not-ready` where the database cannot be asked, or a report could not be stored. */
async function readiness(
  { store, clock, lookAtTrees, evidence, mailServer }: HealthParts,
  leftUnread: () => Promise<number>,
): Promise<object> {
  const { unsent, trees, casesLeftUnread } = await look().catch(() => {
    throw silent();
  });
  const room = await store.room();
  if (room === 'none')
    throw new Problem('not-ready', {
      detail: 'The database cannot be written: make room on its disk.',
    });
  const waited = quartersSince(unsent.oldestCreatedAt, clock.now());
  const late = unsent.refused > 0 ? 'refused' : 'late';
  const letters = waited > 0 ? late : 'on-time';
  const history = evidence.state();
  const mail = mailServer.state();
  const isMailWell = mail === 'works' || mail === 'looking';
  const isHistoryWell = history === 'intact' || history === 'looking';
  const isAllWell =
    room === 'enough' &&
    letters === 'on-time' &&
    isMailWell &&
    isWell(trees) &&
    casesLeftUnread === 0 &&
    isHistoryWell;
  return {
    status: isAllWell ? 'ready' : 'attention',
    database: 'ready',
    room,
    mail,
    letters,
    oldestLetterMinutes: waited * quarterMinutes,
    reports: reportsFind(trees),
    ...trees,
    casesLeftUnread,
    history,
  };

  async function look() {
    await store.ready();
    const unsent = await store.read(({ outbox }) => outbox.unsent(null));
    const trees = await lookAtTrees();
    return { unsent, trees, casesLeftUnread: await leftUnread() };
  }
}

/**
 * The count of cases that nobody has read and of which nobody is told any more, as it was at the first question in this quarter of the
 * clock: of danger it changes so many hours after somebody wrote, and by the second it would tell when.
 */
function onceAQuarter({ store, clock }: HealthParts): () => Promise<number> {
  let seen: { quarter: number; count: number } | null = null;
  return async () => {
    const now = clock.now();
    const quarter = Math.floor(now.getTime() / quarterMs);
    if (seen?.quarter !== quarter)
      seen = { quarter, count: await store.read(({ cases }) => cases.leftUnread(now)) };
    return seen.count;
  };
}

function isWell(seen: TreesSeen): boolean {
  const { inboxesWithoutReader, casesWithoutReader, units, unitsWithReader, brokenTrees } = seen;
  return (
    inboxesWithoutReader === 0 &&
    casesWithoutReader === 0 &&
    unitsWithReader === units &&
    brokenTrees === 0
  );
}

function reportsFind({ units, unitsWithReader, unitsWithReaderOnceIn }: TreesSeen): string {
  if (unitsWithReader === units) return 'each-has-a-reader';
  return unitsWithReaderOnceIn === units
    ? 'each-has-a-reader-when-the-invited-have-come-in'
    : 'some-have-no-reader';
}

/** Whole quarters from the first quarter of the clock after the letter was written; 0 where there is none. */
function quartersSince(oldest: Date | null, now: Date): number {
  if (oldest === null) return 0;
  const from = Math.ceil(oldest.getTime() / quarterMs) * quarterMs;
  return Math.max(0, Math.floor((now.getTime() - from) / quarterMs));
}

function silent(): Problem {
  return new Problem('not-ready', { detail: 'The database does not answer.' });
}

async function withPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(silent()), patienceMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
