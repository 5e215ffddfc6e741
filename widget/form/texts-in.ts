/**
 * Fetches the first words of one language: those that the form can show before what follows the first question has come.
 * Each language is a file of its own, so that nobody waits for words that are not read; what was fetched once is there at once the next time.
 */
import type { Language } from '../../contract/facts.ts';
import type { FirstTexts } from '../texts/texts.ts';
import { fetched } from './fetched.ts';

const files: Record<Language, () => Promise<{ words: FirstTexts }>> = {
  nb: () => fetched(() => import('../texts/first-nb.ts')),
  nn: () => fetched(() => import('../texts/first-nn.ts')),
  en: () => fetched(() => import('../texts/first-en.ts')),
};

/** Rejects where the file does not come; the next call asks for it again. */
export const firstTextsIn = async (language: Language): Promise<FirstTexts> =>
  (await files[language]()).words;
