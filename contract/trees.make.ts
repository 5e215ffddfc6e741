/** Small trees for the tests of the route, in which a person is a word: `kari`, `per(away)`, `ida(keyless)`, `ola(deputy)`. */
import fc from 'fast-check';
import type { Facts, Sector } from './facts.ts';
import { choices } from './choices.ts';
import { accusedCodes, categories, dangers, lanes, roles, sectors } from './facts.ts';
import { policiesOn } from './policies/index.ts';
import type { Rule, Tree, TreeInbox, TreeMember, TreeOrganisation } from './route.ts';

export function organisation(
  id: string,
  parentId: string | null,
  over: Partial<TreeOrganisation> = {},
): TreeOrganisation {
  return {
    id,
    parentId,
    kind: 'school',
    sector: 'school',
    private: false,
    isUnit: true,
    inboxId: null,
    independentInboxId: null,
    ledWith: null,
    rules: [],
    ...over,
  };
}

export function inbox(
  id: string,
  organisationId: string,
  people: string,
  over: Partial<TreeInbox> = {},
): TreeInbox {
  const name = { nb: id, nn: id, en: id };
  const members = people
    .split(' ')
    .filter((word) => word !== '')
    .map(member);
  const given = { standing: 'line' as const, escalatesTo: null, hasKey: true, ...over };
  return { id, organisationId, name, members, ...given };
}

