/** Fetches the words of one language that are not among the first: those of what follows the first question, and it comes with them. */
import type { Language } from '../../contract/facts.ts';
import type { LaterTexts } from '../texts/texts.ts';
import { fetched } from './fetched.ts';

const files: Record<Language, () => Promise<LaterTexts>> = {
  nb: async () => (await fetched(() => import('../texts/nb.ts'))).nb,
  nn: async () => (await fetched(() => import('../texts/nn.ts'))).nn,
  en: async () => (await fetched(() => import('../texts/en.ts'))).en,
};

/** Rejects where the file does not come; the next call asks for it again. */
export const laterTextsIn = (language: Language): Promise<LaterTexts> => files[language]();
