/**
 * Fetches the words of one language. Each language is a file of its own, so that nobody waits for words that are not read;
 * what was fetched once is there at once the next time.
 */
import type { Language } from '../../contract/facts.ts';
import type { Texts } from '../texts/texts.ts';
import { fetched } from './fetched.ts';

const files: Record<Language, () => Promise<Texts>> = {
  nb: async () => (await fetched(() => import('../texts/nb.ts'))).nb,
  nn: async () => (await fetched(() => import('../texts/nn.ts'))).nn,
  en: async () => (await fetched(() => import('../texts/en.ts'))).en,
};

/** Rejects where the file does not come; the next call asks for it again. */
export const textsIn = (language: Language): Promise<Texts> => files[language]();
