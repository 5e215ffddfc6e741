/**
 * Every failure the server explains, as RFC 9457 problems: one slug, one status, one title each.
 * The page of a slug is `docs/problems/<slug>.md`, served at `/problems/<slug>`; a test reads both ways.
 */
export const problems = {
  'invalid-request': { status: 422, title: 'Something in the request is not as it must be' },
  'malformed-request': { status: 400, title: 'The request could not be read' },
  'too-slow': { status: 408, title: 'The request did not arrive in time' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'The request must be JSON' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'origin-not-allowed': { status: 403, title: 'This site is not on the list of the organisation' },
  'frame-required': {
    status: 403,
    title: 'This organisation takes reports from other sites only through its frame',
  },
  'idempotency-key-missing': {
    status: 400,
    title: 'The header Idempotency-Key is missing or is not the id of what is created',
  },
  'idempotency-key-reused': {
    status: 409,
    title: 'This Idempotency-Key was used for something else',
  },
  'route-changed': { status: 409, title: 'The readers have changed since the report was sealed' },
  'not-open': { status: 409, title: 'Nobody can receive a report for this place yet' },
  'attachment-missing': { status: 409, title: 'An attachment of the report is not here' },
  'code-unknown': { status: 404, title: 'No report has this code' },
  'not-signed-in': { status: 401, title: 'You are not signed in' },
  'sign-in-failed': { status: 401, title: 'The e-mail address, the password or the code is wrong' },
  'second-factor-needed': { status: 401, title: 'The code of the second factor is needed' },
  'account-paused': { status: 429, title: 'Too many attempts: this account is paused for a while' },
  'invitation-unknown': { status: 404, title: 'This invitation is not valid any more' },
  'invitation-used': { status: 410, title: 'Somebody has come in with this invitation' },
  'not-allowed': { status: 403, title: 'You may not do this' },
  'possession-needed': {
    status: 403,
    title: 'Answer for the key first: this act needs somebody who holds it',
  },
  'key-changed': { status: 409, title: 'The inbox has another key than you think' },
  'case-changed': { status: 409, title: 'The case was changed by somebody else' },
  'cross-site': { status: 403, title: 'The request came from another site' },
  'slow-down': { status: 429, title: 'Too many requests: try again in a moment' },
  'not-ready': { status: 503, title: 'The service cannot take requests right now' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemSlug = keyof typeof problems;

/**
 * Beside the refusal of an authenticator app's code that belongs to another moment within five minutes: how far the clock is off that showed it, in
 * whole minutes from 1 to 5.
 */
export type PhoneClock = { minutes: number; is: 'ahead' | 'behind' };

/** What travels: application/problem+json. `errors` names fields by JSON pointer and says what to do. */
export type ProblemBody = {
  type: string;
  status: number;
  title: string;
  detail?: string;
  instance?: string;
  errors?: { pointer: string; detail: string }[];
  phoneClock?: PhoneClock;
};
