/** What must hold of every route, over random trees, people and answers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { openUnits, proveTotal } from './prove.ts';
import { chainOf, liveReaders, mostRecipients, route, type Route, type Tree } from './route.ts';
import { barredBy, liveMembers } from './tree.ts';
import { treeProblems } from './tree-problems.ts';
import { factsIn, validTrees } from './trees.make.ts';

const reports = validTrees.chain((tree) => fc.tuple(fc.constant(tree), factsIn(tree)));
const runs = { numRuns: 1_000 };

const inRoute = ({ readers, copies, escalation }: Route) => [...readers, ...copies, ...escalation];
const isLive = (tree: Tree, { excluded }: Route, inboxId: string) =>
  liveReaders(inboxId, excluded, tree).length > 0;
/** Only people of the accused's own can open it now. */
const isTheirs = (tree: Tree, found: Route, inboxId: string) =>
  liveMembers(inboxId, tree).length > 0 && !isLive(tree, found, inboxId);
const chainIds = (facts: Facts, tree: Tree) => chainOf(facts.unitId, tree).map(({ id }) => id);
/** Has a key, and a member whom it is not about. */
const isManned = (tree: Tree, { excluded }: Route, inboxId: string) => {
  const { hasKey, members } = tree.inboxes.get(inboxId)!;
  const barred = barredBy(excluded, tree);
  return hasKey && members.some(({ handlerId }) => !barred.has(handlerId));
};
/** Ids of all that the unit's leader leads: said anew, step by step, beside `leaders.ts`. */
function ledBySame(unitId: string, tree: Tree): Set<string> {
  const linked = [...tree.organisations.values()].flatMap(({ id, ledWith }) => {
    const receives = chainOf(id, tree).find(({ inboxId }) => inboxId !== null);
    const owner = tree.inboxes.get(receives?.inboxId ?? '')?.organisationId ?? id;
    return [
      [id, ledWith ?? id],
      [id, owner],
      [id, owner === id ? id : (receives?.id ?? id)],
    ] as const;
  });
  const led = new Set([unitId]);
  for (let before = 0; before < led.size;) {
    before = led.size;
    for (const [one, other] of linked) if (led.has(one) || led.has(other)) led.add(one).add(other);
  }
  return led;
}
/** Main inboxes of those above whom others lead, and the independent ones that count. */
function ownersAbove({ unitId }: Facts, tree: Tree): string[] {
  const led = ledBySame(unitId, tree);
  const chain = chainOf(unitId, tree);
  const above = chain.filter(({ id }) => !led.has(id));
  return [...above.flatMap(({ inboxId }) => inboxId ?? []), ...independents({ unitId }, tree)];
}
function independents({ unitId }: Pick<Facts, 'unitId'>, tree: Tree): string[] {
  const led = ledBySame(unitId, tree);
  const chain = chainOf(unitId, tree);
  return chain
    .filter((one) => !led.has(one.id) || one === chain.at(-1))
    .flatMap(({ independentInboxId }) => independentInboxId ?? []);
}
const rulesOnTheWay = (facts: Facts, tree: Tree) =>
  chainOf(facts.unitId, tree).flatMap(({ rules }) => rules);

function always(holds: (facts: Facts, tree: Tree, found: Route) => void) {
  fc.assert(
    fc.property(reports, ([tree, facts]) => holds(facts, tree, route(facts, tree))),
    runs,
  );
}

