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
} from '../../contract/facts.ts';

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
