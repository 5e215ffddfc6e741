/**
 * The words that stand in the form's own file, in all languages: those of the frame around every screen and of waiting for the others.
 * With them the form opens, and can be left, before anything else has come; so they are few, and `first.test.ts` counts them.
 */
import type { Language } from '../../contract/facts.ts';

const nb = {
  form: 'Si ifra',
  exit: 'Forlat siden raskt',
  'exit.two': 'Trykk Shift to ganger til for å forlate siden.',
  'exit.one': 'Trykk Shift én gang til for å forlate siden.',
  close: 'Lukk',
  loading: 'Henter skjemaet …',
};

export type OpeningTexts = Record<keyof typeof nb, string>;

export const openingTexts: Record<Language, OpeningTexts> = {
  nb,
  nn: {
    form: 'Sei ifrå',
    exit: 'Gå raskt frå sida',
    'exit.two': 'Trykk Shift to gonger til for å gå frå sida.',
    'exit.one': 'Trykk Shift éin gong til for å gå frå sida.',
    close: 'Lukk',
    loading: 'Hentar skjemaet …',
  },
  en: {
    form: 'Speak up',
    exit: 'Leave this page quickly',
    'exit.two': 'Press Shift two more times to leave this page.',
    'exit.one': 'Press Shift one more time to leave this page.',
    close: 'Close',
    loading: 'Getting the form …',
  },
};
