/**
 * Notices that nobody is there any more: on a shared machine the next one who sits down must not read what was written.
 * It looks at the clock and not at a timer's end, because a machine that was asleep wakes up with its timers late.
 */

/** Milliseconds without a sign of life before it asks. */
export const quiet = 20 * 60_000;

/** Seconds before the end at which it is said that time runs out (WCAG 2.2.1 asks for twenty at least). */
const marks = [10, 30, 60];

export type IdleWatch = { start: () => void; alive: () => void; stop: () => void };

/** `warn` is called at 60, 30 and 10 seconds before `end`, unless there was a sign of life. */
export function watchIdle(on: { warn: (secondsLeft: number) => void; end: () => void }): IdleWatch {
  let last = 0;
  let told = Infinity;
  let timer: ReturnType<typeof setInterval> | undefined;

  const alive = () => {
    last = Date.now();
    told = Infinity;
  };
  const look = () => {
    const left = (last + quiet - Date.now()) / 1000 + 60;
    const mark = marks.find((seconds) => left <= seconds);
    if (left <= 0) {
      alive();
      on.end();
    } else if (mark !== undefined && mark < told) {
      told = mark;
      on.warn(mark);
    }
  };
  const stop = () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
  const start = () => {
    stop();
    alive();
    timer = setInterval(look, 1000);
    document.addEventListener('visibilitychange', look);
  };
  return { start, alive, stop };
}
