/**
 * The bare HTTP server: limits of size and time, JSON and nothing else, a log that knows nothing of people.
 * It knows no route; `app.ts` hangs the zones on it.
 */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { problems } from '../../contract/problems.ts';
import type { Config } from '../config.ts';
import { floorHeaders, installFloor } from './headers.ts';
import { loggerOptions, type LogStream } from './log.ts';
import { sendProblem } from './problem.ts';

/** The largest report: 4,000 characters and names, sealed to two dozen readers, with room to spare. */
const bodyLimit = 64 * 1024;

/** No request takes longer to arrive: a slow phone sends 64 KiB in five seconds. Node looks as often as `lookMs`. */
const arrival = { withinMs: 30_000, lookMs: 5_000 };
/** An idle connection: longer than proxies keep theirs, so that the proxy closes first and no request is lost. */
const keepAliveMs = 72_000;

export function newServer(
  config: Pick<Config, 'logLevel' | 'trustProxy' | 'publicUrl'>,
  log?: LogStream,
  { withinMs, lookMs } = arrival,
): FastifyInstance {
  const app = Fastify({
    logger: loggerOptions(config.logLevel, log),
    // Fastify's own request lines hold the address and the query: `log.ts` writes ours.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy,
    bodyLimit,
    requestTimeout: withinMs,
    // Where its own limit for headers is the longer one, Node takes each for the other.
    http: { headersTimeout: withinMs, connectionsCheckingInterval: lookMs },
    keepAliveTimeout: keepAliveMs,
    forceCloseConnections: 'idle',
    // Such an address reaches no hook.
    frameworkErrors: (error, request, reply) =>
      void sendProblem(error, request, reply.headers(floorHeaders(config.publicUrl))),
    clientErrorHandler: ({ code }, socket) => refuse(socket, code),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  installFloor(app, config.publicUrl);
  return app;
}

/** Bytes that are no HTTP request, or that did not come: there is no reply object, only the line. */
function refuse(socket: Socket, code: string): void {
  if (!socket.writable) return void socket.destroy();
  const slug = code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'too-slow' : 'malformed-request';
  const body = JSON.stringify({ type: `/problems/${slug}`, ...problems[slug] });
  socket.end(
    `HTTP/1.1 ${problems[slug].status} ${STATUS_CODES[problems[slug].status]}\r\n` +
      'Content-Type: application/problem+json\r\nCache-Control: no-store\r\nConnection: close\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
