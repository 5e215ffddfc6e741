/**
 * Leaves the page at once: by the button, or by pressing Shift three times within five seconds.
 * Three stays below the five presses at which Windows asks about Sticky Keys; the rules are those of GOV.UK's "Exit this page".
 */

type Press = Pick<KeyboardEvent, 'type' | 'key' | 'repeat' | 'timeStamp'>;

/** A page that anybody may have open, and that shows nothing of what was looked at before. */
export const weather = 'https://www.yr.no/';

const needed = 3;
const within = 5000;

/** Give it every keydown and keyup; it answers how many Shifts still are needed, or null when nothing was counted. */
export function shiftSequence(): (press: Press) => number | null {
  let held: 'nothing' | 'shift' | 'spoiled' = 'nothing';
  let count = 0;
  let since = 0;
  return ({ type, key, repeat, timeStamp }) => {
    if (type === 'keydown') {
      if (key !== 'Shift') {
        count = 0;
        held = held === 'nothing' ? 'nothing' : 'spoiled';
      } else if (!repeat) held = held === 'nothing' ? 'shift' : 'spoiled';
      return null;
    }
    if (key !== 'Shift') return null;
    const alone = held === 'shift';
    held = 'nothing';
    // A capital letter, or both Shift keys at once, is writing and not leaving.
    if (!alone) {
      count = 0;
      return null;
    }
    if (count === 0 || timeStamp - since > within) {
      count = 0;
      since = timeStamp;
    }
    count += 1;
    const left = needed - count;
    if (left === 0) count = 0;
    return left;
  };
}

/**
 * `replace`, so that the way back leads past this page. The whole window: a site that stands in a portal's frame would leave the
 * portal's page to be seen. Anything but http(s) leads to the weather: a slip in a site's `exit-url` must not keep anybody here.
 */
export function leave(url: string): void {
  const away = /^https?:/.test(url) ? url : weather;
  try {
    top!.location.replace(away);
  } catch {
    // The portal's frame keeps its page in.
  }
  // A browser may also keep the window without a word: then at least this page goes.
  if (window !== top) location.replace(away);
}
