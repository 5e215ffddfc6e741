import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dangers } from '../../contract/facts.ts';
import { laneOf } from './lane.ts';

const situations = fc.record({
  burst: fc.constantFrom('none', 'burst'),
  proof: fc.constantFrom('valid', 'none'),
  danger: fc.constantFrom(...dangers),
});

describe('the lane of a report', () => {
  test('is never the one apart for whoever is in danger, shows a proof, or comes when few do', () => {
    fc.assert(
      fc.property(situations, (of) => {
        const mayBeApart = of.danger === 'no' && of.proof === 'none' && of.burst === 'burst';
        expect(laneOf(of)).toBe(mayBeApart ? 'quarantine' : 'ordinary');
      }),
    );
  });

  test('is never made worse by a proof, by danger, or by the end of a burst', () => {
    fc.assert(
      fc.property(situations, (of) => {
        if (laneOf(of) === 'quarantine') return;
        for (const better of [{ proof: 'valid' }, { danger: 'yes' }, { burst: 'none' }] as const)
          expect(laneOf({ ...of, ...better })).toBe('ordinary');
      }),
    );
  });
});
