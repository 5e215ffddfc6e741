/**
 * Locks the desk when nobody has touched it for a while, and says so a minute before.
 * It compares times of day besides waiting: a laptop that slept must not wake up unlocked.
 */

export type IdleTimes = { warnAfterMs: number; lockAfterMs: number };
export const idleTimes: IdleTimes = { warnAfterMs: 9 * 60_000, lockAfterMs: 10 * 60_000 };

export type IdleWatch = {
  /** Starts again from zero, as a key or a click does. */
  touch(): void;
  stop(): void;
};

/** Timers stand still while a machine sleeps or a page is frozen: when somebody is back, the time of day is asked first. */
const signsOfReturn = ['visibilitychange', 'focus', 'pageshow', 'resume'] as const;
const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/** `onWarn` at 9 minutes, `onActive` where she comes back in time, `onLock` at 10: once, and the watch is over. */
export function watchIdle(
  target: EventTarget,
  on: { onWarn(): void; onActive(): void; onLock(): void },
  { warnAfterMs, lockAfterMs }: IdleTimes = idleTimes,
  now: () => number = Date.now,
): IdleWatch {
  let touchedAt = now();
  let state: 'active' | 'warned' | 'over' = 'active';
  let timer: ReturnType<typeof setTimeout>;

  function look(): void {
    clearTimeout(timer);
    if (state === 'over') return;
    const idleFor = now() - touchedAt;
    if (idleFor >= lockAfterMs) {
      stop();
      on.onLock();
      return;
    }
    if (idleFor >= warnAfterMs && state === 'active') {
      state = 'warned';
      on.onWarn();
    }
    timer = setTimeout(look, (state === 'warned' ? lockAfterMs : warnAfterMs) - idleFor);
  }

  function touch(): void {
    // She touched the screen of a machine that slept past the limit: that is too late.
    if (state === 'over' || now() - touchedAt >= lockAfterMs) return look();
    touchedAt = now();
    if (state === 'warned') {
      state = 'active';
      on.onActive();
    }
    look();
  }

  function stop(): void {
    state = 'over';
    clearTimeout(timer);
    for (const sign of signsOfLife) target.removeEventListener(sign, touch, true);
    for (const sign of signsOfReturn) target.removeEventListener(sign, look, true);
  }

  for (const sign of signsOfLife)
    target.addEventListener(sign, touch, { capture: true, passive: true });
  for (const sign of signsOfReturn) target.addEventListener(sign, look, true);
  look();
  return { touch, stop };
}
