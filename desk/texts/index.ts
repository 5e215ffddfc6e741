/** The desk's languages. Nynorsk handlers read bokmål texts until `nn.ts` is there; names of inboxes are shown in nynorsk all the same. */
import type { Language } from '../../contract/facts.ts';
import { en } from './en.ts';
import { nb, type Texts } from './nb.ts';

export type { Texts } from './nb.ts';

export const deskLanguages = ['nb', 'en'] as const satisfies Language[];
export type DeskLanguage = (typeof deskLanguages)[number];

export function textsOf(language: Language): Texts {
  return language === 'en' ? en : nb;
}

/** Before anybody has signed in: English for a browser that is set to no Scandinavian language first. */
export function languageOfBrowser(preferred: string | undefined): Language {
  return /^(nb|nn|no|da|sv)\b/i.test(preferred ?? 'nb') ? 'nb' : 'en';
}
