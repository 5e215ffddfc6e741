/** The receipt and its code: what is promised, how the code is kept, and the way back with it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import {
  atHeading,
  button,
  control,
  dialogOf,
  inForm,
  openForm,
  page,
  recorded,
  sendReport,
  textbox,
} from '../testing/form-page.ts';

/** The browser's own protocol, which vitest hands over without its types. */
type Cdp = { send: (method: string, params: object) => Promise<unknown> };

beforeEach(async () => {
  await page.viewport(390, 844);
  await control();
});
afterEach(() => document.querySelector('mobbe-skjema')?.remove());

test('the receipt keeps our goal and the right of the law apart', async () => {
  await openForm();
  await sendReport();
  const [goal, right] = [
    ...document.querySelector('mobbe-skjema')!.shadowRoot!.querySelectorAll('.due'),
  ].map((list) => list.textContent);
  expect(goal).toMatch(/Målet vårt[\s\S]*26\.\snovember[\s\S]*30\.\snovember/);
  expect(goal).not.toContain('Statsforvalteren');
  expect(right).toMatch(/Dette har du rett til[\s\S]*Statsforvalteren/);
});

test('the code is copied, and where it cannot be, that is said', async () => {
  const form = await openForm();
  const code = await sendReport();
  const written: string[] = [];
  const clipboard = (writeText: (text: string) => Promise<void>) =>
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  clipboard(() => Promise.reject(new DOMException('Not allowed', 'NotAllowedError')));
  await button('Kopier koden').click();
  await expect.poll(() => form.spoken).toBe('Det gikk ikke å kopiere. Skriv av koden.');
  clipboard(async (text) => void written.push(text));
  await button('Kopier koden').click();
  await expect.poll(() => form.spoken).toBe('Koden er kopiert');
  expect(written).toEqual([code]);
  Reflect.deleteProperty(navigator, 'clipboard');
});

test('the printed sheet holds the code and nothing of the report', async () => {
  const form = await openForm();
  const code = await sendReport('all');
  await (cdp() as Cdp).send('Emulation.setEmulatedMedia', { media: 'print' });
  try {
    const shown = dialogOf().innerText;
    expect(shown).toContain(code);
    expect(shown).toContain('/lillevik');
    expect(shown).not.toMatch(/mobbing|skoene|Oppdiktet|meldingen er sendt/i);
  } finally {
    await (cdp() as Cdp).send('Emulation.setEmulatedMedia', { media: '' });
  }
  expect(form.draft.text).toBe('');
});

test('the code leads back: received, read, what comes next, and the answer opened here', async () => {
  const form = await openForm();
  const code = await sendReport();
  form.close('sent');
  await form.open(form.opening!);
  await button('Jeg har en kode').click();
  await textbox('Koden din').fill(code.toLowerCase().replaceAll('-', ' '));
  await button('Vis meldingen min').click();
  await atHeading('Meldingen din');
  await expect.element(page.getByText(/Mottatt 23\.\snovember/)).toBeVisible();
  await expect.element(page.getByText(/Lest 24\.\snovember/)).toBeVisible();
  await expect.element(page.getByText('Jeg vil gjerne snakke med deg.')).toBeVisible();
  expect(form.typed).toBe('');
});

test('a slip in the code is told before the server is asked; an unknown code after', async () => {
  await openForm();
  await button('Jeg har en kode').click();
  await textbox('Koden din').fill('ABCD-EFGH-JKMN-PQRA');
  await button('Vis meldingen min').click();
  await expect.element(page.getByText(/er skrevet feil/)).toBeVisible();
  expect((await recorded()).asked.filter((line) => line.includes('follow-ups'))).toEqual([]);
});

test.each([320, 390, 1280])(
  'at %i px the code stands on one line, in letters larger than the text',
  async (width) => {
    await page.viewport(width, 800);
    await openForm();
    await sendReport();
    const code = inForm('.code .characters')!;
    const { fontSize, lineHeight } = getComputedStyle(code);
    expect(Number.parseFloat(fontSize)).toBeGreaterThan(18);
    expect(code.clientHeight).toBeLessThan(1.5 * Number.parseFloat(lineHeight));
  },
);
