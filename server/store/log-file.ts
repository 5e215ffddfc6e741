/**
 * Keeps SQLite's write-ahead log small: where a reader was open for long, a backup say, the file stays as large as it became, and old
 * pages lie in it until they are overwritten, also of what was deleted. When nothing is written for a while it is emptied.
 */
import { statSync } from 'node:fs';
import type { SqliteConnection } from './sqlite-driver.ts';

/** After the last write; and until the next try, where somebody still reads from the log. */
const idleMs = 5_000;
const againMs = 60_000;

type LogFile = {
  /** Call after a transaction. */
  written(): void;
  stop(): void;
};

export function keepLogSmall(
  path: string,
  writer: SqliteConnection,
  waits: { idleMs: number; againMs: number } = { idleMs, againMs },
): LogFile {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  return {
    written: () => wait(waits.idleMs),
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };

  function wait(ms: number): void {
    if (stopped) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(empty, ms).unref();
  }

  function empty(): void {
    timer = null;
    if (!emptyLog(path, writer)) wait(waits.againMs);
  }
}

/** False where it is to be tried again: somebody reads from it or writes at this moment. It waits for nobody. */
export function emptyLog(path: string, writer: SqliteConnection): boolean {
  if (writer.inTransaction) return false;
  try {
    writer.pragma('wal_checkpoint(TRUNCATE)');
    return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
  } catch {
    // Busy, or no room on the disk: the next write says so, if it is one.
    return false;
  }
}
