import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { caseNumber, newId } from './ids.ts';

const instants = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) });

it('is a UUID of version 7 that tells the UTC day and nothing finer', () => {
  fc.assert(
    fc.property(instants, (now) => {
      const id = newId(now);
      expect(z.uuid({ version: 'v7' }).safeParse(id).success).toBe(true);
      const time = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
      expect(time).toBe(now - (now % 86_400_000));
    }),
  );
});

it('never comes twice, and in order within a day', () => {
  const ids = Array.from({ length: 20_000 }, () => newId(Date.UTC(2026, 0, 1)));
  expect(new Set(ids).size).toBe(ids.length);
  const turns = ids.filter((id, index) => index > 0 && id < ids[index - 1]!);
  // The counter may pass its end once.
  expect(turns.length).toBeLessThanOrEqual(1);
});

it('gives a case a short number with its year', () => {
  expect(caseNumber('01a205b3-d000-7322-ab75-ae1ff920f3a9')).toMatch(/^20\d\d-0F3A9$/);
});
