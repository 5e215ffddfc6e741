/** What the loader asks for when a button or a link is pressed, and the rest, as whoever put it there says. */
import { languages } from '../../contract/early-facts.ts';
import type { Opening } from './state.ts';

/** `language` is that of the attribute, else of the page around. */
export type Asked = Pick<Opening, 'origin' | 'organisation' | 'language' | 'page'> & {
  from: Element;
};

/** By attributes; a link's address says it as our own page reads it, and nothing else: a link may be written by anybody. */
export function openingOf(asked: Asked): Opening {
  const { from } = asked;
  const { search } = from as Partial<HTMLAnchorElement>;
  const address = new URLSearchParams(search);
  return {
    ...asked,
    unit: from.getAttribute('unit') ?? address.get('unit'),
    language: languages.find((code) => code === address.get('language')) ?? asked.language,
    exitUrl: from.getAttribute('exit-url'),
    keys: from.getAttribute('keys'),
    written: 'page',
  };
}
