/**
 * Group commit: all work that waits in one turn of the event loop shares one transaction and one flush to the disk.
 * One piece of work that fails takes no other along: where it had written, all is done again with a savepoint for each.
 */
import { setTimeout } from 'node:timers/promises';
import type { Records, Store } from './records.ts';

type Statement = { run(): unknown };
export type Steps = {
  begin: Statement;
  savepoint: Statement;
  release: Statement;
  undo: Statement;
  commit: Statement;
  rollback: Statement;
  /** Whether a transaction is open: some errors (a full disk) end it by themselves. */
  isOpen(): boolean;
  /** Whether the error says that another process writes at this moment. */
  isBusy(error: unknown): boolean;
  /** Rows written over this connection so far, also those that were undone. */
  written(): number;
};
type Waiting = {
  work: (records: Records) => Promise<unknown>;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
};

/** How long we wait for another process that writes, such as the set-up on the command line: 250 looks, 20 ms apart. */
const looks = 250;
const lookMs = 20;

/** More than this in one commit would make the first wait for the last. */
const most = 256;

export function groupCommit(
  steps: Steps,
  records: Records,
): { run: Store['transaction']; settled(): Promise<void> } {
  const waiting: Waiting[] = [];
  let pumping: Promise<void> | null = null;

  async function pump(): Promise<void> {
    while (waiting.length > 0) {
      // The requests that arrived in this turn of the event loop come along.
      await new Promise((resolve) => setImmediate(resolve));
      await commitTogether(waiting.splice(0, most)).catch(() => undefined);
    }
    pumping = null;
  }

  async function commitTogether(batch: Waiting[]): Promise<void> {
    let outcomes: (() => void)[] | null;
    try {
      await begin();
      outcomes = await attemptAll(batch);
      if (outcomes === null) {
        steps.rollback.run();
        await begin();
        outcomes = [];
        for (const item of batch) outcomes.push(await attemptAlone(item));
      }
      steps.commit.run();
    } catch (error) {
      try {
        if (steps.isOpen()) steps.rollback.run();
      } finally {
        for (const item of batch) item.reject(error);
      }
      return;
    }
    for (const tell of outcomes) tell();
  }

  /** SQLite's own waiting would hold up everybody, also who only reads. */
  async function begin(): Promise<void> {
    for (let look = 1; ; look++) {
      try {
        steps.begin.run();
        return;
      } catch (error) {
        if (!steps.isBusy(error) || look === looks) throw error;
        await setTimeout(lookMs);
      }
    }
  }

  /**
   * What to tell each once the commit is on the disk; null where one failed after it had written. Without savepoints:
   * each would copy every page that the work before it has changed, and nearly all work succeeds or fails before it writes.
   */
  async function attemptAll(batch: Waiting[]): Promise<(() => void)[] | null> {
    const outcomes: (() => void)[] = [];
    let before = steps.written();
    for (const item of batch) {
      const outcome = await attempt(item);
      const after = steps.written();
      if (outcome.failed && after !== before) return null;
      before = after;
      outcomes.push(outcome.tell);
    }
    return outcomes;
  }

  /** One piece of work that leaves nothing behind where it fails. */
  async function attemptAlone(item: Waiting): Promise<() => void> {
    steps.savepoint.run();
    const { failed, tell } = await attempt(item);
    if (failed) steps.undo.run();
    steps.release.run();
    return tell;
  }

  /** Throws only where the transaction itself is lost. */
  async function attempt({ work, resolve, reject }: Waiting) {
    try {
      const value = await work(records);
      return {
        failed: false,
        tell: () => {
          resolve(value as never);
        },
      };
    } catch (error) {
      if (!steps.isOpen()) throw error;
      return {
        failed: true,
        tell: () => {
          reject(error);
        },
      };
    }
  }

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({ work, resolve, reject });
        pumping ??= pump();
      }),
    async settled() {
      while (pumping) await pumping;
    },
  };
}
