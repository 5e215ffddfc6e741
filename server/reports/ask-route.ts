/** Who would read a report with these answers: asked by the form before anything is sealed. Nothing is stored. */
import type { RouteAnswer, RouteRequest } from '../../contract/api/public.ts';
import type { Parts } from '../http/parts.ts';
import { organisationNamed } from '../http/organisation.ts';
import { Problem } from '../http/problem.ts';
import { openRoute, routeAnswerOf } from './route-answer.ts';
import { factErrors } from './rules.ts';

/** Throws the problems `not-found` (no such organisation), `invalid-request` and `not-open`. */
export function askRoute(
  { organisation: slug, facts }: RouteRequest,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<RouteAnswer> {
  return store.read(async (records) => {
    const { organisation, tree } = await organisationNamed(slug, records, trees);
    const errors = factErrors({ facts }, organisation, tree);
    if (errors.length > 0) throw new Problem('invalid-request', { errors });
    const now = clock.now();
    return routeAnswerOf(openRoute(facts, tree, now), tree, now);
  });
}
