import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bursts, openBursts } from './bursts.ts';

const minute = 60_000;

function openWorld() {
  let now = Date.parse('2026-11-23T08:00:00Z');
  const counted = openBursts({ now: () => new Date(now) });
  const enter = (over: Partial<Parameters<typeof counted.enter>[0]> = {}) =>
    counted.enter({ organisation: 'luftslott', unitId: 'school', proof: 'none', ...over });
  const fill = (count: number, over = {}) =>
    Array.from({ length: count }, () => enter(over).burst).filter((burst) => burst === 'burst')
      .length;
  return { enter, fill, pass: (ms: number) => void (now += ms) };
}

describe('a burst', () => {
  test('is not two classes of thirty in the same moment', () => {
    expect(openWorld().fill(60)).toBe(0);
  });

  test('is what comes beyond that to one unit; the school beside it is not touched', () => {
    const { fill, enter } = openWorld();
    expect(fill(5_000)).toBe(5_000 - bursts.unit.most);
    expect(enter({ unitId: 'other' }).burst).toBe('none');
    // Nor is the whole municipality taken for flooded: what was caught at the one school does not count twice.
    expect(fill(60, { unitId: 'third' })).toBe(0);
  });

  test('is also a flood that is spread over all units of an organisation; another one is not touched', () => {
    const { fill, enter } = openWorld();
    const over = Array.from({ length: 1_000 }, (_, index) => enter({ unitId: `unit ${index}` }));
    const inBurst = over.filter(({ burst }) => burst === 'burst').length;
    expect(inBurst).toBe(1_000 - bursts.organisation.most);
    expect(fill(1, { organisation: 'other', unitId: 'far away' })).toBe(0);
  });

  test('is not made of reports with a proof, however many, and does not touch them', () => {
    const { fill } = openWorld();
    expect(fill(1_000, { proof: 'valid' })).toBe(0);
    expect(fill(60)).toBe(0);
    fill(1_000);
    expect(fill(100, { proof: 'valid' })).toBe(0);
  });

  test('is over ten minutes after its last report, however long it was', () => {
    const { fill, enter, pass } = openWorld();
    for (let round = 0; round < 60; round++) {
      fill(100);
      pass(minute);
    }
    expect(enter().burst).toBe('burst');
    pass(10 * minute + 10_000);
    expect(enter().burst).toBe('none');
  });

  test('does not count what is not stored, in whatever order it is taken back', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 200 }), (stays) => {
        const { enter, fill } = openWorld();
        const entries = stays.map(() => enter());
        entries.forEach((entry, index) => !stays[index] && entry.takeBack());
        const stored = stays.filter(Boolean).length;
        // A level never rises above twice what may come: what was cut off there cannot be given back.
        if (stays.length <= 2 * bursts.unit.most && stored <= bursts.unit.most)
          expect(fill(bursts.unit.most - stored)).toBe(0);
      }),
    );
  });
});
