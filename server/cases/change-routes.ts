/** Who has a case and who answers for it: taking it, taking it over, opening it again, keeping somebody out. HTTP in, plain values out, one verb each. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { caseAnswer, changeRequest, keepOutRequest } from '../../contract/api/cases.ts';
import { id } from '../../contract/api/common.ts';
import { problemsOf } from '../http/answers.ts';
import { signedIn } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { keepOut } from './keep-out.ts';
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
