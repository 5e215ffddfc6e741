/** The way to a report: who would read it, and the challenge of which a proof of work is made. Nothing is stored. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  challengeAnswer,
  challengeRequest,
  routeAnswer,
  routeRequest,
} from '../../contract/api/public.ts';
import { problemsOf } from '../http/answers.ts';
import { organisationNamed } from '../http/organisation.ts';
import type { Parts } from '../http/parts.ts';
import { askRoute } from './ask-route.ts';
import { openDemand } from './demand.ts';
import { newChallenge, proofKeys } from './proof.ts';

const tags = ['reports'];

/** Facts are codes from lists: what waits for its turn lies in memory. */
const bodyLimit = 16 * 1024;

export const wayRoutes: FastifyPluginAsyncZod<Parts> = async (app, parts) => {
  app.post('/routes', {
    bodyLimit,
    schema: {
      tags,
      summary:
        'Who would read a report with these answers: roles and their keys, nothing about persons',
      body: routeRequest,
      response: {
        200: routeAnswer,
        ...problemsOf('not-found', 'origin-not-allowed', 'invalid-request', 'not-open'),
      },
    },
    handler: ({ body }) => askRoute(body, parts),
  });

  const demand = openDemand(parts.clock);
  const keys = proofKeys(parts.config.secret);
  app.post('/challenges', {
    bodyLimit,
    schema: {
      tags,
      summary:
        'Ask for a little reckoning, whose result may go with the report as Mobbeknapp-Proof',
      body: challengeRequest,
      response: {
        200: challengeAnswer,
        ...problemsOf('not-found', 'origin-not-allowed', 'invalid-request'),
      },
    },
    async handler({ body }) {
      const { organisation } = await parts.store.read((records) =>
        organisationNamed(body.organisation, records, parts.trees),
      );
      const tries = demand.ask(organisation.id);
      return newChallenge(body, tries, parts.clock.now(), keys);
    },
  });
};
