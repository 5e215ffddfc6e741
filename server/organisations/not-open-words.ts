/**
 * What an older form says where no unit takes reports yet. The form of today says so by itself; release 0.1.0 would ask for a place
 * from an empty list, and takes these words of the organisation in place of its own.
 */
import type { Settings } from '../../contract/api/public.ts';
import type { Language } from '../../contract/facts.ts';

type Texts = Settings['texts'];

const said: Record<Language, Record<'title' | 'text' | 'call', string>> = {
  nb: {
    title: 'Skjemaet er ikke åpnet ennå',
    text: 'Ingen kan lese meldinger her ennå. Snakk med en voksen du stoler på.',
    call: 'Du kan også ringe',
  },
  nn: {
    title: 'Skjemaet er ikkje opna enno',
    text: 'Ingen kan lese meldingar her enno. Snakk med ein vaksen du stoler på.',
    call: 'Du kan òg ringje',
  },
  en: {
    title: 'The form is not open yet',
    text: 'Nobody can read messages here yet. Talk to an adult you trust.',
    call: 'You can also call',
  },
};

/** The organisation's own texts, with the question for the place as the place where it is said; `helpLines` in their order. */
export function notOpenTexts(texts: Texts, helpLines: Settings['helpLines']): Texts {
  const languages = Object.keys(said) as Language[];
  return Object.fromEntries(
    languages.map((language) => {
      const { title, text, call } = said[language];
      const numbers = helpLines
        .filter(({ phone, when }) => phone !== null && when === 'danger')
        .map(({ name, phone, shownPhone }) => `${name[language]} ${shownPhone ?? phone!}`);
      const whole = numbers.length === 0 ? text : `${text} ${call}: ${numbers.join(', ')}.`;
      const words = { 'unit.title': title, 'unit.none': whole, 'unit.problem': title };
      return [language, { ...texts[language], ...words }];
    }),
  );
}
