/**
 * Whether every report would find a reader once a plan is written and its members have come in: what is stored besides the
 * plan is part of the tree, and what is wrong is said in the words of whoever wrote the file.
 */
import type { Facts } from '../../contract/facts.ts';
import { policiesOn } from '../../contract/policies/index.ts';
import {
  mostRecipients,
  proveTotal,
  readinessOf,
  type Gap,
  type Readiness,
} from '../../contract/prove.ts';
import type { Tree, TreeInbox, TreeMember, TreeOrganisation } from '../../contract/route.ts';
import { treeProblems, type TreeProblem } from '../../contract/tree-problems.ts';
import type { InboxRow, OrganisationRow, StoredTree } from '../store/records.ts';
import { holdsKey } from '../store/tree.ts';
import { DescriptionError } from './description.ts';
import { handlerOf } from './members.ts';
import type { Plan } from './plan.ts';

/** How many combinations of answers have a reader once all who are named have come in. Throws a `DescriptionError` that names what is wrong, or the first gaps. */
export function provePlan(plan: Plan, stored: StoredTree | undefined, day: string): number {
  const tree = treeAfter(plan, stored, day, null);
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
  throw new DescriptionError(gaps.map((gap) => gapSentence(gap, nameOf)));
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

/** Whether every report has a reader today, or would have one when all have come in, in one sentence. */
export function readinessSentence({ units, open, openWithInvited, toComeIn }: Readiness): string {
  const waiting =
    toComeIn === 0
      ? 'Nobody is still to come in'
      : `${toComeIn} ${toComeIn === 1 ? 'person is' : 'persons are'} still to come in and be let in`;
  const all = units === 1 ? 'the one unit' : `all ${units} units`;
  if (open === units) return `Today each report has a reader, in ${all}. ${waiting}.`;
  const today = `Today each report has a reader in ${open} of ${units} ${units === 1 ? 'unit' : 'units'}`;
  if (openWithInvited === units)
    return `${today}. ${waiting}: when they have, each has one in ${all}.`;
  return `${today}. ${waiting}, and then it would be so in ${openWithInvited}: somebody is away, or an inbox needs another member.`;
}

/** A combination of answers in words, as the administrator knows them from the form. */
export function gapSentence(
  { facts, why, unitId, ledTogether = [], ruleIds = [] }: Gap,
  nameOf: (id: string) => string,
): string {
  const unitName = nameOf(unitId);
  if (why === 'too-many-readers') {
    const rules =
      ruleIds.length > 0
        ? `Let ${ruleIds.length > 1 ? 'the rules' : 'the rule'} ${ruleIds.join(', ')} name fewer inboxes`
        : 'Let it escalate to fewer inboxes';
    return `A report from ${unitName} (${answers(facts)}) would go to more than ${mostRecipients - 1} inboxes, and could not be sent. ${rules}: one inbox with several members takes as many people.`;
  }
  const because = {
    'no-inbox':
      'no inbox may read it. Give the organisation, or one above it, an inbox and an independent inbox',
    'no-key':
      'no inbox that may read it has a key yet. Let the first member of one come in: that makes it',
    'no-live-reader':
      "nobody who may read it is there. Give an inbox above it a member who is not a member of the accused's own inbox",
  }[why];
  const others = ledTogether.filter((id) => id !== unitId).map(nameOf);
  const leads =
    others.length > 0 ? ` Its leader leads ${others.join(', ')} too, and is out of all of it.` : '';
  return `A report from ${unitName} (${answers(facts)}) would have no reader: ${because}.${leads}`;
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
    'led-with-unknown': `${place} is led with an organisation that is neither in the file nor stored. Correct ledWith.`,
    'led-with-circle': `${place} is led with itself, by way of others. Let all but one of them name that one in ledWith.`,
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
