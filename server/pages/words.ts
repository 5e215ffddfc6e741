/** The words of these pages: the form's, found for sector and register as in the browser, and the few that only these pages say. */
import type { Language, Register, Sector } from '../../contract/facts.ts';
import { texts } from '../../widget/texts/all.ts';
import type { TextKey, Texts } from '../../widget/texts/texts.ts';
import { translator, type Values } from '../../widget/texts/translate.ts';
import { en as pageEn } from './texts/en.ts';
import { nb as pageNb } from './texts/nb.ts';
import { nn as pageNn } from './texts/nn.ts';

type PageKey = keyof typeof pageNb;
export type Say = (key: TextKey | PageKey, values?: Values) => string;

/** All words of a language. */
export const words: Record<Language, Texts> = {
  nb: { ...texts.nb, ...pageNb },
  nn: { ...texts.nn, ...pageNn },
  en: { ...texts.en, ...pageEn },
};

export const languageNames: Record<Language, string> = {
  nb: 'Bokmål',
  nn: 'Nynorsk',
  en: 'English',
};

export function sayIn(
  language: Language,
  sector: Sector | null,
  register: Register,
  own?: Record<string, string>,
): Say {
  return translator(words[language], sector, register, own) as Say;
}
