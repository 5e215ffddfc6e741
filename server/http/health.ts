/**
 * Whether the service lives and whether it can do its work, for whoever watches over it. Counts and words only:
 * the page is public, and says nothing of an organisation or of when somebody wrote.
 */
import type { FastifyPluginAsync } from 'fastify';
import type { Clock } from '../../contract/clock.ts';
import { Problem } from './problem.ts';
import type { WatchedStore } from './store-watch.ts';

export type TreesSeen = {
  /** How many inboxes nobody can open at present. */
  inboxesWithoutReader: number;
  /** Trees in which a report may find no route: the set-up writes none, so somebody changed the database by hand. */
  brokenTrees: number;
};

export type HealthParts = {
  store: WatchedStore;
  clock: Clock;
  lookAtTrees: () => Promise<TreesSeen>;
};

/** A letter that has waited longer than this is late: the mail server needs somebody. */
const lateMs = 15 * 60_000;
/** An answer is kept so long: looking through all trees is not for everybody to repeat at will. */
const keptMs = 5_000;

export const healthRoutes: FastifyPluginAsync<HealthParts> = async (app, parts) => {
  const { clock } = parts;
  let last: { at: number; answer: Promise<object> } | null = null;

  app.get('/live', { schema: { hide: true } }, () => ({ status: 'live' }));

  app.get('/ready', { schema: { hide: true } }, async () => {
    const now = clock.now().getTime();
    if (last === null || now - last.at >= keptMs) last = { at: now, answer: readiness(parts) };
    return last.answer;
  });
};

/** `attention`: it works, and somebody should look. Throws `not-ready` where the database cannot be asked or written. */
async function readiness({ store, clock, lookAtTrees }: HealthParts): Promise<object> {
  const { oldest, trees } = await look().catch(() => {
    throw new Problem('not-ready', { detail: 'The database does not answer.' });
  });
  if (!(await store.canWrite()))
    throw new Problem('not-ready', {
      detail: 'The database cannot be written: make room on its disk.',
    });
  const waitedMs = oldest === null ? 0 : clock.now().getTime() - oldest.getTime();
  const letters = waitedMs > lateMs ? 'late' : 'on-time';
  return {
    status: letters === 'on-time' && isWell(trees) ? 'ready' : 'attention',
    database: 'ready',
    letters,
    ...trees,
  };

  async function look(): Promise<{ oldest: Date | null; trees: TreesSeen }> {
    await store.ready();
    const { oldestCreatedAt } = await store.read(({ outbox }) => outbox.unsent(null));
    return { oldest: oldestCreatedAt, trees: await lookAtTrees() };
  }
}

function isWell({ inboxesWithoutReader, brokenTrees }: TreesSeen): boolean {
  return inboxesWithoutReader === 0 && brokenTrees === 0;
}
