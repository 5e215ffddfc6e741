/** What a reporter does with her case, with the token of her code and without a session. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { goesOnAnswer, goesOnRequest } from '../../contract/api/public.ts';
import { problemsOf } from '../http/answers.ts';
import type { Parts } from '../http/parts.ts';
import { saysItGoesOn } from './goes-on.ts';

export const reporterCaseRoutes: FastifyPluginAsyncZod<Parts> = (app, parts) => {
  app.post('/follow-ups/reopenings', {
    schema: {
      tags: ['reports'],
      summary: 'Say that it goes on: a closed case is open again, and all who read it are told',
      security: [{ followUp: [] }],
      body: goesOnRequest,
      response: {
        200: goesOnAnswer,
        ...problemsOf('code-unknown', 'origin-not-allowed', 'frame-required'),
      },
    },
    handler: ({ headers }) => saysItGoesOn(headers.authorization, headers.origin, parts),
  });
  return Promise.resolve();
};
