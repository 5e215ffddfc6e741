/**
 * What a plan would change of what is stored, in sentences for whoever runs the set-up; none when the file says what is
 * stored. What the file does not name any more is kept and said, because cases may hang on it.
 */
import type { HelpLineRow, OwnerGrantRow, StoredTree } from '../store/records.ts';
import { withConfirmation } from './help-lines.ts';
import { inboxesToRenew } from './renewals.ts';
import { handlerOf, membersToRemove, peopleOf } from './members.ts';
import type { Plan } from './plan.ts';

/** What is there before: the tree, undefined for a new one, its help lines, and who can open whose inbox from above. */
export type Before = {
  tree: StoredTree | undefined;
  helpLines: HelpLineRow[];
  ownerGrants: OwnerGrantRow[];
};

export type Changes = {
  /** `+` new, `~` changed, `-` taken away. */
  lines: string[];
  /** Stored and not in the file: kept as it is. */
  kept: string[];
};

export function changesOf(plan: Plan, before: Before): Changes {
  return {
    lines: [
      ...organisationLines(plan, before),
      ...inboxLines(plan, before),
      ...memberLines(plan, before),
      ...keyLines(plan, before),
      ...personLines(plan, before),
      ...helpLineLines(plan, before),
    ],
    kept: keptLines(plan, before),
  };
}

function organisationLines(plan: Plan, { tree }: Before): string[] {
  return plan.organisations.flatMap((row) => {
    const known = tree?.organisations.get(row.id);
    if (!known) return [`+ organisation ${row.slug} (${row.name})`];
    // Texts are changed at the desk, not in the file; and openness follows from who has come in.
    const { texts, openedAt } = row;
    const fields = changedFields(row, { ...known, texts, openedAt });
    return fields.length > 0 ? [`~ organisation ${row.slug}: ${fields.join(', ')}`] : [];
  });
}

function inboxLines(plan: Plan, { tree }: Before): string[] {
  return plan.inboxes.flatMap((row) => {
    const known = tree?.inboxes.get(row.id);
    if (!known) return [`+ inbox ${inboxName(row.id, plan)}: whoever comes in first makes its key`];
    const { currentKid, renewSince } = row;
    const fields = changedFields(row, { ...known, currentKid, renewSince });
    return fields.length > 0 ? [`~ inbox ${inboxName(row.id, plan)}: ${fields.join(', ')}`] : [];
  });
}

function memberLines(plan: Plan, { tree }: Before): string[] {
  const emailOf = (handlerId: string) => tree?.handlers.get(handlerId)?.email ?? '';
  const known = new Map(
    (tree?.memberships ?? []).map((row) => [`${row.inboxId} ${emailOf(row.handlerId)}`, row]),
  );
  const lines = plan.members.flatMap(({ inboxId, email, deputy }) => {
    const membership = known.get(`${inboxId} ${email}`);
    const place = inboxName(inboxId, plan);
    if (!membership) return [`+ ${email} in ${place}${deputy ? ', as a deputy' : ''}`];
    if (membership.deputy === deputy) return [];
    return [`~ ${email} in ${place}: ${deputy ? 'a deputy now' : 'a deputy no more'}`];
  });
  const gone = membersToRemove(plan, tree).map(
    ({ inboxId, handlerId }) =>
      `- ${emailOf(handlerId)} leaves ${inboxName(inboxId, plan)}: access and open sessions end`,
  );
  return [...lines, ...gone];
}

/** Said apart, because somebody must come and unlock for it. */
function keyLines(plan: Plan, { tree, ownerGrants }: Before): string[] {
  return [...inboxesToRenew(plan, tree, ownerGrants)].map(
    (inboxId) =>
      `~ inbox ${inboxName(inboxId, plan)}: the next member who unlocks makes a new key, because somebody leaves who could open it`,
  );
}

/** Name, language and the role of administrator belong to the person, whatever the inboxes. */
function personLines(plan: Plan, { tree }: Before): string[] {
  return peopleOf(plan).flatMap((person) => {
    const known = handlerOf(person.email, tree);
    if (!known) return [];
    const fields = [
      ...(known.name === person.name ? [] : ['name']),
      ...(known.language === person.language ? [] : ['language']),
      ...(known.isAdministrator === person.administrator
        ? []
        : [person.administrator ? 'an administrator now' : 'an administrator no more']),
      ...(known.state === 'disabled' ? ['invited again'] : []),
    ];
    return fields.length > 0 ? [`~ ${person.email}: ${fields.join(', ')}`] : [];
  });
}

function helpLineLines(plan: Plan, { helpLines }: Before): string[] {
  if (plan.helpLines === null)
    return helpLines.length === 0 ? ['+ the national help lines, not verified yet'] : [];
  return plan.helpLines.flatMap((line, position) => {
    const known = helpLines.find(({ key }) => key === line.key);
    if (!known) return [`+ help line ${line.key}`];
    const fields = changedFields(
      { ...withConfirmation(line, known), position },
      known as unknown as typeof line & { position: number },
    );
    return fields.length > 0 ? [`~ help line ${line.key}: ${fields.join(', ')}`] : [];
  });
}

function keptLines(plan: Plan, { tree }: Before): string[] {
  const planned = new Set([...plan.organisations, ...plan.inboxes].map(({ id }) => id));
  const organisations = [...(tree?.organisations.values() ?? [])].filter(
    ({ id }) => !planned.has(id),
  );
  const inboxes = [...(tree?.inboxes.values() ?? [])].filter(({ id }) => !planned.has(id));
  return [
    ...organisations.map(({ slug }) => `organisation ${slug}`),
    ...inboxes.map(({ name }) => `inbox ${name.nb}`),
  ];
}

/** 'Rektor, Fjellvika skole': several schools have an inbox of the same name. */
function inboxName(inboxId: string, { inboxes, organisations }: Plan): string {
  const inbox = inboxes.find(({ id }) => id === inboxId)!;
  const organisation = organisations.find(({ id }) => id === inbox.organisationId)!;
  return `${inbox.name.nb}, ${organisation.name}`;
}

function changedFields<Row extends object>(row: Row, before: Row): string[] {
  return Object.keys(row).filter(
    (field) =>
      JSON.stringify(row[field as keyof Row]) !== JSON.stringify(before[field as keyof Row]),
  );
}
