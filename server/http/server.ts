/**
 * The bare HTTP server: limits of size and time, JSON and nothing else, a log that knows nothing of people.
 * It knows no route; `app.ts` hangs the zones on it.
 */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { problems } from '../../contract/problems.ts';
import type { Config } from '../config.ts';
import { loggerOptions, type LogStream } from './log.ts';
import { sendProblem } from './problem.ts';

/** The largest report: 4,000 characters and names, sealed to two dozen readers, with room to spare. */
const bodyLimit = 64 * 1024;

/** No request takes longer to arrive: a slow phone sends 64 KiB in five seconds. */
const requestTimeoutMs = 30_000;
/** An idle connection: longer than proxies keep theirs, so that the proxy closes first and no request is lost. */
const keepAliveMs = 72_000;

export function newServer(
  config: Pick<Config, 'logLevel' | 'trustProxy'>,
  log?: LogStream,
): FastifyInstance {
  const app = Fastify({
    logger: loggerOptions(config.logLevel, log),
    // Fastify's own request lines hold the address and the query: `log.ts` writes ours.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy,
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
    clientErrorHandler: (_error, socket) => refuse(socket),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  return app;
}

/** Bytes that are no HTTP request: there is no route and no reply object, only the line. */
function refuse(socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify({
    type: '/problems/malformed-request',
    ...problems['malformed-request'],
  });
  socket.end(
    'HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\nConnection: close\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
