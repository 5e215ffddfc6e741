/**
 * Every screen that the form has, one after the other as a reporter can come to them, in any language: found by what they are and not
 * by their words. `how` tells a person the same, for the walks by hand of `docs/accessibility-speech.md`.
 */
import { expect, vi } from 'vitest';
import type { Language } from '../../contract/facts.ts';
import { blackPng } from '../../contract/pictures.make.ts';
import { quiet } from '../form/idle.ts';
import type { MobbeSkjema } from '../form/mobbe-skjema.ts';
import { control, dialogOf, inForm, meet, openForm } from './form-page.ts';

export type Shown = { name: string; how: string; come: () => Promise<void> };

const form = (): MobbeSkjema => document.querySelector('mobbe-skjema')!;

const hours = {
  now: { day: '2026-11-28', time: '19:30' },
  seconds: 3600,
  reading: {},
  open: ['police', 'children', 'kors-pa-halsen', 'mental-helse'],
};

async function until(holds: () => boolean): Promise<void> {
  await vi.waitUntil(holds, { timeout: 10_000, interval: 10 });
  await form().updateComplete;
}

async function press(selector: string, holds = () => true): Promise<void> {
  const found = inForm(selector);
  expect(found, selector).not.toBeNull();
  found!.click();
  await until(holds);
}

async function write(id: string, text: string): Promise<void> {
  const field = inForm(`#${id}`) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await form().updateComplete;
}

async function pickPicture(width: number, height: number, holds: () => boolean): Promise<void> {
  await until(() => inForm('#attachments') !== null);
  const files = new DataTransfer();
  files.items.add(new File([await blackPng(width, height)], 'one.png', { type: 'image/png' }));
  const field = inForm('#attachments') as HTMLInputElement;
  field.files = files.files;
  field.dispatchEvent(new Event('change'));
  await until(holds);
}

const at = (step: string) => () => form().step === step && form().stage === 'writing';
const stands = (stage: string) => () => form().stage === stage;
const points = () => inForm('#lack') !== null;
const asks = (asking: string) => () => form().asking === asking;

const goOn = (step: string) => press('.actions .primary', at(step));
const answer =
  (choice: string, next: string): Shown['come'] =>
  async () => {
    await press(choice);
    await goOn(next);
  };

