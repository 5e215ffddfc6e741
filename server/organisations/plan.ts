/**
 * From a description to rows: ids that follow from slugs and keys, so that the same file read again means the same rows;
 * what is new and what changes, in sentences; and whether every report would find a reader.
 */
import { createHash } from 'node:crypto';
import type { Sector } from '../../contract/facts.ts';
import { policiesOn } from '../../contract/policies/index.ts';
import { proveTotal } from '../../contract/prove.ts';
import type { Rule, Tree, TreeInbox } from '../../contract/route.ts';
import type { InboxRow, OrganisationRow, StoredTree } from '../store/records.ts';
import type { Described } from './description.ts';
import { DescriptionError } from './description.ts';

export type PlannedMember = Described['inboxes'][number]['members'][number] & { inboxId: string };
export type Plan = {
  rootId: string;
  /** Owners before what they own. */
  organisations: OrganisationRow[];
  /** `currentKid` is empty until a key is made. */
  inboxes: InboxRow[];
  members: PlannedMember[];
  sectors: Sector[];
};

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

/** One tree as rows. Throws a `DescriptionError` for names that are doubled or point nowhere, and for a top without an independent inbox. */
export function planOf(top: Described): Plan {
  const rootId = idOf('organisation', top.slug);
  const plan: Plan = { rootId, organisations: [], inboxes: [], members: [], sectors: [] };
  const mistakes: string[] = [];
  const known = new Map<string, string>();
  collect(top, (organisation) => {
    if (known.has(organisation.slug)) mistakes.push(`The slug ${organisation.slug} is used twice.`);
    known.set(organisation.slug, organisation.slug);
    for (const { key } of organisation.inboxes) {
      const name = `${organisation.slug}/${key}`;
      if (known.has(name))
        mistakes.push(`${organisation.slug} has two inboxes with the key ${key}.`);
      known.set(name, idOf('inbox', organisation.slug, key));
    }
  });
  const inboxId = (from: Described, name: string, what: string): string | null => {
    const id = known.get(name.includes('/') ? name : `${from.slug}/${name}`);
    if (id === undefined)
      mistakes.push(`${from.slug}: ${what} names the inbox ${name}, which is not described.`);
    return id ?? null;
  };

  add(top, null);
  if (mistakes.length > 0) throw new DescriptionError(mistakes);
  return plan;

  function add(described: Described, parentId: string | null): void {
    const id = idOf('organisation', described.slug);
    const isBorder = parentId === null || described.private;
    const parent = plan.organisations.find((row) => row.id === parentId);
    if (isBorder && !(parent && isPrivate(parent)) && described.independentInbox === undefined)
      mistakes.push(
        `${described.slug} needs an independentInbox: somebody must read when its own leader is accused.`,
      );
    const main = described.inbox ?? described.inboxes[0]?.key;
    plan.organisations.push({
      id,
      rootId,
      parentId,
      slug: described.slug,
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
      rules: described.rules.map((rule, index): Rule => {
        const mode = rule.instead ? 'instead' : 'also';
        const to = (rule.instead ?? rule.also ?? []).flatMap(
          (name) => inboxId(described, name, `rule ${index + 1}`) ?? [],
        );
        return {
          id: `${described.slug}-${index + 1}`,
          when: withoutUndefined(rule.when),
          to,
          mode,
        };
      }),
      origins: described.origins,
      exitUrl: described.exitUrl ?? parent?.exitUrl ?? 'https://www.yr.no/',
      texts: {},
      position: plan.organisations.length,
    });
    if (!plan.sectors.includes(described.sector)) plan.sectors.push(described.sector);
    for (const inbox of described.inboxes) addInbox(described, id, inbox);
    for (const child of described.organisations) add(child, id);
  }

  function addInbox(from: Described, organisationId: string, inbox: Described['inboxes'][number]) {
    const id = idOf('inbox', from.slug, inbox.key);
    plan.inboxes.push({
      id,
      rootId,
      organisationId,
      standing: inbox.standing,
      name: inbox.name,
      escalatesTo:
        inbox.escalatesTo === undefined ? null : inboxId(from, inbox.escalatesTo, 'escalatesTo'),
      currentKid: '',
      readingHours: inbox.readingHours ?? null,
    });
    plan.members.push(...inbox.members.map((member) => ({ ...member, inboxId: id })));
  }
}

function isPrivate(row: OrganisationRow): boolean {
  return row.private;
}

function withoutUndefined(when: Described['rules'][number]['when']): Rule['when'] {
  return Object.fromEntries(
    Object.entries(when).filter(([, list]) => list !== undefined),
  ) as Rule['when'];
}

