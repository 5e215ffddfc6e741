/** A form that was left open: it asks, it says how long, and then what was written is gone before anybody else sits down. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  atHeading,
  axeFindings,
  button,
  control,
  dialogOf,
  focused,
  openForm,
  page,
  radio,
  sendReport,
  textbox,
  walkTo,
} from '../testing/form-page.ts';
import { quiet } from './idle.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';

const minute = 60_000;
/** The form looks at the clock once in a second, and each waiting of a test moves that clock a little: what is due is seen within one. */
const second = 1_000;
let form: MobbeSkjema;
let closed: string[];

beforeEach(async () => {
  await page.viewport(390, 844);
  await control();
  // Only the clock that the form looks at: requests and screens take the time that they take.
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  form = await openForm();
  closed = [];
  form.addEventListener('mobbe-close', (event) => {
    closed.push((event as CustomEvent<{ reason: string }>).detail.reason);
  });
});
afterEach(() => {
  vi.useRealTimers();
  document.querySelector('mobbe-skjema')?.remove();
});

test('after twenty minutes it asks; a minute later everything is wiped and the form is closed', async () => {
  await walkTo('Fortell mer');
  await textbox('Fortell mer').fill('De ler av meg.');
  vi.advanceTimersByTime(quiet);
  await atHeading('Er du her fortsatt?');
  await expect.poll(() => focused()?.id).toBe('heading');
  await expect.element(page.getByText(/lukkes om 60 sekunder/).first()).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  vi.advanceTimersByTime(30_000);
  await expect.element(page.getByText(/lukkes om 30 sekunder/).first()).toBeVisible();
  vi.advanceTimersByTime(20_000 + second);
  expect(form.spoken).toContain('10 sekunder');
  vi.advanceTimersByTime(10_000);
  expect(form.draft.text).toBe('');
  expect(dialogOf().open).toBe(false);
  expect(closed).toEqual(['idle']);
});

test('whoever is there says so and goes on, with as much time as before', async () => {
  await radio('Nei').click();
  vi.advanceTimersByTime(quiet);
  await button('Ja, jeg er her').click();
  await atHeading('Er noen i fare nå?');
  await expect.element(radio('Nei')).toBeChecked();
  vi.advanceTimersByTime(quiet - minute);
  expect(form.asking).toBe('nothing');
  expect(closed).toEqual([]);
});

test('writing slowly is being there', async () => {
  await walkTo('Fortell mer');
  for (const text of ['De', 'De ler', 'De ler av meg.']) {
    vi.advanceTimersByTime(quiet - minute);
    await textbox('Fortell mer').fill(text);
  }
  expect(form.asking).toBe('nothing');
  expect(form.draft.text).toBe('De ler av meg.');
});

test('a machine that slept shows nothing when it wakes up', async () => {
  await radio('Nei').click();
  vi.setSystemTime(Date.now() + 8 * 60 * minute);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(form.draft.danger).toBeNull();
  expect(dialogOf().open).toBe(false);
});

test('a receipt with its code does not stay on the screen either', async () => {
  await sendReport();
  vi.advanceTimersByTime(quiet + minute + second);
  expect(form.receipt).toBeNull();
  expect(closed).toEqual(['idle']);
});

test('an untouched form has nothing to hide, and stays', () => {
  vi.advanceTimersByTime(3 * quiet);
  expect(dialogOf().open).toBe(true);
  expect(closed).toEqual([]);
});

test('what the browser closed is not offered to somebody who comes after the ten minutes', async () => {
  await radio('Nei').click();
  dialogOf().close();
  await expect.poll(() => form.keptUntil).toBeLessThan(Infinity);
  vi.setSystemTime(Date.now() + 11 * minute);
  await form.open(form.opening!);
  await atHeading('Er noen i fare nå?');
  await expect.element(radio('Nei')).not.toBeChecked();
});
