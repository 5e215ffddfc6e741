/** The sentences of the routing, one table each: who reads, who reads along, and who never does. */
import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { route } from './route.ts';
import { factsAt, inbox, organisation, rule, treeOf } from './trees.make.ts';
import type { Rule, Tree, TreeInbox, TreeOrganisation } from './tree.ts';

/** A municipality with a school, a kindergarten of its own and a private one under its owner. */
function municipality(
  over: {
    organisations?: Record<string, Partial<TreeOrganisation>>;
    people?: Record<string, string>;
    more?: TreeInbox[];
    inboxes?: Record<string, Partial<TreeInbox>>;
  } = {},
): Tree {
  const who = (id: string, people: string) => over.people?.[id] ?? people;
  const org = (id: string, parentId: string | null, given: Partial<TreeOrganisation>) =>
    organisation(id, parentId, { ...given, ...over.organisations?.[id] });
  const box = (id: string, at: string, people: string, given: Partial<TreeInbox> = {}) =>
    inbox(id, at, who(id, people), { ...given, ...over.inboxes?.[id] });
  return treeOf(
    [
      org('kommune', null, {
        kind: 'municipality',
        isUnit: false,
        inboxId: 'skoleeier',
        independentInboxId: 'uavhengig',
      }),
      org('skole', 'kommune', { inboxId: 'rektor' }),
      org('barnehage', 'kommune', {
        kind: 'kindergarten',
        sector: 'kindergarten',
        inboxId: 'styrer',
      }),
      org('eier', 'kommune', {
        kind: 'owner',
        sector: 'kindergarten',
        private: true,
        isUnit: false,
        inboxId: 'privat-eier',
        independentInboxId: 'styret',
      }),
      org('privat', 'eier', {
        kind: 'kindergarten',
        sector: 'kindergarten',
        inboxId: 'privat-styrer',
      }),
    ],
    [
      box('skoleeier', 'kommune', 'eva egil(deputy)'),
      box('team', 'kommune', 'tora', { standing: 'team' }),
      box('uavhengig', 'kommune', 'una', { standing: 'independent' }),
      box('rektor', 'skole', 'rita ivar(deputy)'),
      box('skoleteam', 'skole', 'sara', { standing: 'team' }),
      box('styrer', 'barnehage', 'berit'),
      box('privat-eier', 'eier', 'per'),
      box('styret', 'eier', 'stein', { standing: 'independent' }),
      box('privat-styrer', 'privat', 'pia'),
      ...(over.more ?? []),
    ],
  );
}

function found(tree: Tree, unitId: string, over: Partial<Facts> = {}) {
  const { readers, copies, escalation, excluded, alarm, urgent, because } = route(
    factsAt(unitId, over),
    tree,
  );
  return { readers, copies, escalation, excluded, alarm, urgent, reason: because[0]!.reason };
}

