/**
 * The file in which organisations are described before there are screens for it: YAML, strictly checked.
 * Each mistake is named by its line, its place and what to write instead.
 */
import { isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { z } from 'zod';
import { day, kind, language, names, sector, slug, time } from '../../contract/api/common.ts';
import { attachmentModes } from '../../contract/attachments.ts';
import { accusedCodes, categories, dangers, lanes, roles } from '../../contract/facts.ts';
import { asciiHost, readAddress } from '../../contract/internet-names.ts';
import { openDays } from '../../contract/opening.ts';
import { wrongWith } from '../../contract/practice.ts';
import { reservedSlugs } from '../../contract/reserved-slugs.ts';
import { insteadOf, whatToWrite } from './mistakes.ts';
import { mistakeText, ownMessage, type MistakeKey, type MistakeLanguage } from './mistake-texts.ts';

const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, ownMessage('key'));
/** An inbox of the same organisation by its key, or of another as `slug/key`. */
const inboxName = z.string().regex(/^(?:[a-z0-9-]+\/)?[a-z][a-z0-9-]*$/, ownMessage('inbox'));

const ownSlug = slug.refine((name) => !reservedSlugs.includes(name), ownMessage('reserved'));

/** A role as the reporter reads it; nothing but blanks would be nobody. */
const shownNames = names.extend({ nb: shown(), nn: shown(), en: shown() });

function shown() {
  return z.string().refine((text) => text.trim() !== '', ownMessage('name'));
}

