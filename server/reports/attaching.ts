/** What stands around the route for attachments: few uploads at a time, because each takes memory, and a broom for what no report claimed. */
import { finished } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openFairTurns } from '../http/fair-turns.ts';
import type { Parts } from '../http/parts.ts';
import { describeError, Problem, sendProblem } from '../http/problem.ts';
import { dropUnclaimed } from './attach.ts';

/** Each upload lies in memory a few times over while it is read, at a megabyte and a half each. */
const mostAtOnce = 16;
const mostWaiting = 128;
const sweepEveryMs = 10 * 60_000;

/**
 * Where somebody waits, an upload that comes more slowly than this gives its place up: sockets that say nearly nothing would keep
 * all places for as long as a request may take. The largest needs more than this anyway, to be there within that time.
 */
const slow = { bytesPerSecond: 32 * 1024, afterMs: 1_000, lookMs: 250 };

type Arriving = {
  request: FastifyRequest;
  reply: FastifyReply;
  since: number;
  bytesBefore: number;
};

/**
 * A hook that lets a request wait before anything of the body is read, and addresses come round in turn. Who gives up a place
 * is told `slow-down`. Reports have a route of their own and are never held up by it.
 */
export function fewAtOnce({ most = mostAtOnce, patience = slow } = {}) {
  const turns = openFairTurns({ atOnce: most, mostWaiting });
  const arriving = new Set<Arriving>();
  let looking: ReturnType<typeof setInterval> | null = null;

  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const end = await turns.take(request.ip, (leaveTheLine) => {
      finished(reply.raw, leaveTheLine);
      looking ??= setInterval(look, patience.lookMs).unref();
    });
    const { socket } = request.raw;
    const one = { request, reply, since: performance.now(), bytesBefore: socket.bytesRead };
    arriving.add(one);
    finished(reply.raw, () => {
      arriving.delete(one);
      end();
    });
  };

  function look(): void {
    if (turns.waiting() === 0) {
      clearInterval(looking!);
      looking = null;
      return;
    }
    for (const one of slowest().slice(0, turns.waiting())) {
      arriving.delete(one);
      // The rest of it is not waited for.
      const headers = { 'retry-after': '5', connection: 'close' };
      void sendProblem(new Problem('slow-down', { headers }), one.request, one.reply);
    }
  }

  function slowest(): Arriving[] {
    const now = performance.now();
    const speedOf = ({ request, since, bytesBefore }: Arriving) =>
      ((request.raw.socket.bytesRead - bytesBefore) * 1000) / (now - since);
    return [...arriving]
      .filter(({ request, since }) => !request.raw.complete && now - since >= patience.afterMs)
      .filter((one) => speedOf(one) < patience.bytesPerSecond)
      .sort((a, b) => speedOf(a) - speedOf(b));
  }
}

/** While the server runs. A failure is left to the next time: the requests tell the operator of the database. */
export function sweepUnclaimed(
  app: FastifyInstance,
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
): void {
  const sweep = () =>
    store
      .transaction((records) => dropUnclaimed(records, clock.now()))
      .catch((error: unknown) => {
        app.log.warn(describeError(error), 'Attachments without a report were not dropped');
      });
  let timer: ReturnType<typeof setInterval> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  app.addHook('onReady', (done) => {
    timer = setInterval(() => (last = sweep()), sweepEveryMs).unref();
    done();
  });
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await last;
  });
}
