/**
 * From a description to rows: ids that follow from slugs and keys, so that the same file read again means the same rows.
 * Nothing is looked up here; what is stored is compared in `changes.ts`.
 */
import { createHash } from 'node:crypto';
import type { Language, Sector } from '../../contract/facts.ts';
import { helpLinesToBeginWith, type HelpLine } from '../../contract/help-lines.ts';
import type { Rule } from '../../contract/route.ts';
import type { InboxRow, OrganisationRow } from '../store/records.ts';
import type { Described } from './description.ts';
import { DescriptionError, mistakeAt, wordAt } from './description.ts';
import type { MistakeKey } from './mistake-texts.ts';

type DescribedInbox = Described['inboxes'][number];

/** One person in one inbox. */
export type PlannedMember = {
  inboxId: string;
  email: string;
  name: string;
  language: Language;
  deputy: boolean;
  administrator: boolean;
};

export type Plan = {
  rootId: string;
  /** What it was made of: whoever speaks of the plan says where it stands in the file (`written.ts`). */
  top: Described;
  /** Owners before what they own. `openedAt` and `texts` are for what is stored to say. */
  organisations: OrganisationRow[];
  /** `currentKid` is empty: a key is made by the first reader. */
  inboxes: InboxRow[];
  members: PlannedMember[];
  sectors: Sector[];
  /** The whole list; null where the file says nothing of it: then what is stored stays. */
  helpLines: HelpLine[] | null;
};

/** Every mail server on the way reads the From field: it names no unit and no role, for a letter about danger would name them too. */
function telltaleLetters(top: Described, plan: Plan): string[] {
  const { letters } = top;
  const told = [letters?.sender, letters?.word].join(' ').toLowerCase();
  const below = plan.organisations.filter(({ parentId }) => parentId !== null);
  const roles = plan.inboxes.flatMap(({ name }) => Object.values(name));
  const named = [...below.map(({ name }) => name), ...roles].find((name) =>
    told.includes(name.toLowerCase()),
  );
  if (letters === undefined || named === undefined) return [];
  return [mistakeAt(top, ['letters'], 'letters-tell', { name: named })];
}

