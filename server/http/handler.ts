/** Who is signed in: the one thing that the server hangs on a request. Set by the desk zone's guard (`people/guard.ts`). */
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

export type SignedInHandler = {
  id: string;
  rootId: string;
  name: string;
  language: string;
  /** The inboxes of which she is a member. */
  inboxIds: string[];
  isAdministrator: boolean;
  /** SHA-256 of the session's token: names the session without opening it. */
  sessionHash: string;
  /** Kids of the keys for which this very request answers (`people/possession.ts`): she holds their private halves. */
  possesses: ReadonlySet<string>;
};

declare module 'fastify' {
  interface FastifyRequest {
    handler: SignedInHandler | null;
  }
}

/** Gives every request the place for its handler, empty. */
export function decorateWithHandler(app: FastifyInstance): void {
  app.decorateRequest('handler', null);
}

/** The handler of a request in the desk zone. Throws the problem `not-signed-in`. */
export function signedIn(request: { handler: SignedInHandler | null }): SignedInHandler {
  if (request.handler === null || request.handler === undefined) throw new Problem('not-signed-in');
  return request.handler;
}
