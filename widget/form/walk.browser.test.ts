/** The reporter's path through the form: by keyboard alone, in three languages, past danger, to the receipt and back with the code. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import {
  atHeading,
  button,
  checkbox,
  control,
  focused,
  goOn,
  inForm,
  dialogOf,
  openForm,
  page,
  radio,
  recorded,
  sendReport,
  textbox,
  userEvent,
  walkTo,
} from '../testing/form-page.ts';

/** The browser's own protocol, which vitest hands over without its types. */
type Cdp = { send: (method: string, params: object) => Promise<unknown> };

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
    ['Sted og tid', 'I klasserommet'],
  ] as const) {
    await atHeading(title);
    await tabTo(first);
    await userEvent.keyboard(' ');
    await tabTo('Fortsett');
    await userEvent.keyboard('{Enter}');
  }
  await atHeading('Fortell mer');
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
  test.each(['Ja', 'Jeg er usikker'])(
    '"%s" shows numbers to call, says so, and lets the reporter go on',
    async (answer) => {
      await openForm();
      await radio(answer).click();
      const numbers = page
        .getByRole('link')
        .elements()
        .map((link) => link.getAttribute('href'));
      expect(numbers).toEqual(['tel:112', 'tel:113', 'tel:116117', 'tel:116111']);
      expect(inForm('.body > .spoken')!.textContent).toBe(
        'Her er telefonnumre som hjelper deg nå.',
      );
      await goOn();
      await atHeading('Hvilket sted gjelder det?');
    },
  );

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
  expect(dialogOf().getAttribute('lang')).toBe('nn');
  await button('English').click();
  await atHeading('Tell us more');
  await expect.element(textbox('Tell us more')).toHaveValue('De ler av meg.');
  expect(form.draft).toEqual(before);
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
    ['What kind of report is it?', 'Something serious (misconduct)'],
  ] as const) {
    await atHeading(title);
    await radio(answer).click();
    await button('Continue').click();
  }
  for (const title of [
    'What is the report about?',
    'Place and time',
    'Tell us more',
    /^What are the names/,
    'May we contact you?',
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

test('who reads is shown before sending, and follows the answers', async () => {
  await openForm();
  await walkTo('Se over svarene dine');
  const readers = page.getByRole('region', { name: 'Hvem leser dette?' });
  await expect.element(readers).toHaveTextContent(/Rektor og stedfortreder, Fjellvika skole/);
  await button('Endre Hvem gjør det?').click();
  await radio('Rektor').click();
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
    expect(rows).toHaveLength(10);
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

test('several answers to one question stand on a line each', async () => {
  await openForm();
  await walkTo('Kan vi ta kontakt med deg?', 'all');
  await textbox(/ikke må få vite/).fill('treneren');
  await goOn();
  await atHeading('Se over svarene dine');
  const answers = [...inForm('.answers')!.querySelectorAll('dd:not(.change)')].map(
    (answer) => answer.textContent,
  );
  expect(answers).toContain('I friminuttet\nNoen uker');
  expect(answers.at(-1)).toBe('Er det noen som ikke må få vite om dette? treneren');
});

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
