/** The reporter's path through the form: by keyboard alone, in three languages, past danger, to the receipt. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { languages } from '../../contract/facts.ts';
import {
  atHeading,
  button,
  checkbox,
  control,
  dialogOf,
  focused,
  goOn,
  inForm,
  openForm,
  page,
  radio,
  recorded,
  textbox,
  userEvent,
  walkTo,
} from '../testing/form-page.ts';

beforeEach(async () => {
  await page.viewport(390, 844);
  await control();
});
afterEach(() => document.querySelector('mobbe-skjema')?.remove());

/** Tab until the focus is on what has this name; a form that cannot be walked through never gets there. */
async function tabTo(name: string | RegExp): Promise<void> {
  const named = (element: Element | null) => {
    const label =
      (element as HTMLInputElement | null)?.labels?.[0]?.textContent ?? element?.textContent ?? '';
    return typeof name === 'string' ? label.trim() === name : name.test(label.trim());
  };
  for (let presses = 0; presses < 40; presses++) {
    await userEvent.keyboard('{Tab}');
    if (named(focused())) return;
  }
  throw new Error(`The focus never came to ${name}.`);
}

test('the keyboard alone leads to the receipt', async () => {
  await openForm();
  await tabTo('Ja');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await userEvent.keyboard('{Enter}');
  await atHeading('Hvilket sted gjelder det?');
  await tabTo('Søk etter navnet');
  await userEvent.keyboard('havnes');
  await tabTo('Havnes ungdomsskole');
  await userEvent.keyboard(' {Enter}');
  await atHeading('Hvem er du?');
  await tabTo('Elev');
  await userEvent.keyboard(' {Enter}');
  for (const [title, first] of [
    ['Hvem gjelder det?', 'Meg'],
    ['Hvem gjør det?', 'En annen elev'],
    ['Hva skjer?', 'Noen blir holdt utenfor'],
    ['Hvor skjer det?', 'I klasserommet'],
    ['Hvor lenge har det vart?', 'Det begynte i dag'],
  ] as const) {
    await atHeading(title);
    await tabTo(first);
    await userEvent.keyboard(' ');
    await tabTo('Fortsett');
    await userEvent.keyboard('{Enter}');
  }
  await atHeading('Fortell mer');
  // On its way to the heading the focus stands before the screen for a moment.
  await expect.poll(() => focused()?.id).toBe('heading');
  await userEvent.keyboard('{Tab}De ler av meg.');
  await tabTo('Fortsett');
  await userEvent.keyboard('{Enter}');
  await atHeading('Hva heter de det gjelder?');
  await tabTo('Fortsett');
  await userEvent.keyboard('{Enter}');
  await atHeading('Kan vi ta kontakt med deg?');
  await tabTo('Nei, jeg vil bare bruke kode');
  await userEvent.keyboard(' ');
  await tabTo('Fortsett');
  await userEvent.keyboard('{Enter}');
  await atHeading('Er det noen som ikke skal få vite om dette?');
  await tabTo('Fortsett');
  await userEvent.keyboard('{Enter}');
  await atHeading('Se over svarene dine');
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
  await tabTo('Send meldingen');
  await userEvent.keyboard('{Enter}');
  await atHeading('Takk. Det er bra at du sa ifra.');
  const { received } = await recorded();
  expect(received[0]!.facts).toMatchObject({
    danger: 'no',
    role: 'pupil',
    about: 'me',
    accused: 'child',
    what: ['left-out'],
    where: ['classroom'],
  });
});

describe('danger', () => {
  const numbers = () =>
    page
      .getByRole('link')
      .elements()
      .map((link) => link.getAttribute('href'));
  const all = ['tel:112', 'tel:113', 'tel:116117', 'tel:116111'];

  test.each(['Ja', 'Jeg er usikker'])(
    '"%s" says the first number at once, then shows all of them, and lets the reporter go on',
    async (answer) => {
      await openForm();
      await radio(answer).click();
      expect(numbers()).toEqual(['tel:112']);
      expect(inForm('.body > .spoken')!.textContent).toBe('Ring hvis det er farlig nå: 112 Politi');
      await goOn();
      await atHeading('Ring hvis det er farlig nå');
      await expect.poll(() => focused()?.id).toBe('heading');
      expect(numbers()).toEqual(all);
      await goOn();
      await atHeading('Hvilket sted gjelder det?');
      await button('Tilbake').click();
      await atHeading('Ring hvis det er farlig nå');
    },
  );

  test.each(languages)(
    'on the smallest screen all numbers stand above the fold of their own screen, in %s',
    async (language) => {
      await page.viewport(320, 568);
      const form = await openForm({ language });
      await expect.poll(() => form.ending).not.toBeNull();
      form.change({ danger: 'yes' });
      form.goOn();
      await expect.poll(() => form.step).toBe('call');
      await expect.poll(() => focused()?.id).toBe('heading');
      expect(dialogOf().scrollTop).toBe(0);
      const bottoms = [...inForm('.lines')!.querySelectorAll('a')].map(
        (link) => link.getBoundingClientRect().bottom,
      );
      expect(bottoms).toHaveLength(4);
      expect(Math.max(...bottoms)).toBeLessThanOrEqual(568);
    },
  );

  test('the numbers wait for no file that may not come', async () => {
    await control({ missing: 'ending-' });
    const form = await openForm();
    await expect.poll(() => form.stage).toBe('writing');
    form.ending = null;
    await radio('Ja').click();
    form.goOn();
    expect(form.step).toBe('call');
    await expect.poll(numbers).toEqual(all);
  });

  test('whoever changes the answer at last sees the numbers, and is back where the answers are looked over', async () => {
    const form = await openForm({ unit: 'fjellvika-skole' });
    form.change({ danger: 'no', role: 'pupil' });
    await form.enter('check');
    await atHeading('Se over svarene dine');
    form.goTo('danger');
    await radio('Ja').click();
    await goOn();
    await atHeading('Ring hvis det er farlig nå');
    await goOn();
    await atHeading('Se over svarene dine');
  });

  test('a number and its name are one link, and only the words are underlined', async () => {
    await openForm();
    await radio('Ja').click();
    const police = page.getByRole('link', { name: '112 Politi', exact: true }).element();
    expect(getComputedStyle(police).textDecorationLine).toBe('none');
    const underlined = [...police.children].map((part) => [
      part.textContent,
      getComputedStyle(part).textDecorationLine,
    ]);
    expect(underlined).toEqual([
      ['112', 'underline'],
      ['Politi', 'underline'],
    ]);
  });

  test('"Nei" shows none', async () => {
    await openForm();
    await radio('Ja').click();
    await radio('Nei').click();
    expect(page.getByRole('link').elements()).toEqual([]);
  });
});