describe('every route', () => {
  it('is over trees that are without problems, or these tests prove nothing', () => {
    fc.assert(
      fc.property(validTrees, (tree) => {
        expect(treeProblems(tree)).toEqual([]);
      }),
    );
  });

  it('is tried on every kind of report, or these tests prove little', () => {
    // Always the same sample: of other ones a count can lie below its bound by chance.
    const sample = { numRuns: 4_000, seed: 20 };
    const found = fc.sample(reports, sample).map(([tree, facts]) => route(facts, tree));
    const count = (holds: (one: Route) => boolean) => found.filter(holds).length;
    expect(count(({ alarm }) => alarm)).toBeGreaterThan(40);
    expect(count(({ alarm, excluded }) => !alarm && excluded.length > 0)).toBeGreaterThan(400);
    expect(count(({ excluded }) => excluded.length > 2)).toBeGreaterThan(100);
    expect(count(({ readers }) => readers.length === 0)).toBeGreaterThan(3);
    for (const reason of [
      'unit',
      'owner',
      'leader-accused',
      'own-line-accused',
      'independent',
      'rule',
      'nearest-live',
      'escalation',
      'danger-owner-told',
      'adult-accused-owner-reads-along',
    ])
      expect([
        reason,
        count(({ because }) => because.some((step) => step.reason === reason)),
      ]).toEqual([reason, expect.toSatisfy((times: number) => times > 3)]);
  });

  it('has a reader, unless no inbox on the way has a key to seal to', () => {
    always((facts, tree, found) => {
      const mains = chainOf(facts.unitId, tree).flatMap(({ inboxId }) => inboxId ?? []);
      const possible = [...mains, ...independents(facts, tree)].filter(
        (id) => !found.excluded.includes(id) && tree.inboxes.get(id)!.hasKey,
      );
      if (possible.length > 0) expect(found.readers.length).toBeGreaterThan(0);
      if (found.readers.length === 0) expect([inRoute(found), found.alarm]).toEqual([[], true]);
    });
  });

  it('never holds an inbox without a key, and one without members only with an alarm, where nobody else is', () => {
    always((_, tree, found) => {
      for (const { inboxId, reason } of found.because) {
        expect(tree.inboxes.get(inboxId)!.hasKey).toBe(true);
        if (tree.inboxes.get(inboxId)!.members.length > 0) continue;
        expect([found.alarm, reason]).toEqual([true, 'no-live-reader']);
      }
    });
  });

  it('can be sealed to', () => {
    always((_, __, found) => {
      expect(inRoute(found).length).toBeLessThan(mostRecipients);
    });
  });

  it('names each inbox once, and in as many steps', () => {
    always((_, __, found) => {
      const all = inRoute(found);
      expect(new Set(all).size).toBe(all.length);
      expect(found.because.map(({ inboxId }) => inboxId).sort()).toEqual(all.sort());
    });
  });

  it('never holds an inbox of the accused', () => {
    always((_, __, found) => {
      for (const inboxId of inRoute(found)) expect(found.excluded).not.toContain(inboxId);
    });
  });

  it('keeps out every inbox of all that the accused leader leads, but the independent one that the top has named', () => {
    always((facts, tree, found) => {
      if (facts.accused !== 'leader') return;
      const led = ledBySame(facts.unitId, tree);
      const top = chainOf(facts.unitId, tree).at(-1)!;
      for (const inboxId of inRoute(found))
        if (led.has(tree.inboxes.get(inboxId)!.organisationId))
          expect(inboxId).toBe(top.independentInboxId);
    });
  });

  it('cannot be bent by what the accused leader says of what she leads: only an owner above can be added by it', () => {
    let tried = 0;
    always((facts, tree, found) => {
      const led = ledBySame(facts.unitId, tree);
      const top = chainOf(facts.unitId, tree).at(-1)!;
      if (facts.accused !== 'leader') return;
      tried += 1;
      const unsaid: Tree = {
        ...tree,
        organisations: new Map(
          [...tree.organisations].map(([id, one]) => [
            id,
            led.has(id)
              ? {
                  ...one,
                  rules: [],
                  independentInboxId: one === top ? one.independentInboxId : null,
                }
              : one,
          ]),
        ),
        inboxes: new Map(
          [...tree.inboxes].map(([id, one]) => [
            id,
            led.has(one.organisationId) && id !== top.independentInboxId
              ? { ...one, standing: 'line', escalatesTo: null }
              : one,
          ]),
        ),
      };
      const plain = route(facts, unsaid);
      const owners = ownersAbove(facts, tree);
      for (const inboxId of inRoute(found))
        if (!inRoute(plain).includes(inboxId)) expect(owners).toContain(inboxId);
      for (const inboxId of found.readers)
        if (!plain.readers.includes(inboxId)) expect(owners).toContain(inboxId);
      for (const inboxId of plain.readers) expect(found.readers).toContain(inboxId);
    });
    expect(tried).toBeGreaterThan(100);
  });

  it('never rests with people whom it is about, unless nobody else is left at all; then it gives alarm', () => {
    always((facts, tree, found) => {
      if (!inRoute(found).some((inboxId) => isTheirs(tree, found, inboxId))) return;
      expect(found.alarm).toBe(true);
      expect(found.because[0]!.reason).toBe('no-live-reader');
      expect(independents(facts, tree).some((inboxId) => isLive(tree, found, inboxId))).toBe(false);
    });
  });

  it('gives alarm exactly when nobody who reads, reads along or stands at the end of the way can open it', () => {
    always((facts, tree, found) => {
      const someone = [...found.readers, ...found.copies, ...independents(facts, tree)];
      expect(found.alarm).toBe(!someone.some((inboxId) => isLive(tree, found, inboxId)));
      expect(found.alarm).toBe(!found.readers.some((inboxId) => isLive(tree, found, inboxId)));
    });
  });

  it('has a live reader while the independent inbox is alive', () => {
    always((facts, tree, found) => {
      const independent = chainOf(facts.unitId, tree).at(-1)!.independentInboxId!;
      if (isLive(tree, found, independent)) expect(found.alarm).toBe(false);
    });
  });

  it('never goes beyond a private border, unless a rule on this side names an inbox there', () => {
    always((facts, tree, found) => {
      const near = chainIds(facts, tree);
      const named = rulesOnTheWay(facts, tree).flatMap(({ to }) => to);
      for (const inboxId of inRoute(found))
        if (!near.includes(tree.inboxes.get(inboxId)!.organisationId))
          expect(named).toContain(inboxId);
    });
  });

  it('tells somebody above when there is danger, wherever somebody may be told', () => {
    always((facts, tree, found) => {
      if (facts.danger === 'no') return;
      expect(found.urgent).toBe(true);
      const [first] = found.readers;
      const above = ownersAbove(facts, tree).filter(
        (id) => isManned(tree, found, id) && !isTheirs(tree, found, id) && id !== first,
      );
      if (above.length > 0 && first === chainOf(facts.unitId, tree)[0]!.inboxId)
        expect(found.readers.length + found.copies.length).toBeGreaterThan(1);
    });
  });

  it('is the same again, and the same whatever the order in which the tree was read', () => {
    always((facts, tree, found) => {
      const turned: Tree = {
        ...tree,
        organisations: new Map([...tree.organisations].reverse()),
        inboxes: new Map(
          [...tree.inboxes]
            .reverse()
            .map(([id, inbox]) => [id, { ...inbox, members: [...inbox.members].reverse() }]),
        ),
      };
      expect(route(facts, turned)).toEqual(found);
    });
  });

  it('does not look at what moves no report: about whom, where, how long', () => {
    always((facts, tree, found) => {
      const other: Facts = { ...facts, about: 'not-said', where: [], duration: 'months' };
      expect(route(other, tree)).toEqual(found);
    });
  });

  it('bars whoever is a member of an inbox of the accused from every other inbox', () => {
    always((_, tree, found) => {
      const barred = barredBy(found.excluded, tree);
      for (const inboxId of inRoute(found))
        for (const { handlerId } of liveReaders(inboxId, found.excluded, tree))
          expect(barred.has(handlerId)).toBe(false);
    });
  });
});

