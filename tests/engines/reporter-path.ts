/** What a pupil does in the form, screen by screen, in a browser of any make. The words expected are those of the texts themselves. */
import { expect } from 'vitest';
import type { Language } from '../../contract/facts.ts';
import { languageNames, wordsFor, type Answers } from '../reporter-hands.ts';
import { click, fill, focused, textOf, waitFor, waitUntil, type Hands } from './hands.ts';

/** Waits for the screen with this heading: it must have the focus, or a screen reader stays on what is gone. */
export async function arrive(hands: Hands, title: string): Promise<void> {
  await waitFor(hands, '#heading', title);
  await waitUntil(hands, `${focused}?.id`, 'heading');
}

export async function speak(hands: Hands, language: Language): Promise<void> {
  await click(hands, '.languages button', languageNames[language]);
  await waitFor(hands, '.languages [aria-pressed=true]', languageNames[language]);
}

/** From the first screen to the last, where nothing is sent yet. In the midst of the free text the language is changed. */
export async function answerAll(
  hands: Hands,
  answers: Answers,
  { language, other }: { language: Language; other: Language },
): Promise<void> {
  const t = wordsFor(answers, language);
  const goOn = () => click(hands, 'button.primary', t('continue'));
  const choose = (group: string, codes: readonly string[]) =>
    codes.reduce(
      (before, code) => before.then(() => click(hands, `label[for="${group}-${code}"]`)),
      Promise.resolve(),
    );
  await choose('danger', [answers.danger]);
  await goOn();
  await click(hands, 'label', answers.unit!);
  await goOn();
  await arrive(hands, t('role.title'));
  await choose('role', [answers.role]);
  await goOn();
  await arrive(hands, t('about.title'));
  await choose('about', [answers.about]);
  await goOn();
  await arrive(hands, t('accused.title'));
  await choose('accused', [answers.accused]);
  await goOn();
  await arrive(hands, t('what.title'));
  await choose('what', answers.what);
  await goOn();
  await arrive(hands, t('where.title'));
  await choose('where', answers.where);
  await goOn();
  await arrive(hands, t('duration.title'));
  await choose('duration', [answers.duration]);
  await goOn();
  await arrive(hands, t('tell.title'));
  await fill(hands, '#text', answers.text);
  await speak(hands, other);
  await waitFor(hands, '#heading', wordsFor(answers, other)('tell.title'));
  await waitUntil(hands, `${textarea}.value`, answers.text);
  await speak(hands, language);
  await pickPicture(hands);
  await waitFor(hands, '.attached .name', t('attachments.picture', { number: 1 }));
  await waitUntil(hands, thumbnail, [48, 32, true]);
  await goOn();
  await arrive(hands, t('names.title'));
  await fill(hands, '#names', answers.names);
  await goOn();
  await arrive(hands, t('contact.title'));
  await choose('contact', ['code']);
  await goOn();
  await arrive(hands, t('silence.title'));
  await fill(hands, '#must-not-know', answers.mustNotKnow);
  await goOn();
  await arrive(hands, t('check.title'));
  const looked = await textOf(hands, '.answers');
  expect(looked).toContain(answers.text);
  expect(looked).toContain(t('attachments.pictures', { count: 1 }));
}

/** As if it had been picked: no driver opens the window of the system. The picture is drawn anew under the page's policy. */
async function pickPicture(hands: Hands): Promise<void> {
  await waitFor(hands, 'label[for="attachments"]');
  await hands.read(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 48, height: 32 });
    canvas.getContext('2d').fillRect(0, 0, 48, 32);
    const letters = atob(canvas.toDataURL('image/png').split(',')[1]);
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'en.png', { type: 'image/png' }));
    const field = document.querySelector('mobbe-skjema').shadowRoot.querySelector('#attachments');
    field.files = data.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
}

/** Width and height of the small picture, and whether it is as black as what was picked. */
const thumbnail = `(() => {
  const canvas = document.querySelector('mobbe-skjema').shadowRoot.querySelector('.attached canvas');
  // Read from a copy: Chromium warns the page of whoever reads its own canvas twice.
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  pen.drawImage(canvas, 1, 1, 1, 1, 0, 0, 1, 1);
  const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
  return [canvas.width, canvas.height, red + green + blue < 30];
})()`;

const textarea = `document.querySelector('mobbe-skjema').shadowRoot.querySelector('#text')`;

/** Sends, and answers the code of the receipt. */
export async function sendAndCopy(
  hands: Hands,
  answers: Answers,
  language: Language,
): Promise<string> {
  const t = wordsFor(answers, language);
  await waitFor(hands, 'section.readers li');
  await click(hands, 'button.primary', t('send'));
  await arrive(hands, t('sent.title'));
  const code = (await textOf(hands, 'section.code .characters'))!;
  expect(code).toMatch(/^(\w{4}-){3}\w{4}$/);
  await click(hands, 'button', t('code.copy'));
  // Where a browser does not let us, it must be said, and the code marked to be copied by hand.
  await waitUntil(
    hands,
    `[${JSON.stringify([t('code.copied'), t('code.not-copied')])}.includes(${spoken})]`,
    [true],
  );
  return code;
}

const spoken = `document.querySelector('mobbe-skjema').shadowRoot.querySelector('.copying').textContent.trim()`;

/** Closes the receipt: the form asks two parts of the code back, and they are typed. */
export async function finish(
  hands: Hands,
  answers: Answers,
  { code, language }: { code: string; language: Language },
): Promise<void> {
  const t = wordsFor(answers, language);
  await click(hands, 'button.primary', t('sent.done'));
  await arrive(hands, t('sent.kept'));
  for (const field of ['part-0', 'part-1']) {
    const label = (await textOf(hands, `label[for="${field}"]`))!;
    const part = Number(/\d/.exec(label)![0]);
    await fill(hands, `#${field}`, code.split('-')[part - 1]!.toLowerCase());
  }
  await hands.press('Enter');
  await waitUntil(hands, `document.querySelector('mobbe-skjema').stage`, 'closed');
}

/** From the first screen by the code to what is known; answers all that is shown. */
export async function comeBack(
  hands: Hands,
  answers: Answers,
  { code, language }: { code: string; language: Language },
): Promise<string> {
  await waitFor(hands, '#danger-no');
  await speak(hands, language);
  await click(hands, '.foot .link');
  const t = wordsFor(answers, language);
  await arrive(hands, t('return.title'));
  await fill(hands, '#typed', code.toLowerCase());
  await click(hands, 'button.primary', t('return.open'));
  await arrive(hands, t('case.title'));
  return (await textOf(hands, '.body'))!;
}
