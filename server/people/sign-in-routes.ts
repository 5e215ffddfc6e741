/**
 * The public half of signing in: invitation, password, second factor. No route here tells who has an account.
 * Tokens travel in bodies and cookies, never in an address. What is tried from an address for one account takes nothing from
 * the others who sign in there: a school is one address.
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
import { openFairTurns } from '../http/fair-turns.ts';
import { openLimit, signInLimit } from '../http/limits.ts';
import { networkOf } from '../http/network.ts';
import type { Parts } from '../http/parts.ts';
import { acceptInvitation, openInvitation } from './accept-invitation.ts';
import { readCookie, setCookie } from './sessions.ts';
import { proveSecondFactor, saltFor, signIn } from './sign-in.ts';

const tags = ['people'];

export const signInRoutes: FastifyPluginAsyncZod<Parts> = async (app, parts) => {
  const { config, clock } = parts;
  const ofAccount = config.limits === 'on' ? openLimit(signInLimit, clock) : null;
  /** Around what only asks the database. Hashing has a line of its own (`secret.ts`). */
  const asking = openFairTurns({ atOnce: 4, mostWaiting: 500 });

  app.post('/sign-ins/salts', {
    schema: {
      tags,
      summary:
        'The salt with which the browser derives the sign-in secret; also for unknown addresses',
      body: saltRequest,
      response: { 200: saltAnswer, ...problemsOf('invalid-request') },
    },
    handler: async ({ body, ip }) => ({
      salt: await asking.run(ip, () => saltFor(body.email, parts)),
    }),
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
      const { body, ip: from } = request;
      await ofAccount?.(`${body.email.toLowerCase()} ${networkOf(from)}`);
      const token = await signIn({ ...body, previous, from }, parts);
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
      const { body, ip: from } = request;
      const given = { token, code: body.code, from };
      const open = await asking.run(from, () => proveSecondFactor(given, parts));
      setCookie(reply, config.publicUrl, open);
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
    handler: ({ body, ip }) => asking.run(ip, () => openInvitation(body.token, parts)),
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
      const given = { ...request.body, previous, from: request.ip };
      const { recoveryCodes, sessionToken } = await acceptInvitation(given, parts);
      setCookie(reply, config.publicUrl, sessionToken);
      parts.wake();
      return reply.code(201).send({ recoveryCodes });
    },
  });
};
