/**
 * What the reporter has answered so far, held in memory only and never changed in place.
 * What is made of it for the server lies in `report-of.ts`.
 */
import type { AttachmentType } from '../../contract/attachments.ts';
import type { SafeTime, SafeWay } from '../../contract/content.ts';
import type {
  About,
  Accused,
  Category,
  Danger,
  Duration,
  Lane,
  Place,
  Role,
  Sector,
} from '../../contract/facts.ts';
import { choices } from '../../contract/facts.ts';

/** A picture or a document, made ready to be sealed. `id` tells it from the others in this form and goes nowhere. */
export type Picked = { id: string; type: AttachmentType; blob: Blob };

/** null and empty mean: not answered. `not-said` in a list means that the reporter chose not to say. */
export type Draft = Readonly<{
  danger: Danger | null;
  unitId: string | null;
  role: Role | null;
  about: About | null;
  accused: Accused | null;
  lane: Lane | null;
  what: readonly (Category | 'not-said')[];
  where: readonly (Place | 'not-said')[];
  duration: Duration | null;
  text: string;
  attachments: readonly Picked[];
  names: string;
  contact: 'code' | 'reach' | null;
  name: string;
  phone: string;
  email: string;
  times: readonly SafeTime[];
  ways: readonly SafeWay[];
  safeTime: string;
  mustNotKnow: string;
}>;

export const emptyDraft: Draft = {
  danger: null,
  unitId: null,
  role: null,
  about: null,
  accused: null,
  lane: null,
  what: [],
  where: [],
  duration: null,
  text: '',
  attachments: [],
  names: '',
  contact: null,
  name: '',
  phone: '',
  email: '',
  times: [],
  ways: [],
  safeTime: '',
  mustNotKnow: '',
};

/** Whether there is anything to lose. The place may have been set by the page, so it does not count. */
export function isWritten(draft: Draft): boolean {
  const { unitId: _unit, ...answers } = draft;
  return Object.values(answers).some((answer) => answer !== null && answer.length > 0);
}

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
