/** A practice: said at the first screen, asked before sending, and nothing leaves the browser. What is real is sent, also then. */
import { expect, test, vi } from 'vitest';
import { emptyDraft, type Draft } from '../questions/draft.ts';
import {
  atHeading,
  axeFindings,
  button,
  control,
  focused,
  inForm,
  openForm,
  page,
  radio,
  recorded,
} from '../testing/form-page.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';

const text = 'Marsvinet heter Tordivel';

async function open(practice = true): Promise<MobbeSkjema> {
  await control(practice ? { practice: { until: '11:00' } } : {});
  const form = await openForm();
  await vi.waitUntil(() => form.ending !== null, { timeout: 15_000 });
  return form;
}

async function lookOver(form: MobbeSkjema, answers: Partial<Draft> = {}): Promise<void> {
  const unitId = form.settings!.units[0]!.id;
  form.draft = {
    ...emptyDraft,
    danger: 'no',
    unitId,
    role: 'pupil',
    about: 'me',
    accused: 'child',
    text,
    ...answers,
  };
  form.goTo('check');
  await atHeading('Se over svarene dine');
  await vi.waitUntil(() => form.readers.state === 'known');
}

const yes = 'Ja, bare en øvelse. Ikke send';
const no = 'Nei, det har skjedd. Send meldingen';
const sent = async () => (await recorded()).received.length;

test('the first screen says until when, and that what is real is heard', async () => {
  const form = await open();
  await expect
    .element(page.getByRole('heading', { level: 3, name: 'Øvelse til klokka 11:00' }))
    .toBeVisible();
  expect(form.shadowRoot!.textContent).toContain('Har det skjedd noe på ordentlig?');
  expect(await axeFindings()).toEqual([]);
});

test('where somebody is in danger no practice is spoken of, and the report is sent with one press', async () => {
  const form = await open();
  await radio('Jeg er usikker').click();
  await vi.waitUntil(() => inForm('#practice') === null);
  await lookOver(form, { danger: 'unsure' });
  await button('Send meldingen').click();
  await atHeading(/^Takk/);
  expect(await sent()).toBe(1);
});

test('before sending it asks, and no answer is given beforehand', async () => {
  const form = await open();
  await lookOver(form);
  await expect.element(button(yes)).toBeVisible();
  await expect.element(button(no)).toBeVisible();
  expect(inForm('[name=practice]:checked')).toBeNull();
  expect(await axeFindings()).toEqual([]);
});

test('what has happened is sent during a practice as at any other time', async () => {
  const form = await open();
  await lookOver(form);
  await button(no).click();
  await atHeading(/^Takk/);
  expect(await sent()).toBe(1);
});

test('a practice sends nothing, says so, and the way back keeps every answer', async () => {
  const form = await open();
  await lookOver(form);
  await button(yes).click();
  await atHeading('Fint, nå har du øvd');
  await expect.poll(() => focused()?.id).toBe('heading');
  expect(await axeFindings()).toEqual([]);
  expect(form.shadowRoot!.textContent).not.toContain('Koden din');
  const { received, attached, asked } = await recorded();
  expect([received, attached]).toEqual([[], []]);
  expect(asked.filter((one) => /reports|attachments/.test(one))).toEqual([]);

  await button('Det har skjedd på ordentlig').click();
  await atHeading('Se over svarene dine');
  expect(form.draft.text).toBe(text);
  await button(no).click();
  await atHeading(/^Takk/);
  expect(await sent()).toBe(1);
});

test('after a practice the form closes without a question, and nothing of it is left', async () => {
  const form = await open();
  await lookOver(form);
  await button(yes).click();
  await atHeading('Fint, nå har du øvd');
  await button('Ferdig').click();
  await vi.waitUntil(() => form.stage === 'closed');
  expect(form.draft).toEqual(emptyDraft);
  expect(await sent()).toBe(0);
});

test('whoever has perhaps sent already is not offered a practice any more', async () => {
  const form = await open();
  form.doubtedCode = 'ABCD-EFGH-JKLM-NPQR';
  await lookOver(form);
  await expect.element(button('Send meldingen')).toBeVisible();
  expect(inForm('#practice')).toBeNull();
});

test('without a practice nobody is asked', async () => {
  const form = await open(false);
  expect(inForm('#practice')).toBeNull();
  await lookOver(form);
  await expect.element(button('Send meldingen')).toBeVisible();
  expect(inForm('#practice')).toBeNull();
});
