/** The receipt and its code: what is promised, how the code is kept, and the way back with it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import type { FollowUpAnswer } from '../../contract/api/public.ts';
import {
  atHeading,
  button,
  control,
  dialogOf,
  goOn,
  inForm,
  meet,
  openForm,
  origin,
  page,
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

test('the receipt keeps our goal and the right of the law apart', async () => {
  const form = await openForm();
  await walkTo('Er det noen som ikke skal få vite om dette?');
  form.change({ danger: 'no' });
  await goOn();
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
  await button('Send meldingen').click();
  await atHeading('Takk. Det er bra at du sa ifra.');
  const [goal, right] = [
    ...document.querySelector('mobbe-skjema')!.shadowRoot!.querySelectorAll('.due'),
  ].map((list) => list.textContent);
  expect(goal).toMatch(/Målet vårt[\s\S]*26\.\snovember[\s\S]*30\.\snovember/);
  expect(goal).not.toContain('Statsforvalteren');
  expect(right).toMatch(/Dette har du rett til[\s\S]*Statsforvalteren/);
});

test.each([
  ['2026-11-23', 'i dag'],
  ['2026-11-24', 'i natt'],
])(
  'the receipt of an urgent report: numbers first, who is told, by when %s, and no day on which others are begun',
  async (dueOn, day) => {
    await control({ urgentDueOn: dueOn });
    await openForm();
    await sendReport();
    const said = inForm('.body')!.textContent.replace(/\s+/g, ' ');
    expect(said.indexOf('112')).toBeLessThan(said.indexOf('Koden din'));
    expect(said).toMatch(
      /får beskjed om at den haster.* Rektor og stedfortreder, Fjellvika skole *Skoleeier, Lillevik/,
    );
    expect(said).toContain(`Vi prøver å lese meldingen før klokka 15:40 ${day}.`);
    expect(said).not.toMatch(/komme i gang|26.\snovember|plan klar/);
    expect(said).toContain('Dette har du rett til');
    expect(document.querySelectorAll('mobbe-skjema')).toHaveLength(1);
    expect(inForm('.body')!.querySelectorAll('a[href="tel:116111"]')).toHaveLength(1);
  },
);

test('a server of before, which tells no hour, gives an urgent receipt without one', async () => {
  await control({ urgentDueOn: 'not-told' });
  await openForm();
  await sendReport();
  const said = inForm('.body')!.textContent;
  expect(said).toContain('får beskjed om at den haster');
  expect(said).not.toMatch(/Målet vårt|klokka|komme i gang/);
});

test('whoever comes back to an urgent report reads of no day on which others are begun', async () => {
  const form = await openForm();
  const code = await sendReport();
  form.close('sent');
  await form.open(form.opening!);
  await button('Jeg har en kode').click();
  await textbox('Koden din').fill(code);
  await button('Vis meldingen min').click();
  await atHeading('Meldingen din');
  expect(inForm('.body')!.textContent).not.toContain('komme i gang');
  expect(inForm('.body')!.textContent).toContain('plan klar');
});

test('the code is copied and that stands by the button; where it cannot be, the code is marked instead', async () => {
  await openForm();
  const code = await sendReport();
  const status = inForm('.copying')!;
  expect(status.textContent).toBe('');
  const written: string[] = [];
  const clipboard = (writeText: (text: string) => Promise<void>) =>
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  clipboard(() => Promise.reject(new DOMException('Not allowed', 'NotAllowedError')));
  await button('Kopier koden').click();
  await expect.element(page.getByText('Det gikk ikke å kopiere. Skriv av koden.')).toBeVisible();
  expect(getSelection()!.toString()).toBe(code);
  clipboard(async (text) => void written.push(text));
  await button('Kopier koden').click();
  await expect.element(page.getByText('Koden er kopiert')).toBeVisible();
  expect(status.getAttribute('role')).toBe('status');
  expect(status.closest('.code')).not.toBeNull();
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
    const card = inForm('.sheet .card')!;
    expect(card.innerText.replace(/\s+/g, ' ')).toBe(`${code} ${new URL(origin).host}/lillevik`);
    // A bank card is 85.6 mm by 54 mm; a millimetre is 3.78 of CSS's pixels.
    const { width, height } = card.getBoundingClientRect();
    expect([width, height].map((side) => side / 3.7795)).toEqual([
      expect.closeTo(85, 0),
      expect.toSatisfy((side: number) => side < 54),
    ]);
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

test('what was done is told with its day, and of a closed case the reporter says that it goes on', async () => {
  const form = await openForm();
  const code = await sendReport();
  form.close('sent');
  const done: NonNullable<FollowUpAnswer['done']> = [
    { kind: 'talk', on: '2026-11-25' },
    { kind: 'plan', on: '2026-11-27' },
  ];
  const closed = { status: 'closed', closedOn: '2026-11-30', done } as const;
  await meet({ followUp: { ...closed, mayReopen: true } });
  await form.open(form.opening!);
  await button('Jeg har en kode').click();
  await textbox('Koden din').fill(code);
  await button('Vis meldingen min').click();
  await atHeading('Meldingen din');
  await expect.element(page.getByText(/snakket med noen om dette 25\.\snovember/)).toBeVisible();
  await expect.element(page.getByText(/laget en plan 27\.\snovember/)).toBeVisible();
  await button('Ja, det fortsetter').click();
  await expect
    .element(page.getByText('Takk for at du sa det. Saken er åpnet igjen'))
    .toBeInTheDocument();
  await expect.element(page.getByText(/^Saken er åpnet igjen, og de som leser den/)).toBeVisible();
  await expect.element(button('Ja, det fortsetter')).not.toBeInTheDocument();
  const asked = (await recorded()).asked.filter((line) => line.includes('follow-ups'));
  expect(asked.map((line) => line.split('/v1/')[1])).toEqual([
    'follow-ups',
    'follow-ups/reopenings',
    'follow-ups',
  ]);
});

test('Enter opens the message too, and only once', async () => {
  const form = await openForm();
  const code = await sendReport();
  form.close('sent');
  await form.open(form.opening!);
  await button('Jeg har en kode').click();
  await textbox('Koden din').fill(code);
  await userEvent.keyboard('{Enter}{Enter}');
  await atHeading('Meldingen din');
  expect(
    (await recorded()).asked.filter((line) => line === 'POST /api/v1/follow-ups'),
  ).toHaveLength(1);
});

test('it is said on the screen where the code is used', async () => {
  await openForm();
  await sendReport();
  const address = `${new URL(origin).host}/lillevik`;
  expect(inForm('.code')!.textContent).toContain(
    `eller på ${address}. Trykk på «Jeg har en kode».`,
  );
});

test('whoever comes back is spoken to as when they wrote', async () => {
  const form = await openForm({ unit: 'fjellvika-skole', language: 'nn' });
  form.change({ danger: 'no', role: 'parent' });
  const help = page.getByRole('region', { name: 'Nokon å snakke med' });
  await button('Hald fram').click();
  await atHeading('Kven er du?');
  form.goTo('check');
  await expect.element(page.getByText('Rektor og stadfortredar')).toBeVisible();
  await button('Send meldinga').click();
  await atHeading('Takk for at du melde frå');
  const code = inForm('.code .characters')!.textContent;
  form.close('sent');
  await form.open(form.opening!);
  await button('Eg har ein kode').click();
  await textbox('Koden din').fill(code);
  await userEvent.keyboard('{Enter}');
  await atHeading('Meldinga di');
  await expect
    .element(page.getByText(/kan eleven eller foreldra melde saka til Statsforvaltaren/))
    .toBeVisible();
  expect(dialogOf().textContent).not.toContain('vaksne heime');
  expect(help.element().querySelector('a')!.textContent).toContain('Foreldreutvala');
});

test('a private kindergarten promises what it aims at, and calls nothing a right', async () => {
  const form = await openForm({ unit: 'smastrand-barnehage' });
  form.change({ danger: 'no', role: 'parent' });
  await button('Fortsett').click();
  await atHeading('Hvem er du?');
  form.goTo('check');
  await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
  await button('Send meldingen').click();
  await atHeading('Takk for at du meldte fra');
  const due = [...document.querySelector('mobbe-skjema')!.shadowRoot!.querySelectorAll('.due')];
  expect(due).toHaveLength(1);
  expect(due[0]!.textContent).toMatch(
    /Målet vårt[\s\S]*Vi prøver å gi deg et foreløpig svar innen 23/,
  );
  expect(due[0]!.textContent).not.toMatch(/rett/i);
  const lines = [...inForm('.talk')!.querySelectorAll('a')].map(({ textContent }) => textContent);
  expect(lines[0]).toContain('Foreldreutvalgene');
  expect(lines.join()).not.toContain('slettmeg');
});

test('a slip in the code is told before the server is asked; an unknown code after', async () => {
  await openForm();
  await button('Jeg har en kode').click();
  await textbox('Koden din').fill('ABCD-EFGH-JKMN-PQRA');
  await button('Vis meldingen min').click();
  await expect.element(page.getByText(/er skrevet feil/)).toBeVisible();
  expect((await recorded()).asked.filter((line) => line.includes('follow-ups'))).toEqual([]);
});

test.each(['beforeprint of the browser', 'our button'])(
  'while it is printed by the %s, the page around the form is away',
  async (way) => {
    const around = document.createElement('p');
    around.textContent = 'Om mobbing på skolen';
    document.body.append(around);
    await openForm();
    await sendReport();
    const sheets = document.adoptedStyleSheets.length;
    if (way === 'our button') {
      const real = window.print;
      // A headless browser prints to nowhere; the events that it sends around it are what matters.
      window.print = () => dispatchEvent(new Event('beforeprint'));
      await button('Skriv ut koden').click();
      window.print = real;
    } else dispatchEvent(new Event('beforeprint'));
    await (cdp() as Cdp).send('Emulation.setEmulatedMedia', { media: 'print' });
    try {
      expect(around.checkVisibility()).toBe(false);
    } finally {
      await (cdp() as Cdp).send('Emulation.setEmulatedMedia', { media: '' });
    }
    dispatchEvent(new Event('afterprint'));
    expect(around.checkVisibility()).toBe(true);
    expect(document.adoptedStyleSheets).toHaveLength(sheets);
    around.remove();
  },
);

test('a form without a code leaves the printing of the page alone', async () => {
  await openForm();
  const sheets = document.adoptedStyleSheets.length;
  dispatchEvent(new Event('beforeprint'));
  expect(document.adoptedStyleSheets).toHaveLength(sheets);
});

test('where the code does not stand on one line, two groups stand on each', async () => {
  await page.viewport(320, 640);
  await openForm();
  await sendReport();
  dialogOf().style.fontSize = '200%';
  const halves = [...inForm('.code .characters')!.children];
  expect(halves.map(({ textContent }) => textContent.split('-').filter(Boolean).length)).toEqual([
    2, 2,
  ]);
  for (const half of halves) expect(half.getClientRects()).toHaveLength(1);
  expect(halves[1]!.getBoundingClientRect().top).toBeGreaterThan(
    halves[0]!.getBoundingClientRect().top,
  );
});

test.each([320, 390, 1280])(
  'at %i px the code stands on one line, in letters larger than the text',
  async (width) => {
    await page.viewport(width, 800);
    await openForm();
    await sendReport();
    const code = inForm('.code .characters')!;
    const { fontSize, lineHeight } = getComputedStyle(code);
    expect(Number.parseFloat(fontSize)).toBeGreaterThan(18);
    expect(code.clientHeight).toBeLessThan(1.5 * Number.parseFloat(lineHeight));
  },
);
