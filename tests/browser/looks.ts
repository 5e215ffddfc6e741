/** What axe cannot see of a screen: the way of the keyboard, the ring of the focus and what covers it, and words that are lost. */
import { cdp } from 'vitest/browser';
import { contrast, type Rgb } from '../../scripts/contrast.ts';

type Cdp = { send: <Answer>(method: string, params?: object) => Promise<Answer> };
export const debug = cdp() as Cdp;

/** What has the focus, through every open shadow root. */
export function focused(): HTMLElement {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element as HTMLElement;
}

const typeOf = (element: Element): string => (element as HTMLInputElement).type;

/** What Tab stops at, in the order of reading; of a group of radio buttons one. */
function stops(root: Element): HTMLElement[] {
  const all = root.querySelectorAll<HTMLElement>(
    'button, a[href], input:not([type=hidden]), textarea, select, summary',
  );
  const groups = new Set<string>();
  return [...all].filter((one) => {
    if (!one.checkVisibility({ visibilityProperty: true })) return false;
    if (typeOf(one) !== 'radio') return true;
    const { name } = one as HTMLInputElement;
    const chosen = root.querySelector(`[name="${name}"]:checked`);
    if (groups.has(name) || (chosen && chosen !== one)) return false;
    groups.add(name);
    return true;
  });
}

const called = (element: Element | null) =>
  `${element?.localName} ${element?.id || element?.textContent.trim().slice(0, 30)}`;

/** Backwards, a group of which nothing is chosen is entered by its last. */
const isSame = (one: Element, other: Element) =>
  one === other ||
  (typeOf(one) === 'radio' &&
    typeOf(other) === 'radio' &&
    (one as HTMLInputElement).name === (other as HTMLInputElement).name);

/** By the debugger, in a tenth of the time that the hands of other tests take: there are a thousand presses. */
async function tab(way: 'forward' | 'back'): Promise<void> {
  const key = {
    key: 'Tab',
    code: 'Tab',
    windowsVirtualKeyCode: 9,
    modifiers: way === 'back' ? 8 : 0,
  };
  const down = debug.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await Promise.all([down, debug.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })]);
}

const isPastDay = (before: HTMLElement | undefined, stop: HTMLElement) =>
  before !== undefined && typeOf(before) === 'date' && focused() === before && stop !== before;

/** Walks through the screen that stands, and answers what is wrong with the way or with what shows of the focus. */
export async function faultsOfWalking(root: Element, way: 'forward' | 'back'): Promise<string[]> {
  const faults: string[] = [];
  const expected = way === 'forward' ? stops(root) : stops(root).reverse();
  // A browser shows the ring to whoever pressed a key last.
  await tab(way);
  expected[0]!.focus();
  for (const [index, stop] of expected.entries()) {
    if (index > 0) await tab(way);
    // A field for a day is several stops of the browser's own, and its calendar.
    for (let within = 0; within < 4 && isPastDay(expected[index - 1], stop); within += 1)
      await tab(way);
    const here = focused();
    if (!isSame(here, stop)) return [...faults, `at ${called(here)}, not ${called(stop)}`];
    faults.push(...faultsOfFocus(here));
  }
  return faults;
}

const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

/** As it is drawn, which a computed `oklch()` does not say. */
export function drawn(colour: string): Rgb {
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
  return [red!, green!, blue!];
}

/** The ring of a choice lies around its whole box, that of a field for files around its label: the field itself is not seen. */
function shownFor(element: HTMLElement): HTMLElement {
  if (typeOf(element) === 'file') return (element as HTMLInputElement).labels![0]!;
  return element.closest<HTMLElement>('.choice') ?? element;
}

function faultsOfFocus(element: HTMLElement): string[] {
  const shown = shownFor(element);
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(shown);
  const isRing =
    ['solid', 'auto'].includes(outlineStyle) &&
    Number.parseFloat(outlineWidth) >= 2 &&
    contrast(drawn(outlineColor), groundOf(shown)) >= 3;
  const acted = typeOf(element) === 'file' ? shown : element;
  const { left, right, top, bottom } = acted.getBoundingClientRect();
  const isInside = top >= -1 && bottom <= innerHeight + 1 && left >= -1 && right <= innerWidth + 1;
  const root = element.getRootNode() as ShadowRoot | Document;
  const middle = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  const at = root.elementFromPoint((left + right) / 2, Math.min(middle, innerHeight - 1));
  const isSeen = at !== null && (shown.contains(at) || at.contains(element));
  // What is taller than the window cannot be inside.
  const fits = bottom - top < innerHeight * 0.6;
  return [
    ...(isRing
      ? []
      : [`${called(element)} has no ring: ${outlineWidth} ${outlineStyle} ${outlineColor}`]),
    ...(isSeen ? [] : [`${called(element)} is covered by ${called(at)}`]),
    ...(isInside || !fits ? [] : [`${called(element)} is not in the window`]),
  ];
}

