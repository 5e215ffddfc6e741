/**
 * The desk's routes of keys: who answers for which, first and next keys, colleagues let in, the owner's grants, printed sheets.
 * HTTP in, plain values out, one verb each; the rules are in the verbs' own files.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../contract/api/common.ts';
import {
  challengeAnswer,
  challengeRequest,
  firstKeyRequest,
  grantRequest,
  nextKeyRequest,
  ownerGrantRequest,
  possessionAnswer,
  possessionRequest,
  recoveryAnswer,
  recoveryKeyAnswer,
  recoveryKeyRequest,
} from '../../contract/api/people.ts';
import { problemsOf } from '../http/answers.ts';
import { challengeLimit, openLimit } from '../http/limits.ts';
import { signedIn } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { makeFirstKey } from './first-key.ts';
import { letIn } from './let-in.ts';
import { makeNextKey } from './next-key.ts';
import { grantToOwner } from './owner-grants.ts';
import { challengesFor } from './possession.ts';
import { provePossession } from './prove.ts';
import { renewRecovery } from './recovery-keys.ts';
import { confirmRecovery, sheetsOf } from './recovery.ts';

const tags = ['people'];
const done = z.null().describe('Done');
const byId = z.strictObject({ id });
const making = problemsOf(
  'not-found',
  'not-allowed',
  'possession-needed',
  'key-changed',
  'invalid-request',
);

export const keyRoutes: FastifyPluginAsyncZod<Parts> = async (app, parts) => {
  const { config, clock } = parts;
  const turnOf = openLimit(challengeLimit, clock);

  app.post('/possession-challenges', {
    schema: {
      tags,
      summary: 'Nonces sealed to public keys: whoever opens one answers for that key',
      body: challengeRequest,
      response: { 200: challengeAnswer, ...problemsOf('invalid-request') },
    },
    async handler(request) {
      const caller = signedIn(request);
      if (config.limits === 'on') await turnOf(caller.sessionHash);
      return challengesFor(request.body.keys, caller, parts);
    },
  });

  app.post('/possessions', {
    schema: {
      tags,
      summary: 'Say that what was sealed to you opens: grants of the keys in the header count',
      body: possessionRequest,
      response: { 200: possessionAnswer },
    },
    handler: async (request) => ({
      proved: await provePossession(request.body, signedIn(request), parts),
    }),
  });

  app.post('/grants', {
    schema: {
      tags,
      summary: "Let a member in: an inbox's keys, sealed to her",
      body: grantRequest,
      response: {
        204: done,
        ...problemsOf('not-found', 'not-allowed', 'possession-needed', 'invalid-request'),
      },
    },
    async handler(request, reply) {
      if (await letIn(request.body, signedIn(request), parts)) parts.wake();
      return reply.code(204).send(null);
    },
  });

  app.post('/inboxes/:id/keys', {
    schema: {
      tags,
      summary: 'The first key of an inbox, with its grants and its printed sheet, typed back',
      params: byId,
      body: firstKeyRequest,
      response: { 204: done, ...making },
    },
    async handler(request, reply) {
      await makeFirstKey(request.params.id, request.body, signedIn(request), parts);
      parts.wake();
      return reply.code(204).send(null);
    },
  });

  app.post('/inboxes/:id/next-keys', {
    schema: {
      tags,
      summary: 'The next key of an inbox, because somebody has left who had that of now',
      params: byId,
      body: nextKeyRequest,
      response: { 204: done, ...making },
    },
    async handler(request, reply) {
      await makeNextKey(request.params.id, request.body, signedIn(request), parts);
      return reply.code(204).send(null);
    },
  });

  app.post('/inboxes/:id/owner-grants', {
    schema: {
      tags,
      summary: "The inbox's keys, sealed to the key of the inbox above that may open it",
      params: byId,
      body: ownerGrantRequest,
      response: { 204: done, ...making },
    },
    async handler(request, reply) {
      await grantToOwner(request.params.id, request.body, signedIn(request), parts);
      return reply.code(204).send(null);
    },
  });

  app.get('/inboxes/:id/recovery', {
    schema: {
      tags,
      summary: 'What the printed sheets of the inbox open',
      params: byId,
      response: { 200: recoveryAnswer, ...problemsOf('not-found', 'invalid-request') },
    },
    handler: (request) => sheetsOf(request.params.id, signedIn(request), parts),
  });

  app.post('/inboxes/:id/recovery-keys', {
    schema: {
      tags,
      summary: "A new printed sheet in the place of the one before: the inbox's keys under it",
      params: byId,
      body: recoveryKeyRequest,
      response: { 200: recoveryKeyAnswer, ...making },
    },
    async handler(request) {
      const { params, body } = request;
      const { answer, isWritten } = await renewRecovery(params.id, body, signedIn(request), parts);
      if (isWritten) parts.wake();
      return answer;
    },
  });

  app.post('/inboxes/:id/recovery-confirmations', {
    schema: {
      tags,
      summary: 'The sheet was typed back: the header answers for what it opens',
      params: byId,
      response: { 204: done, ...problemsOf('not-found', 'possession-needed') },
    },
    async handler(request, reply) {
      await confirmRecovery(request.params.id, signedIn(request), parts);
      return reply.code(204).send(null);
    },
  });
};
