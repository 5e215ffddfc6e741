/**
 * What axe cannot see, on every screen of the form: the way of the keyboard forward and back, the ring of the focus and that nothing
 * covers it, reflow at 400 %, larger and wider text, forced colours, and the language of each word.
 */
import { cdp } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { languages, type Language } from '../../contract/facts.ts';
import { contrast, type Rgb } from '../../scripts/contrast.ts';
import { control, dialogOf, focused, inForm, openForm, page } from '../testing/form-page.ts';
import { screensOf } from '../testing/screens.ts';
import { en } from '../texts/en.ts';
import { nb } from '../texts/nb.ts';
import { nn } from '../texts/nn.ts';

type Cdp = { send: (method: string, params: object) => Promise<unknown> };
const texts: Record<Language, Record<string, string>> = { nb, nn, en };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
  document.querySelector('mobbe-skjema')?.remove();
});

/** Calls `look` on every screen; what it answers is collected under the name of the screen. */
async function everywhere(
  language: Language,
  look: (screen: string) => string[] | Promise<string[]>,
): Promise<string[]> {
  const found: string[] = [];
  for (const { name, come } of screensOf(language)) {
    await come();
    found.push(...(await look(name)).map((fault) => `${name}: ${fault}`));
  }
  return found;
}

/** What Tab stops at, in the order of reading; of a group of radio buttons one. */
function stops(): HTMLElement[] {
  const all = dialogOf().querySelectorAll<HTMLElement>('button, a[href], input, textarea, summary');
  const groups = new Set<string>();
  return [...all].filter((one) => {
    if (!one.checkVisibility()) return false;
    if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
    const chosen = dialogOf().querySelector(`[name="${one.name}"]:checked`);
    if (chosen && chosen !== one) return false;
    if (groups.has(one.name)) return false;
    groups.add(one.name);
    return true;
  });
}

const called = (element: Element | null) =>
  `${element?.localName} ${element?.id || element?.textContent.trim().slice(0, 30)}`;

/** Backwards, a group of which nothing is chosen is entered by its last. */
const isSame = (one: Element | null, other: Element) =>
  one === other ||
  (one instanceof HTMLInputElement &&
    other instanceof HTMLInputElement &&
    one.type === 'radio' &&
    one.name === other.name);

