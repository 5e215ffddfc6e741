/**
 * The server's half of answering for a key: challenges that only the holder of a private key can answer, and what was answered.
 * Nothing is stored: a nonce follows from the secret of the configuration, the key, who asks, her session and the time.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import type { challengeAnswer } from '../../contract/api/people.ts';
import { checkPublicKey, type PublicKey } from '../../contract/sealing/keys.ts';
import { answerOf, challengeFor, readPossessions } from '../../contract/sealing/possession.ts';
import { isOnCurve } from '../http/handed-keys.ts';
import type { SignedInHandler } from '../http/handler.ts';
import { Problem } from '../http/problem.ts';
import type { Parts } from '../http/parts.ts';

/** How long one answer serves, in seconds. */
const answeredForSeconds = 3600;

/** Whose answer it is: what she opened in one session answers for nobody else, and not in another. */
export type Answering = { handlerId: string; sessionHash: string };

/** Throws `invalid-request` where a key is not what its `kid` says, or nobody could seal to it. Not in a transaction. */
export async function challengesFor(
  keys: readonly PublicKey[],
  { id: handlerId, sessionHash }: SignedInHandler,
  { config, clock }: Pick<Parts, 'config' | 'clock'>,
): Promise<z.infer<typeof challengeAnswer>> {
  const errors: { pointer: string; detail: string }[] = [];
  for (const [index, key] of keys.entries())
    if (!(await isSealable(key)))
      errors.push({
        pointer: `/keys/${index}`,
        detail: 'Give a point on P-256 and its thumbprint.',
      });
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
  const expires = secondsOf(clock.now()) + answeredForSeconds;
  const challenges = await Promise.all(
    keys.map(async (key) => {
      const { kid } = key;
      const nonce = nonceOf(kid, { handlerId, sessionHash }, expires, config.secret);
      return { kid, challenge: await challengeFor(nonce, key), expires };
    }),
  );
  return { challenges };
}

/** The kids for which a header answers. What is wrong, of somebody else, or over answers for nothing. */
export async function possessedBy(
  header: string | readonly string[] | undefined,
  answering: Answering,
  { config, clock }: Pick<Parts, 'config' | 'clock'>,
): Promise<ReadonlySet<string>> {
  const possessed = new Set<string>();
  if (typeof header !== 'string') return possessed;
  const now = secondsOf(clock.now());
  for (const { kid, expires, answer } of readPossessions(header)) {
    if (expires <= now) continue;
    const nonce = nonceOf(kid, answering, expires, config.secret);
    const expected = Buffer.from(await answerOf(nonce, kid));
    const given = Buffer.from(answer);
    if (given.length === expected.length && timingSafeEqual(given, expected)) possessed.add(kid);
  }
  return possessed;
}

/** Throws `possession-needed` where the request does not answer for one of these. */
export function requirePossession(
  { possesses }: Pick<SignedInHandler, 'possesses'>,
  kids: readonly string[],
): void {
  if (!kids.every((kid) => possesses.has(kid))) throw new Problem('possession-needed');
}

/** Whether it is a public key under its own name, and a point to which one can seal. */
export async function isSealable(key: PublicKey): Promise<boolean> {
  return isOnCurve(key) && (await checkPublicKey(key));
}

const keys = new Map<string, Buffer>();

/** A key for this purpose alone: what the secret seals elsewhere says nothing of a nonce. */
function keyFrom(secret: string): Buffer {
  const known = keys.get(secret);
  if (known) return known;
  const made = Buffer.from(hkdfSync('sha256', secret, '', 'mobbeknapp possession', 32));
  keys.set(secret, made);
  return made;
}

function nonceOf(
  kid: string,
  { handlerId, sessionHash }: Answering,
  expires: number,
  secret: string,
): Buffer {
  const what = JSON.stringify([kid, handlerId, sessionHash, expires]);
  return createHmac('sha256', keyFrom(secret)).update(what).digest();
}

function secondsOf(now: Date): number {
  return Math.floor(now.getTime() / 1000);
}
