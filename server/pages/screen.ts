/** What a page is given: everything it shows, worded for this reporter. Pages are functions of this to markup. */
import type { Settings } from '../../contract/api/public.ts';
import { registerOf, type Register, type Role, type Sector } from '../../contract/facts.ts';
import { sectorOf, type StepName } from '../../widget/questions/order.ts';
import type { Asked, Lack } from '../../widget/questions/question.ts';
import type { Visit } from './visit.ts';
import { stepsOf } from './walk.ts';
import { sayIn, words, type Say } from './words.ts';

export type Screen = Asked & {
  visit: Visit;
  t: Say;
  register: Register;
  steps: readonly StepName[];
  lack: Lack | null;
  /** A sentence above everything else. */
  notice: string | null;
  /** The page's own address: `/lillevik`. */
  path: string;
  /** The same with its host, as it stands on paper. */
  shownAddress: string;
};

export type Place = { settings: Settings; publicUrl: URL };

/** `spokenTo`: the sector and role of the report, where the draft does not have them any more. */
export function screenOf(
  { settings, publicUrl }: Place,
  visit: Visit,
  lack: Lack | null = null,
  spokenTo: { sector?: Sector; role?: Role } = {},
): Screen {
  const { draft, language } = visit;
  const sector = spokenTo.sector ?? sectorOf(draft, settings);
  const role = spokenTo.role ?? draft.role;
  const register = role ? registerOf(role) : registerFor(sector);
  const t = sayIn(language, sector, register, settings.texts[language]);
  const path = `/${settings.organisation.slug}`;
  return {
    settings,
    visit,
    draft,
    language,
    texts: words[language],
    t,
    register,
    sector,
    steps: stepsOf(visit, settings),
    lack,
    notice: null,
    path,
    shownAddress: `${publicUrl.host}${path}`,
  };
}

/** Until the reporter has said who they are, schools and clubs speak as to a child. */
function registerFor(sector: Sector): Register {
  return sector === 'school' || sector === 'sport' ? 'child' : 'adult';
}
