/** The desk's languages, and which of them a browser asks for before anybody has signed in. */
import type { Language } from '../../contract/facts.ts';
import { en } from './en.ts';
import { nb, type Texts } from './nb.ts';
import { nn } from './nn.ts';

export type { Texts } from './nb.ts';

const all: Record<Language, Texts> = { nb, nn, en };

export function textsOf(language: Language): Texts {
  return all[language];
}

/** `preferred`: as in `navigator.languages`, dearest first. English where none of them is read in Norway. */
export function languageOfBrowser(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = languageOf(tag);
    if (language) return language;
  }
  return preferred.length === 0 ? 'nb' : 'en';
}

/** Who reads Danish, Swedish or a Sámi language at work in Norway reads bokmål. */
function languageOf(tag: string): Language | undefined {
  const [code] = tag.toLowerCase().split('-');
  if (code === 'nn' || code === 'en') return code;
  return ['nb', 'no', 'da', 'sv', 'se', 'smj', 'sma'].includes(code!) ? 'nb' : undefined;
}
