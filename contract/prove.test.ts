/** The proof that no report can be lost: it counts every combination, finds every gap, and is quick on a large tree. */
import { describe, expect, it } from 'vitest';
import { choices } from './choices.ts';
import { accusedCodes, categories, dangers, type Facts } from './facts.ts';
import fc from 'fast-check';
import { sealed } from './api/common.ts';
import { mostRecipients, openUnits, proveTotal, readinessOf, toComeIn } from './prove.ts';
import { route, wholeRoute } from './route.ts';
import { inbox, organisation, rule, treeOf } from './trees.make.ts';
import type { Rule, Tree, TreeOrganisation } from './tree.ts';

function school(
  over: { rules?: Rule[]; owner?: string; head?: string; apart?: string } = {},
): Tree {
  return treeOf(
    [
      organisation('top', null, {
        isUnit: false,
        inboxId: 'owner',
        independentInboxId: 'apart',
        rules: over.rules ?? [],
      }),
      organisation('unit', 'top', { inboxId: 'head' }),
    ],
    [
      inbox('owner', 'top', over.owner ?? 'eva'),
      inbox('team', 'top', '', { standing: 'team' }),
      inbox('apart', 'top', over.apart ?? 'una', { standing: 'independent' }),
      inbox('head', 'unit', over.head ?? 'rita'),
    ],
  );
}

/** Ten categories or none, six answers to who does it, three to danger, five roles. */
const combinations = 11 * 6 * 3 * 5;

describe('the proof', () => {
  it('counts every combination of a unit’s form, whether rules tell them apart or not', () => {
    expect(proveTotal(school())).toEqual({ proved: combinations, gaps: [] });
    const rules = [
      rule('r', {
        when: { what: ['violence', 'online'], role: ['parent'], danger: ['yes'] },
        to: ['owner'],
      }),
    ];
    expect(proveTotal(school({ rules }))).toEqual({ proved: combinations, gaps: [] });
  });

  it('counts the lanes of a university, and none of what the sector does not ask', () => {
    const tree = treeOf(
      [
        organisation('u', null, {
          sector: 'university',
          inboxId: 'hr',
          independentInboxId: 'apart',
        }),
      ],
      [inbox('hr', 'u', 'hanne'), inbox('apart', 'u', 'rolf', { standing: 'independent' })],
    );
    expect(proveTotal(tree).proved).toBe(11 * 6 * 3 * 4 * 4);
  });

  it('names the combination where nobody is left but the accused', () => {
    const { gaps, proved } = proveTotal(school({ owner: 'rita', apart: '' }));
    expect(proved).toBe(combinations * (5 / 6));
    expect(gaps[0]).toMatchObject({
      unitId: 'unit',
      why: 'no-live-reader',
      facts: { accused: 'leader' },
    });
    expect(gaps.every(({ facts }) => facts.accused === 'leader')).toBe(true);
  });

  it('names the category of the one rule that leads to nobody', () => {
    const rules = [rule('r', { when: { what: ['racism'] }, to: ['team'] })];
    const { gaps } = proveTotal(school({ rules, owner: '', apart: '' }));
    expect(gaps.map(({ facts }) => facts.what)).toContainEqual(['racism']);
    expect(gaps.some(({ facts }) => facts.what[0] === 'words' && facts.accused === 'child')).toBe(
      false,
    );
  });

  it('says that no inbox may read where there is none', () => {
    const alone = treeOf(
      [organisation('s', null, { inboxId: 'head' })],
      [inbox('head', 's', 'rita')],
    );
    expect(proveTotal(alone).gaps[0]).toMatchObject({
      why: 'no-inbox',
      facts: { accused: 'leader' },
    });
    const broken = treeOf(
      [organisation('s', 'nowhere', { inboxId: 'head' })],
      [inbox('head', 's', 'rita')],
    );
    expect(proveTotal(broken).gaps[0]).toMatchObject({ why: 'no-inbox' });
  });

  it('names five gaps at most', () => {
    expect(proveTotal(school({ head: '', owner: '', apart: '' })).gaps).toHaveLength(5);
  });

  it('of a set-up takes invited members for holders of their keys, and people who are away for away', () => {
    const invited = school({ head: 'rita(keyless)', owner: 'eva(keyless)', apart: 'una(keyless)' });
    expect(proveTotal(invited).proved).toBe(0);
    expect(proveTotal(invited, 'invited-members-will-hold-keys')).toEqual({
      proved: combinations,
      gaps: [],
    });
    const away = school({ head: 'rita(away)', owner: 'eva(away)', apart: 'una(away)' });
    expect(proveTotal(away, 'invited-members-will-hold-keys').proved).toBe(0);
  });

  it('finds what trying all of them one by one finds', () => {
    const rules = [
      rule('a', { when: { what: ['racism'], role: ['parent'] }, to: ['team'] }),
      rule('b', { when: { accused: ['unknown'], danger: ['unsure'] }, to: ['team'] }),
    ];
    const tree = school({ rules, owner: 'rita', apart: '' });
    const { roles, categories } = choices.school;
    let live = 0;
    for (const danger of dangers)
      for (const accused of accusedCodes)
        for (const role of roles)
          for (const what of [[], ...categories.map((code) => [code])]) {
            const facts: Facts = {
              unitId: 'unit',
              danger,
              accused,
              role,
              what,
              about: 'me',
              where: [],
              duration: 'today',
              lane: null,
            };
            if (!route(facts, tree).alarm) live += 1;
          }
    expect(live).toBeLessThan(combinations);
    expect(proveTotal(tree).proved).toBe(live);
  });

  it('takes less than two seconds for 41 municipalities of 25 units each, with rules', () => {
    const organisations: TreeOrganisation[] = [
      organisation('top', null, {
        isUnit: false,
        inboxId: 'top-main',
        independentInboxId: 'apart',
      }),
    ];
    const inboxes = [
      inbox('top-main', 'top', 'eva'),
      inbox('apart', 'top', 'una', { standing: 'independent' }),
    ];
    for (let at = 0; at < 41; at += 1) {
      const rules = [
        rule('r', {
          when: { accused: ['adult', 'leader'], danger: ['yes', 'unsure'] },
          to: [`m${at}-team`],
          mode: 'also',
        }),
      ];
      organisations.push(
        organisation(`m${at}`, 'top', { isUnit: false, inboxId: `m${at}-main`, rules }),
      );
      inboxes.push(
        inbox(`m${at}-main`, `m${at}`, `e${at}`),
        inbox(`m${at}-team`, `m${at}`, `t${at}`, { standing: 'team' }),
      );
      for (let unit = 0; unit < 25; unit += 1) {
        organisations.push(
          organisation(`m${at}u${unit}`, `m${at}`, { inboxId: `m${at}u${unit}-main` }),
        );
        inboxes.push(inbox(`m${at}u${unit}-main`, `m${at}u${unit}`, `r${at}-${unit}`));
      }
    }
    // Of the processor: what else the machine does meanwhile is not its doing.
    const began = process.cpuUsage();
    expect(proveTotal(treeOf(organisations, inboxes))).toEqual({
      proved: 41 * 25 * combinations,
      gaps: [],
    });
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(2_000);
  });
});

