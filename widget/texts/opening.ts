/**
 * The words that stand in the form's own file, in all languages: those of the frame around every screen and of waiting for the others.
 * With them the form opens, and can be left, before anything else has come; so they are few, and `first.test.ts` counts them.
 */
import type { Language } from '../../contract/facts.ts';

const nb = {
  form: 'Si ifra',
  exit: 'Forlat siden raskt',
  close: 'Lukk',
  loading: 'Henter skjemaet …',
};

export type OpeningTexts = Record<keyof typeof nb, string>;

export const openingTexts: Record<Language, OpeningTexts> = {
  nb,
  nn: {
    form: 'Sei ifrå',
    exit: 'Gå raskt frå sida',
    close: 'Lukk',
    loading: 'Hentar skjemaet …',
  },
  en: {
    form: 'Speak up',
    exit: 'Leave this page quickly',
    close: 'Close',
    loading: 'Getting the form …',
  },
};
