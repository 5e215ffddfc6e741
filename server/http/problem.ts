/**
 * The one way in which the server says no: a Problem is thrown anywhere and becomes an RFC 9457 answer here (and a page in `server/pages`).
 * What nobody foresaw becomes `internal`, with the request's id and without a word of what happened inside.
 */
import type {
  FastifyBaseLogger,
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  isResponseSerializationError,
} from 'fastify-type-provider-zod';
import { problems, type ProblemBody, type ProblemSlug } from '../../contract/problems.ts';
import { allowedMethods } from './methods.ts';
import { storeTroubleOf, whatToDo } from './store-trouble.ts';

export type ProblemOptions = {
  /** What happened and what to do next, in English, without anything that a person wrote. */
  detail?: string;
  /** `pointer`: RFC 6901, into the body (or the query or the path, and then `detail` says so). */
  errors?: { pointer: string; detail: string }[];
  /** Extension members of the answer (RFC 9457 §3.2). */
  extras?: Record<string, unknown>;
  /** Header fields of the answer: `Retry-After`, `Allow`. */
  headers?: Record<string, string>;
};

export class Problem extends Error {
  readonly slug: ProblemSlug;
  readonly status: number;
  readonly options: ProblemOptions;

  constructor(slug: ProblemSlug, options: ProblemOptions = {}) {
    super(options.detail ?? problems[slug].title);
    this.name = 'Problem';
    this.slug = slug;
    this.status = problems[slug].status;
    this.options = options;
  }
}

/** For the whole server. Only the pages for reporters say no in their own way: as a page. */
export function installProblems(app: FastifyInstance): void {
  const methodsOf = allowedMethods(app);
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsOf(request.url);
    // A route that takes this method may itself have found nothing.
    if (allowed.length === 0 || allowed.includes(request.method))
      return sendProblem(new Problem('not-found'), request, reply);
    const headers = { allow: allowed.join(', ') };
    return sendProblem(new Problem('method-not-allowed', { headers }), request, reply);
  });
}

/** Also Fastify's `frameworkErrors`: an address that cannot be read reaches no route and no handler. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = problemOf(error, request.log);
  return (
    reply
      .code(problem.status)
      .headers({ 'cache-control': 'no-store', ...problem.options.headers })
      .type('application/problem+json')
      // A string: the route's response schema must not drop extension members.
      .send(JSON.stringify(bodyOf(problem, request.id)))
  );
}

/** Any error as the Problem that may be told of it. What is our own fault is logged here, without a word of what was sent. */
export function problemOf(error: unknown, log: FastifyBaseLogger): Problem {
  const problem = asProblem(error);
  const trouble = storeTroubleOf(error);
  if (trouble) log.error({ error: describeError(error) }, whatToDo[trouble]);
  else if (problem.slug === 'internal')
    log.error({ error: describeError(error) }, 'A request failed');
  return problem;
}

/** What travels, for a problem of the request with this id. */
function bodyOf(problem: Problem, requestId: string): ProblemBody & Record<string, unknown> {
  const { detail, errors, extras } = problem.options;
  return {
    ...extras,
    type: `/problems/${problem.slug}`,
    status: problem.status,
    title: problems[problem.slug].title,
    ...(detail !== undefined && { detail }),
    ...(problem.slug === 'internal' && { instance: `urn:uuid:${requestId}` }),
    ...(errors !== undefined && { errors }),
  };
}

const slugOfStatus: Record<number, ProblemSlug> = {
  400: 'malformed-request',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'too-slow',
  413: 'too-large',
  414: 'malformed-request',
  415: 'unsupported-media-type',
  429: 'slow-down',
  503: 'not-ready',
};

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error);
  if (isResponseSerializationError(error)) return new Problem('internal');
  if (storeTroubleOf(error)) return storeProblem();
  if (isLineCut(error)) return new Problem('malformed-request');
  if (isFromSend(error))
    return new Problem(error.statusCode < 405 ? 'not-found' : 'malformed-request');
  const slug = isFromFastify(error) ? slugOfStatus[error.statusCode ?? 500] : undefined;
  return new Problem(slug ?? 'internal');
}

/** Whether a commit that failed is on the disk is known to nobody; sent again with the same id it is stored once. */
function storeProblem(): Problem {
  return new Problem('not-ready', {
    detail: 'The database does not take this now. Send it again in a moment, with the same id.',
    headers: { 'retry-after': '30' },
  });
}

/** Only what Fastify itself says of a request: a status on some other error is an accident. */
function isFromFastify(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('FST_ERR_');
}

/** Whoever asked has gone, in the middle: no failure of ours, and its moment is in no log. The store names its own breaks otherwise. */
function isLineCut(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** Of a file: no such path, a range beyond its end, a condition that does not hold. Only `http-errors` says `expose`. */
function isFromSend(error: unknown): error is Error & { statusCode: number } {
  const { expose, statusCode } = (error ?? {}) as { expose?: unknown; statusCode?: unknown };
  return (
    error instanceof Error && expose === true && typeof statusCode === 'number' && statusCode < 500
  );
}

const mostErrors = 20;
const longestDetail = 300;

function invalidRequest(error: FastifyError): Problem {
  const place = error.validationContext ?? 'body';
  const prefix = place === 'body' ? '' : `In the ${place}: `;
  const errors = (error.validation ?? []).slice(0, mostErrors).map((issue) => ({
    pointer: issue.instancePath,
    detail: `${prefix}${issue.message ?? 'Not as it must be.'}`.slice(0, longestDetail),
  }));
  return new Problem('invalid-request', { errors });
}

/**
 * An error as it may be logged: where it happened, never its message. A driver's message holds the values of the query,
 * and a parser's a piece of the body.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...('code' in error && { code: String(error.code) }),
    at: frames.map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