const member = z.strictObject({
  email: z.string().transform((text, context) => {
    const { state, ...read } = readAddress(text);
    if (state === 'address' && 'address' in read && z.email().safeParse(read.address).success)
      return read.address.toLowerCase();
    const message = ownMessage(state === 'foreign-letters' ? 'email-letters' : 'email');
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
  name: z.string().min(1).max(120),
  /** Of the letters to this person; the organisation's where none is given. */
  language: language.optional(),
  deputy: z.boolean().default(false),
  administrator: z.boolean().default(false),
});

const span = z
  .strictObject({ days: z.array(z.enum(openDays)).min(1), from: time, to: time })
  .refine(({ from, to }) => from < to, ownMessage('span'));

const inbox = z.strictObject({
  key,
  name: shownNames,
  standing: z.enum(['line', 'team', 'independent']).default('line'),
  escalatesTo: inboxName.optional(),
  /** In words, shown where no times are written. */
  readingHours: names.optional(),
  readingTimes: z.array(span).min(1).optional(),
  members: z.array(member).min(1, ownMessage('members')),
});

const whenFields = z.strictObject({
  sector: z.array(sector).optional(),
  danger: z.array(z.enum(dangers)).optional(),
  accused: z.array(z.enum(accusedCodes)).optional(),
  what: z.array(z.enum(categories)).optional(),
  role: z.array(z.enum(roles)).optional(),
  lane: z.array(z.enum(lanes)).optional(),
});

const rule = z
  .strictObject({
    when: whenFields,
    instead: z.array(inboxName).min(1).optional(),
    also: z.array(inboxName).min(1).optional(),
  })
  .refine(
    ({ instead, also }) => (instead === undefined) !== (also === undefined),
    ownMessage('rule'),
  );

const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, ownMessage('moment'))
  .refine((text) => !Number.isNaN(Date.parse(`${text}Z`)), ownMessage('no-such-day'));

const practice = z.strictObject({ from: moment, to: moment }).superRefine((times, context) => {
  const wrong = wrongWith(times);
  if (wrong) context.addIssue({ code: 'custom', message: ownMessage(`practice-${wrong}`) });
});

/** A line of the national list by its key, with what is to be different; or one of the organisation's own, with everything. */
const helpLine = z.strictObject({
  key,
  name: shownNames.optional(),
  phone: z
    .string()
    .regex(/^\+?[0-9]+$/, ownMessage('phone'))
    .optional(),
  shownPhone: z.string().max(30).optional(),
  url: z.url({ protocol: /^https$/, error: ownMessage('https') }).optional(),
  hours: names.optional(),
  opening: z.union([z.literal('always'), z.array(span).min(1)]).optional(),
  audience: z.enum(['child', 'adult', 'all']).optional(),
  when: z.enum(['danger', 'help']).optional(),
  /** The day on which somebody in the organisation called or looked. */
  verifiedOn: day.optional(),
});

const letterNames = z.strictObject({
  /** In the From field; the organisation's name where it is not written. */
  sender: oneLine(60, /^[^<>@"\\]*$/).optional(),
  /** In every letter and at the desk; two words of our own where it is not written. */
  word: oneLine(30, /^[\p{L}\p{N}' -]*$/u).optional(),
  /** As the invited know her: name and place. */
  invitedBy: oneLine(120, /^/).optional(),
});

/** Shown within a letter, or in a field of its head. */
function oneLine(most: number, allowed: RegExp) {
  return z
    .string()
    .refine((text) => text.trim() !== '' && text.length <= most, {
      error: ownMessage('one-line'),
      params: { most },
    })
    .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), {
      error: ownMessage('one-line'),
      params: { most },
    })
    .refine((text) => allowed.test(text), ownMessage('plain'))
    .transform((text) => text.normalize('NFC').trim());
}

const fields = {
  slug: ownSlug,
  name: z
    .string()
    .max(120)
    .refine((text) => text.trim() !== '', ownMessage('name')),
  kind,
  sector,
  private: z.boolean().default(false),
  /** Whether the owner above may open this organisation's inbox when all its members are gone; where not written, not across a private border. */
  ownerMayOpen: z.boolean().optional(),
  unit: z.boolean().optional(),
  /** The slug of another organisation that the same person leads: who is accused as its leader is so in both. */
  ledWith: slug.optional(),
  language: language.default('nb'),
  origins: z
    .array(
      z.string().transform((text, context) => {
        const origin = originOf(text);
        if (origin === null) context.addIssue({ code: 'custom', message: ownMessage('origin') });
        return origin ?? z.NEVER;
      }),
    )
    .default([]),
  /** Whether reports are refused that were written in a site's own page instead of our frame. It holds for all below as well. */
  requiresFrame: z.boolean().default(false),
  /** Where "leave this page" goes: a link that a browser follows at once. */
  exitUrl: z.url().refine(isPage, ownMessage('page')).optional(),
  /** Whether pictures, and PDF too, may come with a report. It holds for all below that say nothing else. */
  attachments: z.enum(attachmentModes).optional(),
  /** A class tries the button: on one day, over by itself. It holds for all below that say nothing else. */
  practice: practice.optional(),
  /** At the top only: how the letters to all who read are known. */
  letters: letterNames.optional(),
  inbox: key.optional(),
  independentInbox: key.optional(),
  inboxes: z.array(inbox).default([]),
  rules: z.array(rule).default([]),
  /** At the top only: the form has one list for the whole tree. */
  helpLines: z.array(helpLine).optional(),
};

export type Described = z.output<z.ZodObject<typeof fields>> & { organisations: Described[] };
const organisation: z.ZodType<Described> = z.strictObject({
  ...fields,
  get organisations() {
    return z.array(organisation).default([]);
  },
});

const file = z.strictObject({ organisations: z.array(organisation).min(1) });

/** What is wrong with the file; each sentence begins with the line. */
export class DescriptionError extends Error {
  constructor(sentences: string[]) {
    super(sentences.join('\n'));
    this.name = 'DescriptionError';
  }
}

/** Where something of the file stands: for what is found out later, when organisations are held against each other. */
type Places = { line(path: PropertyKey[]): number; path: PropertyKey[]; language: MistakeLanguage };
const places = new WeakMap<object, Places>();

/** A sentence about a field of an organisation, with its line where it was read from a file. */
export function mistakeAt(
  described: Described,
  field: PropertyKey[],
  key: MistakeKey,
  values: Record<string, string | number> = {},
): string {
  return `${placeOf(described, field)}${mistakeText(languageOf(described), key, values)}`;
}

/** 'Line 7: organisations.0.ledWith: ', of a field of an organisation; '' where it was read from no file. */
export function placeOf(described: Described, field: PropertyKey[]): string {
  const place = places.get(described);
  if (!place) return '';
  const path = [...place.path, ...field];
  const line = mistakeText(place.language, 'line', { line: place.line(path) });
  return `${line}: ${path.join('.')}: `;
}

/** In which the file was read. */
export function languageOf(described: Described): MistakeLanguage {
  return places.get(described)?.language ?? 'en';
}

/** In the language in which the file was read. */
export function wordAt(described: Described, key: MistakeKey, values = {}): string {
  return mistakeText(languageOf(described), key, values);
}

/** The top organisations of the file. Throws a `DescriptionError` with every mistake in it. */
export function readDescription(text: string, language: MistakeLanguage = 'en'): Described[] {
  const lines = new LineCounter();
  // The same name may be typed in two ways (å, and a with a ring): it is one name.
  const document = parseDocument(text.normalize('NFC'), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const say = (position: number, key: MistakeKey, values = {}) =>
    `${mistakeText(language, 'line', { line: lines.linePos(position).line })}: ${mistakeText(language, key, values)}`;
  if (document.errors.length > 0)
    throw new DescriptionError(
      document.errors.map(({ message, pos }) => say(pos[0], 'yaml', { message })),
    );
  const around = aliasAround(document);
  if (around !== undefined) throw new DescriptionError([`${say(around, 'alias')}.`]);
  const parsed = file.safeParse(plain(document, language));
  if (parsed.success) {
    for (const [index, top] of parsed.data.organisations.entries())
      remember(top, ['organisations', index]);
    return parsed.data.organisations;
  }
  throw new DescriptionError(parsed.error.issues.flatMap(sentences));

  function sentences(issue: z.core.$ZodIssue): string[] {
    const { path } = issue;
    const at = path.join('.') || mistakeText(language, 'file');
    const line = (within: PropertyKey[]) => mistakeText(language, 'line', { line: lineOf(within) });
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(
        (key) => `${line([...path, key])}: ${at}: ${insteadOf(key, fieldsAt(path), language)}`,
      );
    const value: unknown = path.length === 0 ? document.toJS() : valueAt(path);
    return [`${line(path)}: ${at}: ${whatToWrite(issue, value, language)}`];
  }

  function valueAt(path: PropertyKey[]): unknown {
    const node = document.getIn(path, true);
    return isNode(node) ? node.toJS(document) : node;
  }

  function remember(described: Described, path: PropertyKey[]): void {
    places.set(described, { line: lineOf, path, language });
    for (const [index, child] of described.organisations.entries())
      remember(child, [...path, 'organisations', index]);
  }

  /** The line of a place, or of the nearest thing around it that is written down. */
  function lineOf(path: PropertyKey[]): number {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}

/** What may stand at a place: by the last name on the way to it. */
function fieldsAt(path: PropertyKey[]): string[] {
  const last = [...path].reverse().find((part) => typeof part === 'string');
  const known: Record<string, object> = {
    organisations: { ...fields, organisations: [] },
    inboxes: inbox.shape,
    members: member.shape,
    rules: { when: 0, instead: 0, also: 0 },
    when: whenFields.shape,
    helpLines: helpLine.shape,
    letters: letterNames.shape,
    practice: { from: 0, to: 0 },
    readingTimes: { days: 0, from: 0, to: 0 },
    opening: { days: 0, from: 0, to: 0 },
    name: names.shape,
    readingHours: names.shape,
    hours: names.shape,
  };
  return Object.keys(known[String(last)] ?? { organisations: 0 });
}

/** YAML refuses to follow aliases that multiply without bound; that is a mistake in the file, and said as one. */
function plain(document: Document, language: MistakeLanguage): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const { message } = error;
    throw new DescriptionError([
      `${mistakeText(language, 'line', { line: 1 })}: ${mistakeText(language, 'aliases', { message })}.`,
    ]);
  }
}

/** Where an alias (`*name`) stands inside the very thing that has the anchor (`&name`). */
function aliasAround(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, {
    Alias(_, alias, path) {
      const named = alias.resolve(document);
      if (named === undefined || !path.includes(named)) return undefined;
      found = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

function isPage(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
}

/** As browsers send it in `Origin`, with `xn--` for å; null where it says more than scheme and host, or less. */
function originOf(text: string): string | null {
  const [, scheme, authority] = /^(https?:\/\/)([^/?#@\\\s]+)$/u.exec(text.trim()) ?? [];
  if (authority === undefined || !URL.canParse(text)) return null;
  const { origin, host } = new URL(text);
  const isAsWritten = origin === text.trim() || asciiHost(authority.replace(/:\d+$/, '')) !== null;
  return isAsWritten && origin.startsWith(scheme!) && host !== '' ? origin : null;
}
