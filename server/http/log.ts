/**
 * What is written down of a request: method, route as a pattern, status, duration. Never an address, a browser, a referrer,
 * a query, a body or a header; and of a reporter's request nothing at all unless it failed on our side.
 */
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { describeError } from './problem.ts';
import type { LogLevel } from '../config.ts';

/** Where log lines go; standard output where none is given. */
export type LogStream = { write(line: string): void };

export function loggerOptions(
  level: LogLevel,
  stream?: LogStream,
): Exclude<FastifyServerOptions['logger'], boolean | undefined> {
  return {
    level,
    ...(stream && { stream }),
    base: null,
    // Fastify and its plugins log these three by themselves in some corners: there they say no more than here.
    serializers: {
      req: ({ method }) => ({ method }),
      res: ({ statusCode }) => ({ statusCode }),
      err: (error) => describeError(error) as { type: string; message: string; stack: string },
    },
  };
}

/** A line for each request of the zone, and of the zones inside it. Not for the reporter's zone. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions, log } = request;
    const { statusCode, elapsedTime } = reply;
    const ms = Math.round(elapsedTime);
    log.info({ method, route: routeOptions.url, status: statusCode, ms }, 'Request');
    done();
  });
}
