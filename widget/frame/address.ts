/**
 * The address of our page in a frame. What the page needs to know stands in the fragment, which no browser sends to a server: so
 * it is in no log, and the address is that of our own page.
 */
import { languages, type Language } from '../../contract/facts.ts';
import type { Opening } from '../form/state.ts';

/** What our page is told by the site that shows it in a frame. */
export type Framed = Pick<Opening, 'unit' | 'language' | 'exitUrl' | 'keys'> & {
  /** The origin of the site's page: the only one that is spoken to. */
  around: string;
};

export function frameAddress(
  { origin, organisation, unit, language, exitUrl, keys }: Opening,
  around: string,
): string {
  const given = Object.entries({ around, unit, language, 'exit-url': exitUrl, keys }).filter(
    (pair): pair is [string, string] => pair[1] !== null,
  );
  const fragment = new URLSearchParams(given);
  return `${origin}/${encodeURIComponent(organisation)}#${fragment.toString()}`;
}

/** null: this page was not opened so. `fragment` with its `#`. */
export function readFragment(fragment: string): Framed | null {
  const given = new URLSearchParams(fragment.slice(1));
  const around = given.get('around');
  if (around === null || !URL.canParse(around) || new URL(around).origin !== around) return null;
  const language = languages.find((code): code is Language => code === given.get('language'));
  return {
    around,
    unit: given.get('unit'),
    language: language ?? null,
    exitUrl: given.get('exit-url'),
    keys: given.get('keys'),
  };
}
