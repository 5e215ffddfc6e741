/** Every screen, empty and full: clean for axe, the question first in the focus, wide enough targets, nothing sideways at 320 px. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  atHeading,
  axeFindings,
  button,
  control,
  focused,
  goOn,
  inForm,
  dialogOf,
  openForm,
  page,
  sendReport,
  textbox,
  walk,
  walkTo,
} from '../testing/form-page.ts';

beforeEach(() => control());
afterEach(() => document.querySelector('mobbe-skjema')?.remove());

/** Everything that must hold of any screen. */
async function holds(): Promise<void> {
  const dialog = dialogOf();
  // What has scrolled under the header has no contrast that axe could judge.
  dialog.scrollTo(0, 0);
  expect(await axeFindings()).toEqual([]);
  expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
  const small = [
    ...dialog.querySelectorAll<HTMLElement>(
      'button, a, summary, .choice, input:not([type=radio], [type=checkbox]), textarea',
    ),
  ]
    .filter((element) => element.checkVisibility())
    .filter(
      (element) =>
        element.getBoundingClientRect().height < 44 || element.getBoundingClientRect().width < 44,
    )
    .map(
      (element) =>
        `${element.textContent.trim()} ${Math.round(element.getBoundingClientRect().height)} px`,
    );
  expect(small).toEqual([]);
  expect(dialog.querySelectorAll('h2')).toHaveLength(1);
  expect(dialog.lang).toBe('nb-NO');
}

describe.each([
  ['320 px', 320, 640],
  ['desktop', 1280, 900],
])('at %s', (_name, width, height) => {
  beforeEach(() => page.viewport(width, height));

  test('every step is clean, empty and full, with the focus on its question', async () => {
    await openForm();
    for (const stop of walk) {
      await atHeading(stop.title);
      await expect.poll(() => focused()?.id).toBe('heading');
      await holds();
      await stop.answer();
      await holds();
      await goOn();
    }
    await atHeading('Se over svarene dine');
    await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
    await holds();
  });

  test('receipt, return with the code and the case are clean', async () => {
    await openForm();
    const code = await sendReport();
    await expect.poll(() => focused()?.id).toBe('heading');
    await holds();
    await button('Ferdig').click();
    await atHeading('Har du tatt vare på koden?');
    await holds();
    await button('Jeg har koden. Lukk skjemaet.').click();
    const form = document.querySelector('mobbe-skjema')!;
    await form.open(form.opening!);
    await button('Jeg har en kode').click();
    await atHeading('Skriv inn koden din');
    await holds();
    await button('Vis meldingen min').click();
    await expect.element(page.getByText('Koden er for kort. Den har 16 tegn.')).toBeVisible();
    expect(focused()?.id).toBe('lack');
    await holds();
    await textbox('Koden din').fill(code);
    await button('Vis meldingen min').click();
    await atHeading('Meldingen din');
    await holds();
  });
});

test.each(['Er noen i fare nå?', 'Hvilket sted gjelder det?', 'Hvem er du?'])(
  '"%s" must be answered: the sentence takes the focus',
  async (title) => {
    await openForm();
    await walkTo(title);
    await goOn();
    await expect.poll(() => focused()?.id).toBe('lack');
    expect(focused()?.textContent).toMatch(/^\s*Feil:\s+Velg/);
    expect(inForm('fieldset')!.getAttribute('aria-describedby')).toContain('lack');
    expect(await axeFindings()).toEqual([]);
  },
);

test('all else may be passed by with nothing answered', async () => {
  await openForm();
  await walkTo('Se over svarene dine', 'required');
  expect(document.querySelector('mobbe-skjema')!.draft).toMatchObject({
    about: null,
    what: [],
    text: '',
    contact: null,
  });
});

test('what does not suit is pointed out where it was written', async () => {
  await openForm();
  await walkTo('Kan vi ta kontakt med deg?');
  await page.getByRole('radio', { name: /^Ja, på telefon/ }).click();
  await textbox('E-post').fill('feil');
  await goOn();
  await expect.poll(() => focused()?.id).toBe('lack');
  const email = inForm('#email') as HTMLInputElement;
  expect(email.getAttribute('aria-describedby')).toBe('lack');
  expect(email.getAttribute('aria-invalid')).toBe('true');
  expect(email.value).toBe('feil');
  // What has scrolled below the bar at the top, axe cannot judge.
  dialogOf().scrollTo(0, 0);
  expect(await axeFindings()).toEqual([]);
});

test('names and roles are what a screen reader needs', async () => {
  await openForm();
  await expect
    .element(page.getByRole('dialog', { name: 'Si ifra til Lillevik kommune' }))
    .toBeVisible();
  await expect.element(page.getByRole('group', { name: 'Er noen i fare nå?' })).toBeVisible();
  await expect.element(page.getByRole('group', { name: 'Språk' })).toBeVisible();
  await expect.element(button('Bokmål')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(button('Lukk')).toBeVisible();
  await walkTo('Fortell mer');
  await expect
    .element(textbox('Fortell mer'))
    .toHaveAccessibleDescription(/Sykdom hos andre trenger du ikke skrive om/);
  await goOn();
  await goOn();
  await expect
    .element(page.getByRole('radio', { name: 'Nei, jeg vil bare bruke kode' }))
    .toHaveAccessibleDescription(/Da kan vi ikke ringe deg/);
});

test('with text at double size nothing is lost sideways', async () => {
  await page.viewport(640, 800);
  await openForm();
  dialogOf().style.fontSize = '200%';
  await walkTo('Hva skjer?', 'all');
  const dialog = dialogOf();
  expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
});
