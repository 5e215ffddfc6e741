/**
 * A failure that a screen can explain: the server's problem by its slug, or that no answer came at all.
 * Screens choose their sentence by the slug, never by the server's English title.
 */
import type { ProblemSlug } from '../contract/problems.ts';

/** `offline`: no answer within 20 seconds, or none at all. */
export type FailureSlug = ProblemSlug | 'offline';

export type FieldError = { pointer: string; detail: string };

export class DeskProblem extends Error {
  readonly slug: FailureSlug;
  readonly errors: FieldError[];

  constructor(slug: FailureSlug, errors: FieldError[] = []) {
    super(slug);
    this.name = 'DeskProblem';
    this.slug = slug;
    this.errors = errors;
  }
}

/** The slug of whatever was thrown; `internal` for what nobody foresaw. */
export function slugOf(error: unknown): FailureSlug {
  return error instanceof DeskProblem ? error.slug : 'internal';
}
