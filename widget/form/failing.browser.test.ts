/** When something stands in the way: said before a word is written, everything kept afterwards, and always a way out. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { send } from './sending.ts';
import {
  atHeading,
  axeFindings,
  button,
  control,
  focused,
  inForm,
  meet,
  openForm,
  origin,
  page,
  recorded,
  sendReport,
  walkTo,
} from '../testing/form-page.ts';

beforeEach(async () => {
  await page.viewport(390, 844);
  await control();
});
afterEach(() => document.querySelector('mobbe-skjema')?.remove());

const numbers = () =>
  [...inForm('.emergency')!.querySelectorAll('a')].map((link) => link.getAttribute('href'));

test('no settings: the first screen says so, with our own page and numbers to call', async () => {
  await control({ settings: 'down' });
  await openForm();
  await atHeading('Skjemaet virker ikke her nå');
  await expect.poll(() => focused()?.id).toBe('heading');
  await expect
    .element(page.getByRole('link', { name: 'Åpne vår egen side' }))
    .toHaveAttribute('href', `${origin}/lillevik`);
  expect(numbers()).toEqual(['tel:112', 'tel:113', 'tel:116117', 'tel:116111', 'tel:116123']);
  expect(await axeFindings()).toEqual([]);
  await control();
  await button('Prøv igjen').click();
  await atHeading('Er noen i fare nå?');
});

test('a host that blocks our server is told apart from nothing: the same screen', async () => {
  await openForm({ origin: 'http://127.0.0.1:9' });
  await atHeading('Skjemaet virker ikke her nå');
});

test('a name of no organisation is the fault of the page, not of the line: who can help now, and no way in circles', async () => {
  await openForm({ organisation: 'finnes-ikke' });
  await atHeading('Skjemaet virker ikke her nå');
  await expect.element(page.getByText(/^Noe er galt med skjemaet her/)).toBeVisible();
  expect(inForm('.body')!.textContent).not.toContain('Vi får ikke kontakt');
  const helping = page.getByRole('region', { name: 'Disse kan hjelpe deg nå' });
  await expect.element(helping).toBeVisible();
  expect(numbers()).toEqual(['tel:112', 'tel:113', 'tel:116117', 'tel:116111', 'tel:116123']);
  expect(inForm('.body a.button')).toBeNull();
  expect(page.getByRole('button', { name: 'Prøv igjen' }).elements()).toEqual([]);
  expect(await axeFindings()).toEqual([]);
});

test('an organisation where nobody can read yet: said before a word is written, in every language, with all who can help', async () => {
  await openForm({ organisation: 'lysfjord' });
  await atHeading('Skjemaet er ikke åpnet ennå');
  await expect.poll(() => focused()?.id).toBe('heading');
  await expect.element(page.getByText(/^Ingen kan lese meldinger her ennå/)).toBeVisible();
  const said = inForm('.body')!.textContent;
  for (const wrong of ['Vi får ikke kontakt', 'galt med skjemaet', 'Vi fant ingen'])
    expect(said).not.toContain(wrong);
  expect(numbers()).toEqual(['tel:112', 'tel:113', 'tel:116117', 'tel:116111']);
  const toTalkTo = page.getByRole('region', { name: 'Noen å snakke med' });
  await expect.element(toTalkTo.getByRole('link', { name: /Kors på halsen/ })).toBeVisible();
  expect(page.getByRole('button', { name: 'Prøv igjen' }).elements()).toEqual([]);
  expect(await axeFindings()).toEqual([]);
  await button('Nynorsk').click();
  await atHeading('Skjemaet er ikkje opna enno');
  await button('English').click();
  await atHeading('The form is not open yet');
});

test('the only school that is open yet is not taken for that of the reporter: she is asked', async () => {
  const form = await openForm({ organisation: 'vestfjord' });
  await atHeading('Er noen i fare nå?');
  expect(form.unitIsSet).toBe(false);
  expect(form.draft.unitId).toBeNull();
});

test('keys that are not those the page has pinned: refused before a word is written', async () => {
  await openForm({ keys: 'x'.repeat(43) });
  await atHeading('Skjemaet virker ikke her nå');
  await expect.element(page.getByText(/ikke sikre på at bare de rette kan lese/)).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Åpne vår egen side' })).toBeVisible();
  expect(page.getByRole('button', { name: 'Prøv igjen' }).elements()).toEqual([]);
});

test('who reads cannot be found out: nothing is sent until it can', async () => {
  await control({ routes: 'down' });
  await openForm();
  await walkTo('Se over svarene dine');
  await expect
    .element(page.getByText('Vi fikk ikke vite hvem som leser. Prøv igjen.').first())
    .toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await button('Prøv igjen').click();
  await control();
  await button('Prøv igjen').click();
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
  expect((await recorded()).received).toEqual([]);
});

test.each(['yes', 'unsure'] as const)(
  'a report that was not sent shows the numbers first where danger was answered "%s"',
  async (danger) => {
    const form = await openForm({ unit: 'fjellvika-skole' });
    form.change({ danger, role: 'pupil' });
    await form.enter('check');
    await expect.poll(() => form.readers.state).toBe('known');
    for (const [reports, title] of [
      ['refused', 'Meldingen ble ikke sendt'],
      ['lost', 'Vi vet ikke om meldingen kom fram'],
    ] as const) {
      await meet({ reports });
      await button(/^(Send meldingen|Prøv igjen)$/).click();
      await atHeading(title);
      expect(numbers()[0]).toBe('tel:112');
      const all = [...inForm('.body')!.querySelectorAll('a, button')];
      expect(all.findIndex((one) => one.matches('[href^=tel]'))).toBeLessThan(
        all.findIndex((one) => one.matches('.primary')),
      );
    }
  },
);

test('on our own page nothing leads to our own page', async () => {
  await control({ settings: 'down' });
  await openForm({ written: 'own-page' });
  await atHeading('Skjemaet virker ikke her nå');
  await expect.element(button('Prøv igjen')).toBeVisible();
  expect(inForm('.body')!.textContent).not.toContain('egen side');
  await control({ reports: 'down' });
  await button('Prøv igjen').click();
  await walkTo('Se over svarene dine');
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
  await button('Send meldingen').click();
  await atHeading('Meldingen ble ikke sendt');
  expect(inForm('.body')!.textContent).not.toContain('egen side');
});

test('where nobody is in danger a report that was not sent leads to somebody to talk to, and 112 is not there', async () => {
  const form = await openForm({ unit: 'fjellvika-skole' });
  form.change({ danger: 'no', role: 'pupil' });
  await form.enter('check');
  await expect.poll(() => form.readers.state).toBe('known');
  await meet({ reports: 'refused' });
  await button('Send meldingen').click();
  await atHeading('Meldingen ble ikke sendt');
  expect(inForm('.emergency')).toBeNull();
  const talk = page.getByRole('region', { name: 'Noen å snakke med' });
  await expect.element(talk.getByRole('link', { name: /^116 111/ })).toBeVisible();
});

test('who presses “send” all the same is told that it was not sent, with every way out, and later sees who reads first', async () => {
  await control({ routes: 'down' });
  const form = await openForm();
  await walkTo('Se over svarene dine', 'all');
  await expect.poll(() => form.readers.state).toBe('failed');
  await button('Send meldingen').click();
  await atHeading('Meldingen ble ikke sendt');
  expect(numbers()).toContain('tel:112');
  await expect.element(page.getByRole('link', { name: 'Åpne vår egen side' })).toBeVisible();
  await button('Prøv igjen').click();
  await expect.poll(() => form.stage).toBe('not-sent');
  await control();
  await button('Prøv igjen').click();
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
  await expect.poll(focused).toBe(button('Send meldingen').element());
  expect(form.draft.text).toContain('De gjemmer skoene mine');
  expect((await recorded()).received).toEqual([]);
  await button('Send meldingen').click();
  await atHeading('Takk. Det er bra at du sa ifra.');
  expect((await recorded()).received).toHaveLength(1);
});

test('not sent: says so, keeps all, and goes through the next time', async () => {
  await control({ reports: 'down' });
  const form = await openForm();
  await walkTo('Se over svarene dine', 'all');
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
  await button('Send meldingen').click();
  await atHeading('Meldingen ble ikke sendt');
  expect(form.draft.text).toContain('De gjemmer skoene mine');
  expect(numbers()).toContain('tel:112');
  await expect.element(page.getByRole('link', { name: 'Åpne vår egen side' })).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await control();
  await button('Prøv igjen').click();
  await atHeading('Takk. Det er bra at du sa ifra.');
  expect((await recorded()).received).toHaveLength(1);
});

test('while it is sent again the focus stays on a button that says so', async () => {
  await control({ reports: 'down' });
  await openForm();
  await walkTo('Se over svarene dine');
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
  await button('Send meldingen').click();
  await atHeading('Meldingen ble ikke sendt');
  const real = window.fetch;
  let goOn: (() => void) | undefined;
  window.fetch = async (...asked) => {
    await new Promise<void>((resolve) => (goOn = resolve));
    return real(...asked);
  };
  try {
    await button('Prøv igjen').click();
    await expect.poll(() => focused()?.textContent.trim()).toBe('Sender …');
    await expect.poll(() => goOn).toBeDefined();
    goOn!();
    await atHeading('Meldingen ble ikke sendt');
  } finally {
    window.fetch = real;
  }
});

test('changed readers are shown, and the report seals itself again', async () => {
  await control({ reports: 'route-changed' });
  await openForm();
  await sendReport();
  await expect.element(page.getByText(/^Det var endret hvem som leser/)).toBeVisible();
  await expect.element(page.getByText('Skoleeier').first()).toBeVisible();
  expect((await recorded()).received).toHaveLength(1);
});

test('two presses send one report', async () => {
  const form = await openForm();
  await walkTo('Se over svarene dine');
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
  await Promise.all([send(form), send(form)]);
  await atHeading('Takk. Det er bra at du sa ifra.');
  expect((await recorded()).received).toHaveLength(1);
});
