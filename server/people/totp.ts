/**
 * The second factor: time-based codes of an authenticator app (RFC 6238; SHA-1, six digits, 30 seconds, as all apps do).
 * Pure but for the random seed; that a code works once only is the store's doing (`spendTotpStep`).
 */
import { Secret, TOTP } from 'otpauth';

const period = 30;
/** Steps before and after the present one: a phone's clock may be half a minute wrong. */
const window = 1;

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

/** The code of this moment, as an app shows it; for tests and the demo. */
export function totpCodeAt(seed: string, now: Date): string {
  return totpOf(seed, '').generate({ timestamp: now.getTime() });
}

function totpOf(seed: string, label: string): TOTP {
  const secret = Secret.fromBase32(seed);
  return new TOTP({ issuer: 'Mobbeknapp', label, secret, algorithm: 'SHA1', digits: 6, period });
}
