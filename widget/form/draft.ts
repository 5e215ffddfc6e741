/**
 * What the reporter has answered so far, held in memory only and never changed in place.
 * From it come the facts, which the server may read, and the content and identity, which are sealed.
 */
import type { ReportContent, ReportIdentity } from '../../contract/content.ts';
import type {
  About,
  Accused,
  Category,
  Danger,
  Duration,
  Facts,
  Lane,
  Place,
  Role,
  Sector,
} from '../../contract/facts.ts';
import { choices } from '../../contract/facts.ts';

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
  names: string;
  contact: 'code' | 'reach' | null;
  name: string;
  phone: string;
  email: string;
  mustNotKnow: string;
  safeTime: string;
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
  names: '',
  contact: null,
  name: '',
  phone: '',
  email: '',
  mustNotKnow: '',
  safeTime: '',
};

/** Whether there is anything to lose. The place may have been set by the page, so it does not count. */
export function isWritten(draft: Draft): boolean {
  const { unitId: _unit, ...answers } = draft;
  return Object.values(answers).some((answer) => answer !== null && answer.length > 0);
}

/** Takes away what this sector does not ask: after another place was chosen, a pupil may be in a kindergarten. */
export function fitted(draft: Draft, sector: Sector): Draft {
  const asked = choices[sector];
  const keep = <T extends string>(given: T | null, list: readonly T[]) =>
    given !== null && (given === 'not-said' || list.includes(given)) ? given : null;
  return {
    ...draft,
    role: keep(draft.role, asked.roles),
    about: keep(draft.about, asked.abouts),
    accused: keep(draft.accused, asked.accused),
    lane: keep(draft.lane, asked.lanes),
    what: draft.what.filter((code) => code === 'not-said' || asked.categories.includes(code)),
    where: draft.where.filter((code) => code === 'not-said' || asked.places.includes(code)),
  };
}

/** The draft as facts. Throws RangeError while one of the three required answers is missing. */
export function toFacts(draft: Draft): Facts {
  const { danger, unitId, role } = draft;
  if (danger === null || unitId === null || role === null)
    throw new RangeError('Danger, place and role must be answered before there are facts.');
  return {
    danger,
    unitId,
    role,
    about: draft.about ?? 'not-said',
    accused: draft.accused ?? 'not-said',
    what: draft.what.filter((code) => code !== 'not-said'),
    where: draft.where.filter((code) => code !== 'not-said'),
    duration: draft.duration ?? 'not-said',
    lane: draft.lane,
  };
}

export function toContent(draft: Draft): ReportContent {
  return { text: draft.text.trim() };
}

/** Phone and the like go along only where the reporter wants to be reached: a change of mind leaves nothing behind. */
export function toIdentity(draft: Draft): ReportIdentity {
  const reach = draft.contact === 'reach';
  const said = (text: string) => (reach ? text.trim() : '');
  return {
    names: draft.names.trim(),
    contact: {
      how: draft.contact ?? 'not-said',
      name: said(draft.name),
      phone: said(draft.phone),
      email: said(draft.email),
      mustNotKnow: draft.mustNotKnow.trim(),
      safeTime: said(draft.safeTime),
    },
  };
}