function collect(described: Described, each: (organisation: Described) => void): void {
  each(described);
  for (const child of described.organisations) collect(child, each);
}

/**
 * Tries the route for every answer, as it will be when all invited members hold their keys.
 * Throws a `DescriptionError` that names the first combinations without a reader; answers how many were tried.
 */
export function provePlan(plan: Plan, day: string): number {
  const { proved, gaps } = proveTotal(treeOf(plan, day));
  if (gaps.length === 0) return proved;
  const nameOf = (id: string) => plan.organisations.find((row) => row.id === id)?.name ?? id;
  throw new DescriptionError(
    gaps.map(
      ({ unitId, facts }) =>
        `A report from ${nameOf(unitId)} would have no reader: who does it "${facts.accused}", danger "${facts.danger}", role "${facts.role}"${facts.what[0] ? `, category "${facts.what[0]}"` : ''}${facts.lane ? `, lane "${facts.lane}"` : ''}. Give an inbox above it a member who is not a member of the accused's own inbox.`,
    ),
  );
}

function treeOf(plan: Plan, day: string): Tree {
  const organisations = plan.organisations.map(
    (row) =>
      [row.id, row as Tree['organisations'] extends Map<string, infer One> ? One : never] as const,
  );
  const inboxes = plan.inboxes.map((row): [string, TreeInbox] => [
    row.id,
    {
      ...row,
      standing: row.standing as TreeInbox['standing'],
      members: plan.members
        .filter(({ inboxId }) => inboxId === row.id)
        .map(({ email, deputy }) => ({ handlerId: email, deputy, holdsKey: true, away: false })),
    },
  ]);
  return {
    organisations: new Map(organisations),
    inboxes: new Map(inboxes),
    policies: policiesOn(day),
  };
}

/** What would be written, in sentences for the operator. Empty when the file says what is stored. */
export function changesOf(plan: Plan, stored: StoredTree | undefined): string[] {
  const changes: string[] = [];
  for (const row of plan.organisations) {
    const before = stored?.organisations.get(row.id);
    if (!before) changes.push(`+ organisation ${row.slug} (${row.name})`);
    else {
      const fields = changedFields(row, { ...before, texts: row.texts });
      if (fields.length > 0) changes.push(`~ organisation ${row.slug}: ${fields.join(', ')}`);
    }
  }
  for (const row of plan.inboxes) {
    const before = stored?.inboxes.get(row.id);
    if (!before) changes.push(`+ inbox ${row.name.nb}, with a key of its own`);
    else {
      const fields = changedFields(row, { ...before, currentKid: row.currentKid });
      if (fields.length > 0) changes.push(`~ inbox ${row.name.nb}: ${fields.join(', ')}`);
    }
  }
  const emailOf = (handlerId: string) => stored?.handlers.get(handlerId)?.email ?? '';
  const inboxName = (id: string) => plan.inboxes.find((row) => row.id === id)?.name.nb ?? id;
  const before = new Map(
    (stored?.memberships ?? []).map((row) => [`${row.inboxId} ${emailOf(row.handlerId)}`, row]),
  );
  for (const { inboxId, email, deputy } of plan.members) {
    const known = before.get(`${inboxId} ${email}`);
    if (!known) changes.push(`+ ${email} in ${inboxName(inboxId)}`);
    else if (known.deputy !== deputy)
      changes.push(`~ ${email} in ${inboxName(inboxId)}: deputy ${deputy ? 'yes' : 'no'}`);
  }
  for (const { inboxId, email } of membersToRemove(plan, stored))
    changes.push(`- ${email} leaves ${inboxName(inboxId)}, and loses its key`);
  return changes;
}

/** Members of described inboxes whom the file does not name any more. */
export function membersToRemove(
  plan: Plan,
  stored: StoredTree | undefined,
): { inboxId: string; handlerId: string; email: string }[] {
  const kept = new Set(plan.members.map(({ inboxId, email }) => `${inboxId} ${email}`));
  const described = new Set(plan.inboxes.map(({ id }) => id));
  return (stored?.memberships ?? [])
    .map(({ inboxId, handlerId }) => ({
      inboxId,
      handlerId,
      email: stored?.handlers.get(handlerId)?.email ?? '',
    }))
    .filter(({ inboxId, email }) => described.has(inboxId) && !kept.has(`${inboxId} ${email}`));
}

function changedFields<Row extends object>(row: Row, before: Row): string[] {
  return Object.keys(row).filter(
    (field) =>
      JSON.stringify(row[field as keyof Row]) !== JSON.stringify(before[field as keyof Row]),
  );
}
