/**
 * Fetches the words of one language. Each language is a file of its own, so that nobody waits for words that are not read;
 * what was fetched once is there at once the next time.
 */
import type { Language } from '../../contract/facts.ts';
import type { Texts } from './texts.ts';

const files: Record<Language, () => Promise<Texts>> = {
  nb: async () => (await import('./nb.ts')).nb,
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
};

/** Rejects where the file does not come; the next call asks for it again. */
export const textsIn = (language: Language): Promise<Texts> => files[language]();
