/** Nobody silences the one honest reader of a case: who keeps whom out, and who answers for it afterwards, over random trees and inboxes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answers, type Lying } from '../next-reader.ts';
import type { Tree } from '../tree.ts';
import { afterKeepingOut, isAbove, mayKeepOut } from './keeping-out.ts';

/** School below its municipality, with a response team beside the owner's inbox, and an independent one. */
const standings = {
  school: ['unit', 'line'],
  owner: ['top', 'line'],
  team: ['top', 'team'],
  independent: ['top', 'independent'],
} as const;
type Name = keyof typeof standings;
const names = Object.keys(standings) as Name[];

const places = {
  organisations: new Map(
    (
      [
        ['unit', 'top'],
        ['top', null],
      ] as const
    ).map(([id, parentId]) => [id, { id, parentId, private: false }]),
  ),
  inboxes: new Map(
    Object.entries(standings).map(([id, [organisationId, standing]]) => [
      id,
      { id, organisationId, standing },
    ]),
  ),
} as unknown as Pick<Tree, 'organisations' | 'inboxes'>;

const lying = (name: Name, as: Lying['as'] = 'reader', reached = true): Lying => ({
  inboxId: name,
  as,
  reached,
});

describe('who stands above', () => {
  it.each([
    ['owner', 'school', true],
    ['team', 'school', true],
    ['independent', 'school', true],
    ['independent', 'owner', true],
    ['school', 'owner', false],
    ['team', 'owner', false],
    ['owner', 'team', false],
    ['owner', 'independent', false],
    ['school', 'school', false],
  ] as const)('%s above %s: %s', (one, other, is) => {
    expect(isAbove(one, other, places)).toBe(is);
  });
});

describe('keeping out', () => {
  const may = (own: Lying[], theirs: Lying[], isHerself = false) => {
    const found = mayKeepOut({ isHerself, own, theirs }, places);
    return found.may ? found.as : found.why;
  };

  it('is for somebody from above, also who reads along, and for a colleague who answers for the case', () => {
    expect(may([lying('owner', 'copy')], [lying('school')])).toBe('above');
    expect(may([lying('school')], [lying('school')])).toBe('colleague');
  });

  it('is not for those who read along beside, and never of those above, who may not even know of it yet', () => {
    expect(may([lying('school', 'copy')], [lying('school', 'copy')])).toBe('no-power');
    expect(may([lying('school')], [lying('owner', 'escalation', false)])).toBe('no-power');
    expect(may([lying('school')], [lying('owner')])).toBe('no-power');
    expect(may([lying('school')], [lying('school'), lying('owner', 'copy')])).toBe('no-power');
    expect(may([lying('team', 'copy')], [lying('owner')])).toBe('no-power');
  });

  it('is not of oneself, nor of somebody who has nothing to do with the case', () => {
    expect(may([lying('school')], [lying('school')], true)).toBe('herself');
    expect(may([lying('school')], [])).toBe('reads-not');
  });
});

/** A case as it may lie, and who of four people is live in which of its inboxes; 0 did it, 1 was kept out. */
const situations = fc
  .record({
    lies: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom(...names),
        as: fc.constantFrom('reader', 'copy', 'escalation'),
        reached: fc.boolean(),
      }),
      { selector: ({ name }) => name, minLength: 1 },
    ),
    members: fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(3)), { maxLength: 10 }),
  })
  .map(({ lies, members }) => ({
    all: lies.map(({ name, as, reached }) => lying(name, as, as !== 'escalation' || reached)),
    of: (who: number) => new Set(members.filter((one) => one[1] === who).map(([name]) => name)),
  }));

const decided = situations.map(({ all, of }) => {
  const reached = all.filter((one) => one.reached);
  const own = reached.filter(({ inboxId }) => of(0).has(inboxId as Name));
  const theirs = all.filter(({ inboxId }) => of(1).has(inboxId as Name));
  const keeping = mayKeepOut({ isHerself: false, own, theirs }, places);
  if (own.length === 0 || !keeping.may) return null;
  const liveOf = (people: number[]) => (inboxId: string) =>
    people.some((who) => of(who).has(inboxId as Name));
  const isLiveBesides = liveOf([2, 3]);
  const given = { as: keeping.as, own, lying: all, isLive: liveOf([0, 2, 3]), isLiveBesides };
  const next = afterKeepingOut(given, places);
  const after = all.map((one) =>
    next.outcome === 'next' && next.inboxId === one.inboxId
      ? { ...one, as: 'reader' as const, reached: true }
      : one,
  );
  return { all, after, own, next, keeping, isLiveBesides };
});

describe('whatever the tree, after somebody was kept out', () => {
  it('somebody else than who did it answers for the case, unless she did it from above and nobody else is there', () => {
    fc.assert(
      fc.property(decided, (found) => {
        if (found === null || found.next.outcome === 'refused') return;
        const { all, after, keeping, isLiveBesides } = found;
        const others = after.filter((one) => answers(one) && isLiveBesides(one.inboxId));
        if (others.length > 0) return;
        expect(keeping.as).toBe('above');
        expect(all.some(({ inboxId }) => isLiveBesides(inboxId))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('a colleague’s doing is answered for from above, wherever somebody is there', () => {
    fc.assert(
      fc.property(decided, (found) => {
        if (found?.keeping.as !== 'colleague' || found.next.outcome === 'refused') return;
        const { all, after, own, isLiveBesides } = found;
        const isUp = ({ inboxId }: Lying) =>
          own.some((one) => isAbove(inboxId, one.inboxId, places)) && isLiveBesides(inboxId);
        if (all.some(isUp)) expect(after.some((one) => answers(one) && isUp(one))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused to a colleague whom it would leave alone', () => {
    const given = {
      as: 'colleague' as const,
      own: [lying('owner')],
      lying: [lying('owner')],
      isLive: () => true,
      isLiveBesides: () => false,
    };
    expect(afterKeepingOut(given, places)).toEqual({ outcome: 'refused' });
  });
});
