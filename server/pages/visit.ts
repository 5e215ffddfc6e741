/**
 * One visit, as it travels in the fields of the form from page to page: nothing of it is kept on the server between two pages,
 * and nothing on the reporter's device. What comes back is checked as if a stranger had written it.
 */
import type { Settings } from '../../contract/api/public.ts';
import {
  abouts,
  accusedCodes,
  categories,
  dangers,
  durations,
  lanes,
  languages,
  places,
  roles,
  type Language,
} from '../../contract/facts.ts';
import { safeTimes, safeWays } from '../../contract/content.ts';
import { newId } from '../../contract/ids.ts';
import { newFollowUpCode, readCode } from '../../contract/sealing/follow-up-code.ts';
import { chooseParts, partsFrom, type Parts } from '../../widget/questions/code-parts.ts';
import { emptyDraft, type Draft } from '../../widget/questions/draft.ts';
import { fitted } from '../../widget/questions/fitted.ts';
import { sectorOf, stepsFor, type StepName } from '../../widget/questions/order.ts';

const otherPages = ['code', 'receipt', 'kept', 'done', 'case'] as const;
/**
 * A step of the form; `code`: where the code is typed; `receipt`; `kept`: where parts of the code are
 * asked back; `done`; `case`: what the code opened.
 */
export type PageName = StepName | (typeof otherPages)[number];

/** A university is asked everything, of who is in danger and may be reached. */
const everything = { danger: 'yes', contact: 'reach' } as const;
const pageNames: readonly PageName[] = [
  ...stepsFor('university', false, everything),
  ...otherPages,
];

export type Visit = {
  page: PageName;
  language: Language;
  draft: Draft;
  /** `page`: by the link or poster, so that it is not asked for; `reporter`: it is asked. */
  unitSetBy: 'page' | 'reporter';
  /** `check`: an answer is being changed, and leads back to where answers are looked over. */
  goesTo: 'next' | 'check';
  /** Made with the first page and kept through all: however often the form is sent, it is one report. */
  reportId: string;
  code: string;
  /** Name of the list of readers that the reporter was shown; empty before that. */
  shownReaders: string;
  search: string;
  typed: string;
  /** Which parts of the code are asked back, and what is typed of them. */
  parts: Parts;
  typedParts: readonly [string, string];
};

export function newVisit(settings: Settings, query: URLSearchParams): Visit {
  const named = query.get('unit');
  const { organisation, units, unitsToCome } = settings;
  const unit = units.find(({ id, slug }) => id === named || slug === named);
  const [first] = units;
  // A place that is not there is not open yet: what happened there must not go to the only one that is.
  const isOnly =
    units.length === 1 && !unitsToCome && (named === null || first!.id === organisation.id);
  const set = unit ?? (isOnly ? first : undefined);
  return {
    page: 'danger',
    language: oneOf(languages, query.get('language')) ?? settings.organisation.language,
    draft: { ...emptyDraft, unitId: set?.id ?? null },
    unitSetBy: set ? 'page' : 'reporter',
    goesTo: 'next',
    ...newReport(),
    shownReaders: '',
    search: '',
    typed: '',
    parts: chooseParts(),
    typedParts: ['', ''],
  };
}

export function newReport(): Pick<Visit, 'reportId' | 'code'> {
  return { reportId: newId(), code: newFollowUpCode() };
}

/** An answer that is no choice here counts as not given; what is required of it is then asked for again. */
export function readVisit(form: URLSearchParams, settings: Settings): Visit {
  const text = (name: string) => textFrom(form.get(name));
  const line = (name: string) => text(name).replace(/\s+/g, ' ').slice(0, longestLine);
  const [reportId, code] = [text('report'), text('code')];
  const known = isId(reportId) && readCode(code).state === 'complete';
  return {
    page: oneOf(pageNames, form.get('page')) ?? 'danger',
    language: oneOf(languages, form.get('language')) ?? settings.organisation.language,
    draft: readDraft(form, settings, text, line),
    unitSetBy: oneOf(['page', 'reporter'] as const, form.get('unit-set-by')) ?? 'reporter',
    goesTo: oneOf(['next', 'check'] as const, form.get('goes-to')) ?? 'next',
    ...(known ? { reportId, code } : newReport()),
    shownReaders: text('shown-readers').slice(0, 64),
    search: line('search'),
    typed: line('typed'),
    parts: partsFrom(text('parts')) ?? chooseParts(),
    typedParts: [line('part-0'), line('part-1')],
  };
}