/** What lies behind an element: the first colour around it that is one. */
function groundOf(element: Element): Rgb {
  for (let around = element.parentElement; around; around = around.parentElement) {
    const { backgroundColor } = getComputedStyle(around);
    if (!/^rgba\(.*, 0\)$|transparent/.test(backgroundColor)) return drawn(backgroundColor);
  }
  return [255, 255, 255];
}

/** Heard and not seen, or only on paper. */
const unseen = '.spoken, .sheet, .ds-sr-only, .skip';

/** Words that reach out of the window or of the box that they stand in, and boxes that hide what they hold. */
export function lost(root: Element, boxes: string): string[] {
  const faults: string[] = [];
  const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode as Text;
    const parent = text.parentElement!;
    const isSeen = parent.checkVisibility({ visibilityProperty: true }) && !parent.closest(unseen);
    if (text.data.trim() === '' || !isSeen) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    const box = parent.closest(boxes)?.getBoundingClientRect();
    const isOut =
      left < -1 ||
      right > innerWidth + 1 ||
      (box &&
        (left < box.left - 1 ||
          right > box.right + 1 ||
          top < box.top - 1 ||
          bottom > box.bottom + 1));
    if (isOut) faults.push(`“${text.data.trim().slice(0, 40)}” reaches out`);
  }
  for (const box of root.querySelectorAll<HTMLElement>('button, .choice, label, p, dd, td'))
    if (
      box.checkVisibility() &&
      !box.closest(unseen) &&
      getComputedStyle(box).overflow !== 'visible' &&
      box.scrollHeight > box.clientHeight
    )
      faults.push(`${called(box)} hides what it holds`);
  return faults;
}

/** The widest spacing that a reader may set by WCAG 1.4.12. */
export const spacing = new CSSStyleSheet();
spacing.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`);

/** Runs with the colours of the system forced on the page. */
export async function withForcedColours<Found>(look: () => Promise<Found>): Promise<Found> {
  const media = (features: object[]) => debug.send('Emulation.setEmulatedMedia', { features });
  await media([{ name: 'forced-colors', value: 'active' }]);
  try {
    if (!matchMedia('(forced-colors: active)').matches) throw new Error('No colours were forced.');
    return await look();
  } finally {
    await media([]);
  }
}

/** What would not be seen as something to press or to choose where colours are forced. */
export function faultsOfForcedColours(root: Element, pressed: string): string[] {
  const ground = getComputedStyle(root).backgroundColor;
  const bare = [...root.querySelectorAll<HTMLElement>(pressed)]
    .filter((one) => one.checkVisibility())
    .filter((one) => {
      const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(one);
      return (
        borderTopStyle !== 'solid' ||
        Number.parseFloat(borderTopWidth) < 1 ||
        borderTopColor === ground
      );
    })
    .map((one) => `${called(one)} has no border`);
  const pale = [...root.querySelectorAll<SVGElement>('svg')]
    .filter((one) => getComputedStyle(one).stroke === ground)
    .map(() => 'a picture in the colour of its ground');
  return [...bare, ...pale];
}

/** Names that do not hold the words that are seen: whoever speaks to the machine says those (WCAG 2.5.3). */
export function faultsOfNames(root: Element): string[] {
  const plain = (text: string) => text.replaceAll('\u00AD', '').replace(/\s+/g, ' ').trim();
  return [...root.querySelectorAll<HTMLElement>('button[aria-label], a[aria-label]')]
    .filter((one) => one.checkVisibility())
    .filter(
      (one) =>
        !plain(one.getAttribute('aria-label')!)
          .toLowerCase()
          .includes(plain(one.innerText).toLowerCase()),
    )
    .map((one) => `“${plain(one.innerText)}” is called “${one.getAttribute('aria-label')}”`);
}
