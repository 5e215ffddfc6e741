/** The words of any language at once, for tests that compare what stands on a screen with what should. */
import type { Language, Register, Sector } from '../../contract/facts.ts';
import { en as attachmentsEn } from '../texts/attachments/en.ts';
import { nb as attachmentsNb } from '../texts/attachments/nb.ts';
import { nn as attachmentsNn } from '../texts/attachments/nn.ts';
import { texts as form } from '../texts/all.ts';
import type { Texts } from '../texts/texts.ts';
import { translator, type Translate } from '../texts/translate.ts';

const texts: Record<Language, Texts> = {
  nb: { ...form.nb, ...attachmentsNb },
  nn: { ...form.nn, ...attachmentsNn },
  en: { ...form.en, ...attachmentsEn },
};

export function wordsIn(
  language: Language,
  sector: Sector | null,
  register: Register,
  own?: Record<string, string>,
): Translate {
  return translator(texts[language], sector, register, own);
}
