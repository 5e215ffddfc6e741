/** Where nobody is there the report goes on, and where nobody is anywhere it is kept with an alarm. */
import { factsAt } from './facts.make.ts';
import { describe, expect, it } from 'vitest';
import { route } from './route.ts';
import { inbox, organisation, rule, treeOf } from './trees.make.ts';
import { found, inRoute, municipality } from './places.make.ts';

describe('an inbox where nobody is there', () => {
  it.each(['rita(away)', 'rita(keyless)', 'rita(away) ivar(keyless)'])(
    '(%s) hands on to the owner, and keeps the report too',
    (people) => {
      expect(found(municipality({ people: { rektor: people } }), 'skole')).toMatchObject({
        readers: ['rektor', 'skoleeier'],
        alarm: false,
      });
    },
  );

  it('that nobody is a member of is passed over, and not promised as a reader', () => {
    const tree = municipality({ people: { rektor: '' } });
    expect(found(tree, 'skole')).toMatchObject({
      readers: ['skoleeier'],
      reason: 'owner',
      alarm: false,
    });
    expect(inRoute(found(tree, 'skole', { danger: 'yes' }))).not.toContain('rektor');
  });

  it('is alive with one deputy who is there', () => {
    expect(
      found(municipality({ people: { rektor: 'rita(away) ivar(deputy)' } }), 'skole').readers,
    ).toEqual(['rektor']);
  });

  it('climbs first where it says so, then to the owner, and to the independent inbox last', () => {
    const inboxes = { rektor: { escalatesTo: 'team' } };
    const dead = { rektor: 'rita(away)' };
    expect(found(municipality({ inboxes, people: dead }), 'skole').readers).toEqual([
      'rektor',
      'team',
    ]);
    expect(
      found(municipality({ inboxes, people: { ...dead, team: 'tora(away)' } }), 'skole').readers,
    ).toEqual(['rektor', 'skoleeier']);
    expect(
      found(
        municipality({ inboxes, people: { ...dead, team: '', skoleeier: 'eva(away)' } }),
        'skole',
      ).readers,
    ).toEqual(['rektor', 'uavhengig']);
  });

  it('with nobody above either lets those who read along answer for it', () => {
    const tree = municipality({
      organisations: { eier: { rules: [rule('r', { to: ['team'], mode: 'also' })] } },
      people: { 'privat-styrer': 'pia(away)', 'privat-eier': '', styret: '' },
    });
    expect(found(tree, 'privat')).toMatchObject({
      readers: ['privat-styrer', 'team'],
      copies: [],
      alarm: false,
    });
  });

  it('with nobody anywhere keeps the report and gives alarm', () => {
    const away = { rektor: 'rita(away)', skoleeier: 'eva(away)', uavhengig: 'una(away)' };
    const everybodyIsAway = municipality({ people: away });
    expect(found(everybodyIsAway, 'skole')).toMatchObject({ readers: ['rektor'], alarm: true });
    const everybodyLeft = municipality({ people: { rektor: '', skoleeier: '', uavhengig: '' } });
    expect(found(everybodyLeft, 'skole')).toMatchObject({ readers: ['rektor'], alarm: true });
  });
});

it('a case can be taken where its inbox says, and to each owner above', () => {
  const tree = municipality({ inboxes: { rektor: { escalatesTo: 'team' } } });
  expect(found(tree, 'skole').escalation).toEqual(['team', 'skoleeier']);
});

it('a unit that is not in the tree, and a tree in which nobody may read, are refused', () => {
  expect(() => route(factsAt('nowhere'), municipality())).toThrow(RangeError);
  const alone = treeOf(
    [organisation('skole', null, { inboxId: 'rektor' })],
    [inbox('rektor', 'skole', 'rita')],
  );
  expect(() => route(factsAt('skole', { accused: 'leader' }), alone)).toThrow(
    /name an independent inbox/,
  );
});
