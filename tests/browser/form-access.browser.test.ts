/**
 * What axe cannot see, on every screen of the form: the way of the keyboard, the ring of the focus and that nothing covers it, reflow
 * at 400 %, larger and wider text, forced colours, the language of each word, and the code that may be pasted.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { languages, type Language } from '../../contract/facts.ts';
import { control, dialogOf, inForm, openForm, page } from '../../widget/testing/form-page.ts';
import { screensOf } from '../../widget/testing/screens.ts';
import { texts as allTexts } from '../../widget/texts/all.ts';
import * as looks from './looks.ts';

const texts: Record<Language, Record<string, string>> = allTexts;

beforeEach(async () => {
  await page.viewport(390, 844);
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
  document.querySelector('mobbe-skjema')?.remove();
});

/** Calls `look` on every screen; what it answers is collected under the name of the screen. */
async function everywhere(
  language: Language,
  look: (dialog: HTMLDialogElement) => string[] | Promise<string[]>,
): Promise<string[]> {
  const found: string[] = [];
  for (const { name, come } of screensOf(language)) {
    await come();
    found.push(...(await look(dialogOf())).map((fault) => `${name}: ${fault}`));
  }
  return found;
}

const sideways = (dialog: HTMLDialogElement): string[] =>
  dialog.scrollWidth > dialog.clientWidth ? ['must be scrolled sideways'] : [];
const boxes = 'button, a, .choice, section, .top, .body';
const lost = (dialog: HTMLDialogElement) => [...sideways(dialog), ...looks.lost(dialog, boxes)];

test.each([
  ['forward', '320 by 256 px, which is 1280 by 1024 at 400 %', 320, 256],
  ['back', '390 by 844 px, where the bar stays at the top', 390, 844],
] as const)(
  'the keyboard goes %s through everything in its order, always in sight, at %s',
  async (way, _, width, height) => {
    await page.viewport(width, height);
    const faults = await everywhere('nb', async (dialog) => [
      ...sideways(dialog),
      ...(await looks.faultsOfWalking(dialog, way)),
    ]);
    expect(faults).toEqual([]);
  },
);

/** The file of the later screens brings its own sheet and puts the list anew. */
function wear(sheet: CSSStyleSheet): void {
  const root = dialogOf().getRootNode() as ShadowRoot;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
const double = sheetOf('dialog { font-size: 200% !important }');

test.each([
  ['wide spacing at 320 px', looks.spacing, 320],
  ['wide spacing at 1280 px', looks.spacing, 1280],
  ['text of double size at 640 px', double, 640],
  ['text of double size at 1280 px', double, 1280],
] as const)('nothing is lost with %s', async (_, sheet, width) => {
  await page.viewport(width, 800);
  const faults = await everywhere('nb', (dialog) => {
    wear(sheet);
    return lost(dialog);
  });
  expect(faults).toEqual([]);
});

test('in forced colours every button has a border, and what is chosen is drawn by the browser', async () => {
  const faults = await looks.withForcedColours(() =>
    everywhere('nb', (dialog) => [
      ...looks.faultsOfForcedColours(dialog, 'button:not(.link), .button, .choice'),
      ...[...dialog.querySelectorAll<HTMLInputElement>('[type=radio], [type=checkbox]')]
        .filter((one) => getComputedStyle(one).appearance === 'none')
        .map((one) => `${one.id} is not drawn by the browser`),
    ]),
  );
  expect(faults).toEqual([]);
});

const called: Record<string, Language> = { Bokmål: 'nb', Nynorsk: 'nn', English: 'en' };

test.each(languages)('each word that is not in %s says its language', async (language) => {
  const own = new Set(Object.values(texts[language]));
  const foreign = new Map(
    languages
      .filter((other) => other !== language)
      .flatMap((other) => Object.values(texts[other]).map((text) => [text, other] as const))
      .filter(([text]) => !own.has(text)),
  );
  const faults = await everywhere(language, (dialog) => {
    expect(dialog.lang).toBe(`${language}-NO`);
    const wrong: string[] = [];
    const words = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const text = words.currentNode.textContent!.trim();
      const said = words.currentNode.parentElement!.closest<HTMLElement>('[lang]')!.lang;
      const is = called[text] ?? foreign.get(text);
      if (is && is !== said) wrong.push(`“${text}” is ${is}, said as ${said}`);
    }
    const labels = [...dialog.querySelectorAll('[aria-label]')]
      .map((one) => one.getAttribute('aria-label')!)
      .filter((label) => foreign.has(label));
    return [...wrong, ...labels];
  });
  expect(faults).toEqual([]);
});

