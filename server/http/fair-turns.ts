/**
 * Turns at work that takes time or memory: so many at once, and the addresses that wait come round in turn. Nobody is counted
 * over time, so whoever sends very many takes no room from others but their turns, and an idle server refuses nobody.
 */
import { finished } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { networkOf } from './network.ts';
import { Problem } from './problem.ts';

export type FairTurns = {
  /**
   * Resolves when it is this address's turn, with what ends the turn; further calls of that do nothing. `whenGone` is given
   * what takes it out of the line. Throws the problem `slow-down` where too many wait, or it waited too long.
   */
  take(address: string, whenGone?: (leaveTheLine: () => void) => void): Promise<() => void>;
  /** Does the work in a turn of this address. */
  run<T>(address: string, work: () => Promise<T>): Promise<T>;
  waiting(): number;
};

type TurnsOf = {
  atOnce: number;
  /** From all addresses. When all places in the line are taken, the address with the most of them loses its last one. */
  mostWaiting: number;
  mostWaitMs?: number;
};

type Waiting = { admit: () => void; refuse: () => void };

export function openFairTurns({ atOnce, mostWaiting, mostWaitMs = 8_000 }: TurnsOf): FairTurns {
  /** By network, in the order in which they come round. */
  const lines = new Map<string, Waiting[]>();
  let running = 0;
  let waiting = 0;
  return { take, run, waiting: () => waiting };

  async function take(
    address: string,
    whenGone: (leaveTheLine: () => void) => void = () => undefined,
  ): Promise<() => void> {
    if (running < atOnce) {
      running += 1;
      return once(handOver);
    }
    const network = networkOf(address);
    if (waiting >= mostWaiting && !makeRoomFor(network)) throw tooMany();
    await new Promise<void>((resolve, reject) => {
      const refuse = () => {
        leave(network, one);
        reject(tooMany());
      };
      const late = setTimeout(refuse, mostWaitMs);
      const one = {
        admit: () => {
          clearTimeout(late);
          resolve();
        },
        refuse: () => {
          clearTimeout(late);
          refuse();
        },
      };
      const line = lines.get(network);
      if (line) line.push(one);
      else lines.set(network, [one]);
      waiting += 1;
      whenGone(one.refuse);
    });
    return once(handOver);
  }

  async function run<T>(address: string, work: () => Promise<T>): Promise<T> {
    const end = await take(address);
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** Whoever ends a turn gives it to the next address, so that nobody can come in between. */
  function handOver(): void {
    const [next] = lines;
    if (!next) {
      running -= 1;
      return;
    }
    const [network, line] = next;
    const [one] = line;
    leave(network, one!);
    // To the end of those that come round.
    if (lines.delete(network)) lines.set(network, line);
    one!.admit();
  }

  function leave(network: string, one: Waiting): void {
    const line = lines.get(network);
    const at = line?.indexOf(one) ?? -1;
    if (at < 0) return;
    line!.splice(at, 1);
    waiting -= 1;
    if (line!.length === 0) lines.delete(network);
  }

  /** False where no other line is longer than its own. */
  function makeRoomFor(network: string): boolean {
    let longest = lines.get(network) ?? [];
    const own = longest.length;
    for (const line of lines.values()) if (line.length > longest.length) longest = line;
    // As long as its own with the new one: then it would only change who is refused.
    if (longest.length <= own + 1) return false;
    longest.at(-1)!.refuse();
    return true;
  }
}

/** For every request of the zone, from when its body is there until its answer is made; not for preflights, which cost nothing. */
export function installTurns(app: FastifyInstance, turns: FairTurns): void {
  const ends = new WeakMap<FastifyReply, () => void>();
  app.addHook('preValidation', async ({ method, ip }, reply) => {
    if (method === 'OPTIONS') return;
    const end = await turns.take(ip, (leaveTheLine) => finished(reply.raw, leaveTheLine));
    ends.set(reply, end);
    finished(reply.raw, end);
  });
  // A browser that reads slowly holds up nobody.
  app.addHook('onSend', async (_request, reply) => ends.get(reply)?.());
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}

function tooMany(): Problem {
  return new Problem('slow-down', { headers: { 'retry-after': '5' } });
}
