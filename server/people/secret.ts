/**
 * Checks sign-in secrets with Argon2id. The secret comes from the browser and is already the slow half of the password;
 * still it is hashed slowly, so that the table gives nobody a secret to sign in with. Never inside a transaction.
 */
import { createHmac } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { openFairTurns } from '../http/fair-turns.ts';

/** OWASP's first recommendation: 19 MiB, two passes, one lane; Argon2id is the library's default. About 30 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Around every hash and every check, in all of the process: each takes 19 MiB and a thread for as long as it lasts, and there are
 * four threads. Two at once and a line with an end, in which addresses come round in turn.
 */
export const hashing = openFairTurns({ atOnce: 2, mostWaiting: 200, mostWaitMs: 10_000 });

/** A PHC string that names its parameters. */
export function hashSecret(signInSecret: string): Promise<string> {
  return hash(signInSecret, cost);
}

// Made once at the first need: no secret has this hash, and checking against it takes as long as against a real one.
let nobodysHash: Promise<string> | undefined;

/** False where it is wrong, and where there is nothing to check against (`null`): after the same work. */
export async function checkSecret(signInSecret: string, stored: string | null): Promise<boolean> {
  nobodysHash ??= hashSecret('nobody');
  const fits = await verify(stored ?? (await nobodysHash), signInSecret);
  return fits && stored !== null;
}

/** The salt that an address without an account gets: always the same, and of the same form as a real one. */
export function saltOfNobody(email: string, secret: string): string {
  const keyed = createHmac('sha256', secret).update(`mobbeknapp salt ${email.toLowerCase()}`);
  return keyed.digest().subarray(0, 16).toString('base64url');
}
