/**
 * A file of several trees as plans. What one tree says is checked in `plan.ts`; here, that no two of them claim the same
 * slug or person: the second would be refused, or would write over the first, when the first is stored already.
 */
import { peopleOf } from './members.ts';
import { DescriptionError, mistakeAt, wordAt, type Described } from './description.ts';
import type { MistakeKey } from './mistake-texts.ts';
import { planOf, type Plan } from './plan.ts';

/** Throws a `DescriptionError` with what stands in two trees, before anything is looked up or written. */
export function plansOf(described: Described[]): Plan[] {
  const plans = described.map(planOf);
  const mistakes = [
    ...inTwo(
      plans.map(({ organisations }) => organisations.map(({ slug }) => slug)),
      'slug-in-two',
    ),
    ...inTwo(
      plans.map((plan) => peopleOf(plan).map(({ email }) => email)),
      'person-in-two',
    ),
  ];
  if (mistakes.length > 0) throw new DescriptionError(mistakes);
  return plans;

  /** A sentence for each name that a later tree shares with an earlier one. */
  function inTwo(names: string[][], key: MistakeKey): string[] {
    const first = new Map<string, number>();
    return names.flatMap((own, index) =>
      own.flatMap((name) => {
        const earlier = first.get(name) ?? index;
        first.set(name, earlier);
        if (earlier === index) return [];
        const [one, other] = [earlier, index].map((at) =>
          wordAt(described[at]!, 'tree', { slug: described[at]!.slug, number: at + 1 }),
        );
        return [mistakeAt(described[index]!, ['slug'], key, { name, one: one!, other: other! })];
      }),
    );
  }
}
