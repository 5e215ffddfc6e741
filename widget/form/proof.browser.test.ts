/** The proof in a real browser: asked after the first answer, once, and sent with the report. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  atHeading,
  button,
  control,
  openForm,
  page,
  radio,
  recorded,
  walkTo,
} from '../testing/form-page.ts';

beforeEach(async () => {
  await page.viewport(390, 844);
  await control();
});
afterEach(() => document.querySelector('mobbe-skjema')?.remove());

const challenges = async () =>
  (await recorded()).asked.filter((line) => line === 'POST /api/v1/challenges').length;

async function send(): Promise<void> {
  await button('Send meldingen').click();
  await atHeading('Takk. Det er bra at du sa ifra.');
}

test('nothing is asked before something is answered; then once for all questions, and the report carries it', async () => {
  await openForm();
  await radio('Jeg er usikker').click();
  expect(await challenges()).toBe(0);
  document.querySelector('mobbe-skjema')!.startAnew();
  await walkTo('Se over svarene dine', 'all');
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
  await send();
  expect(await challenges()).toBe(1);
  const { received, proven } = await recorded();
  expect(proven).toEqual([received[0]!.id]);
});

test.each(['down', 'hard'] as const)(
  'the report is sent all the same where the challenge is %s',
  async (challenges) => {
    await control({ challenges });
    await openForm();
    await walkTo('Se over svarene dine');
    await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
    await send();
    expect((await recorded()).proven).toEqual([null]);
  },
);
