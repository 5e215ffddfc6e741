/** Fits a draft to what its sector and its role are asked, as soon as one of the two changes. */
import { choices } from '../../contract/choices.ts';
import type { About, Role, Sector } from '../../contract/facts.ts';
import type { Draft } from './draft.ts';

/**
 * Whom a report can be about, for whoever reports: a pupil has no child there, and a parent thinks of the child first.
 * Where hardly a choice would be left, it stays as it is.
 */
export function aboutsFor(sector: Sector, role: Role | null): readonly About[] {
  const all = choices[sector].abouts;
  if (role === null || role === 'other') return all;
  if (role === 'parent') return [...all].sort((one, other) => childFirst(one) - childFirst(other));
  const others = all.filter((code) => code !== 'my-child');
  return others.length > 1 ? others : all;
}

const childFirst = (about: About): number => (about === 'my-child' ? 0 : 1);

/** Takes away what is not asked: after another place was chosen, a pupil may be in a kindergarten; a parent may have become a pupil. */
export function fitted(draft: Draft, sector: Sector): Draft {
  const asked = choices[sector];
  const keep = <T extends string>(given: T | null, list: readonly T[]) =>
    given !== null && (given === 'not-said' || list.includes(given)) ? given : null;
  const role = keep(draft.role, asked.roles);
  return {
    ...draft,
    role,
    about: keep(draft.about, aboutsFor(sector, role)),
    accused: keep(draft.accused, asked.accused),
    lane: keep(draft.lane, asked.lanes),
    what: draft.what.filter((code) => code === 'not-said' || asked.categories.includes(code)),
    where: draft.where.filter((code) => code === 'not-said' || asked.places.includes(code)),
  };
}
