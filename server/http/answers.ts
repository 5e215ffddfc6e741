/** The problems of a route as response schemas, so that the OpenAPI document names every one. */
import { problem } from '../../contract/api/common.ts';
import { problems, type ProblemSlug } from '../../contract/problems.ts';

type ErrorStatus = (typeof problems)[ProblemSlug]['status'];

/** By status; several problems of one status are named in its description. */
export function problemsOf(...slugs: ProblemSlug[]): Record<ErrorStatus, typeof problem> {
  const statuses = [...new Set(slugs.map((slug) => problems[slug].status))];
  const schemaOf = (status: number) =>
    problem.describe(slugs.filter((slug) => problems[slug].status === status).join(', '));
  return Object.fromEntries(statuses.map((status) => [status, schemaOf(status)])) as Record<
    ErrorStatus,
    typeof problem
  >;
}
