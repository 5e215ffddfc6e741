/** The code asked back before the form is closed, so that a slip on paper is found in time; and what is said to whoever has lost it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  atHeading,
  axeFindings,
  button,
  control,
  dialogOf,
  focused,
  inForm,
  openForm,
  page,
  textbox,
  userEvent,
} from '../testing/form-page.ts';

beforeEach(async () => {
  await page.viewport(390, 844);
  await control();
});
afterEach(() => document.querySelector('mobbe-skjema')?.remove());

const isOpen = () => inForm('dialog[open]') !== null;
const asked = () => atHeading('Har du tatt vare på koden?');

/** The receipt, then "done"; answers the code's groups, counted from 1. */
async function toParts(): Promise<string[]> {
  await openForm({ unit: 'fjellvika-skole' });
  const form = document.querySelector('mobbe-skjema')!;
  form.change({ danger: 'no', role: 'pupil' });
  await button('Fortsett').click();
  await atHeading('Hvem er du?');
  form.goTo('check');
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
  await button('Send meldingen').click();
  await atHeading('Takk. Det er bra at du sa ifra.');
  const code = inForm('.code .characters')!.textContent;
  await button('Ferdig').click();
  await asked();
  return ['', ...code.split('-')];
}

const partsOnScreen = () =>
  page
    .getByRole('textbox', { name: /^Del / })
    .elements()
    .map((field) => Number(/\d/.exec((field as HTMLInputElement).labels![0]!.textContent)![0]));

test('two parts typed right, in small letters and by keyboard alone, end it', async () => {
  const groups = await toParts();
  await expect.poll(() => focused()?.id).toBe('heading');
  const [first, second] = partsOnScreen();
  expect(first).toBeLessThan(second!);
  expect(inForm('.body')!.textContent).not.toContain(groups[first!]);
  expect(await axeFindings()).toEqual([]);
  await userEvent.keyboard(`{Tab}${groups[first!]!.toLowerCase()}{Tab}${groups[second!]!}{Enter}`);
  await expect.poll(isOpen).toBe(false);
});

test('a slip is named and nothing is closed; the code is shown again, and asked for again', async () => {
  const groups = await toParts();
  const [first, second] = partsOnScreen();
  await textbox(`Del ${first}`).fill('2222');
  await textbox(`Del ${second}`).fill(groups[second!]!);
  await button('Sjekk og lukk').click();
  await expect.poll(() => focused()?.id).toBe('lack');
  expect(focused()!.textContent).toContain(`Del ${first} er ikke lik koden.`);
  expect(await axeFindings()).toEqual([]);
  await expect.element(textbox(`Del ${first}`)).toHaveValue('2222');
  await button('Vis koden').click();
  await atHeading('Takk. Det er bra at du sa ifra.');
  expect(inForm('#lack')).toBeNull();
  await button('Lukk').click();
  await asked();
  expect(inForm('#lack')).toBeNull();
  await expect.element(page.getByRole('textbox').first()).toHaveValue('');
});

describe('nobody is held', () => {
  test.each(['Jeg har koden. Lukk skjemaet.', 'Jeg vil ikke ha kode. Lukk skjemaet.'])(
    'by "%s"',
    async (way) => {
      await toParts();
      await button(way).click();
      await expect.poll(isOpen).toBe(false);
    },
  );

  test('Escape leads back to the code', async () => {
    await toParts();
    await userEvent.keyboard('{Escape}');
    await atHeading('Takk. Det er bra at du sa ifra.');
    expect(isOpen()).toBe(true);
  });
});

test('nothing of the code is left after it was asked back', async () => {
  await toParts();
  const form = document.querySelector('mobbe-skjema')!;
  await textbox(/^Del \d$/)
    .first()
    .fill('ABCD');
  await button('Jeg har koden. Lukk skjemaet.').click();
  await expect.poll(isOpen).toBe(false);
  expect([form.typedParts, form.receipt]).toEqual([['', ''], null]);
});

test.each([
  [320, '100%'],
  [640, '200%'],
])('at %i px and %s text both parts stay on the screen', async (width, size) => {
  await page.viewport(width, 640);
  await toParts();
  const dialog = dialogOf();
  dialog.style.fontSize = size;
  expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
});

test('whoever has lost the code reads what that means, and can report anew', async () => {
  await openForm();
  await button('Jeg har en kode').click();
  await atHeading('Skriv inn koden din');
  await page.getByText('Har du mistet koden?').click();
  await expect.element(page.getByText(/Ingen kan finne den igjen/)).toBeVisible();
  await expect.element(page.getByText(/Meldingen er ikke borte/)).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'Noen å snakke med' })).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await button('Send en ny melding').click();
  await atHeading('Er noen i fare nå?');
});
