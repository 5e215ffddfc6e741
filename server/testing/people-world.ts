/**
 * A small invented world for tests of signing in: a municipality with one school, keys and invitations, and a server
 * with the two zones of people. What a browser does there is in `people-browser.ts`.
 */
import type { FastifyInstance } from 'fastify';
import { installCookies } from '../http/cookies.ts';
import { decorateWithHandler } from '../http/handler.ts';
import { logRequests } from '../http/log.ts';
import type { Parts } from '../http/parts.ts';
import { installProblems } from '../http/problem.ts';
import { newServer } from '../http/server.ts';
import { installGuard } from '../people/guard.ts';
import { newInvitation } from '../mail/invitation.ts';
import { peopleRoutes, signInRoutes } from '../people/routes.ts';
import type { HandlerRow, Store } from '../store/records.ts';
import { openTreeCache } from '../store/tree.ts';
import { handlerRow } from './handlers.ts';
import {
  addMember,
  layTree,
  newInbox,
  organisationRow,
  schoolRow,
  withRecoveryCode,
} from './tree.ts';

export const secret = 'a secret of the configuration, long enough';

/** A clock that a test moves by hand. */
function handClock(start = new Date('2026-11-23T08:00:00Z')) {
  let now = start.getTime();
  return { now: () => new Date(now), pass: (ms: number) => void (now += ms) };
}

export async function openWorld(store: Store) {
  const clock = handClock();
  const logged: string[] = [];
  let woken = 0;
  const parts = {
    store,
    trees: openTreeCache(),
    evidence: { state: () => 'intact', brokenIn: () => 0 },
    mailServer: { state: () => 'works' },
    clock,
    wake: () => void (woken += 1),
    config: { publicUrl: new URL('https://meld.example.no/'), secret } as Parts['config'],
  } satisfies Parts;
  const app = await openApp(parts, (line) => logged.push(line));
  return { app, parts, store, clock, logged, woken: () => woken };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

/** The two zones of people as `app.ts` hangs them, without the limits by address: a test signs in often. */
async function openApp(parts: Parts, write: (line: string) => void): Promise<FastifyInstance> {
  const { publicUrl } = parts.config;
  const app = newServer({ logLevel: 'trace', trustProxy: false, publicUrl }, { write });
  installProblems(app);
  decorateWithHandler(app);
  const zone = async (inner: FastifyInstance) => {
    await installCookies(inner);
    logRequests(inner);
  };
  await app.register(
    async (api) => {
      await api.register(async (entrance) => {
        await zone(entrance);
        await entrance.register(signInRoutes, parts);
      });
      await api.register(async (desk) => {
        await zone(desk);
        installGuard(desk, parts);
        await desk.register(peopleRoutes, parts);
      });
    },
    { prefix: '/api/v1' },
  );
  return app;
}

/** A municipality at the top with its inbox, and a school below it with its own; the owner has a grant to the school's key. */
export async function seedMunicipality({ store }: Pick<World, 'store'>, slug = 'oppdal-oppdiktet') {
  const top = organisationRow({ slug, exitUrl: 'https://www.yr.no/' });
  const unit = schoolRow(top, { slug: `${slug}-skole`, exitUrl: top.exitUrl });
  const [owner, school] = await Promise.all([
    newInbox(top).then(withRecoveryCode),
    newInbox(unit).then(withRecoveryCode),
  ]);
  await layTree(store, {
    organisations: [
      { ...top, inboxId: owner.id },
      { ...unit, inboxId: school.id },
    ],
    inboxes: [owner, school],
    ownerGrants: [{ below: school, owner }],
  });
  return { rootId: top.id, schoolId: unit.id, owner, school };
}

/** A handler who is invited to these inboxes, with the letter; answers her row and the token of her link. */
export async function invite(
  { store, clock }: Pick<World, 'store' | 'clock'>,
  rootId: string,
  inboxes: { id: string }[],
  over: Partial<HandlerRow> = {},
): Promise<{ handler: HandlerRow; token: string; invitationId: string }> {
  const handler = handlerRow({ rootId, state: 'invited', ...over });
  const { row, letter, token } = newInvitation({
    rootId,
    handlerId: handler.id,
    secret,
    now: clock.now(),
  });
  await store.transaction(async (records) => {
    await addMember(records, handler, inboxes);
    await records.people.addInvitation(row);
    await records.outbox.add([letter]);
  });
  return { handler, token, invitationId: row.id };
}
