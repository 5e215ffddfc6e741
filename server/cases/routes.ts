/** What a handler does with cases, behind the guard. HTTP in, plain values out, one verb each. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  acknowledgeRequest,
  attachmentReadingAnswer,
  caseAnswer,
  closeRequest,
  handDownRequest,
  listAnswer,
  listQuery,
  messageAnswer,
  messageRequest,
  placementRequest,
  printingAnswer,
  printingRequest,
  readingAnswer,
  recuseRequest,
  resealingAnswer,
  resealingRequest,
} from '../../contract/api/cases.ts';
import { id } from '../../contract/api/common.ts';
import { problemsOf } from '../http/answers.ts';
import { signedIn } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { bodyHash } from '../http/raw-body.ts';
import { acknowledge } from './acknowledge.ts';
import { changeRoutes } from './change-routes.ts';
import { closeCase } from './close.ts';
import { handDown } from './hand-down.ts';
import { listCases } from './list.ts';
import { sendMessage } from './message.ts';
import { placeCase } from './place.ts';
import { printCase } from './print.ts';
import { readAttachment } from './read-attachment.ts';
import { readContent } from './read.ts';
import { recuse } from './recuse.ts';
import { sealAgain } from './seal-again.ts';
import { showCase } from './show.ts';

const tags = ['cases'];
/** 500 entries of some 400 bytes. */
const handDownBodyLimit = 256 * 1024;
const params = z.strictObject({ id });
const seen = problemsOf('not-found', 'invalid-request');
const opened = problemsOf('not-allowed', 'possession-needed');
const changing = { ...seen, ...opened, ...problemsOf('case-changed') };

export const caseRoutes: FastifyPluginAsyncZod<Parts> = async (app, parts) => {
  const { store } = parts;

  app.get('/cases', {
    schema: {
      tags,
      summary:
        'The cases of your inboxes: facts only, first what is urgent and nobody has yet, then the other unread, each newest first',
      querystring: listQuery,
      response: { 200: listAnswer, ...problemsOf('invalid-request') },
    },
    handler: (request) => listCases(request.query, signedIn(request), parts),
  });

  app.get('/cases/:id', {
    schema: {
      tags,
      summary: 'One case: facts, deadlines, and who did what with it',
      params,
      response: { 200: caseAnswer, ...seen },
    },
    handler: (request) =>
      store.read((records) => showCase(records, request.params.id, signedIn(request), parts)),
  });

  app.post('/cases/:id/readings', {
    schema: {
      tags,
      summary: 'Read what was written: the sealed parts; the history says who asked',
      params,
      response: { 200: readingAnswer, ...seen, ...opened },
    },
    handler: (request) => readContent(request.params.id, signedIn(request), parts),
  });

  app.post('/cases/:id/attachments/:attachmentId/readings', {
    schema: {
      tags,
      summary: 'Fetch a picture or document of the report, sealed; the history says who asked',
      params: params.extend({ attachmentId: id }),
      response: { 200: attachmentReadingAnswer, ...seen, ...opened },
    },
    handler: (request) => {
      const { id: caseId, attachmentId } = request.params;
      return readAttachment(caseId, attachmentId, signedIn(request), parts);
    },
  });

  app.post('/cases/:id/printings', {
    schema: {
      tags,
      summary:
        'Print the case: what stands at the head of the paper; the history says who printed, and with what',
      params,
      body: printingRequest,
      response: { 200: printingAnswer, ...seen, ...opened },
    },
    handler: (request) => printCase(request.params.id, request.body, signedIn(request), parts),
  });

  app.post('/cases/:id/resealings', {
    schema: {
      tags,
      summary: 'Hand over what was sealed to a retired key of your inbox to its key of now',
      params,
      body: resealingRequest,
      response: { 200: resealingAnswer, ...seen, ...opened },
    },
    handler: (request) => sealAgain(request.params.id, request.body, signedIn(request), parts),
  });

  app.post('/cases/:id/hand-downs', {
    schema: {
      tags,
      summary:
        'Give the case to an inbox that had no key when it came, and would read it today: an inbox of `handDown` of a reading',
      params,
      body: handDownRequest,
      response: { 200: caseAnswer, ...changing },
    },
    bodyLimit: handDownBodyLimit,
    handler: (request) => handDown(request.params.id, request.body, signedIn(request), parts),
  });

  app.post('/cases/:id/acknowledgements', {
    schema: {
      tags,
      summary: 'Say that it is received and read; the reporter sees it',
      params,
      body: acknowledgeRequest,
      response: { 200: caseAnswer, ...changing },
    },
    handler: (request) =>
      acknowledge(request.params.id, request.body.revision, signedIn(request), parts),
  });

  app.post('/cases/:id/messages', {
    schema: {
      tags,
      summary: 'Answer the reporter, sealed to the keys in `sealTo` of a reading',
      params,
      headers: z.object({ 'idempotency-key': z.string().optional() }),
      body: messageRequest,
      response: {
        201: messageAnswer,
        ...problemsOf(
          'not-found',
          'not-allowed',
          'possession-needed',
          'invalid-request',
          'idempotency-key-missing',
          'idempotency-key-reused',
        ),
      },
    },
    async handler(request, reply) {
      const {
        params: { id: caseId },
        body,
        headers,
      } = request;
      if (headers['idempotency-key'] !== body.id)
        throw new Problem('idempotency-key-missing', {
          detail: 'Send the id of the message as the header Idempotency-Key too.',
        });
      const sent = await sendMessage(caseId, body, bodyHash(request), signedIn(request), parts);
      return reply.code(201).send(sent);
    },
  });

  app.post('/cases/:id/closings', {
    schema: {
      tags,
      summary: 'Close the case with a reason; all others who read it are told',
      params,
      body: closeRequest,
      response: { 200: caseAnswer, ...changing },
    },
    handler: (request) => closeCase(request.params.id, request.body, signedIn(request), parts),
  });

  await app.register(changeRoutes, parts);

  app.post('/cases/:id/placements', {
    schema: {
      tags,
      summary:
        'Move a case that was set apart to the ordinary list, and its other readers are told; or put it back',
      params,
      body: placementRequest,
      response: { 200: caseAnswer, ...changing },
    },
    handler: (request) => placeCase(request.params.id, request.body, signedIn(request), parts),
  });

  app.post('/cases/:id/recusals', {
    schema: {
      tags,
      summary:
        'Step aside: the case is not shown to you any more, and goes up where nobody else is left',
      params,
      body: recuseRequest,
      response: { 204: z.null().describe('Done'), ...seen },
    },
    async handler(request, reply) {
      const outcome = await recuse(request.params.id, signedIn(request), parts);
      if (outcome === 'nobody')
        request.log.error(
          'A case went up to where nobody can open it at present: see /health/ready',
        );
      return reply.code(204).send(null);
    },
  });
};
