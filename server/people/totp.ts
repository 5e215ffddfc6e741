/**
 * The second factor: time-based codes of an authenticator app (RFC 6238; SHA-1, six digits, 30 seconds, as all apps do).
 * Pure but for the random seed; that a code works once only is the store's doing (`spendTotpStep`).
 */
import { Secret, TOTP } from 'otpauth';
import type { PhoneClock } from '../../contract/problems.ts';

const period = 30;
/** Steps before and after the present one: a phone's clock may be half a minute wrong. */
const window = 1;
/** Steps in which a code that is refused is still looked for, to tell whose clock is wrong: five minutes. */
const strayWindow = 10;

/** 160 random bits in base32. */
export function newTotpSeed(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the authenticator app scans. It shows the product's name and the address, no organisation. */
export function totpUri(seed: string, email: string): string {
  return totpOf(seed, email).toString();
}

/** The step (number of 30-second periods since 1970) to which the code belongs, or null where it is wrong. */
export function totpStepOf(code: string, seed: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totpOf(seed, '').validate({ token: code, timestamp, window });
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
}

/** A code of another moment: its step, and how far the clock is off that showed it. */
export type StrayCode = { step: number; clock: PhoneClock };

/**
 * Of a code that `totpStepOf` refuses: whether it belongs to a moment within five minutes. Never a reason to accept it. What is said of it may be said
 * only to somebody who has proved the password, or who holds the invitation and so may read the seed itself.
 */
export function strayTotp(code: string, seed: string, now: Date): StrayCode | null {
  const timestamp = now.getTime();
  const delta = totpOf(seed, '').validate({ token: code, timestamp, window: strayWindow });
  if (delta === null || Math.abs(delta) <= window) return null;
  const minutes = Math.max(1, Math.round((Math.abs(delta) * period) / 60));
  return {
    step: Math.floor(timestamp / 1000 / period) + delta,
    clock: { minutes, is: delta > 0 ? 'ahead' : 'behind' },
  };
}

/** The moment from which a code of this step is taken by no clock of ours any more. */
export function totpEndOf(step: number): Date {
  return new Date((step + window + 1) * period * 1000);
}

/** The code of this moment, as an app shows it; for tests and the demo. */
export function totpCodeAt(seed: string, now: Date): string {
  return totpOf(seed, '').generate({ timestamp: now.getTime() });
}

function totpOf(seed: string, label: string): TOTP {
  const secret = Secret.fromBase32(seed);
  return new TOTP({ issuer: 'Mobbeknapp', label, secret, algorithm: 'SHA1', digits: 6, period });
}
