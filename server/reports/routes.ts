/** What a reporter sends: the report, and the code that leads back to it. HTTP in, plain values out, one verb each. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problem } from '../../contract/api/common.ts';
import {
  attachmentAnswer,
  attachmentRequest,
  followUpAnswer,
  followUpRequest,
  reportAnswer,
  reportRequest,
  routeAnswer,
} from '../../contract/api/public.ts';
import { problemsOf } from '../http/answers.ts';
import type { Parts } from '../http/parts.ts';
import { openFairTurns } from '../http/fair-turns.ts';
import { openLimit, provedLimit, unprovedLimit } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import { bodyHash } from '../http/raw-body.ts';
import { attach } from './attach.ts';
import { fewAtOnce, sweepUnclaimed } from './attaching.ts';
import type { Bursts } from './bursts.ts';
import { followUp } from './follow-up.ts';
import { proofKeys, proofOf } from './proof.ts';
import { placeErrors } from './rules.ts';
import { takeIn } from './take-in.ts';

const tags = ['reports'];

/** The new route comes along, so that the form can show it and seal again at once. */
const conflict = problem
  .extend({ route: routeAnswer.optional() })
  .describe('route-changed, not-open, attachment-missing, idempotency-key-reused');

/** 1 MiB in base64url, and what stands around it. */
const attachmentBodyLimit = 1_450_000;

export const reportRoutes: FastifyPluginAsyncZod<Parts & { bursts: Bursts | null }> = async (
  app,
  parts,
) => {
  const unproved = parts.config.limits === 'on' ? openLimit(unprovedLimit, parts.clock) : null;
  const proved = parts.config.limits === 'on' ? openLimit(provedLimit, parts.clock) : null;
  const keys = proofKeys(parts.config.secret);

  app.post('/reports', {
    schema: {
      tags,
      summary: 'Send a report, sealed to the readers that POST /routes named',
      headers: z.object({
        'idempotency-key': z.string().optional(),
        'mobbeknapp-proof': z
          .string()
          .optional()
          .describe(
            'Solves a challenge, as base64url of JSON. No report is refused for want of one.',
          ),
      }),
      body: reportRequest,
      response: {
        201: reportAnswer,
        ...problemsOf(
          'idempotency-key-missing',
          'not-found',
          'origin-not-allowed',
          'frame-required',
        ),
        409: conflict,
      },
    },
    // `receive.ts` makes the answer member by member: nothing else could be in it, so it is not parsed once more.
    serializerCompiler: () => JSON.stringify,
    async handler(request, reply) {
      const report = request.body;
      if (request.headers['idempotency-key'] !== report.id)
        throw new Problem('idempotency-key-missing', {
          detail: 'Send the id of the report as the header Idempotency-Key too.',
        });
      const errors = placeErrors(report, request.headers.origin, parts.config.publicUrl);
      if (errors.length > 0) throw new Problem('invalid-request', { errors });
      const proof = await proofOf(
        request.headers['mobbeknapp-proof'],
        report,
        parts.clock.now(),
        keys,
      );
      // Only now: what is not well formed takes no room from what is, and a proof needs no other's room.
      await (proof === 'valid' ? proved?.(report.id) : unproved?.(request.ip));
      const { answer, outcome } = await takeIn(report, bodyHash(request), proof, parts);
      if (outcome === 'alarm')
        request.log.error('A report is stored that nobody can open at present: see /health/ready');
      if (outcome !== 'repeated') parts.wake();
      return reply.code(201).send(answer);
    },
  });

  sweepUnclaimed(app, parts);
  app.post('/attachments', {
    bodyLimit: attachmentBodyLimit,
    onRequest: fewAtOnce(),
    schema: {
      tags,
      summary: 'Send a sealed picture or document ahead of its report, which then names it',
      headers: z.object({ 'idempotency-key': z.string().optional() }),
      body: attachmentRequest,
      response: {
        201: attachmentAnswer,
        ...problemsOf(
          'idempotency-key-missing',
          'idempotency-key-reused',
          'not-found',
          'not-allowed',
          'origin-not-allowed',
          'frame-required',
          'invalid-request',
        ),
      },
    },
    async handler(request, reply) {
      const { body, headers } = request;
      if (headers['idempotency-key'] !== body.id)
        throw new Problem('idempotency-key-missing', {
          detail: 'Send the id of the attachment as the header Idempotency-Key too.',
        });
      const arrived = { hash: bodyHash(request), origin: headers.origin };
      return reply.code(201).send(await attach(body, arrived, parts));
    },
  });

  // A code is looked up by its hash and cannot be guessed: whoever tries many takes turns with whoever has one.
  const returning = openFairTurns({ atOnce: 4, mostWaiting: 500 });
  app.post('/follow-ups', {
    schema: {
      tags,
      summary: 'How it goes with the report of a follow-up code, and what was answered',
      security: [{ followUp: [] }],
      body: followUpRequest,
      response: {
        200: followUpAnswer,
        ...problemsOf('code-unknown', 'origin-not-allowed', 'frame-required'),
      },
    },
    handler: ({ headers, ip }) =>
      returning.run(ip, () => followUp(headers.authorization, headers.origin, parts)),
  });
};
