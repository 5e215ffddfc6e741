/**
 * The door of the desk: every request in the zone has an open session, or ends here. It is one hook on the zone,
 * so that no single route can forget it.
 */
import type { FastifyInstance } from 'fastify';
import { Problem } from '../http/problem.ts';
import type { Parts } from '../http/parts.ts';
import { possessionHeader } from '../../contract/sealing/possession.ts';
import { inboxesOf } from './keys.ts';
import { possessedBy } from './possession.ts';
import { expiryOf, findSession, isDueForTouch, readCookie } from './sessions.ts';

/** Sets `request.handler`, with the keys for which the request answers, or throws `second-factor-needed` (a half session) or `not-signed-in`. */
export function installGuard(
  app: FastifyInstance,
  { store, trees, clock, config }: Pick<Parts, 'store' | 'trees' | 'clock' | 'config'>,
): void {
  app.addHook('onRequest', async (request) => {
    const token = readCookie(request, config.publicUrl);
    const now = clock.now();
    const found = await store.read(async (records) => {
      const open = await findSession(records, token, 'open', now);
      if (open) return { ...open, tree: await trees.of(records, open.handler.rootId) };
      const half = await findSession(records, token, 'second-factor', now);
      throw new Problem(half ? 'second-factor-needed' : 'not-signed-in');
    });
    const { session, handler, tree } = found;
    if (isDueForTouch(session, now)) {
      await store.transaction(({ people }) =>
        people.touchSession(session.tokenHash, now, expiryOf(session, now)),
      );
    }
    const { id, rootId, name, language, isAdministrator } = handler;
    const inboxIds = inboxesOf(tree, id);
    const { tokenHash: sessionHash } = session;
    const header = request.headers[possessionHeader];
    const possesses = await possessedBy(header, { handlerId: id, sessionHash }, { config, clock });
    request.handler = {
      id,
      rootId,
      name,
      language,
      isAdministrator,
      inboxIds,
      sessionHash,
      possesses,
    };
  });
}
