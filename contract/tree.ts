/**
 * The tree of organisations and inboxes through which a report finds its readers, as `route()` needs it.
 * Here are its shapes, the way from a unit upwards, and who in an inbox can read a report.
 */
import type { Accused, Category, Danger, Lane, Names, Role, Sector } from './facts.ts';
import type { Policy } from './policy.ts';

export const organisationKinds = [
  'partnership',
  'county',
  'municipality',
  'owner',
  'school',
  /** After-school: a place of its own in the sector `school`, often led by the head teacher. */
  'sfo',
  'kindergarten',
  'district',
  'club',
  'university',
  'faculty',
  'workplace',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export type TreeOrganisation = {
  id: string;
  /** null at the top of the tree. */
  parentId: string | null;
  kind: OrganisationKind;
  sector: Sector;
  /** A private owner is a border: nothing of it goes to the organisation above, unless a rule names an inbox there. */
  private: boolean;
  /** Whether a reporter can choose it as the place where it happens. */
  isUnit: boolean;
  /** The inbox that receives for this organisation, and as owner for those below it. */
  inboxId: string | null;
  /** Named by the top of a tree (and by a private owner): receives when its own leader is accused. What others name counts for nothing of theirs. */
  independentInboxId: string | null;
  /** Another organisation that the same person leads; null where nobody has said so. See `leaders.ts`. */
  ledWith: string | null;
  /** Read in this order. */
  rules: Rule[];
};

/** A rule matches when every list it names holds the answer; a list it does not name matches all. */
export type Rule = {
  id: string;
  when: {
    sector?: Sector[];
    danger?: Danger[];
    accused?: Accused[];
    what?: Category[];
    role?: Role[];
    lane?: Lane[];
  };
  /** Ids of inboxes. */
  to: string[];
  /**
   * `instead`: these read, and no later rule decides; organisations above can still name who reads along.
   * `also`: these read along, and the walk goes on.
   */
  mode: 'instead' | 'also';
};

export type TreeMember = {
  handlerId: string;
  deputy: boolean;
  /** Has a key grant, so that she can open what is sealed to the inbox. */
  holdsKey: boolean;
  away: boolean;
};

export type TreeInbox = {
  id: string;
  organisationId: string;
  /** `line`: those who lead or work in the organisation; `team`: appointed by it; `independent`: outside its line. */
  standing: 'line' | 'team' | 'independent';
  name: Names;
  /** To whom a case goes that this inbox cannot solve; null: to the inbox of the organisation above. */
  escalatesTo: string | null;
  /** Whether there is a key to seal to: it is made by the first member who comes in. */
  hasKey: boolean;
  members: TreeMember[];
};

export type Tree = {
  organisations: Map<string, TreeOrganisation>;
  inboxes: Map<string, TreeInbox>;
  /** The policies in force on the day for which the tree was read. */
  policies: Record<Sector, Policy>;
};

/**
 * The unit and the organisations above it, up to the top of the tree or to a private owner, beyond which nothing goes by default.
 * Throws a RangeError where the unit or an owner is not in the tree, or an organisation is its own owner.
 */
export function chainOf(unitId: string, tree: Pick<Tree, 'organisations'>): TreeOrganisation[] {
  const chain: TreeOrganisation[] = [];
  let id: string | null = unitId;
  while (id !== null) {
    const organisation: TreeOrganisation | undefined = tree.organisations.get(id);
    if (!organisation) throw new RangeError(`The organisation ${id} is not in the tree.`);
    if (chain.includes(organisation))
      throw new RangeError(`The organisation ${id} is its own owner.`);
    if (chain.at(-1)?.private && !organisation.private) break;
    chain.push(organisation);
    id = organisation.parentId;
  }
  return chain;
}

/** Handlers who may never read the report: whoever is a member of an excluded inbox. */
export function barredBy(excluded: readonly string[], tree: Tree): Set<string> {
  return new Set(
    excluded.flatMap((id) => tree.inboxes.get(id)?.members.map(({ handlerId }) => handlerId) ?? []),
  );
}

/** Members who can open what is sealed to the inbox now: they hold the key and are not away. Deputies count. */
export function liveMembers(inboxId: string, tree: Tree): TreeMember[] {
  const inbox = tree.inboxes.get(inboxId);
  if (!inbox?.hasKey) return [];
  return inbox.members.filter(({ holdsKey, away }) => holdsKey && !away);
}

/** Members who can open what is sealed to the inbox now, less whoever is also a member of an excluded inbox. */
export function liveReaders(
  inboxId: string,
  excluded: readonly string[],
  tree: Tree,
): TreeMember[] {
  const barred = barredBy(excluded, tree);
  return liveMembers(inboxId, tree).filter(({ handlerId }) => !barred.has(handlerId));
}