/** The same name gives the same id: a UUID of version 8 (RFC 9562) from its SHA-256. */
export function idOf(...name: string[]): string {
  const bytes = createHash('sha256')
    .update(`mobbeknapp ${name.join('/')}`)
    .digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** One tree as rows. Throws a `DescriptionError` for names that are doubled or lead nowhere. */
export function planOf(top: Described): Plan {
  const mistakes: string[] = [];
  const rootId = idOf('organisation', top.slug);
  const plan: Plan = {
    rootId,
    top,
    organisations: [],
    inboxes: [],
    members: [],
    sectors: [],
    helpLines: null,
  };
  const known = namesIn(top, mistakes);
  add(top, null);
  plan.helpLines = helpLinesOf(top, plan.sectors, mistakes);
  mistakes.push(...peopleTwice(top, plan), ...telltaleLetters(top, plan));
  if (mistakes.length > 0) throw new DescriptionError(mistakes);
  return plan;

  function inboxId(
    from: Described,
    name: string,
    what: string,
    field: PropertyKey[] = [what],
  ): string | null {
    const id = known.get(name.includes('/') ? name : `${from.slug}/${name}`);
    if (id === undefined) mistakes.push(mistakeAt(from, field, 'no-inbox', { what, name }));
    return id ?? null;
  }

  function add(described: Described, parent: OrganisationRow | null): void {
    const { slug } = described;
    const main = described.inbox ?? described.inboxes[0]?.key;
    const isBorder = described.private && parent !== null && !parent.private;
    const row: OrganisationRow = {
      id: idOf('organisation', slug),
      rootId,
      parentId: parent?.id ?? null,
      slug,
      name: described.name,
      kind: described.kind,
      sector: described.sector,
      language: described.language,
      private: described.private,
      isUnit: described.unit ?? described.organisations.length === 0,
      inboxId: main === undefined ? null : inboxId(described, main, 'inbox'),
      independentInboxId:
        described.independentInbox === undefined
          ? null
          : inboxId(described, described.independentInbox, 'independentInbox'),
      rules: rulesOf(described),
      origins: described.origins,
      requiresFrame: described.requiresFrame,
      exitUrl: described.exitUrl ?? parent?.exitUrl ?? 'https://www.yr.no/',
      texts: {},
      position: plan.organisations.length,
      attachments: described.attachments ?? parent?.attachments ?? 'none',
      practice: described.practice ?? parent?.practice ?? null,
      ownerMayOpen: parent !== null && (described.ownerMayOpen ?? !isBorder),
      openedAt: null,
      ledWith: ledWithOf(described),
      letters: parent === null ? (described.letters ?? null) : null,
    };
    plan.organisations.push(row);
    if (described.kind === 'sfo' && described.sector !== 'school')
      mistakes.push(mistakeAt(described, ['sector'], 'sfo'));
    if (!plan.sectors.includes(described.sector)) plan.sectors.push(described.sector);
    if (parent !== null && described.helpLines !== undefined)
      mistakes.push(mistakeAt(described, ['helpLines'], 'help-lines-top', { top: top.slug }));
    if (parent !== null && described.letters !== undefined)
      mistakes.push(mistakeAt(described, ['letters'], 'letters-top', { top: top.slug }));
    for (const inbox of described.inboxes) addInbox(described, row.id, inbox);
    for (const child of described.organisations) add(child, row);
  }

  function ledWithOf(described: Described): string | null {
    const { slug, ledWith } = described;
    if (ledWith === undefined) return null;
    const id = known.get(ledWith);
    if (id === undefined)
      mistakes.push(mistakeAt(described, ['ledWith'], 'led-with-unknown', { name: ledWith }));
    else if (ledWith === slug) mistakes.push(mistakeAt(described, ['ledWith'], 'led-with-itself'));
    return id ?? null;
  }

  function rulesOf(described: Described): Rule[] {
    return described.rules.map(({ when, instead, also }, index) => ({
      id: `${described.slug}-${index + 1}`,
      when: withoutUndefined(when),
      to: (instead ?? also ?? []).flatMap(
        (name) =>
          inboxId(described, name, wordAt(described, 'what-rule', { number: index + 1 }), [
            'rules',
            index,
          ]) ?? [],
      ),
      mode: instead ? 'instead' : 'also',
    }));
  }

  function addInbox(from: Described, organisationId: string, inbox: DescribedInbox): void {
    const id = idOf('inbox', from.slug, inbox.key);
    plan.inboxes.push({
      id,
      rootId,
      organisationId,
      standing: inbox.standing,
      name: inbox.name,
      escalatesTo:
        inbox.escalatesTo === undefined
          ? null
          : inboxId(from, inbox.escalatesTo, 'escalatesTo', [
              'inboxes',
              from.inboxes.indexOf(inbox),
              'escalatesTo',
            ]),
      currentKid: '',
      readingHours: inbox.readingHours ?? null,
      readingTimes: inbox.readingTimes ?? null,
      renewSince: null,
    });
    for (const { email, name, language = from.language, deputy, administrator } of inbox.members)
      plan.members.push({ inboxId: id, email, name, language, deputy, administrator });
  }
}

/** Every slug and every slug/key of the file with its id. */
function namesIn(top: Described, mistakes: string[]): Map<string, string> {
  const known = new Map<string, string>();
  const note = (name: string, id: string, mistake: string) => {
    if (known.has(name)) mistakes.push(mistake);
    known.set(name, id);
  };
  const visit = (described: Described): void => {
    const { slug, inboxes, organisations } = described;
    note(slug, idOf('organisation', slug), mistakeAt(described, ['slug'], 'slug-twice', { slug }));
    for (const [index, { key }] of inboxes.entries())
      note(
        `${slug}/${key}`,
        idOf('inbox', slug, key),
        mistakeAt(described, ['inboxes', index, 'key'], 'key-twice', { slug, key }),
      );
    organisations.forEach(visit);
  };
  visit(top);
  return known;
}

/** One address is one person: twice in an inbox is a slip, and so are two names. */
function peopleTwice(top: Described, { members }: Plan): string[] {
  const rows = membersIn(top);
  return members.flatMap(({ inboxId, email, name, language }, index) => {
    const before = members.slice(0, index).filter((other) => other.email === email);
    if (before.some((other) => other.inboxId === inboxId))
      return [at(index, 'person-twice', { email })];
    const other = before.find((one) => one.name !== name || one.language !== language);
    return other ? [at(index, 'two-names', { email, one: other.name, other: name })] : [];
  });

  function at(index: number, key: MistakeKey, values: Record<string, string>): string {
    const { described, field } = rows[index]!;
    return mistakeAt(described, field, key, values);
  }
}

/** Where each person of each inbox stands, in the order of the plan. */
function membersIn(described: Described): { described: Described; field: PropertyKey[] }[] {
  const own = described.inboxes.flatMap(({ members }, inbox) =>
    members.map((_, member) => ({
      described,
      field: ['inboxes', inbox, 'members', member, 'email'],
    })),
  );
  return [...own, ...described.organisations.flatMap(membersIn)];
}

/** The national list of the tree's sectors with what the file says of its lines, and the file's own lines after it. */
function helpLinesOf(top: Described, sectors: Sector[], mistakes: string[]): HelpLine[] | null {
  if (top.helpLines === undefined) return null;
  const lines = new Map(helpLinesToBeginWith(sectors).map((line) => [line.key, line]));
  for (const [index, { key, ...given }] of top.helpLines.entries()) {
    const base = lines.get(key);
    const { name = base?.name, audience = base?.audience, when = base?.when } = given;
    const phone = given.phone ?? base?.phone ?? null;
    const url = given.url ?? base?.url ?? null;
    if (!name || !audience || !when || (phone ?? url) === null) {
      mistakes.push(mistakeAt(top, ['helpLines', index], 'help-line', { key }));
      continue;
    }
    const shownPhone = given.shownPhone ?? (given.phone ? phone : (base?.shownPhone ?? phone));
    const hours = given.hours ?? base?.hours ?? null;
    // Other words for the hours, or another number, and the times that we know are no longer those.
    const sameHours = given.hours === undefined && given.phone === undefined;
    const opening = given.opening ?? (sameHours ? (base?.opening ?? null) : null);
    const verifiedOn = given.verifiedOn ?? null;
    lines.set(key, {
      ...{ key, name, phone, shownPhone, url, hours, opening, audience, when, verifiedOn },
    });
  }
  return [...lines.values()];
}

function withoutUndefined(when: Described['rules'][number]['when']): Rule['when'] {
  return Object.fromEntries(Object.entries(when).filter(([, list]) => list !== undefined));
}
