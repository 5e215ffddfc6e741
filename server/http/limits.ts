/**
 * Keeps one address from taking all: a bucket of requests that fills again with time. A reporter is slowed down, never
 * turned away for a neighbour's sake, because a whole school is one address; who signs in is told to wait.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../contract/clock.ts';
import { Problem } from './problem.ts';

export type Limit = {
  /** Requests at once. */
  burst: number;
  /** Requests per second after that. */
  perSecond: number;
  /** Milliseconds that a request may be held back until its turn; 0: it is refused at once. */
  mostWaitMs: number;
};

/** A class of thirty opens the form, asks for a challenge and for the readers, and sends, all in one minute: some 130 requests. */
export const reporterLimit: Limit = { burst: 240, perSecond: 5, mostWaitMs: 8_000 };
/** Thirty who send without JavaScript at the same time, and read the receipt in another language: for each the server derives from the code. */
export const derivingLimit: Limit = { burst: 60, perSecond: 1, mostWaitMs: 8_000 };
/** Twenty colleagues sign in when the day begins, at three requests each. */
export const entranceLimit: Limit = { burst: 60, perSecond: 0.5, mostWaitMs: 0 };

/** Challenges of one session, each of which may seal to a hundred keys: the desk asks once an hour, and where a new key comes in. */
export const challengeLimit: Limit = { burst: 60, perSecond: 0.2, mostWaitMs: 0 };

/** Requests held back at the same time, from all addresses: beyond that, waiting itself would take all. */
const mostWaiting = 500;
/** After this the salt and all buckets are thrown away: nobody can find out later who was here. */
const forgetMs = 5 * 60_000;

/** For every request of the zone; not for preflights, which cost nothing. */
export function installLimit(app: FastifyInstance, limit: Limit, clock: Clock): void {
  const turnOf = openLimit(limit, clock);
  app.addHook('onRequest', async ({ method, ip }) => {
    if (method !== 'OPTIONS') await turnOf(ip);
  });
}

/** What it answers resolves when it is this address's turn, and throws the problem `slow-down` where that would be too late. */
export function openLimit(limit: Limit, clock: Clock): (address: string) => Promise<void> {
  const buckets = openBuckets(limit);
  let waiting = 0;
  return async (address) => {
    const waitMs = buckets.take(address, clock.now().getTime());
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

/** Milliseconds until it is this address's turn. A turn that would come too late is not taken. */
export function openBuckets({ burst, perSecond, mostWaitMs }: Limit): {
  take(address: string, now: number): number;
} {
  let salt = randomBytes(16);
  let forgetAt = 0;
  /** When the bucket will be full again; below zero it says how many milliseconds the next must wait. */
  const fullAt = new Map<string, number>();
  const costMs = 1000 / perSecond;
  return {
    take(address, now) {
      if (now >= forgetAt) {
        salt = randomBytes(16);
        fullAt.clear();
        forgetAt = now + forgetMs;
      }
      const key = createHash('sha256').update(salt).update(networkOf(address)).digest('base64url');
      const next = Math.max(fullAt.get(key) ?? 0, now) + costMs;
      const waitMs = Math.max(0, next - now - burst * costMs);
      if (waitMs <= mostWaitMs) fullAt.set(key, next);
      return Math.ceil(waitMs);
    },
  };
}

/** One household has a whole /64 of IPv6: the address without its second half. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = ''] = address.split('::');
  const groups = address.includes('::') ? head.split(':') : address.split(':');
  return groups.slice(0, 4).join(':');
}
