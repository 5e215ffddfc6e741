/**
 * Tries again by itself after a lost answer: a few times with longer and longer waits, and at once when the browser says that
 * the line is back. Few times, because somebody whose network is down for good shall not be kept hoping.
 */

/** Milliseconds. */
const waits = [3_000, 8_000, 20_000, 45_000];

/** How often it is tried by itself before it is left to the reporter and to the line. */
export const triesByItself = waits.length;

/** Calls `again` once, after the wait for this try or when the line is back. Answers what calls it off. */
export function tryLater(tries: number, again: () => void): () => void {
  const stop = () => {
    clearTimeout(timer);
    removeEventListener('online', fire);
  };
  const fire = () => {
    stop();
    again();
  };
  const wait = waits[tries];
  const timer = wait === undefined ? undefined : setTimeout(fire, wait);
  addEventListener('online', fire);
  return stop;
}