describe('how far a tree has come', () => {
  const two = (people: Record<string, string>, keyless: string[] = []) => {
    const at = (id: string, organisationId: string, otherwise: string) =>
      inbox(id, organisationId, people[id] ?? otherwise, {
        hasKey: !keyless.includes(id),
        standing: id === 'apart' ? 'independent' : 'line',
      });
    return treeOf(
      [
        organisation('top', null, { isUnit: false, inboxId: 'owner', independentInboxId: 'apart' }),
        organisation('one', 'top', { inboxId: 'head' }),
        organisation('other', 'top', {
          inboxId: 'board',
          private: true,
          independentInboxId: 'aside',
        }),
      ],
      [
        at('owner', 'top', 'eva'),
        at('apart', 'top', 'una'),
        at('head', 'one', 'rita'),
        at('board', 'other', 'bo'),
        { ...at('aside', 'other', 'stein'), standing: 'independent' },
      ],
    );
  };

  it('is all of it where each report has somebody who holds a key and is here', () => {
    expect(openUnits(two({}))).toEqual(['one', 'other']);
    expect(readinessOf(two({}))).toEqual({ units: 2, open: 2, openWithInvited: 2, toComeIn: 0 });
    // The head alone is away: the owner reads.
    expect(openUnits(two({ head: 'rita(away)' }))).toEqual(['one', 'other']);
  });

  it('counts units one by one, and each person who holds no key of an inbox of hers once', () => {
    const tree = two({ aside: 'stein(keyless) eva(keyless)', board: 'bo eva(keyless)' });
    expect(openUnits(tree)).toEqual(['one']);
    expect(toComeIn(tree)).toBe(2);
    expect(readinessOf(tree)).toEqual({ units: 2, open: 1, openWithInvited: 2, toComeIn: 2 });
  });

  it('is nothing before anybody has come in, and all of it when they have', () => {
    const people = {
      ...{ owner: 'eva(keyless)', apart: 'una(keyless)', head: 'rita(keyless)' },
      ...{ board: 'bo(keyless)', aside: 'stein(keyless)' },
    };
    const tree = two(people, ['owner', 'apart', 'head', 'board', 'aside']);
    expect(readinessOf(tree)).toEqual({ units: 2, open: 0, openWithInvited: 2, toComeIn: 5 });
    const { gaps } = proveTotal(tree);
    expect(gaps[0]).toMatchObject({ unitId: 'one', why: 'no-key' });
    expect(proveTotal(tree, 'invited-members-will-hold-keys').gaps).toEqual([]);
  });

  it('is not helped by who is invited where somebody else is missing', () => {
    expect(readinessOf(two({ aside: '' }))).toMatchObject({ open: 1, openWithInvited: 1 });
  });

  it('names whom else the leader leads, where nobody is left to read about her', () => {
    const tree = two({ owner: 'eva(away)', apart: 'una(away)' });
    tree.organisations.get('one')!.ledWith = 'other';
    const [gap] = proveTotal(tree).gaps;
    expect(gap).toMatchObject({ unitId: 'one', ledTogether: ['one', 'other'] });
  });
});

