/**
 * Whether every report would find a reader once a plan is written and its members have come in: what is stored besides the
 * plan is part of the tree, and what is wrong is said in the words of whoever wrote the file.
 */
import type { Facts } from '../../contract/facts.ts';
import { policiesOn } from '../../contract/policies/index.ts';
import { mostRecipients, proveTotal, type Gap } from '../../contract/prove.ts';
import type { Tree, TreeInbox, TreeMember, TreeOrganisation } from '../../contract/route.ts';
import { treeProblems, type TreeProblem } from '../../contract/tree-problems.ts';
import type { InboxRow, OrganisationRow, StoredTree } from '../store/records.ts';
import { DescriptionError } from './description.ts';
import type { Plan } from './plan.ts';

/** How many combinations of answers have a reader. Throws a `DescriptionError` that names what is wrong, or the first gaps. */
export function provePlan(plan: Plan, stored: StoredTree | undefined, day: string): number {
  const tree = treeAfter(plan, stored, day);
  const nameOf = (id: string) =>
    [...plan.organisations, ...(stored?.organisations.values() ?? [])].find((row) => row.id === id)
      ?.name ?? id;
  const inboxName = (id: string | undefined) => tree.inboxes.get(id ?? '')?.name.nb ?? 'none';
  const problems = treeProblems(tree);
  if (problems.length > 0)
    throw new DescriptionError(
      problems.map((problem) => problemSentence(problem, nameOf, inboxName)),
    );
  const { proved, gaps } = proveTotal(tree);
  if (proved === 0 && gaps.length === 0)
    throw new DescriptionError([
      `${plan.organisations[0]!.name}: there is no unit in it, so nobody could choose a place in the form. Write unit: true at each organisation where it can happen.`,
    ]);
  if (gaps.length === 0) return proved;
  throw new DescriptionError(gaps.map((gap) => gapSentence(gap, nameOf(gap.unitId))));
}

/** A combination of answers in words, as the administrator knows them from the form. */
export function gapSentence({ facts, why, ruleIds = [] }: Gap, unitName: string): string {
  if (why === 'too-many-readers') {
    const rules =
      ruleIds.length > 0
        ? `Let ${ruleIds.length > 1 ? 'the rules' : 'the rule'} ${ruleIds.join(', ')} name fewer inboxes`
        : 'Let it escalate to fewer inboxes';
    return `A report from ${unitName} (${answers(facts)}) would go to more than ${mostRecipients - 1} inboxes, and could not be sent. ${rules}: one inbox with several members takes as many people.`;
  }
  const because =
    why === 'no-inbox'
      ? 'no inbox may read it. Give the organisation, or one above it, an inbox and an independent inbox'
      : "nobody who may read it is there. Give an inbox above it a member who is not a member of the accused's own inbox";
  return `A report from ${unitName} (${answers(facts)}) would have no reader: ${because}.`;
}

function answers({ accused, danger, role, what, lane }: Facts): string {
  return [
    `who does it: ${accused}`,
    `danger: ${danger}`,
    `role: ${role}`,
    ...what.map((code) => `category: ${code}`),
    ...(lane === null ? [] : [`lane: ${lane}`]),
  ].join(', ');
}

export function problemSentence(
  { what, organisationId, inboxId, ruleId }: TreeProblem,
  nameOf: (id: string) => string,
  inboxName: (id: string | undefined) => string,
): string {
  const place = nameOf(organisationId);
  const sentences: Record<TreeProblem['what'], string> = {
    'owner-unknown': `${place}: the organisation above it is neither in the file nor stored.`,
    'owner-circle': `${place} is above itself. Nest it in one place only.`,
    'inbox-unknown': `${place} names an inbox that is neither in the file nor stored.`,
    'inbox-elsewhere': `${place} receives through ${inboxName(inboxId)}, which belongs neither to it nor to an organisation above it.`,
    'inbox-missing': `${place} has no inbox, and nothing above it has one. Describe an inbox.`,
    'independent-missing': `${place} needs an independentInbox: somebody outside its line must read when its own leader is accused.`,
    'independent-not-apart': `${place}: give the inbox ${inboxName(inboxId)} the standing independent, and let nobody receive through it in the ordinary way.`,
    'independent-shares-members': `${place}: ${inboxName(inboxId)} is not independent while a member of it is also in another inbox of ${place}.`,
    'escalation-circle': `${place}: what ${inboxName(inboxId)} cannot solve would come back to it. Change escalatesTo.`,
    'escalation-aside': `${place}: ${inboxName(inboxId)} escalates to an inbox that is not above it, or lies beyond a private owner. Change escalatesTo.`,
    'rule-without-inbox': `${place}: the rule ${ruleId ?? ''} names no inbox that exists.`,
    'rule-twice': `${place} has two rules ${ruleId ?? ''}.`,
  };
  return sentences[what];
}

/** The tree as it will be: the plan, with what is stored and not in the file kept, and every member holding the key. */
function treeAfter(plan: Plan, stored: StoredTree | undefined, day: string): Tree {
  const planned = new Set([...plan.organisations, ...plan.inboxes].map(({ id }) => id));
  const isKept = ({ id }: { id: string }) => !planned.has(id);
  const keptOrganisations = [...(stored?.organisations.values() ?? [])].filter(isKept);
  const keptInboxes = [...(stored?.inboxes.values() ?? [])].filter(isKept);
  const member = (handlerId: string, deputy: boolean): TreeMember => ({
    handlerId,
    deputy,
    holdsKey: true,
    away: false,
  });
  const inboxes = [
    ...plan.inboxes.map((row) =>
      inboxOf(
        row,
        plan.members
          .filter(({ inboxId }) => inboxId === row.id)
          .map(({ email, deputy }) => member(email, deputy)),
      ),
    ),
    ...keptInboxes.map((row) =>
      inboxOf(
        row,
        stored!.memberships
          .filter(({ inboxId }) => inboxId === row.id)
          .map(({ handlerId, deputy }) => member(stored!.handlers.get(handlerId)!.email, deputy)),
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

function inboxOf(row: InboxRow, members: TreeMember[]): TreeInbox {
  const { id, organisationId, name, escalatesTo } = row;
  return {
    id,
    organisationId,
    name,
    escalatesTo,
    standing: row.standing as TreeInbox['standing'],
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
