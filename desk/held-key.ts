/**
 * Her own key between the acceptance of an invitation and the front page, while she keeps the recovery codes. It is let go when an open desk would lock:
 * after ten idle minutes, and when the page is put away. Then she comes in with the password that she chose.
 */
import type { PrivateKey } from '../contract/sealing/keys.ts';
import { idleTimes, watchIdle, type IdleTimes } from './idle.ts';

export type HeldKey = {
  /** Hands it over, once; null where it was let go. */
  take(): PrivateKey | null;
};

export function holdKey(key: PrivateKey, times: IdleTimes = idleTimes): HeldKey {
  let held: PrivateKey | null = key;
  const listening = new AbortController();
  const take = () => {
    const given = held;
    held = null;
    listening.abort();
    watch.stop();
    return given;
  };
  const watch = watchIdle(window, { onWarn() {}, onActive() {}, onLock: () => void take() }, times);
  addEventListener('pagehide', take, { signal: listening.signal });
  return { take };
}
