/** An inbox without a key is in no route: nothing could be sealed to it, and nobody there could read. */
import { describe, expect, it } from 'vitest';
import { factsAt } from './facts.make.ts';
import { found, inRoute, municipality } from './places.make.ts';
import { mostRecipients, route } from './route.ts';
import { inbox, organisation, rule, treeOf } from './trees.make.ts';
import type { TreeInbox } from './tree.ts';

const keyless = (...ids: string[]) =>
  Object.fromEntries(ids.map((id): [string, Partial<TreeInbox>] => [id, { hasKey: false }]));

describe('an inbox without a key', () => {
  it('reads nothing: the report goes to the owner', () => {
    const tree = municipality({ inboxes: keyless('rektor') });
    expect(found(tree, 'skole')).toMatchObject({ readers: ['skoleeier'], alarm: false });
    expect(inRoute(found(tree, 'skole'))).not.toContain('rektor');
  });

  it('reads nothing along, and nothing escalates to it', () => {
    const tree = municipality({ inboxes: keyless('skoleeier') });
    for (const over of [{}, { accused: 'adult' as const }, { danger: 'yes' as const }])
      expect(inRoute(found(tree, 'skole', over))).not.toContain('skoleeier');
    expect(found(tree, 'skole', { accused: 'adult' }).copies).toEqual(['uavhengig']);
    expect(found(tree, 'skole', { danger: 'yes' }).copies).toEqual(['uavhengig']);
  });

  it('is not named by a rule: the next rule decides', () => {
    const tree = municipality({
      inboxes: keyless('skoleteam'),
      organisations: {
        skole: { rules: [rule('a', { to: ['skoleteam'] })] },
        kommune: { rules: [rule('b', { to: ['team'] })] },
      },
    });
    expect(found(tree, 'skole').readers).toEqual(['team']);
  });

  it('is climbed past', () => {
    const tree = municipality({
      inboxes: { ...keyless('team'), rektor: { escalatesTo: 'team' } },
      people: { rektor: 'rita(away)' },
    });
    expect(found(tree, 'skole')).toMatchObject({ readers: ['rektor', 'skoleeier'] });
    expect(inRoute(found(tree, 'skole'))).not.toContain('team');
  });

  it('on the whole way leaves nobody to seal to: no reader, and no throw', () => {
    const tree = municipality({ inboxes: keyless('rektor', 'skoleeier', 'uavhengig') });
    expect(found(tree, 'skole')).toMatchObject({
      readers: [],
      copies: [],
      escalation: [],
      alarm: true,
    });
    // Others have their own way.
    expect(found(tree, 'privat')).toMatchObject({ readers: ['privat-styrer'], alarm: false });
  });

  it('with everybody else away is no place to keep a report: it waits where there is a key', () => {
    const tree = municipality({
      inboxes: keyless('rektor'),
      people: { skoleeier: '', uavhengig: 'una(away)' },
    });
    expect(found(tree, 'skole')).toMatchObject({ readers: ['uavhengig'], alarm: true });
  });
});

it('a route names no more inboxes than a report can be sealed to, and keeps those who can read it', () => {
  const many = Array.from({ length: 40 }, (_, at) => `t${at}`);
  const tree = treeOf(
    [
      organisation('top', null, {
        inboxId: 'owner',
        independentInboxId: 'apart',
        rules: [rule('all', { to: many, mode: 'also' })],
      }),
      organisation('unit', 'top', { inboxId: 'head' }),
    ],
    [
      inbox('owner', 'top', 'eva'),
      inbox('apart', 'top', 'una', { standing: 'independent' }),
      inbox('head', 'unit', 'rita(away)'),
      ...many.map((id) => inbox(id, 'top', id, { standing: 'team' })),
    ],
  );
  const cut = route(factsAt('unit'), tree);
  expect(inRoute(cut)).toHaveLength(mostRecipients - 1);
  expect(cut).toMatchObject({ readers: ['head', 'owner'], alarm: false });
  expect(cut.because.map(({ inboxId }) => inboxId).sort()).toEqual(inRoute(cut).sort());
});
