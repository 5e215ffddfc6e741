/** Each thing that can be wrong with a tree, made wrong alone, and named alone. */
import { describe, expect, it } from 'vitest';
import { inbox, organisation, rule, treeOf } from './trees.make.ts';
import type { TreeInbox, TreeOrganisation } from './tree.ts';
import { treeProblemKinds, treeProblems } from './tree-problems.ts';

type Change = {
  organisations?: Record<string, Partial<TreeOrganisation>>;
  inboxes?: Record<string, Partial<TreeInbox>>;
};

function tree({ organisations = {}, inboxes = {} }: Change = {}) {
  return treeOf(
    [
      organisation('top', null, {
        inboxId: 'main',
        independentInboxId: 'apart',
        ...organisations['top'],
      }),
      organisation('unit', 'top', { inboxId: 'line', ...organisations['unit'] }),
      organisation('other', 'top', { inboxId: 'beside', ...organisations['other'] }),
      organisation('owner', 'top', {
        private: true,
        inboxId: 'private',
        independentInboxId: 'private-apart',
        ...organisations['owner'],
      }),
    ],
    [
      inbox('main', 'top', 'eva', inboxes['main']),
      inbox('apart', 'top', 'una', { standing: 'independent', ...inboxes['apart'] }),
      inbox('line', 'unit', 'rita', inboxes['line']),
      inbox('beside', 'other', 'ola', inboxes['beside']),
      inbox('private', 'owner', 'per', inboxes['private']),
      inbox('private-apart', 'owner', 'stein', {
        standing: 'independent',
        ...inboxes['private-apart'],
      }),
    ],
  );
}

const wrong: [string, Change, object][] = [
  [
    'an owner that is not there',
    { organisations: { unit: { parentId: 'nowhere' } } },
    { what: 'owner-unknown', organisationId: 'unit' },
  ],
  [
    'a leader of an organisation that is not there',
    { organisations: { unit: { ledWith: 'nowhere' } } },
    { what: 'led-with-unknown', organisationId: 'unit' },
  ],
  [
    'a leader of itself',
    { organisations: { unit: { ledWith: 'unit' } } },
    { what: 'led-with-circle', organisationId: 'unit' },
  ],
  [
    'an inbox that is not there',
    { organisations: { unit: { inboxId: 'none' } } },
    { what: 'inbox-unknown', organisationId: 'unit', inboxId: 'none' },
  ],
  [
    'a neighbour’s inbox',
    { organisations: { unit: { inboxId: 'beside' } } },
    { what: 'inbox-elsewhere', organisationId: 'unit', inboxId: 'beside' },
  ],
  [
    'an inbox beyond the border',
    { organisations: { owner: { inboxId: 'main' } } },
    { what: 'inbox-elsewhere', organisationId: 'owner', inboxId: 'main' },
  ],
  [
    'a private owner without inbox',
    { organisations: { owner: { inboxId: null } } },
    { what: 'inbox-missing', organisationId: 'owner' },
  ],
  [
    'no independent inbox',
    { organisations: { top: { independentInboxId: null } } },
    { what: 'independent-missing', organisationId: 'top' },
  ],
  [
    'a private owner without independent inbox',
    { organisations: { owner: { independentInboxId: null } } },
    { what: 'independent-missing', organisationId: 'owner' },
  ],
  [
    'an independent inbox in the line',
    { inboxes: { apart: { standing: 'line' } } },
    { what: 'independent-not-apart', organisationId: 'top', inboxId: 'apart' },
  ],
  [
    'an independent inbox that receives',
    { organisations: { other: { inboxId: 'apart' } } },
    { what: 'independent-not-apart', organisationId: 'top', inboxId: 'apart' },
  ],
  [
    'an independent inbox with members of the line',
    { inboxes: { apart: { members: inbox('', '', 'una eva').members } } },
    { what: 'independent-shares-members', organisationId: 'top', inboxId: 'apart' },
  ],
  [
    'an escalation to itself',
    { inboxes: { line: { escalatesTo: 'line' } } },
    { what: 'escalation-circle', organisationId: 'unit', inboxId: 'line' },
  ],
  [
    'an escalation aside',
    { inboxes: { line: { escalatesTo: 'beside' } } },
    { what: 'escalation-aside', organisationId: 'unit', inboxId: 'line' },
  ],
  [
    'an escalation over the border',
    { inboxes: { private: { escalatesTo: 'main' } } },
    { what: 'escalation-aside', organisationId: 'owner', inboxId: 'private' },
  ],
  [
    'an escalation to nowhere',
    { inboxes: { line: { escalatesTo: 'none' } } },
    { what: 'inbox-unknown', organisationId: 'unit', inboxId: 'none' },
  ],
  [
    'a rule without inbox',
    { organisations: { unit: { rules: [rule('r', { to: [] })] } } },
    { what: 'rule-without-inbox', organisationId: 'unit', ruleId: 'r' },
  ],
  [
    'a rule to nowhere',
    { organisations: { unit: { rules: [rule('r', { to: ['none'] })] } } },
    { what: 'rule-without-inbox', organisationId: 'unit', ruleId: 'r' },
  ],
  [
    'two rules of one name',
    {
      organisations: {
        unit: { rules: [rule('r', { to: ['main'] }), rule('r', { to: ['line'] })] },
      },
    },
    { what: 'rule-twice', organisationId: 'unit', ruleId: 'r' },
  ],
];

describe('a tree', () => {
  it('in which everything is right has no problem', () => {
    expect(treeProblems(tree())).toEqual([]);
  });

  it.each(wrong)('with %s has that problem and no other', (_, change, problem) => {
    expect(treeProblems(tree(change))).toEqual([problem]);
  });

  it('whose organisations own each other in a circle says so for each, and does not run for ever', () => {
    const circle = tree({ organisations: { top: { parentId: 'unit' } } });
    expect(treeProblems(circle)).toContainEqual({ what: 'owner-circle', organisationId: 'top' });
    expect(treeProblems(circle)).toContainEqual({ what: 'owner-circle', organisationId: 'other' });
  });

  it('in which two inboxes escalate to each other names both', () => {
    const circle = tree({
      inboxes: { line: { escalatesTo: 'main' }, main: { escalatesTo: 'line' } },
    });
    expect(
      treeProblems(circle)
        .filter(({ what }) => what === 'escalation-circle')
        .map(({ inboxId }) => inboxId),
    ).toEqual(['main', 'line']);
  });

  it('in which two organisations are led with each other names both, and does not run for ever', () => {
    const circle = tree({
      organisations: {
        unit: { ledWith: 'other' },
        other: { ledWith: 'unit' },
        owner: { ledWith: 'unit' },
      },
    });
    expect(treeProblems(circle)).toEqual([
      { what: 'led-with-circle', organisationId: 'unit' },
      { what: 'led-with-circle', organisationId: 'other' },
    ]);
  });

  it('whose inbox belongs to an organisation that is not there says so', () => {
    expect(
      treeProblems(tree({ inboxes: { beside: { organisationId: 'nowhere' } } })),
    ).toContainEqual({ what: 'owner-unknown', organisationId: 'nowhere', inboxId: 'beside' });
  });

  it('has a test for each kind of problem', () => {
    const tried = new Set([
      ...wrong.map(([, , problem]) => (problem as { what: string }).what),
      'owner-circle',
    ]);
    expect([...tried].sort()).toEqual([...treeProblemKinds].sort());
  });
});
