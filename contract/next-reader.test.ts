/** Who answers next for a case whose readers are gone: always somebody who can read it, and never fewer than none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answers, nextReader, type Lying } from './next-reader.ts';

const lies = (inboxId: string, as: Lying['as'], reached = as !== 'escalation'): Lying => ({
  inboxId,
  as,
  reached,
});
const live =
  (...ids: string[]) =>
  (inboxId: string) =>
    ids.includes(inboxId);

describe('the next reader of a case', () => {
  const lying = [
    lies('head', 'reader'),
    lies('owner', 'copy'),
    lies('team', 'copy'),
    lies('county', 'escalation'),
    lies('apart', 'escalation'),
  ];

  it('is none while somebody answers for it, in whichever inbox', () => {
    expect(nextReader(lying, live('head', 'owner')).outcome).toBe('stays');
    const up = [lies('head', 'reader'), lies('county', 'escalation', true)];
    expect(nextReader(up, live('county')).outcome).toBe('stays');
  });

  it.each([
    [['owner', 'team', 'county'], 'owner'],
    [['team', 'county'], 'team'],
    [['county', 'apart'], 'county'],
    [['apart'], 'apart'],
  ])('of %j is the nearest who reads along, else the next above: %s', (ids, inboxId) => {
    expect(nextReader(lying, live(...ids))).toEqual({ outcome: 'next', inboxId });
  });

  it('is nobody where none of them can read it', () => {
    expect(nextReader(lying, live())).toEqual({ outcome: 'nobody' });
  });

  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const cases = fc.uniqueArray(
    fc.record({
      inboxId: fc.constantFrom(...ids),
      as: fc.constantFrom<Lying['as']>('reader', 'copy', 'escalation'),
      reached: fc.boolean(),
    }),
    { minLength: 1, selector: ({ inboxId }) => inboxId },
  );
  const asStored = (given: Lying[]) =>
    given.map((one) => ({ ...one, reached: one.as === 'escalation' ? one.reached : true }));

  it('can read it whenever anybody can, did not answer for it before, and then answers for it', () => {
    fc.assert(
      fc.property(cases, fc.subarray(ids), (given, alive) => {
        const stored = asStored(given);
        const isLive = live(...alive);
        const next = nextReader(stored, isLive);
        const someone = stored.some(({ inboxId }) => isLive(inboxId));
        expect(next.outcome === 'nobody').toBe(!someone);
        if (next.outcome !== 'next') return;
        const before = stored.find(({ inboxId }) => inboxId === next.inboxId)!;
        expect([isLive(next.inboxId), answers(before)]).toEqual([true, false]);
        const after = stored.map((one) =>
          one === before ? { ...one, as: 'reader' as const, reached: true } : one,
        );
        expect(nextReader(after, isLive)).toEqual({ outcome: 'stays' });
      }),
    );
  });

  it('is above only where nobody who reads along can', () => {
    fc.assert(
      fc.property(cases, fc.subarray(ids), (given, alive) => {
        const stored = asStored(given);
        const next = nextReader(stored, live(...alive));
        if (next.outcome !== 'next') return;
        const copies = stored.filter(({ as, inboxId }) => as === 'copy' && alive.includes(inboxId));
        if (copies.length > 0) expect(next.inboxId).toBe(copies[0]!.inboxId);
      }),
    );
  });
});
