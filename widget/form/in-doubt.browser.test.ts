/** The screen after a lost answer: it says what is not known, tries again by itself, and ends in the receipt with the same code. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  atHeading,
  axeFindings,
  button,
  control,
  dialogOf,
  focused,
  inForm,
  meet,
  openForm,
  page,
  radio,
  recorded,
  userEvent,
  walkTo,
} from '../testing/form-page.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';

const title = 'Vi vet ikke om meldingen kom fram';
let form: MobbeSkjema;

beforeEach(async () => {
  await page.viewport(390, 844);
  await control({ reports: 'lost' });
  form = await openForm();
  await walkTo('Se over svarene dine', 'all');
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
});
afterEach(() => document.querySelector('mobbe-skjema')?.remove());

async function loseTheAnswer(): Promise<void> {
  await button('Send meldingen').click();
  await atHeading(title);
}
const lineIsBack = () => dispatchEvent(new Event('online'));
const shownCode = () => inForm('.code .characters')!.textContent;

test('it is said that nobody knows, and never that it was not sent', async () => {
  await loseTheAnswer();
  await expect.poll(() => focused()?.id).toBe('heading');
  const said = dialogOf().innerText;
  expect(said).toContain('Du kan trygt prøve igjen');
  expect(said).toContain('Alt du har skrevet, er her fortsatt');
  expect(said).toContain('Vi prøver igjen av oss selv');
  expect(said).not.toMatch(/ikke sendt|er sendt/);
  expect(form.draft.text).toContain('De gjemmer skoene mine');
  expect(inForm('.emergency a[href="tel:112"]')).not.toBeNull();
  expect(await axeFindings()).toEqual([]);
});

test('when the line is back it goes through by itself: the same bytes, the same code, and the receipt', async () => {
  await loseTheAnswer();
  const code = shownCode();
  await meet();
  lineIsBack();
  await atHeading('Takk. Det er bra at du sa ifra.');
  expect(shownCode()).toBe(code);
  await expect.poll(() => focused()?.id).toBe('heading');
  const [first, second, ...more] = (await recorded()).received;
  expect(second).toEqual(first);
  expect(more).toEqual([]);
});

test('"Prøv igjen" does the same, and says that it is trying', async () => {
  await loseTheAnswer();
  const code = shownCode();
  await meet();
  await button('Prøv igjen').click();
  await atHeading('Takk. Det er bra at du sa ifra.');
  expect(shownCode()).toBe(code);
});

test('a try that is lost again leaves the screen, the focus and the code as they were', async () => {
  await loseTheAnswer();
  const code = shownCode();
  await userEvent.keyboard('{Tab}');
  const before = focused();
  lineIsBack();
  await expect.poll(() => form.tries).toBe(1);
  await expect.element(page.getByText('Vi prøver igjen av oss selv.')).toBeVisible();
  expect(focused()).toBe(before);
  expect(shownCode()).toBe(code);
});

test('after the last try by itself it is left to the reporter and the line', async () => {
  await loseTheAnswer();
  for (const tries of [1, 2, 3, 4]) {
    lineIsBack();
    await expect.poll(() => [form.tries, form.stage]).toEqual([tries, 'in-doubt']);
  }
  await expect.element(page.getByText('Trykk på «Prøv igjen» når du har nett.')).toBeVisible();
  await meet();
  lineIsBack();
  await atHeading('Takk. Det er bra at du sa ifra.');
});

test('a refusal of the server is said as what it is', async () => {
  await loseTheAnswer();
  await meet({ reports: 'refused' });
  lineIsBack();
  await atHeading('Meldingen ble ikke sendt');
  expect(form.draft.text).toContain('De gjemmer skoene mine');
});

test('another language changes the words and not the report', async () => {
  await loseTheAnswer();
  await button('Nynorsk').click();
  await atHeading('Vi veit ikkje om meldinga kom fram');
  await button('English').click();
  await atHeading('We do not know if the report arrived');
  await meet();
  await button('Try again').click();
  await atHeading('Thank you. It was right to speak up.');
  const [first, second] = (await recorded()).received;
  expect(second).toEqual(first);
});

test('an adult is told in an adult’s words', async () => {
  await button('Endre Hvem er du?').click();
  await radio('Forelder eller foresatt').click();
  await button('Fortsett').click();
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
  await loseTheAnswer();
  await expect.element(page.getByText(/Forbindelsen ble brutt/)).toBeVisible();
});

test('whoever goes back to the answers is not sent for', async () => {
  await loseTheAnswer();
  await button('Tilbake').click();
  await atHeading('Se over svarene dine');
  await meet();
  lineIsBack();
  await button('Endre Fortell mer').click();
  await atHeading('Fortell mer');
  expect((await recorded()).received).toHaveLength(1);
});

describe('leaving', () => {
  test('says what is not known, and staying loses nothing', async () => {
    await loseTheAnswer();
    await userEvent.keyboard('{Escape}');
    await atHeading('Vil du lukke skjemaet?');
    await expect.element(page.getByText(/^Vi vet ikke om meldingen kom fram/)).toBeVisible();
    await button('Fortsett å skrive').click();
    await atHeading(title);
  });

  test('for good ends the tries', async () => {
    await loseTheAnswer();
    await button('Lukk').click();
    await button('Slett og lukk').click();
    await meet();
    lineIsBack();
    await form.open(form.opening!);
    await atHeading('Er noen i fare nå?');
    expect((await recorded()).received).toHaveLength(1);
  });

  test('by the browser’s will keeps trying, and the receipt waits', async () => {
    await loseTheAnswer();
    const code = shownCode();
    dialogOf().close();
    await meet();
    lineIsBack();
    await expect.poll(() => form.stage).toBe('sent');
    await form.open(form.opening!);
    await atHeading('Takk. Det er bra at du sa ifra.');
    expect(shownCode()).toBe(code);
  });
});