test('the language changes at any step and no answer is lost', async () => {
  const form = await openForm();
  await walkTo('Fortell mer', 'all');
  await textbox('Fortell mer').fill('De ler av meg.');
  const before = form.draft;
  await button('Nynorsk').click();
  await atHeading('Fortel meir');
  expect(dialogOf().getAttribute('lang')).toBe('nn-NO');
  await button('English').click();
  await atHeading('Tell us more');
  await expect.element(textbox('Tell us more')).toHaveValue('De ler av meg.');
  expect(form.draft).toEqual(before);
  await button('Back').click();
  await button('Back').click();
  await expect.element(page.getByRole('checkbox', { name: 'At break time' })).toBeChecked();
});

test('a pupil is spoken to as a child, a parent as an adult', async () => {
  await openForm();
  await walkTo('Hva skjer?');
  await expect.element(checkbox(/^Stygge ord om hudfarge/)).toBeVisible();
  for (let steps = 0; steps < 3; steps++) await button('Tilbake').click();
  await radio('Forelder eller foresatt').click();
  for (let steps = 0; steps < 3; steps++) await goOn();
  await atHeading('Hva handler meldingen om?');
  await expect.element(checkbox('Rasisme eller diskriminering')).toBeVisible();
});

test('a university is asked for the lane, and has its whole path in English', async () => {
  await openForm({
    organisation: 'polar-universitet',
    language: 'en',
    unit: 'fakultet-for-laerere',
  });
  for (const [title, answer] of [
    ['Is anyone in danger now?', 'No'],
    ['Who are you?', 'Student'],
    ['Who is it about?', 'Me'],
    ['Who is doing it?', 'Someone who works here'],
    ['What kind of report is it?', 'Something serious (whistleblowing)'],
  ] as const) {
    await atHeading(title);
    await radio(answer).click();
    await button('Continue').click();
  }
  for (const title of [
    'What is the report about?',
    'Where does it happen?',
    /^How long has/,
    'Tell us more',
    /^What are the names/,
    'May we contact you?',
    /^Is there anyone who must not/,
  ]) {
    await atHeading(title);
    await button('Continue').click();
  }
  await expect.element(page.getByText('HR and legal')).toBeVisible();
  await button('Send the report').click();
  await atHeading('Thank you for reporting');
  const [report] = (await recorded()).received;
  expect(report).toMatchObject({
    language: 'en',
    facts: { lane: 'serious', role: 'student', accused: 'adult' },
  });
  const norwegian = dialogOf().innerText.match(/[æøå]/gi);
  expect(norwegian?.length ?? 0, dialogOf().innerText).toBeLessThan(2);
});

test('Enter in the search chooses the only place that is found, and goes nowhere while there are several', async () => {
  const form = await openForm();
  await walkTo('Hvilket sted gjelder det?');
  await page.getByRole('searchbox').fill('skole');
  await userEvent.keyboard('{Enter}');
  expect(form.draft.unitId).toBeNull();
  expect(inForm('#lack')).toBeNull();
  await page.getByRole('searchbox').fill('havnes');
  await userEvent.keyboard('{Enter}');
  await expect.element(radio('Havnes ungdomsskole')).toBeChecked();
  expect(focused()).toBe(radio('Havnes ungdomsskole').element());
  await userEvent.keyboard('{Enter}');
  await atHeading('Hvem er du?');
});

test('a parent who turns out to be a pupil is asked anew whom it is about', async () => {
  const form = await openForm({ unit: 'fjellvika-skole' });
  await radio('Nei').click();
  await goOn();
  await radio('Forelder eller foresatt').click();
  await goOn();
  await radio('Barnet mitt').click();
  await button('Tilbake').click();
  await radio('Elev').click();
  await goOn();
  await atHeading('Hvem gjelder det?');
  expect(page.getByRole('radio', { name: 'Barnet mitt' }).elements()).toEqual([]);
  expect(form.draft.about).toBeNull();
});

test('"Vil ikke si" takes the other choices away, and a choice takes it away', async () => {
  const form = await openForm();
  await walkTo('Hva skjer?');
  await checkbox('Trusler').click();
  await checkbox('Vil ikke si').click();
  expect(form.draft.what).toEqual(['not-said']);
  await checkbox('Trusler').click();
  expect(form.draft.what).toEqual(['threats']);
});

test('eleven digits are warned of, and stop nothing', async () => {
  await openForm();
  await walkTo('Fortell mer');
  await textbox('Fortell mer').fill('Hun er 010101 12345');
  await expect.element(page.getByText(/ser ut som et fødselsnummer/)).toBeVisible();
  await goOn();
  await atHeading('Hva heter de det gjelder?');
});
