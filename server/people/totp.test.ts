import fc from 'fast-check';
import { TOTP, Secret } from 'otpauth';
import { expect, test } from 'vitest';
import { newTotpSeed, strayTotp, totpCodeAt, totpEndOf, totpStepOf, totpUri } from './totp.ts';

const now = new Date('2026-11-23T08:00:10Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test('RFC 6238, appendix B: the test vector for SHA-1 at 59 seconds, cut to six digits', () => {
  const seed = Secret.fromLatin1('12345678901234567890').base32;
  expect(totpCodeAt(seed, new Date(59_000))).toBe('287082');
  expect(totpStepOf('287082', seed, new Date(59_000))).toBe(1);
});

test('a code holds in its own step and one step to each side, always as the same step', () => {
  const seed = newTotpSeed();
  const code = totpCodeAt(seed, now);
  const step = totpStepOf(code, seed, now);
  expect(step).toBe(Math.floor(now.getTime() / 30_000));
  expect(totpStepOf(code, seed, at(30))).toBe(step);
  expect(totpStepOf(code, seed, at(-30))).toBe(step);
  expect(totpStepOf(code, seed, at(60))).toBeNull();
  expect(totpStepOf(code, seed, at(-60))).toBeNull();
});

test('a code within five minutes tells how far the clock is off, and is not taken', () => {
  const seed = newTotpSeed();
  const strayed = (seconds: number) => strayTotp(totpCodeAt(seed, at(seconds)), seed, now);
  for (const [seconds, minutes, is] of [
    [60, 1, 'ahead'],
    [180, 3, 'ahead'],
    [300, 5, 'ahead'],
    [-60, 1, 'behind'],
    [-120, 2, 'behind'],
    [-300, 5, 'behind'],
  ] as const) {
    expect(strayed(seconds)?.clock).toEqual({ minutes, is });
    expect(totpStepOf(totpCodeAt(seed, at(seconds)), seed, now)).toBeNull();
  }
  for (const seconds of [-30, 0, 30, 330, -330]) expect(strayed(seconds)).toBeNull();
  expect(strayTotp('abcdef', seed, now)).toBeNull();
});

test('of whatever moment a code is, it is taken, or told of, or neither, and never both', () => {
  const seed = newTotpSeed();
  const moment = fc.integer({ min: -900, max: 900 });
  fc.assert(
    fc.property(moment, moment, (shown, asked) => {
      const code = totpCodeAt(seed, at(shown));
      const stray = strayTotp(code, seed, at(asked));
      if (totpStepOf(code, seed, at(asked)) !== null) return stray === null;
      if (stray === null) return true;
      // What is still to come is over when its name is let go; what is over stays so.
      const isToCome = totpEndOf(stray.step) > at(asked);
      return (
        isToCome === (stray.clock.is === 'ahead') && [1, 2, 3, 4, 5].includes(stray.clock.minutes)
      );
    }),
  );
});

test('a code is taken until its end, and not a moment longer', () => {
  const seed = newTotpSeed();
  const code = totpCodeAt(seed, now);
  const step = totpStepOf(code, seed, now)!;
  const end = totpEndOf(step);
  expect(totpStepOf(code, seed, new Date(end.getTime() - 1))).toBe(step);
  expect(totpStepOf(code, seed, end)).toBeNull();
});

test('what is no code is wrong, not an error', () => {
  for (const text of ['', '12345', '1234567', 'abcdef', '000 000x']) {
    expect(totpStepOf(text, newTotpSeed(), now)).toBeNull();
  }
});

test('the app is told the product and the address, and no organisation; the seed has 160 bits', () => {
  const seed = newTotpSeed();
  const uri = new URL(totpUri(seed, 'kari@example.no'));
  expect(decodeURIComponent(uri.pathname)).toContain('Mobbeknapp:kari@example.no');
  expect(Secret.fromBase32(uri.searchParams.get('secret')!).bytes).toHaveLength(20);
  expect(newTotpSeed()).not.toBe(seed);
  expect(new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: now.getTime() })).toBe(
    totpCodeAt(seed, now),
  );
});
