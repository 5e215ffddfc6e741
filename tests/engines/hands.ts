/**
 * What a person's hands and eyes do in a browser of any make, so that a path is written once for all of them. What a driver must
 * bring is small; finding, waiting and answering are the same for each.
 */
import { expect } from 'vitest';

export type Key = 'Tab' | 'Enter' | 'Escape' | 'Space' | 'Shift' | 'ArrowDown';

export type Hands = {
  goTo(url: string): Promise<void>;
  back(): Promise<void>;
  /** What this JavaScript gives in the page at once, as JSON. */
  read<T>(expression: string): Promise<T>;
  /** Clicks with a pointer on the element that this JavaScript gives. Rejects where it is not there, is covered or moves away. */
  click(expression: string): Promise<void>;
  press(key: Key): Promise<void>;
  /** By the keyboard, into what has the focus. */
  type(text: string): Promise<void>;
  /** Errors and warnings of the console as far as the driver tells them. */
  complaints(): string[];
  /** Into a PNG file. */
  shoot(file: string): Promise<void>;
  close(): Promise<void>;
};

/** Milliseconds: for a machine that is busy with other things; nothing waits as long if it need not. */
const patience = { timeout: 20_000, interval: 40 };

/** JavaScript for the first element in sight that fits, also in shadow trees; null if none does. `words`: its whole text. */
export function element(css: string, words?: string): string {
  return `(() => {
    const roots = [document];
    for (const root of roots)
      for (const one of root.querySelectorAll('*')) if (one.shadowRoot) roots.push(one.shadowRoot);
    return roots.flatMap((root) => [...root.querySelectorAll(${JSON.stringify(css)})]).find((one) =>
      one.getClientRects().length > 0 &&
      (${JSON.stringify(words ?? null)} ?? ${oneLine('one')}) === ${oneLine('one')}) ?? null;
  })()`;
}

const oneLine = (one: string) => `${one}.textContent.replace(/\\s+/g, ' ').trim()`;

/** Text of the first such element in sight, as one line; null if there is none. */
export function textOf(hands: Hands, css: string): Promise<string | null> {
  return hands.read(`((one) => one && ${oneLine('one')})(${element(css)})`);
}

export async function waitFor(hands: Hands, css: string, words?: string): Promise<void> {
  await expect
    .poll(() => hands.read<boolean>(`${element(css, words)} !== null`), {
      ...patience,
      message: `${css} ${words ?? ''}`,
    })
    .toBe(true);
}

/** Waits until this JavaScript gives this value. */
export async function waitUntil(hands: Hands, expression: string, value: unknown): Promise<void> {
  await expect
    .poll(() => hands.read(expression), { ...patience, message: expression })
    .toEqual(value);
}

export async function click(hands: Hands, css: string, words?: string): Promise<void> {
  await waitFor(hands, css, words);
  // A screen that is still being put up covers or replaces the element: then nothing was clicked.
  await expect
    .poll(() => hands.click(element(css, words)).then(() => 'clicked', String), patience)
    .toBe('clicked');
}

/** Into an empty field. */
export async function fill(hands: Hands, css: string, text: string): Promise<void> {
  await click(hands, css);
  await hands.type(text);
  await waitUntil(hands, `${element(css)}?.value`, text);
}

/** The element with the focus, looked for also in shadow trees, as JavaScript. */
export const focused = `(() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return one;
})()`;

/** Presses Tab until what has the focus fits; rejects where Tab does not lead there. An element whose page has not got the keys, because they are at the browser's own bar, does not count. */
export async function tabTo(hands: Hands, css: string, words?: string): Promise<void> {
  const seen: string[] = [];
  for (let press = 0; press < 40; press++) {
    await hands.press('Tab');
    const [fits, name] = await hands.read<[boolean, string]>(
      `((one) => [document.hasFocus() && one !== null && one === ${element(css, words)}, (one?.localName ?? '') + '#' + (one?.id ?? '')])(${focused})`,
    );
    if (fits) return;
    seen.push(name);
  }
  throw new Error(`Tab does not lead to "${css}" ${words ?? ''}, only to: ${seen.join(' ')}`);
}