/** Needs vitest's false clock for `Date` and `setInterval`, because one screen comes after twenty quiet minutes. */
export function screensOf(language: Language): Shown[] {
  let code = '';
  return [
    {
      name: 'The first question',
      how: 'Open the form by its button.',
      come: async () => {
        await control({ hours, takes: 'images-and-pdf' });
        await openForm({ language });
        await until(() => form().ending !== null && inForm('.talk') !== null);
      },
    },
    {
      name: 'The first question, not answered',
      how: 'Press “Continue” without an answer.',
      come: () => press('.actions .primary', points),
    },
    {
      name: 'The first question, where somebody may be in danger',
      how: 'Choose “I am not sure”.',
      come: () => press('#danger-unsure', () => inForm('.choices .lines') !== null),
    },
    { name: 'Numbers to call', how: 'Press “Continue”.', come: () => goOn('call') },
    { name: 'The place', how: 'Press “Continue”.', come: () => goOn('unit') },
    {
      name: 'The place, searched for',
      how: 'Write “havnes” in the field.',
      come: () => write('search', 'havnes'),
    },
    {
      name: 'Who the reporter is',
      how: 'Choose the school that was found, and go on.',
      come: answer('[name=unit]', 'role'),
    },
    { name: 'Whom it is about', how: 'Pupil; go on.', come: answer('#role-pupil', 'about') },
    { name: 'Who does it', how: 'Me; go on.', come: answer('#about-me', 'accused') },
    {
      name: 'What happens',
      how: 'Several together; go on.',
      come: answer('#accused-several', 'what'),
    },
    {
      name: 'Where it happens',
      how: 'The first choice; go on.',
      come: answer('[name=what], .choice input', 'where'),
    },
    {
      name: 'How long',
      how: 'The first choice; go on.',
      come: answer('.choice input', 'duration'),
    },
    {
      name: 'In the reporter’s own words',
      how: 'The first choice; go on.',
      come: async () => {
        await answer('.choice input', 'tell')();
        await until(() => inForm('#attachments') !== null);
      },
    },
    {
      name: 'Own words, with an identity number',
      how: 'Write “010101 12345”.',
      come: () => write('text', '010101 12345'),
    },
    {
      name: 'Own words, with a picture',
      how: 'Empty the field, and pick a picture.',
      come: async () => {
        await write('text', '');
        await pickPicture(40, 30, () => inForm('.attached button') !== null);
      },
    },
    {
      name: 'A picture that is too large',
      how: 'Pick one of more than 52 million points: any program for drawing makes a white one of 8,000 × 8,000.',
      come: () =>
        pickPicture(8000, 8000, () => form().shadowRoot!.activeElement?.id === 'attachments-lack'),
    },
    {
      name: 'A picture taken away',
      how: 'Take it away.',
      come: () => press('.attached button', () => inForm('#attachments-undo') !== null),
    },
    {
      name: 'Names',
      how: 'Write “010101 12345” again, and go on.',
      come: async () => {
        await write('text', '010101 12345');
        await goOn('names');
      },
    },
    { name: 'Contact', how: 'Go on.', come: () => goOn('contact') },
    {
      name: 'Contact, with an address that is none',
      how: 'Choose the first answer, write “feil” as e-mail, and go on.',
      come: async () => {
        await press('#contact-reach');
        await write('email', 'feil');
        await press('.actions .primary', points);
      },
    },
    {
      name: 'What is safe',
      how: 'Empty the e-mail, write “000 00 000” as telephone, and go on.',
      come: async () => {
        await write('email', '');
        await write('phone', '000 00 000');
        await goOn('safe');
      },
    },
    { name: 'Who must not know', how: 'Go on.', come: () => goOn('silence') },
    {
      name: 'Looking the answers over',
      how: 'Go on.',
      come: async () => {
        await goOn('check');
        await until(() => form().readers.state === 'known');
      },
    },
    {
      name: 'Asked whether to close',
      how: 'Press Escape.',
      come: async () => {
        form().askToClose();
        await until(asks('leave'));
      },
    },
    {
      name: 'Asked whether anybody is there',
      how: 'Stay, and wait for twenty minutes.',
      come: async () => {
        await press('.actions .primary', asks('nothing'));
        vi.advanceTimersByTime(quiet);
        await until(asks('idle'));
      },
    },
    {
      name: 'Not sent',
      how: 'Stay, stop the server, and send.',
      come: async () => {
        await press('.actions .primary', asks('nothing'));
        await meet({ reports: 'down' });
        await press('.actions .primary', stands('not-sent'));
      },
    },
    {
      name: 'Perhaps sent',
      how: 'Break the line while it is sent; by hand this screen may be left out.',
      come: async () => {
        await meet({ reports: 'lost' });
        await press('.actions .primary', stands('in-doubt'));
      },
    },
    {
      name: 'The receipt',
      how: 'Start the server, and try again.',
      come: async () => {
        await meet();
        await press('.actions .primary', stands('sent'));
        code = form().receipt!.code;
      },
    },
    {
      name: 'Parts of the code asked back',
      how: 'Press “Done”.',
      come: async () => {
        await press('.body > div > .actions .primary', asks('code-kept'));
        form().codeParts = [2, 4];
        form().requestUpdate();
        await form().updateComplete;
      },
    },
    {
      name: 'A slip in a part',
      how: 'Write one part wrong, and check.',
      come: async () => {
        await write('part-0', code.split('-')[1]!);
        await write('part-1', '0000');
        await press('.actions .primary', points);
      },
    },
    {
      name: 'Coming back with the code',
      how: 'Close, open the form again, and press “I have a code”.',
      come: async () => {
        await press('.foot .link', stands('closed'));
        await openForm({ language });
        await until(() => form().ending !== null);
        await press('.foot .link', stands('code'));
      },
    },
    {
      name: 'A code that is too short, and what a lost one means',
      how: 'Press the button without a code, and open “I have lost the code”.',
      come: async () => {
        await press('.actions .primary', points);
        await press('summary');
      },
    },
    {
      name: 'The report, read again',
      how: 'Write the code, and press the button.',
      come: async () => {
        await write('typed', code);
        await press('form .actions .primary', stands('case'));
      },
    },
    {
      name: 'Kept after the browser closed the form',
      how: 'Begin anew, choose “No”, press Escape several times without a pause, and open the form again; by hand it may be left out.',
      come: async () => {
        form().startAnew();
        await until(at('danger'));
        await press('#danger-no');
        const { opening } = form();
        dialogOf().close();
        await until(() => form().keptUntil < Infinity);
        await form().open(opening!);
        await until(stands('kept'));
      },
    },
    {
      name: 'The first question, in a practice',
      how: 'Close the form, announce a practice, and open it again.',
      come: async () => {
        await control({ practice: { until: '11:00' } });
        await openForm({ language });
        await until(() => inForm('#practice') !== null);
      },
    },
    {
      name: 'Asked whether it is a practice',
      how: 'Answer “No”, the first place, pupil, me and the first answer; leave out the others, and go on to the last screen.',
      come: async () => {
        const unitId = form().settings!.units[0]!.id;
        const answers = { danger: 'no', role: 'pupil', about: 'me', accused: 'child' } as const;
        form().draft = { ...form().draft, ...answers, unitId };
        form().goTo('check');
        await until(() => form().readers.state === 'known' && inForm('#practice') !== null);
      },
    },
    {
      name: 'After the practice',
      how: 'Answer that it is one.',
      come: () => press('.practice .actions button:last-child', stands('practised')),
    },
    {
      name: 'The form cannot be had',
      how: 'Stop the server, and open the form on a page that was loaded before.',
      come: async () => {
        await meet({ settings: 'down' });
        await openForm({ language });
        await until(stands('unavailable'));
      },
    },
  ];
}
