/**
 * Whether what a report needs could be stored: the room that the disk and the file have, asked at every look, and a durable write
 * of that size once a minute, which also finds a quota, a disk that may only be read, and one that tells wrong numbers.
 */
import { randomBytes } from 'node:crypto';
import { open, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Room } from './records.ts';

const mebibyte = 1024 * 1024;
export const room = {
  /**
   * The largest reports of a class of thirty, in the log of SQLite and once more in its file: reports that come between two looks
   * are stored, and /health/ready has said no before the first is refused.
   */
  neededBytes: 16 * mebibyte,
  /** Below this somebody should make room, at leisure. */
  littleBytes: 256 * mebibyte,
} as const;

/** More than the largest report with what its case needs. */
const probeBytes = 128 * 1024;
const probeEveryMs = 60_000;

export function roomOf(freeBytes: number): Room {
  if (freeBytes < room.neededBytes) return 'none';
  return freeBytes < room.littleBytes ? 'little' : 'enough';
}

/** Tries once a minute, each time while it fails, and whenever it is asked in earnest. `probe` throws where nothing can be written. */
export function openProbe(probe: (bytes: Buffer) => Promise<void>) {
  let wellUntil = -Infinity;
  return async (inEarnest: boolean): Promise<void> => {
    if (!inEarnest && performance.now() < wellUntil) return;
    wellUntil = -Infinity;
    // What cannot be made smaller: some disks compress.
    await probe(randomBytes(probeBytes));
    wellUntil = performance.now() + probeEveryMs;
  };
}

/** `pagesLeftBytes`: what the database itself may still grow by, of which a limit of SQLite's is part. */
export function sqliteRoom(path: string, pagesLeftBytes: () => number) {
  const probe = openProbe((bytes) => writeBeside(path, bytes));
  return async (inEarnest = false): Promise<Room> => {
    const { bavail, bsize } = await statfs(dirname(path));
    const found = roomOf(Math.min(bavail * bsize, pagesLeftBytes()));
    if (found === 'none') return found;
    return probe(inEarnest).then(
      () => found,
      () => 'none' as const,
    );
  };
}

/** A file beside the database, on the same disk and under the same quota, for a moment. */
async function writeBeside(path: string, bytes: Buffer): Promise<void> {
  const beside = `${path}-room`;
  try {
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
  } finally {
    await rm(beside, { force: true });
  }
}
