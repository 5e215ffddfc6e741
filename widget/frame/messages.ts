/**
 * What may cross the border between a site's page and our frame in it. To the page: that the frame wants to be closed, that the
 * reporter leaves, and how tall it is. To the frame: that somebody asks to close, that the browser has closed it, and that it is
 * open again. Everything else is ignored, and so is everybody else.
 */

/** `height`: CSS pixels, in steps (`steps.ts`); 0 says that our script runs. `leave`: where to. */
export type ToPage =
  | { mobbeknapp: 'close' }
  | { mobbeknapp: 'leave'; url: string }
  | { mobbeknapp: 'height'; pixels: number };

/** `open`: again, after the browser had closed it. */
export type ToFrame = { mobbeknapp: 'ask' | 'closed' | 'open' };

/** The one window and the one origin that are believed. */
export type Other = { window: Window; origin: string };

export function post(message: ToPage | ToFrame, { window, origin }: Other): void {
  window.postMessage(message, origin);
}

/** null: of somebody else, or none of ours. */
export function readToPage(event: MessageEvent<unknown>, from: Other): ToPage | null {
  const { mobbeknapp, url, pixels } = membersOf(event, from);
  if (mobbeknapp === 'close') return { mobbeknapp };
  if (mobbeknapp === 'leave' && typeof url === 'string') return { mobbeknapp, url };
  const isHeight = mobbeknapp === 'height' && Number.isSafeInteger(pixels);
  return isHeight && (pixels as number) >= 0 ? { mobbeknapp, pixels: pixels as number } : null;
}

/** null: of somebody else, or none of ours. */
export function readToFrame(event: MessageEvent<unknown>, from: Other): ToFrame | null {
  const { mobbeknapp } = membersOf(event, from);
  const known = ['ask', 'closed', 'open'] as const;
  const found = known.find((one) => one === mobbeknapp);
  return found ? { mobbeknapp: found } : null;
}

function membersOf(
  { data, origin, source }: MessageEvent<unknown>,
  from: Other,
): Record<string, unknown> {
  const isTheirs = source === from.window && origin === from.origin;
  return isTheirs && typeof data === 'object' && data !== null
    ? (data as Record<string, unknown>)
    : {};
}