const longestLine = 500;

function readDraft(
  form: URLSearchParams,
  settings: Settings,
  text: (name: string) => string,
  line: (name: string) => string,
): Draft {
  const ids = settings.units.map(({ id }) => id);
  const reach = [line('phone'), line('email')].some((given) => given.trim() !== '');
  const contact = oneOf(['code', 'reach'] as const, form.get('contact'));
  const draft: Draft = {
    danger: oneOf(dangers, form.get('danger')),
    unitId: oneOf(ids, form.get('unit')),
    role: oneOf(roles, form.get('role')),
    about: oneOf(abouts, form.get('about')),
    accused: oneOf(accusedCodes, form.get('accused')),
    lane: oneOf(lanes, form.get('lane')),
    what: severalOf([...categories, 'not-said'] as const, form.getAll('what')),
    where: severalOf([...places, 'not-said'] as const, form.getAll('where')),
    duration: oneOf(durations, form.get('duration')),
    text: text('text'),
    // Pictures are made small and sealed by a script: none come from here.
    attachments: [],
    names: text('names'),
    // Who gives a number wants to be reached, also where the choice above it was overlooked.
    contact: contact ?? (reach ? 'reach' : null),
    name: line('name'),
    phone: line('phone'),
    email: line('email'),
    times: severalOf(safeTimes, form.getAll('time')),
    ways: severalOf(safeWays, form.getAll('way')),
    safeTime: line('safe-more'),
    mustNotKnow: line('must-not-know'),
  };
  return fitted(draft, sectorOf(draft, settings));
}

/** Every field in the order of the form; what the page itself asks is left out of it. */
export function fieldsOf(visit: Visit): [name: string, value: string][] {
  const { draft } = visit;
  return [
    ['page', visit.page],
    ['language', visit.language],
    ['unit-set-by', visit.unitSetBy],
    ['goes-to', visit.goesTo],
    ['report', visit.reportId],
    ['code', visit.code],
    ['shown-readers', visit.shownReaders],
    ['parts', visit.parts.join('-')],
    ['danger', draft.danger ?? ''],
    ['unit', draft.unitId ?? ''],
    ['role', draft.role ?? ''],
    ['about', draft.about ?? ''],
    ['accused', draft.accused ?? ''],
    ['lane', draft.lane ?? ''],
    ...draft.what.map((code): [string, string] => ['what', code]),
    ...draft.where.map((code): [string, string] => ['where', code]),
    ['duration', draft.duration ?? ''],
    ['text', draft.text],
    ['names', draft.names],
    ['contact', draft.contact ?? ''],
    ['name', draft.name],
    ['phone', draft.phone],
    ['email', draft.email],
    ...draft.times.map((code): [string, string] => ['time', code]),
    ...draft.ways.map((code): [string, string] => ['way', code]),
    ['safe-more', draft.safeTime],
    ['must-not-know', draft.mustNotKnow],
  ];
}

function oneOf<Code extends string>(codes: readonly Code[], given: string | null): Code | null {
  return codes.find((code) => code === given) ?? null;
}

/** `not-said` is an answer of its own: beside others, the others were meant. */
function severalOf<Code extends string>(codes: readonly Code[], given: string[]): Code[] {
  const found = codes.filter((code) => given.includes(code));
  return found.length > 1 ? found.filter((code) => code !== 'not-said') : found;
}

/** As it was typed: a form's line ends are CR LF, and what cannot be typed is left out. */
function textFrom(given: string | null): string {
  return (given ?? '').replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');
}

const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
