/**
 * The desk's half of signing in, behind the guard: session, front page, keys (`key-routes.ts`), buried letters.
 * HTTP in, plain values out, one verb each; the rules are in the verbs' own files.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../contract/api/common.ts';
import { deskAnswer, sessionAnswer } from '../../contract/api/people.ts';
import { signedIn } from '../http/handler.ts';
import { problemsOf } from '../http/answers.ts';
import type { Parts } from '../http/parts.ts';
import { retryLetter, settleLetter } from './buried.ts';
import { frontPage } from './front-page.ts';
import { keyRoutes } from './key-routes.ts';
import { answerSession } from './session-answer.ts';
import { clearCookie } from './sessions.ts';

export { signInRoutes } from './sign-in-routes.ts';

const tags = ['people'];
const done = z.null().describe('Done');
const byId = z.strictObject({ id });

export const peopleRoutes: FastifyPluginAsyncZod<Parts> = async (app, parts) => {
  const { store, config } = parts;

  app.get('/session', {
    schema: {
      tags,
      summary: 'Who is signed in, her locked key, and the key grants of her inboxes',
      response: { 200: sessionAnswer },
    },
    handler: (request) => answerSession(signedIn(request), parts),
  });

  app.delete('/session', {
    schema: {
      tags,
      summary: 'Sign out: here, or on every device',
      querystring: z.strictObject({ everywhere: z.enum(['true', 'false']).default('false') }),
      response: { 204: done },
    },
    async handler(request, reply) {
      const { id: handlerId, sessionHash } = signedIn(request);
      await store.transaction(({ people }) =>
        request.query.everywhere === 'true'
          ? people.endSessionsOf(handlerId)
          : people.endSession(sessionHash),
      );
      clearCookie(reply, config.publicUrl);
      return reply.code(204).send(null);
    },
  });

  app.get('/desk', {
    schema: {
      tags,
      summary:
        'The front page: who waits, what reached nobody, how many ways are left to open each inbox',
      response: { 200: deskAnswer },
    },
    handler: (request) => frontPage(signedIn(request), parts),
  });

  await app.register(keyRoutes, parts);

  app.post('/letters/:id/retries', {
    schema: {
      tags,
      summary: 'Send a buried letter again',
      params: byId,
      response: { 204: done, ...problemsOf('not-found') },
    },
    async handler(request, reply) {
      await retryLetter(request.params.id, signedIn(request), parts);
      return reply.code(204).send(null);
    },
  });

  app.post('/letters/:id/tellings', {
    schema: {
      tags,
      summary: 'Somebody told the person what a buried letter could not',
      params: byId,
      response: { 204: done, ...problemsOf('not-found') },
    },
    async handler(request, reply) {
      await settleLetter(request.params.id, signedIn(request), parts);
      return reply.code(204).send(null);
    },
  });
};
