/** What an organisation tells the form on its site. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { slug } from '../../contract/api/common.ts';
import { settings } from '../../contract/api/public.ts';
import { problemsOf } from '../http/answers.ts';
import { refuseHostPage } from '../http/origin.ts';
import type { Parts } from '../http/parts.ts';
import { organisationNamed } from '../http/organisation.ts';
import { settingsOf } from './settings.ts';

export const organisationRoutes: FastifyPluginAsyncZod<Parts> = async (
  app,
  { store, trees, clock, config },
) => {
  app.get('/organisations/:slug', {
    schema: {
      tags: ['organisations'],
      summary: 'What the form needs: units, help lines, texts, and the names of the keys',
      params: z.strictObject({ slug }),
      response: {
        200: settings,
        ...problemsOf('not-found', 'origin-not-allowed', 'frame-required', 'invalid-request'),
      },
    },
    handler: ({ params, headers }) =>
      store.read(async (records) => {
        const { organisation, tree } = await organisationNamed(params.slug, records, trees);
        refuseHostPage(headers.origin, organisation.id, tree, config.publicUrl);
        const helpLines = await records.organisations.helpLines(organisation.rootId);
        return settingsOf(organisation, tree, helpLines, clock.now());
      }),
  });
};
