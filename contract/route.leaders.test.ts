/** Who leads several places is out of all of them when she is accused; and nobody has power over complaints about herself. */
import { describe, expect, it } from 'vitest';
import { ledTogether } from './leaders.ts';
import { found, inRoute, municipality, university } from './places.make.ts';
import { inbox, organisation, rule, treeOf } from './trees.make.ts';
import type { Rule, Tree, TreeInbox, TreeOrganisation } from './tree.ts';

const leader = { accused: 'leader' } as const;

/** A school and, led by its head too, an after-school under it and a kindergarten beside it. */
function childhoodCentre(over: Record<string, Partial<TreeOrganisation>> = {}): Tree {
  const at = (id: string, parentId: string | null, given: Partial<TreeOrganisation>) =>
    organisation(id, parentId, { ...given, ...over[id] });
  return treeOf(
    [
      at('kommune', null, { isUnit: false, inboxId: 'skoleeier', independentInboxId: 'uavhengig' }),
      at('skole', 'kommune', { inboxId: 'rektor' }),
      at('sfo', 'kommune', { kind: 'sfo', inboxId: 'sfo-leder', ledWith: 'skole' }),
      at('barnehage', 'kommune', {
        kind: 'kindergarten',
        sector: 'kindergarten',
        inboxId: 'styrer',
        ledWith: 'sfo',
      }),
      at('annen', 'kommune', { inboxId: 'annen-rektor' }),
    ],
    [
      inbox('skoleeier', 'kommune', 'eva'),
      inbox('uavhengig', 'kommune', 'una', { standing: 'independent' }),
      inbox('rektor', 'skole', 'rita'),
      inbox('sfo-leder', 'sfo', 'siri'),
      inbox('sfo-team', 'sfo', 'tone', { standing: 'team' }),
      inbox('styrer', 'barnehage', 'berit'),
      inbox('annen-rektor', 'annen', 'anne'),
    ],
  );
}

describe('who leads several units', () => {
  it.each(['skole', 'sfo', 'barnehage'])('is kept out of all of them, accused at %s', (unitId) => {
    const rules = [rule('r', { when: { accused: ['leader'] }, to: ['rektor', 'sfo-team'] })];
    expect(found(childhoodCentre({ kommune: { rules } }), unitId, leader)).toMatchObject({
      readers: ['skoleeier'],
      excluded: ['rektor', 'sfo-leder', 'sfo-team', 'styrer'],
    });
  });

  it('bars whoever is a member of any of them from what is above, and of the others nobody', () => {
    const tree = childhoodCentre();
    tree.inboxes.get('skoleeier')!.members = inbox('', '', 'berit').members;
    expect(found(tree, 'skole', leader).readers).toEqual(['uavhengig']);
    expect(found(tree, 'annen', leader)).toMatchObject({
      readers: ['skoleeier'],
      excluded: ['annen-rektor'],
    });
  });

  it('who leads the owner too is out of the owner’s inbox', () => {
    const tree = childhoodCentre({ skole: { ledWith: 'kommune' } });
    expect(found(tree, 'barnehage', leader)).toMatchObject({
      readers: ['uavhengig'],
      copies: [],
      escalation: [],
    });
  });

  it('leaves the ordinary reports where they belong', () => {
    expect(found(childhoodCentre(), 'sfo')).toMatchObject({ readers: ['sfo-leder'], excluded: [] });
  });
});

describe('a unit without an inbox of its own', () => {
  const under = (given: Partial<TreeOrganisation>) =>
    childhoodCentre({ sfo: { parentId: 'skole', ledWith: null, ...given } });

  it.each([
    ['says nothing of one', { inboxId: null }],
    ['names that of the one above', { inboxId: 'rektor' }],
  ])('has the leader of the inbox that reads for it: it %s', (_, given) => {
    expect(found(under(given), 'sfo')).toMatchObject({ readers: ['rektor'] });
    expect(found(under(given), 'sfo', leader)).toMatchObject({
      readers: ['skoleeier'],
      excluded: ['rektor', 'sfo-leder', 'sfo-team', 'styrer'],
    });
    expect(found(under(given), 'sfo', { ...leader, danger: 'yes' })).toMatchObject({
      readers: ['skoleeier'],
      copies: ['uavhengig'],
    });
  });

  it('under the top of a tree goes to the independent inbox', () => {
    expect(found(childhoodCentre({ annen: { inboxId: null } }), 'annen', leader)).toMatchObject({
      readers: ['uavhengig'],
      excluded: ['annen-rektor', 'skoleeier'],
      alarm: false,
    });
  });

  it('with an adult accused there has somebody else than that leader read along', () => {
    expect(found(under({ inboxId: null }), 'sfo', { accused: 'adult' })).toMatchObject({
      readers: ['rektor'],
      copies: ['skoleeier'],
    });
  });

  it('shares its leader with every other that uses that inbox', () => {
    const tree = childhoodCentre({ annen: { inboxId: null }, kommune: { ledWith: null } });
    expect([...ledTogether('annen', tree).organisations].sort()).toEqual(['annen', 'kommune']);
    expect([...ledTogether('skole', tree).organisations].sort()).toEqual([
      'barnehage',
      'sfo',
      'skole',
    ]);
  });
});

