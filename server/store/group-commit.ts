/**
 * Group commit: all work that waits in one turn of the event loop shares one transaction and one flush to the disk.
 * Each piece of work has a savepoint of its own, so that one that fails takes no other along.
 */
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
};
type Waiting = {
  work: (records: Records) => Promise<unknown>;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
};

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
    const outcomes: (() => void)[] = [];
    try {
      steps.begin.run();
      for (const item of batch) outcomes.push(await attempt(item));
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

  /** What to tell once the commit is on the disk. Throws only where the transaction itself is lost. */
  async function attempt({ work, resolve, reject }: Waiting): Promise<() => void> {
    steps.savepoint.run();
    try {
      const value = await work(records);
      steps.release.run();
      return () => {
        resolve(value as never);
      };
    } catch (error) {
      if (!steps.isOpen()) throw error;
      steps.undo.run();
      steps.release.run();
      return () => {
        reject(error);
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
