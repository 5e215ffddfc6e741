/**
 * The label of every answer that is a code: one place for the form, our page without JavaScript and the desk, so that nobody
 * at a desk reads another answer than the one that was given. Which variant holds depends on who was asked, and where.
 */
import type { Register, Sector } from '../facts.ts';
import type { labels } from './labels/nb.ts';

/** Of one language; a missing or an extra key is a compile error. */
export type Labels = Record<keyof typeof labels, string>;

type Plain<Key extends string> = Key extends `${infer Name}@${string}` ? Name : Key;
export type LabelKey = Plain<keyof Labels>;

/**
 * The label as whoever reported has read it: for this sector and register, for one of them, for everybody. The form looks in the
 * same order (`widget/texts/translate.ts`), apart, because of the bytes of its first file; `scripts/labels.test.ts` holds the two together.
 */
export function labelOf(
  labels: Labels,
  key: LabelKey,
  { sector, register }: { sector: Sector; register: Register },
): string {
  const texts: Partial<Record<string, string>> = labels;
  return (
    texts[`${key}@${sector}@${register}`] ??
    texts[`${key}@${sector}`] ??
    texts[`${key}@${register}`] ??
    texts[key] ??
    key
  );
}
