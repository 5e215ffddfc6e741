/** Who has a case and who answers for it: taking it, taking it over, opening it again, keeping somebody out. HTTP in, plain values out, one verb each. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  caseAnswer,
  changeRequest,
  keepOutRequest,
  notRelevantRequest,
  recordAnswer,
  recordRequest,
} from '../../contract/api/cases.ts';
import { id } from '../../contract/api/common.ts';
import { problemsOf } from '../http/answers.ts';
import { signedIn } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { bodyHash } from '../http/raw-body.ts';
import { keepOut } from './keep-out.ts';
import { recordAct, sayNotRelevant } from './record.ts';
import { reopen } from './reopen.ts';
import { takeOver } from './take-over.ts';
import { letGo, take } from './take.ts';

const changes = [
  { path: 'takings', summary: 'Say that you take the case; all who read it see it', verb: take },
  { path: 'releases', summary: 'Say that you do not have the case after all', verb: letGo },
  {
    path: 'take-overs',
    summary: 'Answer for a case that you only read along; all others who read it are told',
    verb: takeOver,
  },
  {
    path: 'reopenings',
    summary: 'Open a closed case again; all others who read it are told',
    verb: reopen,
  },
] as const;

export const changeRoutes: FastifyPluginAsyncZod<Parts> = (app, parts) => {
  const answered = {
    tags: ['cases'],
    params: z.strictObject({ id }),
    response: {
      200: caseAnswer,
      ...problemsOf(
        'not-found',
        'invalid-request',
        'not-allowed',
        'possession-needed',
        'case-changed',
      ),
    },
  };

  for (const { path, summary, verb } of changes)
    app.post(`/cases/:id/${path}`, {
      schema: { ...answered, summary, body: changeRequest },
      handler: (request) =>
        verb(request.params.id, request.body.revision, signedIn(request), parts),
    });

  app.post('/cases/:id/irrelevances', {
    schema: {
      ...answered,
      summary: 'Say of a deadline that it is not relevant in this case, and why',
      body: notRelevantRequest,
    },
    handler: (request) => sayNotRelevant(request.params.id, request.body, signedIn(request), parts),
  });

  app.post('/cases/:id/records', {
    schema: {
      ...answered,
      summary:
        'Write down what was done elsewhere: a call, a talk, a meeting, a plan, a notice to the owner. It meets deadlines, and the reporter sees kind and day',
      headers: z.object({ 'idempotency-key': z.string().optional() }),
      body: recordRequest,
      response: {
        201: recordAnswer,
        ...problemsOf(
          'not-found',
          'not-allowed',
          'possession-needed',
          'case-changed',
          'invalid-request',
          'idempotency-key-missing',
          'idempotency-key-reused',
        ),
      },
    },
    async handler(request, reply) {
      const { params, body, headers } = request;
      if (headers['idempotency-key'] !== body.id)
        throw new Problem('idempotency-key-missing', {
          detail: 'Send the id of the record as the header Idempotency-Key too.',
        });
      const hash = bodyHash(request);
      const answer = await recordAct(params.id, body, hash, signedIn(request), parts);
      return reply.code(201).send(answer);
    },
  });

  app.post('/cases/:id/keepings-out', {
    schema: {
      ...answered,
      summary:
        'Keep a person of `mayKeepOut` out of the case: it is not shown to her any more, and all others who read it are told',
      body: keepOutRequest,
    },
    handler: (request) => keepOut(request.params.id, request.body, signedIn(request), parts),
  });
  return Promise.resolve();
};