describe('the proof', () => {
  it('says of a tree what trying each report says, with several categories in it too', () => {
    fc.assert(
      fc.property(reports, ([tree, facts]) => {
        if (!tree.organisations.get(facts.unitId)!.isUnit || !route(facts, tree).alarm) return;
        expect(proveTotal(tree).gaps.length).toBeGreaterThan(0);
        expect(openUnits(tree)).not.toContain(facts.unitId);
      }),
      { numRuns: 300 },
    );
  });

  it('opens exactly the units without a gap', () => {
    fc.assert(
      fc.property(reports, ([tree, { unitId }]) => {
        const only = (id: string): Tree => ({
          ...tree,
          organisations: new Map(
            [...tree.organisations].map(([key, one]) => [key, { ...one, isUnit: key === id }]),
          ),
        });
        const isOpen = openUnits(only(unitId)).includes(unitId);
        expect(isOpen).toBe(proveTotal(only(unitId)).gaps.length === 0);
      }),
      { numRuns: 100 },
    );
  });

  it('names only combinations that are gaps', () => {
    fc.assert(
      fc.property(validTrees, (tree) => {
        for (const { facts, unitId } of proveTotal(tree).gaps) {
          expect(facts.unitId).toBe(unitId);
          expect(route(facts, tree).alarm).toBe(true);
        }
      }),
    );
  });

  it('finds no gap in any valid tree whose independent inboxes are read', () => {
    fc.assert(
      fc.property(validTrees, (tree) => {
        const inboxes = new Map(tree.inboxes);
        for (const [id, one] of inboxes)
          if (one.standing === 'independent')
            inboxes.set(id, {
              ...one,
              hasKey: true,
              members: [
                { handlerId: `keeper of ${id}`, deputy: false, holdsKey: true, away: false },
              ],
            });
        expect(proveTotal({ ...tree, inboxes }).gaps).toEqual([]);
      }),
    );
  });
});
