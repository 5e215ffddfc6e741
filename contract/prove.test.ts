/** The proof that no report can be lost: it counts every combination, finds every gap, and is quick on a large tree. */
import { describe, expect, it } from 'vitest';
import { accusedCodes, choices, dangers, type Facts } from './facts.ts';
import { proveTotal } from './prove.ts';
import { route } from './route.ts';
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
    const began = performance.now();
    expect(proveTotal(treeOf(organisations, inboxes))).toEqual({
      proved: 41 * 25 * combinations,
      gaps: [],
    });
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
