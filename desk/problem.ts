/**
 * A failure that a screen can explain: the server's problem by its slug, or that no answer came at all.
 * Screens choose their sentence by the slug, never by the server's English title.
 */
import type { PhoneClock, ProblemSlug } from '../contract/problems.ts';

/** `offline`: no answer within 20 seconds, or none at all. */
export type FailureSlug = ProblemSlug | 'offline';

export type FieldError = { pointer: string; detail: string };

export class DeskProblem extends Error {
  readonly slug: FailureSlug;
  readonly errors: FieldError[];
  /** When it may be tried again, where the server has said so. */
  readonly until: Date | null;
  /** How far the phone's clock is off, where a code showed it. */
  readonly phoneClock: PhoneClock | null;

  constructor(
    slug: FailureSlug,
    errors: FieldError[] = [],
    until: Date | null = null,
    phoneClock: PhoneClock | null = null,
  ) {
    super(slug);
    this.name = 'DeskProblem';
    this.slug = slug;
    this.errors = errors;
    this.until = until;
    this.phoneClock = phoneClock;
  }
}

/** The slug of whatever was thrown; `internal` for what nobody foresaw. */
export function slugOf(error: unknown): FailureSlug {
  return error instanceof DeskProblem ? error.slug : 'internal';
}

/** What a refused code tells of the phone's clock; null where it tells nothing. */
export function phoneClockOf(error: unknown): PhoneClock | null {
  return error instanceof DeskProblem ? error.phoneClock : null;
}

/** The instant that a Retry-After means: seconds from now or a date (RFC 9110, 10.2.3); null where it is neither. */
export function retryAfter(header: string | null, now: Date): Date | null {
  if (header === null || header.trim() === '') return null;
  const isSeconds = /^\d{1,9}$/.test(header.trim());
  const instant = isSeconds ? now.getTime() + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(instant) ? null : new Date(instant);
}
