/** What must hold of every route, over random trees, people and answers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { proveTotal } from './prove.ts';
import { chainOf, liveReaders, route, type Route, type Tree } from './route.ts';
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
    const found = fc.sample(reports, 4_000).map(([tree, facts]) => route(facts, tree));
    const count = (holds: (one: Route) => boolean) => found.filter(holds).length;
    expect(count(({ alarm }) => alarm)).toBeGreaterThan(40);
    expect(count(({ alarm, excluded }) => !alarm && excluded.length > 0)).toBeGreaterThan(400);
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

  it('has a reader', () => {
    always((_, __, { readers }) => {
      expect(readers.length).toBeGreaterThan(0);
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

  it('keeps out every inbox of the unit but an independent one, when its leader is accused', () => {
    always((facts, tree, found) => {
      if (facts.accused !== 'leader') return;
      const own = inRoute(found).filter(
        (id) => tree.inboxes.get(id)!.organisationId === facts.unitId,
      );
      expect(own.every((id) => tree.inboxes.get(id)!.standing === 'independent')).toBe(true);
    });
  });

  it('never rests with people whom it is about, unless nobody else is left at all; then it gives alarm', () => {
    always((facts, tree, found) => {
      if (!inRoute(found).some((inboxId) => isTheirs(tree, found, inboxId))) return;
      expect(found.alarm).toBe(true);
      expect(found.because[0]!.reason).toBe('no-live-reader');
      const independents = chainOf(facts.unitId, tree).flatMap(
        (one) => one.independentInboxId ?? [],
      );
      expect(independents.some((inboxId) => isLive(tree, found, inboxId))).toBe(false);
    });
  });

  it('gives alarm exactly when nobody who reads, reads along or stands at the end of the way can open it', () => {
    always((facts, tree, found) => {
      const independents = chainOf(facts.unitId, tree).flatMap(
        (one) => one.independentInboxId ?? [],
      );
      const someone = [...found.readers, ...found.copies, ...independents];
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
      const above = chainOf(facts.unitId, tree)
        .slice(1)
        .flatMap(({ inboxId }) => inboxId ?? [])
        .filter((id) => !found.excluded.includes(id) && !isTheirs(tree, found, id) && id !== first);
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
      }),
      { numRuns: 300 },
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
              members: [
                { handlerId: `keeper of ${id}`, deputy: false, holdsKey: true, away: false },
              ],
            });
        expect(proveTotal({ ...tree, inboxes }).gaps).toEqual([]);
      }),
    );
  });
});
