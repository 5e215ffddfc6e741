/** The hour on the first screen: when a report is read and who answers now, by the server's clock and only as long as it is true. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Settings } from '../../contract/api/public.ts';
import {
  atHeading,
  axeFindings,
  button,
  control,
  inForm,
  openForm,
  page,
  radio,
} from '../testing/form-page.ts';

const hours: Settings['hours'] = {
  now: { day: '2026-11-28', time: '19:30' },
  seconds: 3600,
  reading: {},
  open: ['police', 'children', 'kors-pa-halsen', 'mental-helse'],
};
const talk = () => page.getByRole('region', { name: 'Disse kan du snakke med nå' });

beforeEach(async () => {
  await page.viewport(390, 844);
  await control({ hours });
});
afterEach(() => {
  vi.useRealTimers();
  document.querySelector('mobbe-skjema')?.remove();
});

test('is the first that is heard after the question, and the lines that answer are links', async () => {
  await openForm({ unit: 'fjellvika-skole' });
  const said = 'Nå er det lørdag kveld. Det kan ta tid før noen leser dette.';
  expect(inForm('#hours')!.textContent).toBe(said);
  expect(inForm('#heading')!.getAttribute('aria-describedby')).toBe('progress intro hours');
  await expect.element(talk()).toBeVisible();
  const lines = talk().getByRole('link').elements();
  expect(lines.map((line) => line.getAttribute('href'))).toEqual([
    'tel:116111',
    'tel:80033321',
    'tel:116123',
  ]);
  expect(await axeFindings()).toEqual([]);
});

test('leaves the numbers for danger alone where somebody is in danger', async () => {
  await openForm({ unit: 'fjellvika-skole' });
  await expect.element(talk()).toBeVisible();
  await radio('Ja').click();
  expect(talk().elements()).toEqual([]);
  expect(inForm('.choices .now')!.textContent).toContain('112');
});

test('comes in the language that is chosen', async () => {
  await openForm({ unit: 'fjellvika-skole' });
  await button('English').click();
  await atHeading('Is anyone in danger now?');
  expect(inForm('#hours')!.textContent).toContain('It is Saturday evening now.');
});

test('is the hour in Norway, whatever clock the device has', async () => {
  vi.setSystemTime(new Date('2031-02-03T04:05:06Z'));
  await openForm({ unit: 'fjellvika-skole' });
  expect(inForm('#hours')!.textContent).toContain('lørdag kveld');
});

test('is no longer told once it is not sure to be true', async () => {
  await control({ hours: { ...hours, seconds: 1 } });
  await openForm({ unit: 'fjellvika-skole' });
  expect(inForm('#hours')!.textContent).toContain('lørdag kveld');
  await expect
    .poll(() => inForm('#hours')!.textContent, { timeout: 30_000 })
    .toBe('Det kan ta tid før noen leser dette.');
  expect(talk().elements()).toEqual([]);
});

test('says nothing of lines where the server names none', async () => {
  await control();
  await openForm({ unit: 'fjellvika-skole' });
  expect(inForm('#hours')!.textContent).toBe('Det kan ta tid før noen leser dette.');
  expect(talk().elements()).toEqual([]);
});

test('stays within a screen of 320 px', async () => {
  await page.viewport(320, 640);
  await openForm({ unit: 'fjellvika-skole' });
  await expect.element(talk()).toBeVisible();
  const body = inForm('.body')!;
  expect(body.scrollWidth).toBeLessThanOrEqual(body.clientWidth);
});