describe('nobody decides who reads a complaint about herself', () => {
  const friends = (over: Partial<TreeInbox>) => inbox('venner', 'skole', 'vera', over);
  const bent = (
    given: Partial<TreeOrganisation>,
    over: Partial<TreeInbox> = {},
    above: Rule[] = [],
  ) =>
    municipality({
      organisations: { skole: given, kommune: { rules: above } },
      more: [friends(over)],
    });
  const when = { accused: ['leader' as const] };

  it.each(['line', 'team', 'independent'] as const)(
    'by a rule to friends in an inbox of her own, whatever it is called: %s',
    (standing) => {
      for (const mode of ['instead', 'also'] as const) {
        const rules = [rule('r', { when, to: ['venner'], mode })];
        const route = found(bent({ rules }, { standing }), 'skole', leader);
        expect(route.readers).toEqual(['skoleeier']);
        expect(inRoute(route)).not.toContain('venner');
      }
    },
  );

  it('by a rule to friends in an inbox that is not hers', () => {
    const rules = [rule('r', { when, to: ['styrer'] }), rule('s', { when, to: ['team'] })];
    const route = found(bent({ rules }), 'skole', { ...leader, danger: 'yes' });
    expect(route).toMatchObject({ readers: ['skoleeier'], copies: ['uavhengig'] });
  });

  it('by an independent inbox that she has named', () => {
    const tree = municipality({
      organisations: { skole: { independentInboxId: 'venner' } },
      more: [friends({ standing: 'independent' })],
      people: { skoleeier: 'eva(away)', team: '' },
    });
    for (const danger of ['no', 'yes'] as const)
      expect(inRoute(found(tree, 'skole', { ...leader, danger }))).not.toContain('venner');
    expect(found(tree, 'skole', leader)).toMatchObject({ readers: ['skoleeier', 'uavhengig'] });
    // Nor do they stand in for the owner, where she is not named but “an adult who works there” is.
    expect(inRoute(found(tree, 'skole', { accused: 'adult' }))).not.toContain('venner');
  });

  it('also where a rule of the owner names her inbox: its members are hers to choose', () => {
    const above = [rule('r', { when, to: ['venner'] })];
    const route = found(bent({}, { standing: 'independent' }, above), 'skole', leader);
    expect(route.readers).toEqual(['skoleeier']);
    expect(route.excluded).toContain('venner');
  });

  it('by where her inbox sends what it cannot solve', () => {
    const tree = bent({}, { standing: 'independent' });
    tree.inboxes.get('rektor')!.escalatesTo = 'venner';
    tree.inboxes.get('venner')!.escalatesTo = 'team';
    tree.organisations.get('kommune')!.rules = [rule('r', { when, to: ['styrer'] })];
    const route = found(tree, 'skole', leader);
    expect(inRoute(route)).not.toContain('venner');
    expect(inRoute(route)).not.toContain('team');
  });

  it('by a friend who sits in her inbox and in the owner’s: she is barred in both', () => {
    const tree = municipality({ people: { rektor: 'rita', skoleteam: 'eva' } });
    tree.inboxes.get('skoleeier')!.members = inbox('', '', 'eva').members;
    expect(found(tree, 'skole', leader)).toMatchObject({ readers: ['uavhengig'], alarm: false });
  });

  it('by an inbox of which she alone is a member, also while she is away', () => {
    const tree = municipality({ people: { rektor: 'rita(away)', skoleeier: 'rita(away)' } });
    expect(found(tree, 'skole', leader)).toMatchObject({ readers: ['uavhengig'], alarm: false });
  });

  it('by calling the inbox that receives a team, where the accused is an adult and the own line never reads', () => {
    const tree = university();
    tree.inboxes.get('studieleder')!.standing = 'team';
    expect(found(tree, 'fakultet', { accused: 'adult', role: 'student' })).toMatchObject({
      readers: ['hr'],
      excluded: ['studieleder'],
    });
  });
});

describe('at the top of a tree, and of a private owner, nobody is above', () => {
  it('so the independent inbox that it has named reads, and no other of its own, and no rule of its own counts', () => {
    const rules = [rule('r', { when: { accused: ['leader'] }, to: ['mer', 'uavhengig'] })];
    const tree = municipality({
      organisations: { kommune: { isUnit: true, rules } },
      more: [inbox('mer', 'kommune', 'mira', { standing: 'independent' })],
    });
    expect(found(tree, 'kommune', leader)).toMatchObject({
      readers: ['uavhengig'],
      copies: [],
      reason: 'independent',
    });
  });

  it('so a private kindergarten’s owner reads, and of the owner itself its own independent inbox', () => {
    const tree = municipality({ organisations: { eier: { isUnit: true } } });
    expect(found(tree, 'privat', leader).readers).toEqual(['privat-eier']);
    expect(found(tree, 'eier', leader)).toMatchObject({ readers: ['styret'], alarm: false });
  });
});
