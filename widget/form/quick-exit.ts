/**
 * Leaves the page at once, by the button that stands on every screen. By no key: screen readers keep the letter of what they are told
 * and let Shift through, so that whoever reads backwards would be thrown out (Orca with Firefox; `docs/accessibility.md`, 2.1.4).
 */

/** A page that anybody may have open, and that shows nothing of what was looked at before. */
export const weather = 'https://www.yr.no/';

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
