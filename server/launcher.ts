/**
 * Ends a server with whoever started it. `npm start` puts npm and a shell above it: npm hands a SIGTERM to the shell, which ends alone,
 * and a killed npm hands on nothing. The server would go on, hold its port, and nobody would know of it.
 */

/** Asking is one call to the kernel; within a second after its launcher the server begins to stop. */
const everyMs = 500;

/**
 * The process above npm's shell, as `package.json` gives it: `--below $PPID`. Null where nobody says so (a systemd unit, a container,
 * a shell), and where the command line is not read by a shell that knows the name, as on Windows: there only the parent is watched.
 */
export function launcherOf(args: readonly string[]): { pid: number | null } | null {
  const at = args.indexOf('--below');
  if (at < 0) return null;
  const pid = Number(args[at + 1]);
  return { pid: Number.isSafeInteger(pid) && pid > 0 ? pid : null };
}

/** Calls `onGone` once, when the parent has changed or the launcher is no more. Holds nothing open. */
export function watchLauncher(launcher: { pid: number | null } | null, onGone: () => void): void {
  if (launcher === null) return;
  const parent = process.ppid;
  const isGone = () =>
    process.ppid !== parent ||
    !isAlive(parent) ||
    (launcher.pid !== null && !isAlive(launcher.pid));
  const timer = setInterval(() => {
    if (!isGone()) return;
    clearInterval(timer);
    onGone();
  }, everyMs);
  timer.unref();
}

/** Signal 0 asks and sends nothing. A process of another user may not be asked, and so is there. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
