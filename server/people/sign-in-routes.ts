/**
 * The public half of signing in: invitation, password, second factor. No route here tells who has an account.
 * Tokens travel in bodies and cookies, never in an address.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  invitationAcceptAnswer,
  invitationAcceptRequest,
  invitationOpenAnswer,
  invitationOpenRequest,
  saltAnswer,
  saltRequest,
  secondFactorRequest,
  signInAnswer,
  signInRequest,
} from '../../contract/api/people.ts';
import { problemsOf } from '../http/answers.ts';
import type { Parts } from '../http/parts.ts';
import { acceptInvitation, openInvitation } from './accept-invitation.ts';
import { readCookie, setCookie } from './sessions.ts';
import { proveSecondFactor, saltFor, signIn } from './sign-in.ts';

const tags = ['people'];

export const signInRoutes: FastifyPluginAsyncZod<Parts> = async (app, parts) => {
  const { config } = parts;

  app.post('/sign-ins/salts', {
    schema: {
      tags,
      summary:
        'The salt with which the browser derives the sign-in secret; also for unknown addresses',
      body: saltRequest,
      response: { 200: saltAnswer, ...problemsOf('invalid-request') },
    },
    handler: async (request) => ({ salt: await saltFor(request.body.email, parts) }),
  });

  app.post('/sign-ins', {
    schema: {
      tags,
      summary: 'First step: the sign-in secret; gives a half session in a cookie',
      body: signInRequest,
      response: {
        200: signInAnswer,
        ...problemsOf('sign-in-failed', 'account-paused', 'invalid-request'),
      },
    },
    async handler(request, reply) {
      const previous = readCookie(request, config.publicUrl);
      const token = await signIn({ ...request.body, previous }, parts);
      setCookie(reply, config.publicUrl, token);
      return { next: 'second-factor' as const };
    },
  });

  app.post('/sign-ins/second-factor', {
    schema: {
      tags,
      summary:
        'Second step: a code of the authenticator app or a recovery code; gives the open session',
      body: secondFactorRequest,
      response: {
        204: z.null().describe('Signed in'),
        ...problemsOf('not-signed-in', 'sign-in-failed', 'account-paused', 'invalid-request'),
      },
    },
    async handler(request, reply) {
      const token = readCookie(request, config.publicUrl);
      setCookie(
        reply,
        config.publicUrl,
        await proveSecondFactor({ token, code: request.body.code }, parts),
      );
      return reply.code(204).send(null);
    },
  });

  app.post('/invitations/open', {
    schema: {
      tags,
      summary: 'Who is invited to what, and the secret for the authenticator app',
      body: invitationOpenRequest,
      response: {
        200: invitationOpenAnswer,
        ...problemsOf('invitation-unknown', 'invitation-used', 'invalid-request'),
      },
    },
    handler: (request) => openInvitation(request.body.token, parts),
  });

  app.post('/invitations/accept', {
    schema: {
      tags,
      summary:
        'Come in: password, key and authenticator app; answers the recovery codes, once, and gives the open session',
      body: invitationAcceptRequest,
      response: {
        201: invitationAcceptAnswer,
        ...problemsOf('invitation-unknown', 'invitation-used', 'invalid-request'),
      },
    },
    async handler(request, reply) {
      const previous = readCookie(request, config.publicUrl);
      const given = { ...request.body, previous };
      const { recoveryCodes, sessionToken } = await acceptInvitation(given, parts);
      setCookie(reply, config.publicUrl, sessionToken);
      parts.wake();
      return reply.code(201).send({ recoveryCodes });
    },
  });
};
