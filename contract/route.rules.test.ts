/** Rules of the organisations: their order, what they can decide, and what no rule may undo. */
import { factsAt } from './facts.make.ts';
import { describe, expect, it } from 'vitest';
import { route } from './route.ts';
import { rule } from './trees.make.ts';
import { found, municipality, withRules } from './places.make.ts';
import type { Rule } from './tree.ts';

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

  it('of the accused’s own organisation count only where they name the case and add the owner to those who read', () => {
    const of = (...rules: Rule[]) => found(withRules('skole', rules), 'skole', leader);
    const leader = { accused: 'leader' as const };
    const when = { accused: ['leader' as const] };
    expect(of(rule('a', { to: ['team'], mode: 'also' })).copies).toEqual([]);
    expect(of(rule('a', { when, to: ['team'] })).readers).toEqual(['skoleeier']);
    expect(of(rule('a', { when, to: ['team'], mode: 'also' })).copies).toEqual([]);
    const owner = rule('a', { when, to: ['uavhengig', 'skoleteam', 'team'], mode: 'also' });
    expect(of(owner)).toMatchObject({ readers: ['skoleeier'], copies: ['uavhengig'] });
  });

  it('that chose an inbox where nobody is there hand on upwards, not back to the inbox they passed over', () => {
    const tree = municipality({
      organisations: { kommune: { rules: [rule('r', { to: ['team'] })] } },
      people: { team: 'tora(away)' },
    });
    expect(found(tree, 'skole')).toMatchObject({ readers: ['team', 'skoleeier'], alarm: false });
  });
});
