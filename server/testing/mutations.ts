/** Valid JSON, damaged: for tests that send to the server what no form of ours would. */
import fc from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** One place of a JSON value, as the steps that lead to it. */
function placesOf(value: Json, steps: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [steps];
  const inner = Object.entries(value).flatMap(([name, part]) => placesOf(part, [...steps, name]));
  return [steps, ...inner];
}

function changed(
  value: Json,
  [step, ...rest]: (string | number)[],
  to: Json | undefined,
): Json | undefined {
  if (step === undefined) return to;
  const copy = structuredClone(value) as Record<string, Json>;
  const inner = changed(copy[step]!, rest, to);
  if (inner !== undefined) copy[step] = inner;
  else if (Array.isArray(copy)) copy.splice(Number(step), 1);
  else Reflect.deleteProperty(copy, step);
  return copy;
}

/** The valid value with something in it replaced, left out or added, once or twice. */
export function mutations(valid: Json): fc.Arbitrary<Json> {
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
    fc.constantFrom<Json>(
      '',
      'nb',
      '\u0000',
      'A'.repeat(5_000),
      -1,
      Number.MAX_VALUE,
      0.5,
      '__proto__',
      '../../etc',
      "'; drop table cases; --",
    ),
  );
  const one = (value: Json) =>
    fc
      .tuple(fc.constantFrom(...placesOf(value)), fc.option(odd, { nil: undefined }), fc.string())
      .map(([place, to, name]) => {
        const made = changed(value, place, to) ?? null;
        if (name.length < 3 || typeof made !== 'object' || made === null || Array.isArray(made))
          return made;
        return { ...made, [name]: to ?? null };
      });
  return one(valid).chain((first) =>
    placesOf(first).length > 1 ? fc.oneof(fc.constant(first), one(first)) : fc.constant(first),
  );
}
