import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTally, type Mishap } from './tally.ts';

const hour = 3_600_000;
const nine = Date.parse('2026-11-23T09:00:00Z');

function open() {
  const lines: { at: string; fields: object; message: string }[] = [];
  const note = (at: string) => (fields: object, message: string) =>
    void lines.push({ at, fields, message });
  const tally = openTally({ info: note('info'), warn: note('warn'), error: note('error') });
  return { tally, lines };
}

test('tells when the hour is over, once, how many and with which codes', () => {
  const { tally, lines } = open();
  tally.note('put-off', 'EENVELOPE 450', nine + 1);
  tally.note('put-off', 'EMESSAGE 451', nine + 2);
  tally.note('put-off', 'EENVELOPE 450', nine + 3);
  tally.note('taken-over', undefined, nine + 3);
  tally.tell(nine + hour - 1);
  expect(lines).toEqual([]);
  tally.tell(nine + hour);
  tally.tell(nine + 2 * hour);
  expect(lines).toEqual([
    {
      at: 'warn',
      fields: { count: 3, codes: ['EENVELOPE 450', 'EMESSAGE 451'] },
      message: 'Letters were put off',
    },
    {
      at: 'warn',
      fields: { count: 1 },
      message: 'Letters were claimed by another process meanwhile',
    },
  ]);
});

test('what was buried is worth an alarm', () => {
  const { tally, lines } = open();
  tally.note('buried', 'EENVELOPE 550', nine);
  tally.tell(Infinity);
  expect(lines).toMatchObject([{ at: 'error', message: expect.stringContaining('buried') }]);
});

test('is never due where nothing happened', () => {
  const { tally, lines } = open();
  expect(tally.dueIn(nine)).toBe(Infinity);
  tally.tell(nine);
  expect(lines).toEqual([]);
});

test('two minutes of the same hour cannot be told apart in the log', () => {
  const mishap = fc.constantFrom<Mishap>('put-off', 'server-away', 'buried', 'taken-over');
  const minute = fc.integer({ min: 0, max: hour - 1 });
  const told = (mishaps: Mishap[], at: number) => {
    const { tally, lines } = open();
    for (const one of mishaps) tally.note(one, 'E', nine + at);
    const due = at + tally.dueIn(nine + at);
    tally.tell(nine + due);
    return { due, lines };
  };
  fc.assert(
    fc.property(fc.array(mishap, { minLength: 1 }), minute, minute, (mishaps, one, other) => {
      expect(told(mishaps, one)).toEqual(told(mishaps, other));
    }),
  );
});
