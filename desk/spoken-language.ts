/**
 * In which language a screen reader says the page. Firefox tells of a language once, when it makes what a reader is given of an element,
 * and only where it is not that of what stands around; where `lang` changes later, on a page whose elements stay, the old one is spoken on.
 */
import type { Language } from '../contract/facts.ts';

/** The page and what stands in it speak this language from now on. What was written and what has the focus stay. */
export function speakIn(within: HTMLElement, language: Language): void {
  document.documentElement.lang = language;
  // With its region it differs from the page's own, so that it is told of.
  within.lang = `${language}-NO`;
  // Another role, of two that mean the same, makes what a reader is given of all that is in it anew.
  within.role = within.role === 'none' ? 'presentation' : 'none';
}