describe('a report with more readers than it can be sealed to', () => {
  const names = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => `r${from + at}`);
  /** A school whose owner has thirty more inboxes, each with somebody in it. */
  const crowded = (rules: Rule[]): Tree =>
    treeOf(
      [
        organisation('top', null, {
          isUnit: false,
          inboxId: 'owner',
          independentInboxId: 'apart',
          rules,
        }),
        organisation('unit', 'top', { inboxId: 'head' }),
      ],
      [
        inbox('owner', 'top', 'eva'),
        inbox('apart', 'top', 'una', { standing: 'independent' }),
        inbox('head', 'unit', 'rita'),
        ...names(0, 30).map((id) => inbox(id, 'top', `p${id}`, { standing: 'team' })),
      ],
    );
  const also = (id: string, to: string[], when: Rule['when'] = {}) =>
    rule(id, { when, to, mode: 'also' });

  it('is what the contract refuses: one key more than that', () => {
    const one = { header: { kid: 'a', epk: { kty: 'EC', crv: 'P-256', x: 'a', y: 'a' } } };
    const of = (length: number) => ({
      protected: 'a',
      aad: 'a',
      iv: 'a',
      ciphertext: 'a',
      tag: 'a',
      recipients: Array.from({ length }, () => ({ ...one, encrypted_key: 'a' })),
    });
    expect(sealed.safeParse(of(mostRecipients)).success).toBe(true);
    expect(sealed.safeParse(of(mostRecipients + 1)).success).toBe(false);
  });

  it('is a gap that names the rule; one inbox fewer is none', () => {
    // Head, owner by escalation, and the rule's: the reporter's own key is one more.
    expect(proveTotal(crowded([also('r', names(0, 21))])).gaps).toEqual([]);
    const { gaps } = proveTotal(crowded([also('r', names(0, 22))]));
    expect(gaps[0]).toMatchObject({ unitId: 'unit', why: 'too-many-readers', ruleIds: ['r'] });
  });

  it('is found where only several categories in one report make it so', () => {
    const rules = [
      also('a', names(0, 12), { what: ['words'] }),
      also('b', names(12, 24), { what: ['online'] }),
    ];
    const { gaps } = proveTotal(crowded(rules));
    expect(gaps[0]).toMatchObject({ why: 'too-many-readers', ruleIds: ['a', 'b'] });
    expect(gaps[0]!.facts.what).toEqual(expect.arrayContaining(['words', 'online']));
    expect(proveTotal(crowded([rules[0]!])).gaps).toEqual([]);
  });

  it('is found behind a rule that decides for some categories, and hides what the others add', () => {
    const rules = [
      rule('first', { when: { what: ['racism'] }, to: ['r0'] }),
      also('a', names(0, 12), { what: ['words'] }),
      also('b', names(12, 24), { what: ['online'] }),
    ];
    const { gaps } = proveTotal(crowded(rules));
    expect(gaps[0]).toMatchObject({ why: 'too-many-readers', ruleIds: ['a', 'b'] });
    expect(gaps[0]!.facts.what).not.toContain('racism');
  });

  it('is found whenever any set of categories makes one, and only then', () => {
    const rules = fc.array(
      fc.record({
        what: fc.option(fc.subarray([...categories], { minLength: 1, maxLength: 3 }), {
          nil: null,
        }),
        from: fc.nat({ max: 24 }),
        size: fc.integer({ min: 1, max: 15 }),
        mode: fc.constantFrom<'instead' | 'also'>('instead', 'also', 'also'),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const base = { unitId: 'unit', danger: 'no', accused: 'child', role: 'pupil' } as const;
    const rest = { about: 'not-said', where: [], duration: 'not-said', lane: null } as const;
    fc.assert(
      fc.property(rules, (given) => {
        const tree = crowded(
          given.map(({ what, from, size, mode }, at) =>
            rule(`r${at}`, {
              when: { accused: ['child'], danger: ['no'], role: ['pupil'], ...(what && { what }) },
              to: names(from, Math.min(30, from + size)),
              mode,
            }),
          ),
        );
        let most = 0;
        const named = [...new Set(given.flatMap(({ what }) => what ?? []))];
        for (let bits = 0; bits < 2 ** named.length; bits += 1) {
          const what = named.filter((_, at) => (bits >> at) & 1);
          const found = wholeRoute({ ...base, ...rest, where: [], what }, tree);
          const { readers, copies, escalation } = found;
          most = Math.max(most, readers.length + copies.length + escalation.length);
        }
        const isFound = proveTotal(tree).gaps.some(({ why }) => why === 'too-many-readers');
        expect(isFound).toBe(most >= mostRecipients);
      }),
      { numRuns: 60 },
    );
  });
});
