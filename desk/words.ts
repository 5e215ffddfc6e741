/**
 * Turns the contract's codes into words: facts as a handler would say them, statuses, reasons, history, days.
 * The words themselves lie in `texts/`; here is only which one applies.
 */
import type { CaseAnswer } from '../contract/api/cases.ts';
import type { Accused, Facts, Language, Sector } from '../contract/facts.ts';
import type { Texts } from './texts/index.ts';

export type CaseStatus = CaseAnswer['status'];

/** Who does it, in the words of each sector; not knowing is the same everywhere. */
export type AccusedWords = Record<
  Sector,
  Record<Exclude<Accused, 'unknown' | 'not-said'>, string>
> & { any: Record<'unknown' | 'not-said', string> };

export type FactRow = { name: string; value: string };

export function accusedWord(accused: Accused, sector: Sector, { words }: Texts): string {
  if (accused === 'unknown' || accused === 'not-said') return words.accused.any[accused];
  return words.accused[sector][accused];
}

/** The facts as rows of question and answer, in the order in which the reporter met them. */
export function factRows(
  facts: Facts,
  { sector, unitName }: { sector: Sector; unitName: string },
  texts: Texts,
): FactRow[] {
  const { words, cases } = texts;
  const list = <Code extends string>(codes: Code[], names: Record<Code, string>) =>
    codes.length === 0 ? words.notAnswered : codes.map((code) => names[code]).join(', ');
  return [
    { name: cases.facts.danger, value: words.dangers[facts.danger] },
    { name: cases.facts.unit, value: unitName },
    { name: cases.facts.role, value: words.roles[facts.role] },
    { name: cases.facts.about, value: words.abouts[facts.about] },
    { name: cases.facts.accused, value: accusedWord(facts.accused, sector, texts) },
    ...(facts.lane === null ? [] : [{ name: cases.facts.lane, value: words.lanes[facts.lane] }]),
    { name: cases.facts.what, value: list(facts.what, words.what) },
    { name: cases.facts.where, value: list(facts.where, words.where) },
    { name: cases.facts.duration, value: words.durations[facts.duration] },
  ];
}

/** What a case is about, in a few words for the list: the first two answers to "what happens". */
export function gist({ what, lane }: Facts, { words }: Texts): string {
  if (lane === 'praise') return words.lanes.praise;
  const [first, second] = what.map((code) => words.what[code]);
  if (!first) return words.notAnswered;
  if (!second) return first;
  const more = what.length - 2;
  return `${first}, ${second.toLowerCase()}${more > 0 ? ` ${words.andMore(more)}` : ''}`;
}

/** One entry of the history in words; what a later version has added is shown by its code. */
export function actionWords(
  {
    action,
    params,
    whom = null,
  }: { action: string; params: Record<string, string>; whom?: string | null },
  { words }: Texts,
): string {
  const name = params['intake'] === 'quarantine' ? `${action}-apart` : action;
  const known = words.actions[name] ?? words.unknownAction(action);
  const reason = (words.closeReasons as Record<string, string>)[params['reason'] ?? ''];
  if (whom !== null) return `${known}: ${whom}`;
  return reason ? `${known}: ${reason.toLowerCase()}` : known;
}

export function reasonWords(reason: string, { words }: Texts): string {
  return words.reasons[reason] ?? reason;
}

/** Names as `Kari, Ola eller Åse`. */
export function anyOf(names: string[], language: Language): string {
  return new Intl.ListFormat(locales[language], { type: 'disjunction' }).format(names);
}

/** Names as `Kari, Ola og Åse`. */
export function allOf(names: string[], language: Language): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(names);
}

/** A browser that was shipped without nynorsk would else take its own language, which may be any. */
const locales: Record<Language, string[]> = {
  nb: ['nb-NO'],
  nn: ['nn-NO', 'nb-NO'],
  en: ['en-GB'],
};

/** A day as people write it: `2026-11-23` → 23. november 2026. */
export function dayWords(day: string, language: Language): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locales[language], format).format(new Date(`${day}T00:00:00Z`));
}

/** From Sunday: without nynorsk a browser says these in bokmål; the names of the months are the same in both. */
const nynorskWeekdays = ['søndag', 'måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag'];

/** The same with its weekday first, and the year only where it is not this one: `onsdag 25. november`. */
export function weekdayWords(day: string, today: string, language: Language): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  const date = new Date(`${day}T00:00:00Z`);
  const written = (format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { ...format, timeZone: 'UTC' }).format(date);
  const weekday =
    language === 'nn' ? nynorskWeekdays[date.getUTCDay()]! : written({ weekday: 'long' });
  const year = isThisYear ? {} : ({ year: 'numeric' } as const);
  return `${weekday} ${written({ day: 'numeric', month: 'long', ...year })}`;
}

/** An instant as a day and a time in Norway. */
export function instantWords(instant: string, language: Language): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Oslo' } as const;
  return new Intl.DateTimeFormat(locales[language], format).format(new Date(instant));
}

/** The time of day in Norway from which an instant has passed, to the minute: never too early. */
export function timeWords(instant: Date): string {
  const format = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Oslo' } as const;
  const minute = new Date(Math.ceil(instant.getTime() / 60_000) * 60_000);
  return new Intl.DateTimeFormat(locales.en, format).format(minute);
}

export function firstLower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export function firstUpper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
