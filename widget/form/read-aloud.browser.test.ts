/** Reading aloud: only what is ours, only by a voice of the device, and silent as soon as something else is to be heard. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  atHeading,
  axeFindings,
  button,
  control,
  dialogOf,
  focused,
  goOn,
  inForm,
  openForm,
  page,
  textbox,
  userEvent,
  walkTo,
} from '../testing/form-page.ts';

/** The device's voices are not ours, and this browser has none: what is said to them is what matters. */
class Speech extends EventTarget {
  said: { text: string; voice: string; piece: SpeechSynthesisUtterance }[] = [];
  cancelled = 0;
  voices: { name: string; lang: string; localService: boolean }[] = [];
  getVoices = () => this.voices;
  cancel = () => void (this.cancelled += 1);
  speak = (piece: SpeechSynthesisUtterance) => {
    const voice = (piece as unknown as { voice: { name: string } }).voice.name;
    this.said.push({ text: piece.text, voice, piece });
  };
}

/** A voice of our own making cannot be given to a real utterance. */
class Utterance extends EventTarget {
  voice: unknown = null;
  lang = '';
  text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

const nora = { name: 'Nora', lang: 'nb-NO', localService: true };
const real = window.SpeechSynthesisUtterance;
let speech: Speech;

function give(voices: Speech['voices']): void {
  speech = new Speech();
  speech.voices = voices;
  Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: speech });
}

beforeEach(async () => {
  await page.viewport(390, 844);
  await control();
  give([nora]);
  Object.assign(window, { SpeechSynthesisUtterance: Utterance });
});
afterEach(() => {
  document.querySelector('mobbe-skjema')?.remove();
  Reflect.deleteProperty(window, 'speechSynthesis');
  Object.assign(window, { SpeechSynthesisUtterance: real });
});

const aloud = () => button('Les opp');
const texts = () => speech.said.map(({ text }) => text);

describe('what is read', () => {
  test('is the question, its hints and its choices, when the button is pressed and not before', async () => {
    await openForm({ unit: 'fjellvika-skole' });
    await expect.element(aloud()).toHaveAttribute('aria-pressed', 'false');
    expect(texts()).toEqual([]);
    await aloud().click();
    expect(texts()).toEqual([
      expect.stringContaining('Du svarer på ett spørsmål om gangen.'),
      'Det kan ta tid før noen leser dette.',
      'Er noen i fare nå?',
      'Ja',
      'Jeg er usikker',
      'Nei',
    ]);
    await expect.element(aloud()).toHaveAttribute('aria-pressed', 'true');
    expect(await axeFindings()).toEqual([]);
    speech.said.at(-1)!.piece.dispatchEvent(new Event('end'));
    await expect.element(aloud()).toHaveAttribute('aria-pressed', 'false');
  });

  test('is never what was written, neither where it stands nor where it is looked over', async () => {
    await openForm();
    await walkTo('Fortell mer');
    await textbox('Fortell mer').fill('De gjemmer skoene mine');
    await aloud().click();
    await goOn();
    await textbox('Hva heter de det gjelder?').fill('Ola Oppdiktet');
    await aloud().click();
    for (const title of [
      'Kan vi ta kontakt med deg?',
      /ikke skal få vite/,
      'Se over svarene dine',
    ]) {
      await goOn();
      await atHeading(title);
    }
    await expect.element(page.getByText('Rektor og stedfortreder')).toBeVisible();
    await aloud().click();
    expect(texts()).toContain('Se over svarene dine');
    expect(texts().join(' ')).toContain('Rektor og stedfortreder');
    expect(texts().join(' ')).not.toMatch(/skoene|Oppdiktet/);
  });
});

describe('the voice', () => {
  test.each([
    ['of a server', [{ ...nora, localService: false }]],
    ['of another language', [{ ...nora, lang: 'sv-SE' }]],
    ['of nobody', []],
  ])('%s reads nothing: there is no button', async (_whose, voices) => {
    give(voices);
    await openForm({ unit: 'fjellvika-skole' });
    await expect.poll(() => document.querySelector('mobbe-skjema')!.ending).not.toBeNull();
    expect(aloud().elements()).toEqual([]);
  });

  test('that comes late brings the button', async () => {
    give([]);
    await openForm({ unit: 'fjellvika-skole' });
    await expect.poll(() => document.querySelector('mobbe-skjema')!.ending).not.toBeNull();
    speech.voices = [nora];
    speech.dispatchEvent(new Event('voiceschanged'));
    await expect.element(aloud()).toBeVisible();
  });

  test('is that of the language', async () => {
    give([{ ...nora, lang: 'en-GB', name: 'Emma' }, nora, { ...nora, lang: 'nn-NO', name: 'Gro' }]);
    await openForm({ unit: 'fjellvika-skole', language: 'nn' });
    await aloud().click();
    await button('English').click();
    await button('Read aloud').click();
    expect(new Set(speech.said.map(({ voice }) => voice))).toEqual(new Set(['Gro', 'Emma']));
  });
});

describe('it is silent at once', () => {
  const silent = async (act: () => Promise<void>) => {
    await openForm({ unit: 'fjellvika-skole' });
    const form = document.querySelector('mobbe-skjema')!;
    form.change({ danger: 'no' });
    await aloud().click();
    const before = speech.cancelled;
    await act();
    await expect.poll(() => speech.cancelled).toBeGreaterThan(before);
    expect(form.isReading).toBe(false);
  };

  test('when it is pressed again', () => silent(() => aloud().click()));
  test('with the next question', () => silent(goOn));
  test('in another language', () => silent(() => button('Nynorsk').click()));
  test('when the form asks something', () => silent(() => userEvent.keyboard('{Escape}')));
  test('when the browser closes the form', () => silent(async () => dialogOf().close()));
  test('when the page is left', () =>
    silent(async () => void dispatchEvent(new PageTransitionEvent('pagehide'))));
});

test('leaves what others read alone until it is asked to read', async () => {
  await openForm({ unit: 'fjellvika-skole' });
  await expect.element(aloud()).toBeVisible();
  expect(speech.cancelled).toBe(0);
});

test('the keyboard reaches the button before the question, and works it', async () => {
  await openForm({ unit: 'fjellvika-skole' });
  await expect.element(aloud()).toBeVisible();
  inForm('#heading')!.focus();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(focused()?.textContent.trim()).toBe('Les opp');
  await userEvent.keyboard('{Enter}');
  expect(texts()).toContain('Er noen i fare nå?');
});

test('at 320 px the button stands beside the progress, and nothing runs over the edge', async () => {
  await page.viewport(320, 640);
  await openForm({ unit: 'fjellvika-skole' });
  await expect.element(aloud()).toBeVisible();
  const body = inForm('.body')!;
  expect(body.scrollWidth).toBeLessThanOrEqual(body.clientWidth);
});
