/** Sets this process, and a server that it starts, to another time: kept databases are opened at the time they were made. */
import { fileURLToPath } from 'node:url';
import './other-time.mjs';

const variable = 'MOBBEKNAPP_TESTS_AHEAD_MS';

/** `aheadMs`: of the real time, in milliseconds; negative is behind. */
export function setTime(aheadMs: number): void {
  process.env[variable] = String(Math.round(aheadMs));
}

/** From now on it is this instant, and time goes on. */
export function setTimeTo(instant: Date): void {
  setTime(0);
  setTime(instant.getTime() - Date.now());
}

/** The environment of a server that lives at the same time. */
export function serverTime(): Record<string, string> {
  const module = fileURLToPath(new URL('other-time.mjs', import.meta.url));
  return { NODE_OPTIONS: `--import ${module}`, [variable]: process.env[variable] ?? '0' };
}
