/**
 * The form while a browser translates it: on every screen label, heading and answer belong together, whatever a translator has done to
 * the texts that stood there before; and what stands is drawn anew without taking away focus, caret, scrolling or a word.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  control,
  dialogOf,
  focused,
  inForm,
  openForm,
  page,
  radio,
  walkTo,
} from '../../widget/testing/form-page.ts';
import { screensOf } from '../../widget/testing/screens.ts';
import { translators, wordsIn, type Translator } from '../../widget/testing/translators.ts';

beforeEach(async () => {
  await page.viewport(390, 844);
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
  document.querySelector('mobbe-skjema')?.remove();
});

const form = () => document.querySelector('mobbe-skjema')!;
const root = () => form().shadowRoot!;

/** What every screen says and holds, translated by `translate` before the next one comes. */
async function everyScreen(translate: Translator): Promise<Record<string, string[]>> {
  const said: Record<string, string[]> = {};
  for (const { name, come } of screensOf('nb')) {
    await come();
    said[name] = [
      ...wordsIn(root()),
      JSON.stringify({ ...form().draft, unitId: null, attachments: null }),
    ];
    translate(root());
  }
  return said;
}

let usual: Record<string, string[]>;

test('the walk that the others are held against', async () => {
  usual = await everyScreen(() => undefined);
  expect(Object.keys(usual).length).toBeGreaterThan(30);
});

test.each(Object.entries(translators))(
  'a translator that %s parts no label from its answer on any screen',
  async (_, translate) => {
    const said = await everyScreen(translate);
    for (const [name, lines] of Object.entries(usual)) expect(said[name], name).toEqual(lines);
  },
);

test.each(Object.entries(translators))(
  'under one that %s, whoever writes keeps focus, caret, words and place',
  async (_, translate) => {
    vi.useRealTimers();
    await page.viewport(390, 500);
    await control();
    await openForm();
    await walkTo('Fortell mer');
    translate(root());
    const field = inForm('textarea') as HTMLTextAreaElement;
    field.focus();
    const text = 'ab'.repeat(1700);
    const write = async (value: string, caret: number) => {
      field.value = value;
      field.setSelectionRange(caret, caret);
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      dialogOf().scrollTop = 120;
      await form().updateComplete;
      translate(root());
    };
    await write(text, 5);
    expect(form().draft.text).toBe(text);
    // What is said of its length has come, and nothing else has moved.
    expect(inForm('form')!.textContent).toMatch(/600/);
    await write(`${text} 01010112345`, 7);
    expect(inForm('.warning')!.textContent).not.toBe('');
    expect(focused()).toBe(field);
    expect([field.value, field.selectionStart]).toEqual([`${text} 01010112345`, 7]);
    expect(dialogOf().scrollTop).toBe(120);
  },
);

test('in another language everything is another element, that says its language, with the focus where it was', async () => {
  vi.useRealTimers();
  await control();
  await openForm();
  await radio('Nei').click();
  const before = [...root().querySelectorAll('.top, .body, h2, label')];
  const nynorsk = inForm('.languages [lang=nn]')!;
  nynorsk.focus();
  nynorsk.click();
  await expect.poll(() => inForm('.body')!.lang).toBe('nn');
  expect(before.filter((element) => element.isConnected)).toEqual([]);
  expect(inForm('.top')!.lang).toBe('nn');
  // What stays keeps its language for Firefox, and what is in it is asked only where its own is another.
  for (const made of [inForm('.top')!, inForm('.body')!])
    expect(made.parentElement!.lang).toBe(`${made.lang}-NO`);
  await expect.poll(() => focused()!.getAttribute('lang')).toBe('nn');
  expect((inForm('#danger-no') as HTMLInputElement).checked).toBe(true);
});

test('where a screen cannot be drawn, the form says so, with our page and the telephone, and no button that does nothing', async () => {
  vi.useRealTimers();
  await control();
  const opened = await openForm();
  await expect.poll(() => opened.ending).not.toBe(null);
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { ending } = opened;
  opened.ending = {
    ...ending!,
    stepOf: () => ({
      ...ending!.stepOf('unit'),
      render: () => {
        throw new Error('broken');
      },
    }),
  };
  await radio('Nei').click();
  inForm('.actions .primary')!.click();
  await expect.poll(() => focused()?.textContent.trim()).toBe('Skjemaet virker ikke her nå');
  expect(inForm('a.button')!.getAttribute('href')).toBe(opened.opening!.page);
  expect(inForm('.emergency')!.textContent).toContain('112');
  expect([...root().querySelectorAll('.body button')]).toEqual([]);
  expect(complaint).toHaveBeenCalled();
  complaint.mockRestore();
});

test('what a program has put into a field is kept, whether it said so by input, by change or not at all', async () => {
  vi.useRealTimers();
  await control();
  const opened = await openForm();
  await walkTo('Fortell mer');
  const field = inForm('textarea') as HTMLTextAreaElement;
  field.value = 'Satt inn';
  field.dispatchEvent(new Event('change', { bubbles: true }));
  expect(opened.draft.text).toBe('Satt inn');
  field.value = 'Satt inn uten et ord';
  inForm('.actions .primary')!.click();
  await expect.poll(() => opened.step).toBe('names');
  expect(opened.draft.text).toBe('Satt inn uten et ord');
});
