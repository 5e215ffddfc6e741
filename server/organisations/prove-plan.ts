/**
 * Whether every report would find a reader once a plan is written and its members have come in: what is stored besides the
 * plan is part of the tree, and what is wrong is said with its line and field, in the language in which the file was read.
 */
import { policiesOn } from '../../contract/policies/index.ts';
import { proveTotal, readinessOf, type Gap, type Readiness } from '../../contract/prove.ts';
import type { Tree, TreeInbox, TreeMember, TreeOrganisation } from '../../contract/route.ts';
import { treeProblems, type TreeProblem } from '../../contract/tree-problems.ts';
import type { InboxRow, OrganisationRow, StoredTree } from '../store/records.ts';
import { holdsKey } from '../store/tree.ts';
import { DescriptionError } from './description.ts';
import { handlerOf } from './members.ts';
import type { Plan } from './plan.ts';
import { gapSentence, problemSentence, proofText } from './proof-texts.ts';
import { writtenIn, type Written } from './written.ts';

/** How many combinations of answers have a reader once all who are named have come in. Throws a `DescriptionError` that names what is wrong, or the first gaps. */
export function provePlan(plan: Plan, stored: StoredTree | undefined, day: string): number {
  const tree = treeAfter(plan, stored, day, null);
  const nameOf = (id: string) =>
    [...plan.organisations, ...(stored?.organisations.values() ?? [])].find((row) => row.id === id)
      ?.name ?? id;
  const written = writtenIn(plan.top);
  const problems = treeProblems(tree);
  if (problems.length > 0)
    throw new DescriptionError(
      problems.map((problem) => problemInFile(problem, tree, written, nameOf)),
    );
  const { proved, gaps } = proveTotal(tree);
  if (proved === 0 && gaps.length === 0)
    throw new DescriptionError([
      `${written.at(plan.rootId, ['unit'])}${proofText(written.language, 'no-unit', { place: plan.top.name })}`,
    ]);
  if (gaps.length === 0) return proved;
  throw new DescriptionError(gaps.map((gap) => gapInFile(gap, written, nameOf)));
}

/** How far it has come when the plan is written: with the keys that are held now, by whom is here now. */
export function readinessAfter(
  plan: Plan,
  stored: StoredTree | undefined,
  day: string,
  now: Date,
): Readiness {
  return readinessOf(treeAfter(plan, stored, day, now));
}

/** With the line and the field of what is to be changed. What is stored only is told at the nearest organisation above it that is in the file. */
export function problemInFile(
  problem: TreeProblem,
  tree: Tree,
  written: Written,
  nameOf: (id: string) => string,
): string {
  const { what, organisationId, inboxId = '', ruleId = '' } = problem;
  const inboxName = (id: string | undefined) => tree.inboxes.get(id ?? '')?.name.nb ?? '–';
  const [id, ...field] = fieldOf();
  const at = written.has(id) ? written.at(id, field) : written.at(nearest());
  return `${at}${problemSentence(problem, nameOf, inboxName, written.language)}`;

  function fieldOf(): [string, ...string[]] {
    switch (what) {
      case 'led-with-unknown':
      case 'led-with-circle':
        return [organisationId, 'ledWith'];
      case 'inbox-unknown':
      case 'inbox-elsewhere':
        return [organisationId, 'inbox'];
      case 'inbox-missing':
        return [organisationId, 'inboxes'];
      case 'independent-missing':
        return [organisationId, 'independentInbox'];
      case 'independent-not-apart':
        return tree.inboxes.get(inboxId)?.standing === 'independent'
          ? [organisationId, 'independentInbox']
          : [inboxId, 'standing'];
      case 'independent-shares-members':
        return [inboxId, 'members'];
      case 'escalation-circle':
      case 'escalation-aside':
        return [inboxId, 'escalatesTo'];
      case 'rule-without-inbox':
      case 'rule-twice':
        return [ruleId];
      case 'owner-unknown':
      case 'owner-circle':
        return [organisationId];
    }
  }

  function nearest(): string {
    const seen = new Set<string>();
    let at: string = organisationId;
    while (!written.has(at) && !seen.has(at)) {
      seen.add(at);
      at = tree.organisations.get(at)?.parentId ?? at;
    }
    return at;
  }
}

/** At the unit from which it would come, or at the rule that names too many. */
function gapInFile(gap: Gap, written: Written, nameOf: (id: string) => string): string {
  const rule = gap.ruleIds?.find(written.has);
  const at = rule === undefined ? written.at(gap.unitId, ['inboxes']) : written.at(rule);
  return `${at}${gapSentence(gap, nameOf, written.language)}`;
}

/**
 * The tree as it will be: the plan, with what is stored and not in the file kept. `now` is null for a day on which every
 * member has come in and is here; else the keys are those that are stored, and whoever is away then is away.
 */
function treeAfter(
  plan: Plan,
  stored: StoredTree | undefined,
  day: string,
  now: Date | null,
): Tree {
  const planned = new Set([...plan.organisations, ...plan.inboxes].map(({ id }) => id));
  const isKept = ({ id }: { id: string }) => !planned.has(id);
  const keptOrganisations = [...(stored?.organisations.values() ?? [])].filter(isKept);
  const keptInboxes = [...(stored?.inboxes.values() ?? [])].filter(isKept);
  const member = (inboxId: string, email: string, deputy: boolean): TreeMember => {
    if (now === null) return { handlerId: email, deputy, holdsKey: true, away: false };
    const known = handlerOf(email, stored);
    const awayUntil = known?.awayUntil ?? null;
    return {
      handlerId: email,
      deputy,
      holdsKey: known !== undefined && holdsKey(stored!, inboxId, known.id),
      away: awayUntil !== null && awayUntil > now,
    };
  };
  const inbox = (row: InboxRow, members: TreeMember[]) =>
    inboxOf(row, members, now === null ? members.length > 0 : stored?.keys.has(row.id) === true);
  const inboxes = [
    ...plan.inboxes.map((row) =>
      inbox(
        row,
        plan.members
          .filter(({ inboxId }) => inboxId === row.id)
          .map(({ email, deputy }) => member(row.id, email, deputy)),
      ),
    ),
    ...keptInboxes.map((row) =>
      inbox(
        row,
        stored!.memberships
          .filter(({ inboxId }) => inboxId === row.id)
          .map(({ handlerId, deputy }) =>
            member(row.id, stored!.handlers.get(handlerId)!.email, deputy),
          ),
      ),
    ),
  ];
  const organisations = [...plan.organisations, ...keptOrganisations].map(organisationOf);
  return {
    organisations: new Map(organisations.map((row) => [row.id, row])),
    inboxes: new Map(inboxes.map((row) => [row.id, row])),
    policies: policiesOn(day),
  };
}

function inboxOf(row: InboxRow, members: TreeMember[], hasKey: boolean): TreeInbox {
  const { id, organisationId, name, escalatesTo } = row;
  return {
    id,
    organisationId,
    name,
    escalatesTo,
    standing: row.standing as TreeInbox['standing'],
    hasKey,
    members,
  };
}

function organisationOf(row: OrganisationRow): TreeOrganisation {
  return {
    ...row,
    kind: row.kind as TreeOrganisation['kind'],
    sector: row.sector as TreeOrganisation['sector'],
  };
}
