/** What is stored, for the operator: organisations, inboxes, and whether their members can open them. No case, no report. */
import { osloDay } from '../../contract/clock.ts';
import { proveTotal, readinessOf } from '../../contract/prove.ts';
import { gapSentence, readinessSentence } from '../organisations/proof-texts.ts';
import type { InboxRow, Store, StoredTree } from '../store/records.ts';
import { toRouteTree } from '../store/tree.ts';
import { UsageError } from './usage.ts';

/** Throws a `UsageError` where nothing is stored yet. */
export async function storedTrees(store: Store): Promise<StoredTree[]> {
  const trees = await store.read(async ({ organisations }) => {
    const found: StoredTree[] = [];
    for (const { id } of await organisations.roots()) found.push(await organisations.tree(id));
    return found;
  });
  if (trees.length === 0)
    throw new UsageError('No organisation is stored yet. Begin with: npm run setup -- first');
  return trees;
}

/** One line for each organisation, inbox and member. */
export function treeLines(tree: StoredTree): string[] {
  return [...tree.organisations.values()].flatMap((organisation) => [
    `${organisation.name} (${organisation.slug})`,
    ...[...tree.inboxes.values()]
      .filter(({ organisationId }) => organisationId === organisation.id)
      .flatMap(({ id, name }) => [
        `  ${name.nb}, ${recoveryOf(id, tree)} (${id})`,
        ...memberLines(id, tree),
      ]),
  ]);
}

function recoveryOf(inboxId: string, tree: StoredTree): string {
  const key = tree.keys.get(inboxId);
  const pair = tree.recoveryKeys.get(inboxId);
  if (!key) return 'no key yet: whoever comes in first makes it';
  const renewal = tree.inboxes.get(inboxId)?.renewSince ? ', the next key is to be made' : '';
  if (pair) {
    const state = pair.due ? 'a sheet of somebody who has left' : 'a sheet of its own';
    return `${state}${pair.confirmedAt ? ', typed back' : ', NOT typed back yet'}${renewal}`;
  }
  if (key.recoverySealed === null) return `no sheet${renewal}`;
  const state = key.recoveryState === 'confirmed' ? 'typed back' : 'NOT typed back yet';
  return `an older sheet, ${state}${renewal}`;
}

function memberLines(inboxId: string, tree: StoredTree): string[] {
  const kid = tree.keys.get(inboxId)?.kid;
  return tree.memberships
    .filter((member) => member.inboxId === inboxId)
    .map(({ handlerId, deputy }) => {
      const { email, state } = tree.handlers.get(handlerId)!;
      const grant = tree.grants.get(`${kid ?? ''} ${handlerId}`);
      const given = grant?.provedAt ? 'holds the key' : 'was let in, and has not unlocked since';
      const active = grant ? given : 'waits for the key';
      return `    ${email}${deputy ? ', deputy' : ''}: ${state === 'active' ? active : state}`;
    });
}

/** How many units take reports, and for whom the others wait. */
export function openingLines(tree: StoredTree): string[] {
  const units = [...tree.organisations.values()].filter(({ isUnit }) => isUnit);
  const open = units.filter(({ openedAt }) => openedAt !== null);
  const name = tree.organisations.get(tree.rootId)!.name;
  const missing = [...tree.inboxes.values()].filter(({ id }) => !tree.keys.has(id));
  const invited = [...tree.handlers.values()].filter(({ state }) => state === 'invited');
  return [
    `${name}: ${open.length} of ${units.length} units take reports.`,
    ...(missing.length === 0
      ? []
      : [
          `  Without a key, which whoever comes in first makes: ${missing.map((inbox) => inboxTitle(inbox, tree)).join('; ')}`,
        ]),
    ...(invited.length === 0
      ? []
      : [`  Still to come in: ${invited.map(({ email }) => email).join(', ')}`]),
  ];
}

/** 'Rektor, Fjellvika skole' */
export function inboxTitle({ name, organisationId }: InboxRow, tree: StoredTree): string {
  return `${name.nb}, ${tree.organisations.get(organisationId)!.name}`;
}

/** Of the cases whose readers have just left: ids and content are not for whoever runs the set-up. */
export function casesLines(of: { handedOver: number; withoutReader: number }): string[] {
  const many = (count: number) => `${count} open ${count === 1 ? 'case' : 'cases'}`;
  return [
    ...(of.handedOver > 0
      ? [`Handed over to the next reader, because nobody was left: ${many(of.handedOver)}.`]
      : []),
    ...(of.withoutReader > 0
      ? [
          `ALARM: ${many(of.withoutReader)} lie where nobody can read now. Let somebody come into one of their inboxes: see /health/ready.`,
        ]
      : []),
  ];
}

/** `ok` is false where a report would have no reader. */
export function proofLines(
  tree: StoredTree,
  now: Date,
  assume: Parameters<typeof proveTotal>[1],
): { ok: boolean; lines: string[] } {
  const judged = toRouteTree(tree, now);
  const { proved, gaps } = proveTotal(judged, assume);
  const nameOf = (id: string) => tree.organisations.get(id)!.name;
  const standing = readinessSentence(readinessOf(judged));
  if (gaps.length === 0) {
    const each = assume === 'as-is' ? 'each has a reader' : 'each would have a reader';
    const line = `${nameOf(tree.rootId)}: ${proved} combinations of answers on ${osloDay(now)}, ${each}.`;
    return { ok: true, lines: [line, standing] };
  }
  const lines = [...gaps.map((gap) => gapSentence(gap, nameOf)), standing];
  return {
    ok: false,
    lines: gaps.some(({ why }) => why === 'no-live-reader' || why === 'no-key')
      ? [...lines, 'Has everybody come in, and been let in? See: npm run setup -- show']
      : lines,
  };
}
