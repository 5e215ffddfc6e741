/** To whom a case can be handed down: those who would read it today, had no key when it came, and whom it is not about. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsAt } from './facts.make.ts';
import type { Facts } from './facts.ts';
import { handDownsOf, type Lies } from './hand-down.ts';
import { municipality } from './places.make.ts';
import { mostRecipients, route } from './route.ts';
import { barredBy, type Tree } from './tree.ts';
import { factsIn, validTrees } from './trees.make.ts';

const came = new Date('2026-11-23T08:00:00Z');
const [before, after] = [new Date(came.getTime() - 1), new Date(came.getTime() + 1)];

const lies = (facts: Facts, over: Partial<Lies> = {}): Lies => ({
  facts,
  receivedAt: came,
  inboxIds: [],
  excluded: [],
  keptOut: [],
  ...over,
});
const idsOf = (steps: { inboxId: string }[]) => steps.map(({ inboxId }) => inboxId);

describe('a case of a school whose inbox had no key', () => {
  const tree = municipality();
  const withOwner = { inboxIds: ['skoleeier'] };
  const late = new Map([
    ['skoleeier', before],
    ['uavhengig', before],
    ['rektor', after],
  ]);

  it('can be handed down to it, as the reader that it would have had', () => {
    const found = handDownsOf(lies(factsAt('skole'), withOwner), tree, late);
    expect(found).toEqual([{ inboxId: 'rektor', as: 'reader', reason: 'unit' }]);
  });

  it.each<[string, Partial<Lies>, Map<string, Date>, Partial<Facts>]>([
    ['that had a key when it came', {}, new Map([...late, ['rektor', came]]), {}],
    ['that has it already', { inboxIds: ['skoleeier', 'rektor'] }, late, {}],
    ['that it is about', {}, late, { accused: 'leader' }],
    ['that it was about when it came', { excluded: ['rektor'] }, late, {}],
    ['in which all are kept out', { keptOut: ['rita', 'ivar'] }, late, {}],
    ['whose members are those of one that it was about', { excluded: ['styrer'] }, late, {}],
  ])('and to none %s', (_what, over, firstKeys, facts) => {
    const people = over.excluded?.includes('styrer') ? { styrer: 'rita ivar' } : {};
    const of = lies(factsAt('skole', facts), { ...withOwner, ...over });
    expect(handDownsOf(of, municipality({ people }), firstKeys)).toEqual([]);
  });

  it('is offered to nobody once a message to all who have it would be for too many', () => {
    const many = (count: number) => [
      'skoleeier',
      ...Array.from({ length: count - 1 }, (_, index) => `i${index}`),
    ];
    const at = (count: number) =>
      handDownsOf(lies(factsAt('skole'), { inboxIds: many(count) }), tree, late);
    expect(idsOf(at(mostRecipients - 2))).toEqual(['rektor']);
    expect(at(mostRecipients - 1)).toEqual([]);
  });

  it('stays where it is when the place was taken out of the tree', () => {
    expect(handDownsOf(lies(factsAt('borte'), withOwner), tree, late)).toEqual([]);
  });
});

describe('in any tree, for any answers', () => {
  const some = (ids: string[]) => fc.subarray(ids);
  const cases = validTrees.chain((tree) => {
    const ids = [...tree.inboxes.keys()];
    const people = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'];
    return fc.record({
      tree: fc.constant(tree),
      facts: factsIn(tree),
      inboxIds: some(ids),
      excluded: some(ids).map((few) => few.slice(0, 1)),
      keptOut: some(people).map((few) => few.slice(0, 3)),
      late: some(ids),
    });
  });
  const firstKeys = (tree: Tree, late: string[]) =>
    new Map(
      [...tree.inboxes.keys()].map((id) => [id, late.includes(id) ? after : before] as const),
    );

  it('whoever is offered would read it today, did not have it, got the first key since, and it is not about her', () => {
    let offered = 0;
    fc.assert(
      fc.property(cases, ({ tree, facts, late, ...over }) => {
        const today = route(facts, tree);
        const barred = barredBy([...over.excluded, ...today.excluded], tree);
        for (const { inboxId, as } of handDownsOf(lies(facts, over), tree, firstKeys(tree, late))) {
          offered += 1;
          expect(as === 'reader' ? today.readers : today.copies).toContain(inboxId);
          expect(late).toContain(inboxId);
          expect([...over.inboxIds, ...over.excluded, ...today.excluded]).not.toContain(inboxId);
          const { hasKey, members } = tree.inboxes.get(inboxId)!;
          expect(hasKey).toBe(true);
          const others = members.filter(
            ({ handlerId }) => !barred.has(handlerId) && !over.keptOut.includes(handlerId),
          );
          expect(others.some(({ holdsKey }) => holdsKey)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(offered).toBeGreaterThan(100);
  });

  it('once it was given to all who are offered, nobody is', () => {
    fc.assert(
      fc.property(cases, ({ tree, facts, late, ...over }) => {
        const keys = firstKeys(tree, late);
        const given = idsOf(handDownsOf(lies(facts, over), tree, keys));
        const inboxIds = [...over.inboxIds, ...given];
        expect(handDownsOf(lies(facts, { ...over, inboxIds }), tree, keys)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('where every key was there when it came, nobody is', () => {
    fc.assert(
      fc.property(cases, ({ tree, facts, ...over }) => {
        expect(handDownsOf(lies(facts, over), tree, firstKeys(tree, []))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
