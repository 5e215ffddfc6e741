/** The few words around the frame, until our page speaks for itself. */
import type { Language } from '../../contract/facts.ts';

/** `form` names the frame within the dialog: neutral, and not the dialog's name once more. */
export const words: Record<
  Language,
  { dialog: string; form: string; opening: string; page: string; close: string }
> = {
  nb: {
    dialog: 'Si ifra',
    form: 'Skjema',
    opening: 'Åpner skjemaet …',
    page: 'Åpne skjemaet på egen side',
    close: 'Lukk',
  },
  nn: {
    dialog: 'Sei ifrå',
    form: 'Skjema',
    opening: 'Opnar skjemaet …',
    page: 'Opne skjemaet på eiga side',
    close: 'Lukk',
  },
  en: {
    dialog: 'Speak up',
    form: 'Form',
    opening: 'Opening the form …',
    page: 'Open the form on its own page',
    close: 'Close',
  },
};