/** What is wrong with how the focus shows; the ring of a choice lies around its whole box. */
function faultsOfFocus(element: HTMLElement): string[] {
  const shown = element.closest<HTMLElement>('.choice') ?? element;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(shown);
  const rgb = (outlineColor.match(/[\d.]+/g) ?? []).map(Number) as unknown as Rgb;
  const isRing =
    outlineStyle === 'solid' &&
    Number.parseFloat(outlineWidth) >= 2 &&
    (outlineColor.startsWith('oklch') || contrast(rgb, [255, 255, 255]) >= 3);
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const inside = top >= -1 && bottom <= innerHeight + 1 && left >= -1 && right <= innerWidth + 1;
  const hit = dialogOf().getRootNode() as ShadowRoot;
  const at = hit.elementFromPoint(
    (left + right) / 2,
    Math.min((Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2, innerHeight - 1),
  );
  const isSeen = at !== null && (element.contains(at) || shown.contains(at));
  // What is taller than the window cannot be inside.
  const fits = bottom - top < innerHeight * 0.6;
  return [
    ...(isRing ? [] : [`${called(element)} has no ring`]),
    ...(isSeen ? [] : [`${called(element)} is covered by ${called(at)}`]),
    ...(inside || !fits ? [] : [`${called(element)} is not in the window`]),
  ];
}

const sideways = (): string[] =>
  dialogOf().scrollWidth > dialogOf().clientWidth ? ['must be scrolled sideways'] : [];

const debug = cdp() as Cdp;

/** By the debugger, in a tenth of the time that the hands of the other tests take: there are a thousand presses here. */
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

/** Walks through the screen that stands, and answers what is wrong with the way or with what shows of the focus. */
async function faultsOfWalking(way: 'forward' | 'back'): Promise<string[]> {
  const faults = sideways();
  const expected = way === 'forward' ? stops() : stops().reverse();
  expected[0]!.focus();
  for (const [index, stop] of expected.entries()) {
    if (index > 0) await tab(way);
    const here = focused() as HTMLElement;
    if (!isSame(here, stop)) return [...faults, `at ${called(here)}, not ${called(stop)}`];
    faults.push(...faultsOfFocus(here));
  }
  return faults;
}

test.each([
  ['forward', '320 by 256 px, which is 1280 by 1024 at 400 %', 320, 256],
  ['back', '390 by 844 px, where the bar stays at the top', 390, 844],
] as const)(
  'the keyboard goes %s through everything in its order, always in sight, at %s',
  async (way, _, width, height) => {
    await page.viewport(width, height);
    expect(await everywhere('nb', () => faultsOfWalking(way))).toEqual([]);
  },
);

/** Words that reach out of the window or of the box that they stand in, and boxes that hide what they hold. */
function lost(): string[] {
  const faults = sideways();
  const words = document.createTreeWalker(dialogOf(), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode as Text;
    const parent = text.parentElement!;
    if (text.data.trim() === '' || !parent.checkVisibility() || parent.closest('.spoken, .sheet'))
      continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    const box = parent.closest('button, a, .choice, section, .top, .body')!.getBoundingClientRect();
    const isOut =
      left < Math.max(0, box.left) - 1 ||
      right > Math.min(innerWidth, box.right) + 1 ||
      top < box.top - 1 ||
      bottom > box.bottom + 1;
    if (isOut) faults.push(`“${text.data.trim().slice(0, 40)}” reaches out`);
  }
  for (const box of dialogOf().querySelectorAll<HTMLElement>('button, .choice, label, p, dd'))
    if (
      box.checkVisibility() &&
      !box.closest('.spoken') &&
      getComputedStyle(box).overflow !== 'visible' &&
      box.scrollHeight > box.clientHeight
    )
      faults.push(`${called(box)} hides what it holds`);
  return faults;
}

/** The widest spacing that a reader may set by WCAG 1.4.12. */
const spacing = new CSSStyleSheet();
spacing.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`);
const double = new CSSStyleSheet();
double.replaceSync('dialog { font-size: 200% !important }');

test.each([
  ['wide spacing at 320 px', spacing, 320],
  ['wide spacing at 1280 px', spacing, 1280],
  ['text of double size at 640 px', double, 640],
  ['text of double size at 1280 px', double, 1280],
] as const)('nothing is lost with %s', async (_, sheet, width) => {
  await page.viewport(width, 800);
  const faults = await everywhere('nb', () => {
    const root = dialogOf().getRootNode() as ShadowRoot;
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    // The file of the later screens brings its own sheet and puts the list anew.
    return lost();
  });
  expect(faults).toEqual([]);
});

test('in forced colours every button has a border, and what is chosen, wrong or in focus shows without colour', async () => {
  await page.viewport(390, 844);
  await debug.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'forced-colors', value: 'active' }],
  });
  try {
    expect(matchMedia('(forced-colors: active)').matches).toBe(true);
    const faults = await everywhere('nb', () => {
      const dialog = dialogOf();
      const ground = getComputedStyle(dialog).backgroundColor;
      const bare = [...dialog.querySelectorAll<HTMLElement>('button:not(.link), .button, .choice')]
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
      const pale = [...dialog.querySelectorAll<SVGElement>('svg')]
        .filter((one) => getComputedStyle(one).stroke === ground)
        .map(() => 'a picture in the colour of its ground');
      const boxes = [...dialog.querySelectorAll('input')]
        .filter(({ type }) => type === 'radio' || type === 'checkbox')
        .filter((one) => getComputedStyle(one).appearance === 'none')
        .map((one) => `${one.id} is not drawn by the browser`);
      return [...bare, ...pale, ...boxes];
    });
    expect(faults).toEqual([]);
  } finally {
    await debug.send('Emulation.setEmulatedMedia', { features: [] });
  }
});

describe('the language of each word', () => {
  test.each(languages)('is said where it is another than %s', async (language) => {
    await page.viewport(390, 844);
    const own = new Set(Object.values(texts[language]));
    const foreign = new Map(
      languages
        .filter((other) => other !== language)
        .flatMap((other) => Object.values(texts[other]).map((text) => [text, other] as const))
        .filter(([text]) => !own.has(text)),
    );
    const faults = await everywhere(language, () => {
      expect(dialogOf().lang).toBe(language);
      const wrong: string[] = [];
      const walker = document.createTreeWalker(dialogOf(), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const said = walker.currentNode.textContent!.trim();
        const declared = walker.currentNode.parentElement!.closest<HTMLElement>('[lang]')!.lang;
        const spoken = { Bokmål: 'nb', Nynorsk: 'nn', English: 'en' }[said] ?? foreign.get(said);
        if (spoken && spoken !== declared)
          wrong.push(`“${said}” is ${spoken}, said as ${declared}`);
      }
      const labels = [...dialogOf().querySelectorAll('[aria-label]')]
        .map((one) => one.getAttribute('aria-label')!)
        .filter((label) => foreign.has(label));
      return [...wrong, ...labels];
    });
    expect(faults).toEqual([]);
  });
});

describe('the code', () => {
  test('may be pasted, wherever it is asked for', async () => {
    await control();
    await openForm();
    inForm('.foot .link')!.click();
    await vi.waitUntil(() => inForm('#typed') !== null);
    const field = inForm('#typed') as HTMLInputElement;
    field.focus();
    const paste = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
    expect(field.dispatchEvent(paste)).toBe(true);
    await debug.send('Input.insertText', { text: 'abcd efgh jklm npqr' });
    expect(document.querySelector('mobbe-skjema')!.typed).toBe('abcd efgh jklm npqr');
  });
});

test('the way out, the languages and the way to close stand first on every screen, in the same order', async () => {
  await page.viewport(390, 844);
  let first: string | null = null;
  const faults = await everywhere('nb', () => {
    const bar = [...inForm('.top')!.querySelectorAll('button')].map((one) =>
      one.textContent.trim(),
    );
    first ??= bar.join(', ');
    return bar.join(', ') === first ? [] : [bar.join(', ')];
  });
  expect(first).toBe('Forlat siden raskt, Bokmål, Nynorsk, English, Lukk');
  expect(faults).toEqual([]);
});

describe('a fault that is put in is found', () => {
  const put = (css: string) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    (dialogOf().getRootNode() as ShadowRoot).adoptedStyleSheets.push(sheet);
  };
  beforeEach(async () => {
    await page.viewport(390, 500);
    await screensOf('nb')[0]!.come();
  });

  test.each([
    [
      'no ring',
      ':focus-visible, .choice:has(:focus-visible) { outline: none !important }',
      /no ring/,
    ],
    ['a pale ring', ':focus-visible { outline-color: rgb(220, 220, 220) !important }', /no ring/],
    [
      'a bar that covers',
      '.top { block-size: 480px } dialog { scroll-padding: 0 !important }',
      /covered|window/,
    ],
    ['something too wide', '.body { inline-size: 30em }', /sideways/],
  ])('%s', async (_, css, fault) => {
    put(css);
    expect((await faultsOfWalking('back')).join()).toMatch(fault);
  });

  test('a button that cannot be reached', async () => {
    inForm('.foot .link')!.tabIndex = -1;
    expect((await faultsOfWalking('forward')).join()).toMatch(/not button Jeg har en kode/);
  });

  test('an order of its own', async () => {
    inForm('.foot .link')!.tabIndex = 5;
    expect((await faultsOfWalking('forward')).join()).toMatch(/at .*, not /);
  });

  test.each([
    ['a box that does not grow', '.choice label { block-size: 1em; overflow: hidden }', /hides/],
    [
      'a line that cannot break',
      '.primary { white-space: nowrap; inline-size: 2em }',
      /reaches out/,
    ],
  ])('%s', (_, css, fault) => {
    put(css);
    expect(lost().join()).toMatch(fault);
  });
});
