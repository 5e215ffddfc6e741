/** What stands around the route for attachments: few uploads at a time, because each takes memory, and a broom for what no report claimed. */
import { finished } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Parts } from '../http/parts.ts';
import { describeError, Problem } from '../http/problem.ts';
import { dropUnclaimed } from './attach.ts';

/** Each upload lies in memory a few times over while it is read, at a megabyte and a half each. */
const mostAtOnce = 16;
const sweepEveryMs = 10 * 60_000;

/** A hook that refuses before anything of the body is read. Reports have a route of their own and are never held up by it. */
export function fewAtOnce(most = mostAtOnce) {
  let underway = 0;
  return async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (underway >= most) throw new Problem('slow-down', { headers: { 'retry-after': '2' } });
    underway += 1;
    finished(reply.raw, () => (underway -= 1));
    return Promise.resolve();
  };
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
