/**
 * How tall the frame says it is. Exact heights would tell the site's scripts on which screen the reporter is, and some of what was
 * answered: so it grows in few steps, and does not shrink before it is closed.
 */

/** CSS pixels. */
const step = 240;

/** Give it every height of the form; it answers what to tell the page, or null where that is told already. */
export function heightSteps(): (height: number) => number | null {
  let told = 0;
  return (height) => {
    const pixels = Math.ceil(height / step) * step;
    if (pixels <= told) return null;
    told = pixels;
    return pixels;
  };
}
