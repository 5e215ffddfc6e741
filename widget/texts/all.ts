/** Every word of the form in every language, for whoever need not save bytes: the server's pages, and tests. */
import type { Language } from '../../contract/facts.ts';
import { en } from './en.ts';
import { words as firstEn } from './first-en.ts';
import { words as firstNb } from './first-nb.ts';
import { words as firstNn } from './first-nn.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';
import { openingTexts } from './opening.ts';
import type { Texts } from './texts.ts';

export const texts: Record<Language, Texts> = {
  nb: { ...openingTexts.nb, ...firstNb, ...nb },
  nn: { ...openingTexts.nn, ...firstNn, ...nn },
  en: { ...openingTexts.en, ...firstEn, ...en },
};
