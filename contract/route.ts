/**
 * The route of a report: who reads it, who reads along, to whom it can escalate, and what is due when.
 * One pure function, used by the server, the simulator, the set-up and the tests; total, and never to the accused.
 */
import type { Deadline, Policy } from './policy.ts'
import { isUrgent, type Accused, type Category, type Danger, type Facts, type Lane, type Names, type Role, type Sector } from './facts.ts'

export const organisationKinds = ['partnership', 'county', 'municipality', 'owner', 'school', 'kindergarten', 'district', 'club', 'university', 'faculty', 'workplace'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export type TreeOrganisation = {
  id: string
  /** null at the top of the tree. */
  parentId: string | null
  kind: OrganisationKind
  sector: Sector
  /** A private owner is a border: by default nothing of it goes to the organisation above. */
  private: boolean
  /** Whether a reporter can choose it as the place where it happens. */
  isUnit: boolean
  /** The inbox that receives for this organisation, and as owner for those below it. */
  inboxId: string | null
  /** Named by the top of a tree (and by a private owner): receives when its own leader is accused. */
  independentInboxId: string | null
  /** Read in this order. */
  rules: Rule[]
}

/** A rule matches when every list it names holds the answer; a list it does not name matches all. */
export type Rule = {
  id: string
  when: { sector?: Sector[]; danger?: Danger[]; accused?: Accused[]; what?: Category[]; role?: Role[]; lane?: Lane[] }
  /** Ids of inboxes. */
  to: string[]
  /** `instead`: these read, and the walk ends. `also`: these read along, and the walk goes on. */
  mode: 'instead' | 'also'
}

export type TreeMember = {
  handlerId: string
  deputy: boolean
  /** Has a key grant, so that she can open what is sealed to the inbox. */
  holdsKey: boolean
  away: boolean
}

export type TreeInbox = {
  id: string
  organisationId: string
  /** `line`: those who lead or work in the organisation; `team`: appointed by it; `independent`: outside its line. */
  standing: 'line' | 'team' | 'independent'
  name: Names
  escalatesTo: string | null
  members: TreeMember[]
}

export type Tree = {
  organisations: Map<string, TreeOrganisation>
  inboxes: Map<string, TreeInbox>
  /** The policies in force on the day for which the tree was read. */
  policies: Record<Sector, Policy>
}

/** Why an inbox is in a route; a code, explained in the three languages by the faces. */
export type Reason =
  | 'unit'
  | 'owner'
  | 'leader-accused'
  | 'adult-accused-owner-reads-along'
  | 'own-line-accused'
  | 'independent'
  | 'danger-owner-told'
  | 'rule'
  | 'nearest-live'
  | 'no-live-reader'
  | 'escalation'

export type RouteStep = { inboxId: string; as: 'reader' | 'copy' | 'escalation'; reason: Reason; ruleId?: string }

export type Route = {
  urgent: boolean
  /** They answer for the case. Never empty. */
  readers: string[]
  /** They read along. */
  copies: string[]
  /** It can be taken to these later: sealed to them, given to them only then. */
  escalation: string[]
  /** The accused's own inboxes. Whoever is a member of one of them never reads this report, through whichever inbox. */
  excluded: string[]
  /** True when no reader is live: stored all the same, and the operator is alarmed. */
  alarm: boolean
  deadlines: Deadline[]
  because: RouteStep[]
}

/**
 * The route for these facts. `facts.unitId` must be in the tree (else it throws a RangeError: the caller has checked the input).
 * Order: the rules from the unit upwards, then the sector's policy, then what no rule may undo: the accused never reads,
 * the owner reads along when an adult is accused, danger tells the owner too, and a dead inbox hands on to the nearest live one.
 */
export function route(facts: Facts, tree: Tree): Route {
  const chain = chainOf(facts.unitId, tree)
  const unit = chain[0]!
  const policy = tree.policies[unit.sector]
  const excluded = accusedInboxes(facts, unit, policy, tree)
  const isLive = (inboxId: string) => liveReaders(inboxId, excluded, tree).length > 0
  const mayRead = (inboxId: string) => tree.inboxes.has(inboxId) && !excluded.includes(inboxId)
  const steps: RouteStep[] = []
  const add = (as: RouteStep['as'], reason: Reason, inboxId: string | null, ruleId?: string) => {
    if (inboxId === null || !mayRead(inboxId) || steps.some((step) => step.inboxId === inboxId)) return
    steps.push(ruleId === undefined ? { inboxId, as, reason } : { inboxId, as, reason, ruleId })
  }

  const { deciding, also } = matchingRules(facts, unit, chain)
  for (const inboxId of deciding?.to ?? []) add('reader', 'rule', inboxId, deciding!.id)
  if (steps.length === 0) add('reader', firstReason(facts, excluded), firstReader(chain, mayRead))

  if (facts.accused === 'adult') add('copy', 'adult-accused-owner-reads-along', ownerInbox(chain))
  for (const rule of also) for (const inboxId of rule.to) add('copy', 'rule', inboxId, rule.id)
  if (isUrgent(facts)) add('copy', 'danger-owner-told', ownerInbox(chain))

  const upwards = wayUp(chain, tree).filter(mayRead)
  if (!steps.some((step) => step.as === 'reader' && isLive(step.inboxId))) {
    const nearest = upwards.find(isLive)
    if (nearest !== undefined) {
      const step = steps.find((known) => known.inboxId === nearest)
      if (step) step.as = 'reader'
      else steps.push({ inboxId: nearest, as: 'reader', reason: 'nearest-live' })
    }
  }
  if (!steps.some((step) => step.as === 'reader')) throw new RangeError(`No inbox above ${unit.id} may read this report: name an independent inbox.`)
  for (const inboxId of escalations(steps, tree)) add('escalation', 'escalation', inboxId)

  const idsOf = (as: RouteStep['as']) => steps.filter((step) => step.as === as).map((step) => step.inboxId)
  const readers = idsOf('reader')
  return {
    urgent: isUrgent(facts),
    readers,
    copies: idsOf('copy'),
    escalation: idsOf('escalation'),
    excluded,
    alarm: !readers.some(isLive),
    deadlines: policy.deadlines.filter((deadline) => deadline.lane === undefined || deadline.lane.includes(facts.lane ?? 'serious')),
    because: steps,
  }
}

/** The unit and the organisations above it, up to the top of the tree or to a private owner, beyond which nothing goes by default. */
export function chainOf(unitId: string, tree: Tree): TreeOrganisation[] {
  const chain: TreeOrganisation[] = []
  let id: string | null = unitId
  while (id !== null) {
    const organisation: TreeOrganisation | undefined = tree.organisations.get(id)
    if (!organisation) throw new RangeError(`The organisation ${id} is not in the tree.`)
    if (chain.includes(organisation)) throw new RangeError(`The organisation ${id} is its own owner.`)
    const below = chain.at(-1)
    if (below?.private && !organisation.private) break
    chain.push(organisation)
    id = organisation.parentId
  }
  return chain
}

/** Handlers who can open what is sealed to the inbox now, less whoever is also a member of an excluded inbox. */
export function liveReaders(inboxId: string, excluded: readonly string[], tree: Tree): TreeMember[] {
  const barred = new Set(excluded.flatMap((id) => tree.inboxes.get(id)?.members.map((member) => member.handlerId) ?? []))
  const members = tree.inboxes.get(inboxId)?.members ?? []
  return members.filter((member) => member.holdsKey && !member.away && !barred.has(member.handlerId))
}

/** The inbox of the organisation above; at the top, the independent one. */
function ownerInbox(chain: TreeOrganisation[]): string | null {
  const owner = chain.slice(1).find((organisation) => organisation.inboxId !== null)
  return owner?.inboxId ?? chain.at(-1)!.independentInboxId
}

/** Which inboxes are the accused's own: the unit's line, when its leader is accused, or (as a university's policy says) any adult in it. */
function accusedInboxes(facts: Facts, unit: TreeOrganisation, policy: Policy, tree: Tree): string[] {
  const ownLine = facts.accused === 'leader' || (facts.accused === 'adult' && policy.adultAccused === 'outside-own-line')
  if (!ownLine) return []
  return [...tree.inboxes.values()].filter((inbox) => inbox.organisationId === unit.id && inbox.standing === 'line').map((inbox) => inbox.id)
}

function firstReader(chain: TreeOrganisation[], mayRead: (inboxId: string) => boolean): string | null {
  const organisation = chain.find(({ inboxId }) => inboxId !== null && mayRead(inboxId))
  return organisation?.inboxId ?? chain.at(-1)!.independentInboxId
}

function firstReason(facts: Facts, excluded: readonly string[]): Reason {
  if (facts.accused === 'leader') return 'leader-accused'
  return excluded.length > 0 ? 'own-line-accused' : 'unit'
}

function matchingRules(facts: Facts, unit: TreeOrganisation, chain: TreeOrganisation[]): { deciding: Rule | undefined; also: Rule[] } {
  const also: Rule[] = []
  for (const organisation of chain)
    for (const rule of organisation.rules) {
      if (!matches(rule, facts, unit.sector)) continue
      if (rule.mode === 'instead') return { deciding: rule, also: [...also, ...alsoAbove(organisation, chain, facts, unit.sector)] }
      also.push(rule)
    }
  return { deciding: undefined, also }
}

/** Once a rule has decided, the organisations above it still say who reads along. */
function alsoAbove(decider: TreeOrganisation, chain: TreeOrganisation[], facts: Facts, sector: Sector): Rule[] {
  return chain.slice(chain.indexOf(decider) + 1).flatMap(({ rules }) => rules.filter((rule) => rule.mode === 'also' && matches(rule, facts, sector)))
}

function matches(rule: Rule, facts: Facts, sector: Sector): boolean {
  const { when } = rule
  const holds = <T>(list: T[] | undefined, answers: readonly T[]) => list === undefined || answers.some((answer) => list.includes(answer))
  return (
    holds(when.sector, [sector]) &&
    holds(when.danger, [facts.danger]) &&
    holds(when.accused, [facts.accused]) &&
    holds(when.what, facts.what) &&
    holds(when.role, [facts.role]) &&
    holds(when.lane, facts.lane === null ? [] : [facts.lane])
  )
}

/** Every inbox above the unit in the order in which a report climbs: where each escalates to, each owner's, the independent one last. */
function wayUp(chain: TreeOrganisation[], tree: Tree): string[] {
  const way = new Set<string>()
  for (const { inboxId } of chain) for (const next of escalationChain(inboxId, tree)) way.add(next)
  const independent = chain.at(-1)!.independentInboxId
  if (independent !== null) {
    way.delete(independent)
    way.add(independent)
  }
  return [...way]
}

function escalationChain(inboxId: string | null, tree: Tree): string[] {
  const seen: string[] = []
  let id = inboxId
  while (id !== null && !seen.includes(id)) {
    seen.push(id)
    id = tree.inboxes.get(id)?.escalatesTo ?? null
  }
  return seen
}

function escalations(steps: RouteStep[], tree: Tree): string[] {
  return steps.flatMap(({ inboxId }) => escalationChain(inboxId, tree).slice(1))
}
