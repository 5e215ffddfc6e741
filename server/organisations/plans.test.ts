/** Two trees in one file: each thing belongs to one of them, and nothing is written before that is sure. */
import { describe, expect, it } from 'vitest';
import { example } from '../testing/lillevik.ts';
import { readDescription } from './description.ts';
import { plansOf } from './plans.ts';

const begins = example.indexOf('  - slug: lillevik #');
/** The example's tree a second time, under other names. */
const second = example
  .slice(begins)
  .replaceAll('lillevik', 'storvik')
  .replaceAll('@advokat', '@storvik');
const plans = (more: string) => plansOf(readDescription(example + more));

describe('a file of two trees', () => {
  it('that share nothing is two plans', () => {
    expect(plans(second).map(({ organisations }) => organisations[0]!.slug)).toEqual([
      'lillevik',
      'storvik',
    ]);
  });

  it('in which a slug stands twice is refused, and both trees are named', () => {
    expect(() => plans(second.replace('slug: storvik-skole', 'slug: lillevik-skole'))).toThrow(
      'The slug lillevik-skole stands in two trees of this file, lillevik (tree 1) and storvik (tree 2). Choose another in one of them.',
    );
  });

  it('that have the same top is refused: the second would take the members of the first away', () => {
    const sameTop = second
      .replace('slug: storvik #', 'slug: lillevik #')
      .replaceAll('storvik/', 'lillevik/');
    expect(() => plans(sameTop)).toThrow(
      'The slug lillevik stands in two trees of this file, lillevik (tree 1) and lillevik (tree 2).',
    );
  });

  it('in which a person works in both is refused', () => {
    expect(() => plans(second.replaceAll('eier@storvik', 'eier@lillevik'))).toThrow(
      'eier@lillevik.example stands in two trees of this file, lillevik (tree 1) and storvik (tree 2).',
    );
  });

  it('says everything that is wrong at once', () => {
    const both = second
      .replace('slug: storvik-skole', 'slug: lillevik-skole')
      .replaceAll('eier@storvik', 'eier@lillevik');
    expect(() => plans(both)).toThrow(/slug lillevik-skole[^]*\n[^]*eier@lillevik/);
  });
});
