/**
 * A disk for a database that can be full and have room again, in up to two ways: a small file system of its own, where
 * this user may mount one; and a limit on the size of files, which the kernel enforces for everybody.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type SmallDisk = {
  folder: string;
  /** From now on nothing in the folder can grow. `pid`: of the process that writes there. */
  fill(pid: number): Promise<void>;
  makeRoom(pid: number): Promise<void>;
  remove(): Promise<void>;
};

/** The ways that this machine has, by name. */
export async function smallDisks(): Promise<[string, () => Promise<SmallDisk>][]> {
  const limited: [string, () => Promise<SmallDisk>] = ['where files may not grow', limitedFiles];
  const isMountable = await smallFileSystem().then(
    async (disk) => (await disk.remove(), true),
    () => false,
  );
  return isMountable ? [['on a disk that is full', smallFileSystem], limited] : [limited];
}

/** ENOSPC, as on any full disk. Rejects where this user may not mount. */
async function smallFileSystem(): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder]);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    async fill() {
      // It ends with "No space left on device", and that is what it is for.
      await run('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=4096']).catch(() => undefined);
    },
    makeRoom: () => rm(ballast),
    async remove() {
      await run('umount', [folder]);
      await rm(folder, { recursive: true });
    },
  };
}

/** EFBIG at the size that the largest file has now. */
async function limitedFiles(): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-disk-'));
  const limit = (pid: number, bytes: string) =>
    run('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
  return {
    folder,
    async fill(pid) {
      const sizes = (await readdir(folder)).map(
        async (name) => (await stat(join(folder, name))).size,
      );
      await limit(pid, String(Math.max(...(await Promise.all(sizes)))));
    },
    async makeRoom(pid) {
      await limit(pid, 'unlimited');
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
