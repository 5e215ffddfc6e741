/**
 * A mistake that the schema found, in the words of whoever wrote the file: the field, and what to write there. Never an expression
 * or a type of the program.
 */
import type { z } from 'zod';
import { mistakeText, ownKey, type MistakeKey, type MistakeLanguage } from './mistake-texts.ts';

type Issue = z.core.$ZodIssue;

/** What a field looks like, by its name; `fields`: what may stand where there is an unknown one. */
const examples: Record<string, string> = {
  organisations: '- slug: lillevik',
  slug: 'slug: lillevik-skole',
  name: 'name: Lillevik skole',
  nb: 'nb: Rektor',
  nn: 'nn: Rektor',
  en: 'en: Head teacher',
  kind: 'kind: school',
  sector: 'sector: school',
  language: 'language: nb',
  key: 'key: rektor',
  inboxes: '- key: rektor',
  members: '- { email: rektor@lillevik.example, name: Rita Rektor }',
  email: 'email: rektor@lillevik.example',
  origins: '[https://www.lillevik.example]',
  rules: '- { when: { danger: [yes] }, also: [beredskapsteam] }',
  when: 'when: { danger: [yes] }',
  also: '[beredskapsteam]',
  instead: '[uavhengig]',
  readingHours: '{ nb: Leses på dagtid, nn: Blir lese på dagtid, en: Read in the daytime }',
  readingTimes: "- { days: [monday], from: '08:00', to: '15:30' }",
  opening: "- { days: [monday], from: '08:00', to: '15:30' }",
  days: '[monday, tuesday]',
  from: "from: '08:00'",
  to: "to: '15:30'",
  practice: 'practice: { from: 2026-11-30T09:00, to: 2026-11-30T11:00 }',
  helpLines: "- { key: children, phone: '116111' }",
  phone: "phone: '116111'",
  url: 'url: https://www.lillevik.example',
  exitUrl: 'exitUrl: https://www.yr.no/',
  verifiedOn: 'verifiedOn: 2026-11-01',
  letters: 'letters: { sender: Lillevik kommune, word: Blåklokke }',
};
const names = '{ nb: Rektor, nn: Rektor, en: Head teacher }';

/** `value`: what stands in the file at the issue's path; undefined where nothing does. */
export function whatToWrite(issue: Issue, value: unknown, language: MistakeLanguage): string {
  const say = (key: MistakeKey, values: Record<string, string | number> = {}) =>
    mistakeText(language, key, values);
  const own = ownKey(issue.message);
  if (own) return say(own, 'params' in issue ? (issue.params as Record<string, string>) : {});
  const field = [...issue.path].reverse().find((part) => typeof part === 'string');
  const name = typeof field === 'string' ? field : '';
  const example = examples[name] ?? (name === '' ? '…' : `${name}: …`);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => say('unknown-field', { field: key, instead: '' })).join(' ');
    case 'invalid_value':
      if (value === undefined) return say('missing', { example });
      return say('one-of', { values: issue.values.map(String).join(', '), value: shown(value) });
    case 'invalid_type':
      if (issue.path.length === 0) return say('empty');
      if (value === undefined || value === null) return say('missing', { example });
      if (issue.expected === 'string')
        return typeof value === 'object'
          ? say('text', { example })
          : say('quotes', { quoted: `'${shown(value)}'` });
      if (issue.expected === 'boolean') return say('truth');
      if (issue.expected === 'array') return say('list', { example });
      return say('parts', {
        example: typeof value === 'string' && name === 'name' ? names : example,
      });
    case 'too_small':
      return say(issue.origin === 'array' ? 'too-few' : 'too-short', { example });
    case 'too_big':
      return say('too-long', { most: Number(issue.maximum) });
    default:
      return say('such', { example });
  }
}

/** What may stand where an unknown field stands: the nearest by its letters, or all of them. */
export function insteadOf(field: string, known: string[], language: MistakeLanguage): string {
  const near = known.find((name) => distance(name.toLowerCase(), field.toLowerCase()) <= 2);
  return mistakeText(language, 'unknown-field', {
    field,
    instead: near
      ? mistakeText(language, 'nearest', { near })
      : mistakeText(language, 'fields', { fields: known.join(', ') }),
  });
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** How many letters must be put in, taken out or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1)
      next[to] = Math.min(
        next[to - 1]! + 1,
        row[to]! + 1,
        row[to - 1]! + (one[at - 1] === other[to - 1] ? 0 : 1),
      );
    row = next;
  }
  return row.at(-1)!;
}
