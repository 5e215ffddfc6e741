/** A proof counts for the one report it was asked for, for a while; whatever else stands in the header is as none. */
import { describe, expect, test } from 'vitest';
import type { Proof } from '../../contract/api/public.ts';
import { newId } from '../../contract/ids.ts';
import { headerOf, solved } from '../testing/proofs.ts';
import { challengeSeconds, newChallenge, proofKeys, proofOf } from './proof.ts';

const keys = proofKeys('Hj3-4kd_92mA0qPz71Vx-test-0nly-9f');
const now = new Date('2026-11-23T08:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const report = { id: newId(), organisation: 'fjellvik' };
const few = 5;

const challengeFor = (id = report.id) =>
  newChallenge({ organisation: report.organisation, reportId: id }, few, now, keys);
const proof = await solved(await challengeFor());

const stateOf = (value: unknown, at = now) => proofOf(headerOf(value), report, at, keys);

/** The proof with something else in it. */
function changed(change: (copy: Proof) => void): Proof {
  const copy = structuredClone(proof);
  change(copy);
  return copy;
}

describe('a proof', () => {
  test('is valid as often as its report is sent, until its time is over', async () => {
    expect(await stateOf(proof)).toBe('valid');
    expect(await stateOf(proof, later(challengeSeconds))).toBe('valid');
    expect(await stateOf(proof, later(challengeSeconds + 1))).toBe('none');
  });

  test('is valid in another process with the same secret, and not under another', async () => {
    const same = proofKeys('Hj3-4kd_92mA0qPz71Vx-test-0nly-9f');
    expect(await proofOf(headerOf(proof), report, now, same)).toBe('valid');
    const other = proofKeys('another secret, of at least 32 characters');
    expect(await proofOf(headerOf(proof), report, now, other)).toBe('none');
  });

  test('of another report, or for another organisation, is none: each counts once', async () => {
    for (const other of [
      { ...report, id: newId() },
      { ...report, organisation: 'havgap' },
    ])
      expect(await proofOf(headerOf(proof), other, now, keys)).toBe('none');
  });

  test.each<[string, (copy: Proof) => void]>([
    ['another key', ({ solution }) => (solution.derivedKey = 'ab'.repeat(32))],
    ['a later end', ({ challenge }) => (challenge.parameters.data.until += 60)],
    ['less to do', ({ challenge }) => (challenge.parameters.cost = 1)],
    ['a signature of its own', ({ challenge }) => (challenge.signature = '00'.repeat(32))],
    [
      'a key that was made up',
      ({ challenge }) => (challenge.parameters.keySignature = '00'.repeat(32)),
    ],
  ])('with %s is none', async (_what, change) => {
    expect(await stateOf(changed(change))).toBe('none');
  });

  test.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['what is not base64url', '%%%'],
    ['what is not JSON', Buffer.from('{').toString('base64url')],
    ['null', headerOf(null)],
    ['a challenge that was not solved', headerOf({ challenge: proof.challenge })],
    ['more than belongs in it', headerOf({ ...proof, more: 1 })],
    ['two proofs', `${headerOf(proof)}, ${headerOf(proof)}`],
  ])('%s is none, and never an error', async (_what, header) => {
    expect(await proofOf(header, report, now, keys)).toBe('none');
  });
});

test('a challenge says nothing of its answer, and asks at most as many tries as it was made for', async () => {
  const counters = new Set<number>();
  for (let round = 0; round < 40; round++) {
    const answer = await challengeFor(newId());
    expect(Object.keys(answer.challenge.parameters).sort()).toEqual([
      ...['algorithm', 'cost', 'data', 'keyLength', 'keyPrefix', 'keySignature', 'nonce', 'salt'],
    ]);
    const { solution } = await solved(answer);
    expect(solution.counter).toBeLessThan(few);
    counters.add(solution.counter);
  }
  expect(counters.size).toBeGreaterThan(1);
});