test('whoever presses something that changes no screen keeps the focus there', async () => {
  const pressed: Record<string, string> = {
    'The first question': '.languages [lang=en]',
    'The first question, where somebody may be in danger': '#danger-yes',
    'What happens': '.choice input',
    'The receipt': '.code .secondary',
    'A code that is too short, and what a lost one means': 'summary',
  };
  let tried = 0;
  const faults: string[] = [];
  for (const { name, come } of screensOf('nb')) {
    await come();
    if (!pressed[name]) continue;
    const button = inForm(pressed[name])!;
    button.focus();
    button.click();
    await document.querySelector('mobbe-skjema')!.updateComplete;
    if (name === 'The first question') {
      await vi.waitUntil(() => dialogOf().lang === 'en-NO');
      inForm('.languages [lang=nb]')!.click();
      await vi.waitUntil(() => dialogOf().lang === 'nb-NO');
    }
    // In another language all is made anew, and what had the focus has it a moment later.
    const focus = () =>
      name === 'The first question'
        ? looks.focused() === inForm('.languages [lang=nb]')
        : looks.focused() === button;
    if (
      !(await expect
        .poll(focus)
        .toBe(true)
        .then(
          () => true,
          () => false,
        ))
    )
      faults.push(`${name}: lost`);
    // What was pressed is pressed back, for the screens after it.
    if (['What happens', 'A code that is too short, and what a lost one means'].includes(name))
      button.click();
    tried++;
  }
  expect(tried).toBe(5);
  expect(faults).toEqual([]);
});

test('the code may be pasted where it is asked for', async () => {
  await control();
  const form = await openForm();
  inForm('.foot .link')!.click();
  await vi.waitUntil(() => inForm('#typed') !== null);
  inForm('#typed')!.focus();
  const paste = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  expect(inForm('#typed')!.dispatchEvent(paste)).toBe(true);
  await looks.debug.send('Input.insertText', { text: 'abcd efgh jklm npqr' });
  expect(form.typed).toBe('abcd efgh jklm npqr');
});

/** Spelling, suggestions and translation may be done by somebody's server. */
test('no field and nothing that was written is handed to a service of the browser', async () => {
  let [fields, answers] = [0, 0];
  const faults = await everywhere('nb', (dialog) => {
    const written = [
      ...dialog.querySelectorAll<HTMLElement>(
        'textarea, input:not([type=radio], [type=checkbox], [type=file])',
      ),
    ];
    const shown = [...dialog.querySelectorAll<HTMLElement>('.answers dd:not(.change)')];
    fields += written.length;
    answers += shown.length;
    const off = {
      autocomplete: 'off',
      spellcheck: 'false',
      writingsuggestions: 'false',
      // Not handed on, but as it is written: from right to left too.
      dir: 'auto',
    };
    return [
      ...written.flatMap((one) =>
        Object.entries(off)
          .filter(([name, value]) => one.getAttribute(name) !== value)
          .map(([name]) => `${one.id}: ${name}`),
      ),
      ...shown
        .filter(({ translate, dir }) => translate || dir !== 'auto')
        .map(({ innerText }) => innerText),
    ];
  });
  expect(faults).toEqual([]);
  expect(Math.min(fields, answers)).toBeGreaterThan(5);
});

test('the way out, the languages and the way to close stand first on every screen, in the same order', async () => {
  const bars = new Set<string>();
  const faults = await everywhere('nb', (dialog) => {
    const bar = dialog.querySelectorAll('.top button');
    bars.add([...bar].map((one) => one.textContent.trim()).join(', '));
    return dialog.querySelector('button') === bar[0] ? [] : ['something comes before'];
  });
  expect([...bars]).toEqual(['Forlat siden raskt, Bokmål, Nynorsk, English, Lukk']);
  expect(faults).toEqual([]);
});

describe('a fault that is put in is found', () => {
  const put = (css: string) => wear(sheetOf(css));
  const walking = async (way: 'forward' | 'back') =>
    [...sideways(dialogOf()), ...(await looks.faultsOfWalking(dialogOf(), way))].join();
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
    expect(await walking('back')).toMatch(fault);
  });

  test('a button that cannot be reached', async () => {
    inForm('.foot .link')!.tabIndex = -1;
    expect(await walking('forward')).toMatch(/not button Jeg har en kode/);
  });

  test('an order of its own', async () => {
    inForm('.foot .link')!.tabIndex = 5;
    expect(await walking('forward')).toMatch(/at .*, not /);
  });

  test.each([
    ['a box that does not grow', '.choice label { block-size: 1em; overflow: hidden }', /hides/],
    ['a line that cannot break', '.primary { white-space: nowrap; inline-size: 2em }', /reaches/],
  ])('%s', (_, css, fault) => {
    put(css);
    expect(lost(dialogOf()).join()).toMatch(fault);
  });
});
