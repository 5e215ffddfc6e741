/**
 * Keeps one from taking all of what is stored or derived: a bucket that fills again with time, for an address, an account, a
 * session or a report. A reporter is slowed down, never turned away for a neighbour's sake, because a whole school is one address.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../contract/clock.ts';
import { networkOf } from './network.ts';
import { Problem } from './problem.ts';

export type Limit = {
  /** Requests at once. */
  burst: number;
  /** Requests per second after that. */
  perSecond: number;
  /** Milliseconds that a request may be held back until its turn; 0: it is refused at once. */
  mostWaitMs: number;
};

/** Of one address, reports that show no proof of work and are well formed: four classes of thirty at once. One with a proof does not count. */
export const unprovedLimit: Limit = { burst: 120, perSecond: 5, mostWaitMs: 8_000 };
/** Of one report that shows a proof, for as often as its answer may be lost. */
export const provedLimit: Limit = { burst: 20, perSecond: 1, mostWaitMs: 8_000 };
/** Thirty who send without JavaScript at the same time, and once more: for each the server derives from the code. */
export const derivingLimit: Limit = { burst: 60, perSecond: 1, mostWaitMs: 8_000 };
/** Of one address for one account, whether there is such an account or not: far more than somebody who mistypes. */
export const signInLimit: Limit = { burst: 20, perSecond: 0.2, mostWaitMs: 0 };

/** Challenges of one session, each of which may seal to a hundred keys: the desk asks once an hour, and where a new key comes in. */
export const challengeLimit: Limit = { burst: 60, perSecond: 0.2, mostWaitMs: 0 };

/** Requests held back at the same time, from all addresses: beyond that, waiting itself would take all. */
const mostWaiting = 500;
/** After this the salt and all buckets are thrown away: nobody can find out later who was here. */
const forgetMs = 5 * 60_000;
/** Names that are remembered: whoever makes up more of them makes all be forgotten, and no memory run out. */
const mostKnown = 100_000;

/** What it answers resolves when it is the turn of this name, and throws the problem `slow-down` where that would be too late. */
export function openLimit(limit: Limit, clock: Clock): (name: string) => Promise<void> {
  const buckets = openBuckets(limit);
  let waiting = 0;
  return async (name) => {
    const waitMs = buckets.take(name, clock.now().getTime());
    if (waitMs === 0) return;
    if (waitMs > limit.mostWaitMs || waiting >= mostWaiting) {
      const seconds = String(Math.ceil(waitMs / 1000));
      throw new Problem('slow-down', { headers: { 'retry-after': seconds } });
    }
    waiting += 1;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    waiting -= 1;
  };
}

/** Milliseconds until it is the turn of this name: an address, or what else is counted. A turn that would come too late is not taken. */
export function openBuckets({ burst, perSecond, mostWaitMs }: Limit): {
  take(name: string, now: number): number;
} {
  let salt = randomBytes(16);
  let forgetAt = 0;
  /** When the bucket will be full again; below zero it says how many milliseconds the next must wait. */
  const fullAt = new Map<string, number>();
  const costMs = 1000 / perSecond;
  return {
    take(name, now) {
      if (now >= forgetAt || fullAt.size >= mostKnown) {
        salt = randomBytes(16);
        fullAt.clear();
        forgetAt = now + forgetMs;
      }
      const key = createHash('sha256').update(salt).update(networkOf(name)).digest('base64url');
      const next = Math.max(fullAt.get(key) ?? 0, now) + costMs;
      const waitMs = Math.max(0, next - now - burst * costMs);
      if (waitMs <= mostWaitMs) fullAt.set(key, next);
      return Math.ceil(waitMs);
    },
  };
}
