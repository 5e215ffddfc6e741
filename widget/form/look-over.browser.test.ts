/** The page of answers before sending: who reads, what was answered, and the way to change it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  atHeading,
  button,
  control,
  goOn,
  inForm,
  openForm,
  page,
  radio,
  textbox,
  walkTo,
} from '../testing/form-page.ts';

beforeEach(async () => {
  await page.viewport(390, 844);
  await control();
});
afterEach(() => document.querySelector('mobbe-skjema')?.remove());

test('who reads is shown before sending, and follows the answers', async () => {
  await openForm();
  await walkTo('Se over svarene dine');
  const readers = page.getByRole('region', { name: 'Hvem leser dette?' });
  await expect.element(readers).toHaveTextContent(/Rektor og stedfortreder, Fjellvika skole/);
  await button('Endre Hvem gjør det?').click();
  await radio('Rektor eller en annen leder på skolen').click();
  await goOn();
  await atHeading('Se over svarene dine');
  await expect.element(readers).toHaveTextContent(/Skoleeier, Lillevik kommune/);
  await expect.element(readers).not.toHaveTextContent(/Rektor og stedfortreder/);
});

test('each answer stands beside its question, with a button that names it, also at 320 px', async () => {
  await openForm();
  await walkTo('Se over svarene dine', 'all');
  for (const width of [320, 1280]) {
    await page.viewport(width, 800);
    const rows = [...inForm('.answers')!.children];
    expect(rows).toHaveLength(13);
    for (const row of rows) {
      const [question, answer, change] = [...row.children].map((part) =>
        part.getBoundingClientRect(),
      );
      const button = row.querySelector('button')!;
      expect(button.textContent.replace(/\s+/g, ' ').trim()).toBe(
        `Endre ${row.querySelector('dt')!.textContent.trim()}`,
      );
      // On the question's line, to its right, and never across a word of it or of the answer.
      expect(change!.left).toBeGreaterThanOrEqual(question!.right);
      expect(change!.right).toBeLessThanOrEqual(row.getBoundingClientRect().right + 0.5);
      expect(Math.abs(change!.top - question!.top)).toBeLessThan(24);
      if (width === 320) expect(answer!.top).toBeGreaterThanOrEqual(question!.bottom - 0.5);
      else expect(answer!.right).toBeLessThanOrEqual(change!.left);
    }
    const ends = new Set(
      rows.map((row) => Math.round(row.children[2]!.getBoundingClientRect().right)),
    );
    expect(ends.size).toBe(1);
  }
});

test('who must not know is shown with its question, also where nothing else was said', async () => {
  await openForm();
  await walkTo('Er det noen som ikke skal få vite om dette?');
  await textbox(/ikke skal få vite/).fill('Mamma og pappa');
  await goOn();
  await atHeading('Se over svarene dine');
  const last = [...inForm('.answers')!.children].at(-1)!;
  expect(last.querySelector('dt')!.textContent).toBe('Er det noen som ikke skal få vite om dette?');
  expect(last.querySelector('dd')!.textContent).toBe('Mamma og pappa');
});

test('several answers to one question stand on a line each', async () => {
  await openForm();
  await walkTo('Se over svarene dine', 'all');
  const answers = [...inForm('.answers')!.querySelectorAll('dd:not(.change)')].map(
    (answer) => answer.textContent,
  );
  expect(answers).toContain('Ja, på telefon eller e-post\n000 00 000');
  expect(answers).toContain('Rett etter skolen\nIkke når jeg er hjemme\nSend SMS');
});
