/** The organisation that a request names, with its tree. */
import type { Records } from '../store/records.ts';
import type { Parts } from './parts.ts';
import { Problem } from './problem.ts';

/** Throws the problem `not-found` where no organisation has this name. */
export async function organisationNamed(slug: string, records: Records, trees: Parts['trees']) {
  const found = await trees.bySlug(records, slug);
  if (!found) throw new Problem('not-found', { detail: 'There is no organisation of this name.' });
  return found;
}
