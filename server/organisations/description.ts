/**
 * The file in which organisations are described before there are screens for it: YAML, strictly checked.
 * Each mistake is named by its line, its place and what to write instead.
 */
import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import { z } from 'zod';
import { day, kind, language, names, sector, slug, time } from '../../contract/api/common.ts';
import { attachmentModes } from '../../contract/attachments.ts';
import { accusedCodes, categories, dangers, lanes, roles } from '../../contract/facts.ts';
import { openDays } from '../../contract/opening.ts';
import { wrongWith } from '../../contract/practice.ts';
import { reservedSlugs } from '../../contract/reserved-slugs.ts';

const key = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'write small letters, digits and hyphens, a letter first');
/** An inbox of the same organisation by its key, or of another as `slug/key`. */
const inboxName = z
  .string()
  .regex(/^(?:[a-z0-9-]+\/)?[a-z][a-z0-9-]*$/, 'write the key of an inbox here, or slug/key');

const ownSlug = slug.refine(
  (name) => !reservedSlugs.includes(name),
  'our own pages have this name, and nobody would reach the form there: choose another',
);

/** A role as the reporter reads it; nothing but blanks would be nobody. */
const shownNames = names.extend({ nb: shown(), nn: shown(), en: shown() });

function shown() {
  return z.string().refine((text) => text.trim() !== '', 'write a name: reporters read it');
}

const member = z.strictObject({
  email: z.email().transform((email) => email.toLowerCase()),
  name: z.string().min(1).max(120),
  /** Of the letters to this person; the organisation's where none is given. */
  language: language.optional(),
  deputy: z.boolean().default(false),
  administrator: z.boolean().default(false),
});

const span = z
  .strictObject({ days: z.array(z.enum(openDays)).min(1), from: time, to: time })
  .refine(({ from, to }) => from < to, 'write from before to; past midnight is two spans');

const inbox = z.strictObject({
  key,
  name: shownNames,
  standing: z.enum(['line', 'team', 'independent']).default('line'),
  escalatesTo: inboxName.optional(),
  /** In words, shown where no times are written. */
  readingHours: names.optional(),
  readingTimes: z.array(span).min(1).optional(),
  members: z.array(member).min(1, 'name at least one member, or nobody reads'),
});

const rule = z
  .strictObject({
    when: z.strictObject({
      sector: z.array(sector).optional(),
      danger: z.array(z.enum(dangers)).optional(),
      accused: z.array(z.enum(accusedCodes)).optional(),
      what: z.array(z.enum(categories)).optional(),
      role: z.array(z.enum(roles)).optional(),
      lane: z.array(z.enum(lanes)).optional(),
    }),
    instead: z.array(inboxName).min(1).optional(),
    also: z.array(inboxName).min(1).optional(),
  })
  .refine(
    ({ instead, also }) => (instead === undefined) !== (also === undefined),
    'write either instead: (these read) or also: (these read along)',
  );

const moment = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/,
    'write day and time in Norway, such as 2026-11-30T09:00',
  )
  .refine(
    (text) => !Number.isNaN(Date.parse(`${text}Z`)),
    'there is no such day: write one of the calendar',
  );

const practice = z.strictObject({ from: moment, to: moment }).superRefine((times, context) => {
  const message = wrongWith(times);
  if (message) context.addIssue({ code: 'custom', message });
});

/** A line of the national list by its key, with what is to be different; or one of the organisation's own, with everything. */
const helpLine = z.strictObject({
  key,
  name: shownNames.optional(),
  phone: z
    .string()
    .regex(/^\+?[0-9]+$/, 'write the number as it is dialled, digits only')
    .optional(),
  shownPhone: z.string().max(30).optional(),
  url: z
    .url({ protocol: /^https$/, error: 'write an address that begins with https://' })
    .optional(),
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
    .refine((text) => text.trim() !== '' && text.length <= most, `write 1 to ${most} characters`)
    .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), 'write it on one line')
    .refine((text) => allowed.test(text), 'write letters, digits and spaces')
    .transform((text) => text.normalize('NFC').trim());
}

const fields = {
  slug: ownSlug,
  name: z
    .string()
    .max(120)
    .refine((text) => text.trim() !== '', 'write a name: reporters read it'),
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
    .array(z.url().refine(isOrigin, 'write scheme and host only, such as https://www.example.no'))
    .default([]),
  /** Whether reports are refused that were written in a site's own page instead of our frame. It holds for all below as well. */
  requiresFrame: z.boolean().default(false),
  /** Where "leave this page" goes: a link that a browser follows at once. */
  exitUrl: z
    .url()
    .refine(isPage, 'write an address that begins with https:// (http:// for localhost only)')
    .optional(),
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

/** The top organisations of the file. Throws a `DescriptionError` with every mistake in it. */
export function readDescription(text: string): Described[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0)
    throw new DescriptionError(
      document.errors.map(({ message, pos }) => `Line ${lines.linePos(pos[0]).line}: ${message}`),
    );
  const around = aliasAround(document);
  if (around !== undefined)
    throw new DescriptionError([
      `Line ${lines.linePos(around).line}: the alias stands within what it names, without end. Write it out instead.`,
    ]);
  const parsed = file.safeParse(plain(document));
  if (parsed.success) return parsed.data.organisations;
  throw new DescriptionError(
    parsed.error.issues.map(({ path, message }) => {
      const at = path.join('.') || 'the file';
      return `Line ${lineOf(path)}: ${at}: ${message}`;
    }),
  );

  /** The line of a place, or of the nearest thing around it that is written down. */
  function lineOf(path: PropertyKey[]): number {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}

/** YAML refuses to follow aliases that multiply without bound; that is a mistake in the file, and said as one. */
function plain(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new DescriptionError([`Line 1: ${error.message}. Write out what the aliases stand for.`]);
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

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}
