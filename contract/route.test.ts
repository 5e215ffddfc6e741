/** Who reads, who reads along and who never does: without rules, with an adult or the leader accused, in danger. */
import { describe, expect, it } from 'vitest';
import { organisation, rule } from './trees.make.ts';
import { found, municipality, sport, withRules } from './places.make.ts';

describe('without rules', () => {
  it.each(['child', 'several', 'unknown', 'not-said'] as const)(
    'who does it "%s": the unit reads, the owner can be asked',
    (accused) => {
      expect(found(municipality(), 'skole', { accused })).toEqual({
        readers: ['rektor'],
        copies: [],
        escalation: ['skoleeier'],
        excluded: [],
        alarm: false,
        urgent: false,
        reason: 'unit',
      });
    },
  );

  it('a unit without an inbox of its own is read by its owner', () => {
    const tree = municipality({ organisations: { skole: { inboxId: null } } });
    expect(found(tree, 'skole')).toMatchObject({ readers: ['skoleeier'], reason: 'owner' });
  });

  it('a unit that receives through its owner’s inbox has that reader once, and above it somebody else reads along', () => {
    const tree = municipality({ organisations: { skole: { inboxId: 'skoleeier' } } });
    expect(found(tree, 'skole', { accused: 'adult' })).toMatchObject({
      readers: ['skoleeier'],
      copies: ['uavhengig'],
    });
  });
});

describe('an adult who works there is accused', () => {
  it('the unit reads and the owner reads along', () => {
    expect(found(municipality(), 'skole', { accused: 'adult' })).toMatchObject({
      readers: ['rektor'],
      copies: ['skoleeier'],
      excluded: [],
    });
  });

  it('the owner reads along whatever a rule says, and the nearest above where nobody is there', () => {
    const instead = withRules('skole', [rule('r', { to: ['skoleteam'] })]);
    expect(found(instead, 'skole', { accused: 'adult' })).toMatchObject({
      readers: ['skoleteam'],
      copies: ['skoleeier'],
    });
    const away = municipality({ people: { skoleeier: 'eva(away)' } });
    expect(found(away, 'skole', { accused: 'adult' })).toMatchObject({
      readers: ['rektor'],
      copies: ['skoleeier', 'uavhengig'],
    });
  });

  it('at the top of a tree the independent inbox reads along in the owner’s place', () => {
    const tree = municipality({ organisations: { kommune: { isUnit: true } } });
    expect(found(tree, 'kommune', { accused: 'adult' })).toMatchObject({
      readers: ['skoleeier'],
      copies: ['uavhengig'],
    });
  });

  it('at a club the district reads along', () => {
    expect(found(sport(), 'klubb', { accused: 'adult' })).toMatchObject({
      readers: ['kontakt'],
      copies: ['krets'],
      excluded: [],
    });
  });
});

describe('the leader is accused', () => {
  it('the owner alone reads: not the unit, and not the team that the leader appointed', () => {
    expect(found(municipality(), 'skole', { accused: 'leader' })).toMatchObject({
      readers: ['skoleeier'],
      copies: [],
      excluded: ['rektor', 'skoleteam'],
      reason: 'leader-accused',
    });
  });

  it('at the top the independent inbox alone reads', () => {
    const tree = municipality({ organisations: { kommune: { isUnit: true } } });
    expect(found(tree, 'kommune', { accused: 'leader' })).toMatchObject({
      readers: ['uavhengig'],
      copies: [],
      escalation: [],
      excluded: ['skoleeier', 'team'],
      reason: 'independent',
      alarm: false,
    });
  });

  it('of a club: the district reads; of the district: its independent inbox', () => {
    expect(found(sport(), 'klubb', { accused: 'leader' })).toMatchObject({
      readers: ['krets'],
      copies: [],
      excluded: ['kontakt'],
    });
    expect(found(sport(), 'idrettskrets', { accused: 'leader' })).toMatchObject({
      readers: ['kontroll'],
      copies: [],
    });
  });

  it('a leader who is also a member of the owner’s inbox is barred there, and her colleague reads', () => {
    const tree = municipality({ people: { skoleeier: 'rita eva' } });
    expect(found(tree, 'skole', { accused: 'leader' })).toMatchObject({
      readers: ['skoleeier'],
      alarm: false,
    });
  });

  it('where the leader alone is the owner’s inbox it goes past it, and nothing is sealed to a key that she holds', () => {
    const tree = municipality({ people: { skoleeier: 'rita' } });
    const route = found(tree, 'skole', { accused: 'leader' });
    expect(route).toMatchObject({
      readers: ['uavhengig'],
      copies: [],
      escalation: [],
      alarm: false,
    });
  });

  it('and where her colleague there is away it goes past it too', () => {
    const tree = municipality({ people: { skoleeier: 'rita eva(away)' } });
    expect(found(tree, 'skole', { accused: 'leader' }).readers).toEqual(['uavhengig']);
  });

  it('with nobody left but the accused it is kept for the first inbox that is not hers, and the operator is alarmed', () => {
    const tree = municipality({ people: { skoleeier: 'rita', uavhengig: 'ivar' } });
    expect(found(tree, 'skole', { accused: 'leader' })).toMatchObject({
      readers: ['skoleeier'],
      alarm: true,
      reason: 'no-live-reader',
    });
  });
});

describe('danger', () => {
  it.each(['yes', 'unsure'] as const)(
    '"%s" is urgent, and the readers’ owner reads along',
    (danger) => {
      expect(found(municipality(), 'skole', { danger })).toMatchObject({
        urgent: true,
        readers: ['rektor'],
        copies: ['skoleeier'],
      });
    },
  );

  it.each(['yes', 'unsure'] as const)(
    '"%s" with the leader accused: the accused’s own stay out, and the owner’s place is taken by the independent inbox',
    (danger) => {
      expect(found(municipality(), 'skole', { danger, accused: 'leader' })).toMatchObject({
        urgent: true,
        readers: ['skoleeier'],
        copies: ['uavhengig'],
        excluded: ['rektor', 'skoleteam'],
      });
    },
  );

  it('goes to the municipality’s own inbox when a team of it reads', () => {
    const tree = withRules('kommune', [rule('r', { to: ['team'] })]);
    expect(found(tree, 'skole', { danger: 'yes' })).toMatchObject({
      readers: ['team'],
      copies: ['skoleeier'],
    });
  });

  it('at a unit that receives through the inbox at the top tells the one between', () => {
    const tree = municipality({
      organisations: { kommune: { independentInboxId: null } },
    });
    const branch = organisation('avdeling', 'skole', { inboxId: 'skoleeier' });
    tree.organisations.set(branch.id, branch);
    expect(found(tree, 'avdeling', { danger: 'yes' })).toMatchObject({
      readers: ['skoleeier'],
      copies: ['rektor'],
    });
  });

  it('at a private kindergarten tells its owner and nobody in the municipality', () => {
    expect(found(municipality(), 'privat', { danger: 'yes' })).toMatchObject({
      readers: ['privat-styrer'],
      copies: ['privat-eier'],
    });
  });
});