const withRules = (at: string, rules: Rule[]) =>
  municipality({ organisations: { [at]: { rules } } });

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

  it('a unit that receives through its owner’s inbox has that reader once', () => {
    const tree = municipality({ organisations: { skole: { inboxId: 'skoleeier' } } });
    expect(found(tree, 'skole', { accused: 'adult' })).toMatchObject({
      readers: ['skoleeier'],
      copies: [],
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

  it('at a private kindergarten tells its owner and nobody in the municipality', () => {
    expect(found(municipality(), 'privat', { danger: 'yes' })).toMatchObject({
      readers: ['privat-styrer'],
      copies: ['privat-eier'],
    });
  });
});

describe('a private owner is a border', () => {
  it.each<[Partial<Facts>, string[], string[]]>([
    [{}, ['privat-styrer'], []],
    [{ accused: 'adult' }, ['privat-styrer'], ['privat-eier']],
    [{ accused: 'leader' }, ['privat-eier'], []],
    [{ accused: 'leader', danger: 'yes' }, ['privat-eier'], ['styret']],
  ])('%o: nothing of it goes to the municipality', (facts, readers, copies) => {
    const route = found(municipality(), 'privat', facts);
    expect(route).toMatchObject({ readers, copies });
    expect([...route.readers, ...route.copies, ...route.escalation]).not.toContain('skoleeier');
  });

  it('also where everybody on this side is away: it waits, with an alarm', () => {
    const tree = municipality({
      people: { 'privat-styrer': 'pia(away)', 'privat-eier': 'per(away)', styret: '' },
    });
    const route = found(tree, 'privat');
    expect(route).toMatchObject({ readers: ['privat-styrer'], alarm: true });
    expect([...route.copies, ...route.escalation]).toEqual(['privat-eier']);
  });

  it('also where an inbox says that it escalates to the other side', () => {
    const tree = municipality({ inboxes: { 'privat-eier': { escalatesTo: 'skoleeier' } } });
    expect(found(tree, 'privat').escalation).toEqual(['privat-eier']);
  });

  it('that the rules of the municipality do not cross, but a rule of the owner does', () => {
    const above = withRules('kommune', [rule('r', { to: ['team'], mode: 'also' })]);
    expect(found(above, 'privat').copies).toEqual([]);
    const own = withRules('eier', [rule('r', { to: ['skoleeier'], mode: 'also' })]);
    expect(found(own, 'privat').copies).toEqual(['skoleeier']);
  });

  it('and what the law asks of public bodies is there a goal, not a right', () => {
    const standing = (unitId: string) =>
      route(factsAt(unitId), municipality()).deadlines.find(
        ({ clock }) => clock === 'preliminary-reply',
      );
    expect(standing('barnehage')).toMatchObject({
      standing: 'right',
      basis: 'forvaltningsloven § 11 a',
    });
    expect(standing('privat')).toMatchObject({ standing: 'goal', basis: null });
  });
});

describe('a university', () => {
  it.each(['adult', 'leader'] as const)(
    'never lets the own line of the accused read: %s',
    (accused) => {
      expect(found(university(), 'fakultet', { accused, role: 'student' })).toMatchObject({
        readers: ['hr'],
        excluded: ['studieleder'],
        alarm: false,
      });
    },
  );

  it('lets the faculty read what is between students', () => {
    expect(found(university(), 'fakultet', { role: 'student' })).toMatchObject({
      readers: ['studieleder'],
      excluded: [],
    });
  });

  it('with an adult of the university itself accused: those whom it appointed read, and the independent inbox reads along', () => {
    expect(found(university(), 'universitet', { accused: 'adult' })).toMatchObject({
      readers: ['hr'],
      copies: ['revisjon'],
    });
  });

  it.each([
    ['serious', 7],
    [null, 7],
    ['improvement', 21],
    ['praise', 21],
  ] as const)('answers in the lane %s within %i days', (lane, days) => {
    const { deadlines } = route(factsAt('fakultet', { lane }), university());
    expect(deadlines.filter(({ clock }) => clock === 'word-back').map(({ span }) => span)).toEqual([
      { amount: days, unit: 'days' },
    ]);
  });
});

describe('rules', () => {
  const violence = { what: ['violence' as const] };

  it('are read from the unit upwards and in their order: the first that matches decides', () => {
    const tree = municipality({
      organisations: {
        skole: {
          rules: [
            rule('a', { when: violence, to: ['skoleteam'] }),
            rule('b', { when: violence, to: ['rektor'] }),
          ],
        },
        kommune: { rules: [rule('c', { when: violence, to: ['team'] })] },
      },
    });
    expect(route(factsAt('skole', violence), tree).because[0]).toEqual({
      inboxId: 'skoleteam',
      as: 'reader',
      reason: 'rule',
      ruleId: 'a',
    });
    expect(found(tree, 'barnehage', violence).readers).toEqual(['team']);
    expect(found(tree, 'skole').readers).toEqual(['rektor']);
  });

  it('that name several lists must match them all, and one answer of each is enough', () => {
    const tree = withRules('kommune', [
      rule('r', {
        when: { sector: ['school'], role: ['pupil', 'parent'], what: ['threats', 'violence'] },
        to: ['team'],
      }),
    ]);
    expect(found(tree, 'skole', { what: ['words', 'violence'] }).readers).toEqual(['team']);
    expect(found(tree, 'skole', { what: ['words'] }).readers).toEqual(['rektor']);
    expect(found(tree, 'skole', { what: ['violence'], role: 'employee' }).readers).toEqual([
      'rektor',
    ]);
    expect(found(tree, 'barnehage', { what: ['violence'], role: 'parent' }).readers).toEqual([
      'styrer',
    ]);
    expect(found(tree, 'skole', { what: [] }).readers).toEqual(['rektor']);
  });

  it('with "also" add who reads along, and the walk goes on to the policy', () => {
    const tree = withRules('kommune', [rule('r', { to: ['team'], mode: 'also' })]);
    expect(found(tree, 'skole')).toMatchObject({ readers: ['rektor'], copies: ['team'] });
  });

  it('with "instead" of a unit do not silence an "also" of its owner, but do silence the later ones of the unit', () => {
    const tree = municipality({
      organisations: {
        skole: {
          rules: [rule('a', { to: ['skoleteam'] }), rule('b', { to: ['rektor'], mode: 'also' })],
        },
        kommune: { rules: [rule('c', { to: ['team'], mode: 'also' })] },
      },
    });
    expect(found(tree, 'skole')).toMatchObject({ readers: ['skoleteam'], copies: ['team'] });
  });

  it('that name the accused’s own inbox do not decide: the next one does, or the policy', () => {
    const own = rule('a', { when: { accused: ['leader'] }, to: ['rektor'] });
    expect(found(withRules('skole', [own]), 'skole', { accused: 'leader' }).readers).toEqual([
      'skoleeier',
    ]);
    expect(
      found(withRules('kommune', [own, rule('b', { to: ['team'] })]), 'skole', {
        accused: 'leader',
      }).readers,
    ).toEqual(['team']);
  });

  it('of the accused’s own organisation must name the case to count: a general one was not made for it', () => {
    const general = withRules('skole', [rule('a', { to: ['team'], mode: 'also' })]);
    expect(found(general, 'skole', { accused: 'leader' }).copies).toEqual([]);
    const meant = withRules('skole', [rule('a', { when: { accused: ['leader'] }, to: ['team'] })]);
    expect(found(meant, 'skole', { accused: 'leader' }).readers).toEqual(['team']);
  });

  it('that chose an inbox where nobody is there hand on upwards, not back to the inbox they passed over', () => {
    const tree = municipality({
      organisations: { kommune: { rules: [rule('r', { to: ['team'] })] } },
      people: { team: 'tora(away)' },
    });
    expect(found(tree, 'skole')).toMatchObject({ readers: ['team', 'skoleeier'], alarm: false });
  });
});

describe('an inbox where nobody is there', () => {
  it.each(['', 'rita(away)', 'rita(keyless)', 'rita(away) ivar(keyless)'])(
    '(%s) hands on to the owner, and keeps the report too',
    (people) => {
      expect(found(municipality({ people: { rektor: people } }), 'skole')).toMatchObject({
        readers: ['rektor', 'skoleeier'],
        alarm: false,
      });
    },
  );

  it('is alive with one deputy who is there', () => {
    expect(
      found(municipality({ people: { rektor: 'rita(away) ivar(deputy)' } }), 'skole').readers,
    ).toEqual(['rektor']);
  });

  it('climbs first where it says so, then to the owner, and to the independent inbox last', () => {
    const inboxes = { rektor: { escalatesTo: 'team' } };
    const dead = { rektor: '' };
    expect(found(municipality({ inboxes, people: dead }), 'skole').readers).toEqual([
      'rektor',
      'team',
    ]);
    expect(
      found(municipality({ inboxes, people: { ...dead, team: '' } }), 'skole').readers,
    ).toEqual(['rektor', 'skoleeier']);
    expect(
      found(municipality({ inboxes, people: { ...dead, team: '', skoleeier: '' } }), 'skole')
        .readers,
    ).toEqual(['rektor', 'uavhengig']);
  });

  it('with nobody above either lets those who read along answer for it', () => {
    const tree = municipality({
      organisations: { eier: { rules: [rule('r', { to: ['team'], mode: 'also' })] } },
      people: { 'privat-styrer': '', 'privat-eier': '', styret: '' },
    });
    expect(found(tree, 'privat')).toMatchObject({
      readers: ['privat-styrer', 'team'],
      copies: [],
      alarm: false,
    });
  });

  it('with nobody anywhere keeps the report and gives alarm', () => {
    const tree = municipality({ people: { rektor: '', skoleeier: '', uavhengig: '' } });
    expect(found(tree, 'skole')).toMatchObject({ readers: ['rektor'], alarm: true });
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

describe('the clocks of the table', () => {
  const wd = (amount: number) => ({ amount, unit: 'working-days' });
  const days = (amount: number) => ({ amount, unit: 'days' });
  const month = { amount: 1, unit: 'months' };
  const rows = {
    skole: {
      'unread-reminder': wd(1),
      'unread-owner-told': wd(2),
      'first-contact': wd(3),
      plan: wd(5),
      'word-back': wd(5),
      'family-may-go-on': { amount: 1, unit: 'weeks' },
      'preliminary-reply': month,
    },
    barnehage: {
      'unread-reminder': wd(1),
      'unread-owner-told': wd(2),
      'first-contact': wd(3),
      plan: wd(5),
      'word-back': wd(5),
      'preliminary-reply': month,
    },
    fakultet: {
      'unread-reminder': wd(1),
      'unread-owner-told': wd(3),
      'first-contact': wd(5),
      'word-back': days(7),
      'preliminary-reply': month,
    },
    klubb: {
      'unread-reminder': days(1),
      'unread-owner-told': days(3),
      'first-contact': days(3),
      'word-back': days(7),
    },
  };

  it.each(Object.entries(rows))('of %s', (unitId, expected) => {
    const tree =
      unitId === 'klubb' ? sport() : unitId === 'fakultet' ? university() : municipality();
    const { deadlines } = route(factsAt(unitId), tree);
    expect(Object.fromEntries(deadlines.map(({ clock, span }) => [clock, span]))).toEqual(expected);
  });

  it('call only what a law gives a right, and say which law', () => {
    for (const [unitId, tree] of [
      ['skole', municipality()],
      ['fakultet', university()],
      ['klubb', sport()],
    ] as const)
      for (const { clock, standing, basis } of route(factsAt(unitId), tree).deadlines) {
        expect([clock, standing]).toEqual([
          clock,
          ['family-may-go-on', 'preliminary-reply'].includes(clock) ? 'right' : 'goal',
        ]);
        if (standing === 'right') expect(basis).toMatch(/lov/);
      }
  });
});

function university(): Tree {
  return treeOf(
    [
      organisation('universitet', null, {
        kind: 'university',
        sector: 'university',
        inboxId: 'hr',
        independentInboxId: 'revisjon',
      }),
      organisation('fakultet', 'universitet', {
        kind: 'faculty',
        sector: 'university',
        inboxId: 'studieleder',
      }),
    ],
    [
      inbox('hr', 'universitet', 'hanne', { standing: 'team' }),
      inbox('revisjon', 'universitet', 'rolf', { standing: 'independent' }),
      inbox('studieleder', 'fakultet', 'siri'),
    ],
  );
}

function sport(): Tree {
  return treeOf(
    [
      organisation('idrettskrets', null, {
        kind: 'district',
        sector: 'sport',
        inboxId: 'krets',
        independentInboxId: 'kontroll',
      }),
      organisation('klubb', 'idrettskrets', { kind: 'club', sector: 'sport', inboxId: 'kontakt' }),
    ],
    [
      inbox('krets', 'idrettskrets', 'kjell'),
      inbox('kontroll', 'idrettskrets', 'kari', { standing: 'independent' }),
      inbox('kontakt', 'klubb', 'mona'),
    ],
  );
}