function member(word: string): TreeMember {
  return {
    handlerId: word.replace(/\(.*/, ''),
    deputy: word.includes('(deputy)'),
    holdsKey: !word.includes('(keyless)'),
    away: word.includes('(away)'),
  };
}

export function treeOf(organisations: TreeOrganisation[], inboxes: TreeInbox[]): Tree {
  return {
    organisations: new Map(organisations.map((row) => [row.id, row])),
    inboxes: new Map(inboxes.map((row) => [row.id, row])),
    policies: policiesOn('2026-11-23'),
  };
}

export function rule(id: string, over: Partial<Rule> & Pick<Rule, 'to'>): Rule {
  return { id, when: {}, mode: 'instead', ...over };
}

/**
 * Trees without problems: up to nine organisations in any shape, private borders among them, some without an inbox or with
 * that of one above, some led together; rules that name any inbox; inboxes without a key and without members; and people who
 * are members here and there, without keys and away. Only the independent inboxes keep to people of their own.
 */
export const validTrees: fc.Arbitrary<Tree> = fc
  .record({
    shape: fc.array(
      fc.record({
        parent: fc.nat({ max: 20 }),
        sector: fc.constantFrom<Sector>(...sectors),
        private: fc.boolean(),
        isUnit: fc.boolean(),
        hasInbox: fc.boolean(),
        hasTeam: fc.boolean(),
        hasIndependent: fc.boolean(),
        isManned: fc.boolean(),
        mainStanding: fc.constantFrom<'line' | 'team'>('line', 'team'),
        climbs: fc.nat({ max: 20 }),
        /** Of the main inbox, the team and the independent one: none of eight, most times. */
        keyless: fc.nat({ max: 23 }),
        borrows: fc.nat({ max: 20 }),
        ledWith: fc.nat({ max: 20 }),
      }),
      { minLength: 1, maxLength: 9 },
    ),
    people: fc.array(
      fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 7 }), fc.boolean(), fc.boolean()),
      {
        maxLength: 40,
      },
    ),
    rules: fc.array(
      fc.record({
        at: fc.nat({ max: 20 }),
        to: fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 3 }),
        mode: fc.constantFrom<'instead' | 'also'>('instead', 'also'),
        when: fc.record(
          {
            sector: fc.subarray([...sectors]),
            danger: fc.subarray([...dangers]),
            accused: fc.subarray([...accusedCodes]),
            what: fc.subarray([...categories]),
            role: fc.subarray([...roles]),
            lane: fc.subarray([...lanes]),
          },
          { requiredKeys: [] },
        ),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ shape, people, rules }) => {
    const parentOf = (index: number) => (index === 0 ? null : shape[index]!.parent % index);
    const isTop = (index: number) => {
      const parent = parentOf(index);
      return parent === null || (shape[index]!.private && !shape[parent]!.private);
    };
    const inboxes: TreeInbox[] = [];
    shape.forEach((given, index) => {
      const name = `o${index}`;
      const hasKey = (bit: number) => given.keyless >= 8 || ((given.keyless >> bit) & 1) === 0;
      if (isTop(index) || given.hasInbox)
        inboxes.push(
          inbox(`${name}-main`, name, '', { standing: given.mainStanding, hasKey: hasKey(0) }),
        );
      if (given.hasTeam)
        inboxes.push(inbox(`${name}-team`, name, '', { standing: 'team', hasKey: hasKey(1) }));
      if (isTop(index) || given.hasIndependent)
        inboxes.push(
          inbox(`${name}-independent`, name, given.isManned ? `i${index}` : '', {
            standing: 'independent',
            hasKey: hasKey(2),
          }),
        );
    });
    /** Ids of those above, on this side of a border. */
    const above = (index: number): string[] =>
      isTop(index) ? [] : [`o${parentOf(index)}`, ...above(parentOf(index)!)];
    const has = (id: string) => inboxes.some((known) => known.id === id);
    /** One that has no inbox may name that of one above, in the place of saying nothing. */
    const borrowed = (index: number) => {
      const { borrows } = shape[index]!;
      const possible = above(index).flatMap((name) =>
        [`${name}-main`, `${name}-team`].filter((id) => has(id)),
      );
      return borrows % 2 === 0 ? null : (possible[borrows % Math.max(1, possible.length)] ?? null);
    };
    const organisations = shape.map((given, index) => {
      const parent = parentOf(index);
      const name = `o${index}`;
      return organisation(name, parent === null ? null : `o${parent}`, {
        sector: given.sector,
        private: given.private,
        isUnit: given.isUnit || index === 0,
        inboxId: has(`${name}-main`) ? `${name}-main` : borrowed(index),
        // Only of earlier ones, so that it never goes round.
        ledWith: given.ledWith % 4 === 0 && index > 0 ? `o${given.ledWith % index}` : null,
        independentInboxId: has(`${name}-independent`) ? `${name}-independent` : null,
        rules: rules
          .map((one, position) => ({ ...one, id: `r${position}` }))
          .filter(({ at }) => at % shape.length === index)
          .map(({ id, to, mode, when }) =>
            rule(id, {
              to: to.map((one) => inboxes[one % inboxes.length]!.id),
              mode,
              when: when,
            }),
          ),
      });
    });
    // Eight people are members here and there; only what is independent shares none with its own organisation.
    for (const [at, person, holdsKey, away] of people) {
      const chosen = inboxes[at % inboxes.length]!;
      const handlerId = `p${person}`;
      const isApart = (other: TreeInbox) =>
        other.organisationId === chosen.organisationId &&
        (other.standing === 'independent') !== (chosen.standing === 'independent');
      const taken = [chosen, ...inboxes.filter(isApart)].flatMap(({ members }) => members);
      if (taken.some((known) => known.handlerId === handlerId)) continue;
      const holds = holdsKey && chosen.hasKey;
      chosen.members.push({ handlerId, deputy: person % 2 === 0, holdsKey: holds, away });
    }
    // A case may climb to any main inbox above, on this side of a border.
    shape.forEach((given, index) => {
      const main = inboxes.find(({ id }) => id === `o${index}-main`);
      const possible = above(index)
        .map((name) => `${name}-main`)
        .filter(has);
      if (main && possible.length > 0 && given.climbs % 3 === 0)
        main.escalatesTo = possible[given.climbs % possible.length]!;
    });
    return treeOf(organisations, inboxes);
  });

/** Any answers that the unit's form could give, with several categories too. */
export function factsIn(tree: Tree): fc.Arbitrary<Facts> {
  return fc.constantFrom(...tree.organisations.values()).chain(({ id, sector }) => {
    const offered = choices[sector];
    return fc.record({
      danger: fc.constantFrom(...dangers),
      unitId: fc.constant(id),
      role: fc.constantFrom(...offered.roles),
      about: fc.constantFrom(...offered.abouts),
      accused: fc.constantFrom(...offered.accused, 'not-said' as const),
      what: fc.subarray([...offered.categories]),
      where: fc.subarray([...offered.places]),
      duration: fc.constantFrom('today' as const, 'not-said' as const),
      lane: fc.constantFrom(...offered.lanes, null),
    });
  });
}
