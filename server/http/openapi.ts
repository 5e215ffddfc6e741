/**
 * The OpenAPI 3.1 document, made from the same zod schemas that check the requests, at /api/v1/openapi.json.
 * What every route can answer is added here, so that no route has to repeat it.
 */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problem } from '../../contract/api/common.ts';
import { problems, type ProblemSlug } from '../../contract/problems.ts';
import { mostPossessions, possessionHeader } from '../../contract/sealing/possession.ts';
import { publicRoutes } from './public-routes.ts';

type JsonSchema = Record<string, unknown> & { description?: string };
type Responses = Record<string, JsonSchema>;
type Transformed = ReturnType<typeof jsonSchemaTransform>;

/** Register before the routes. */
export async function installOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Mobbeknapp',
        version,
        description:
          'The button a child presses to tell an adult about bullying, and the desk where the adult reads it. ' +
          'Failures are RFC 9457 problems; the page of each is at its `type`.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-mobbeknapp',
            description: 'Given by POST /sign-ins/second-factor and POST /invitations/accept',
          },
          followUp: {
            type: 'http',
            scheme: 'bearer',
            description: "The access token that is derived from the reporter's follow-up code",
          },
        },
      },
    },
    transform: (document) =>
      isOfApi(document.url)
        ? withProblems(jsonSchemaTransform(document), document.route.method)
        : { schema: { hide: true }, url: document.url },
  });
}

/** The route of the document itself. */
export function openApiRoute(app: FastifyInstance): void {
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
}

const always: ProblemSlug[] = ['malformed-request', 'slow-down', 'internal', 'not-ready'];
const withSession: ProblemSlug[] = ['not-signed-in', 'second-factor-needed', 'cross-site'];
const withBody: ProblemSlug[] = [
  'invalid-request',
  'too-slow',
  'too-large',
  'unsupported-media-type',
];

/** Pages, files and what somebody adds beside them are no part of the document, whether or not they say so. */
function isOfApi(url: string): boolean {
  return url.startsWith('/api/');
}

function withProblems(transformed: Transformed, method: string | string[]): Transformed {
  const { url } = transformed;
  // Its type promises a schema; a route without one has none.
  const schema = (transformed.schema as Transformed['schema'] | undefined) ?? {};
  if (schema.hide === true) return { schema, url };
  const given = (schema.response ?? {}) as Responses;
  const needsSession = !(publicRoutes as readonly string[]).includes(`${String(method)} ${url}`);
  const slugs = [
    ...always,
    ...(method === 'GET' ? [] : withBody),
    ...(needsSession ? withSession : []),
    ...Object.values(given).flatMap(({ description = '' }) => slugsIn(description)),
  ];
  // To say that keys open, one answers for them: there is no refusal that would tell of the header.
  const takesPossessions = slugs.includes('possession-needed') || url.endsWith('/possessions');
  const statuses = [...new Set(slugs.map((slug) => problems[slug].status))];
  const failures = statuses.map((status) => {
    const own = [...new Set(slugs)].filter((slug) => problems[slug].status === status);
    const body = { ...(given[status] ?? problemSchema) };
    delete body.description;
    const description = own.map((slug) => `\`${slug}\`: ${problems[slug].title}.`).join(' ');
    const content = { 'application/problem+json': { schema: body } };
    return [status, { description, content, ...(status === 429 && { headers: retryAfter }) }];
  });
  return {
    schema: {
      ...schema,
      ...(needsSession && { security: [{ session: [] }] }),
      ...(takesPossessions && {
        headers: withPossessionHeader(schema.headers as { properties?: object } | undefined),
      }),
      response: { ...given, ...(Object.fromEntries(failures) as object) },
    },
    url,
  };
}

function withPossessionHeader(headers: { properties?: object } | undefined) {
  const header = {
    type: 'string',
    description:
      'Answers for the keys that the act speaks of: `kid.expires.answer`, one after another with a space between, ' +
      `${mostPossessions} at most, to what POST /possession-challenges gave in this session`,
  };
  return {
    type: 'object',
    ...headers,
    properties: { ...headers?.properties, [possessionHeader]: header },
  };
}

function slugsIn(description: string): ProblemSlug[] {
  return description.split(', ').filter((word): word is ProblemSlug => word in problems);
}

/** Whoever is slowed down is always told until when. */
const retryAfter = {
  'Retry-After': {
    type: 'integer',
    minimum: 1,
    description: 'Seconds to wait before trying again',
  },
};

const problemSchema: JsonSchema = z.toJSONSchema(problem);
delete problemSchema['$schema'];
