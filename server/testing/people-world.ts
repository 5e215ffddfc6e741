/**
 * A small invented world for tests of signing in: a municipality with one school, keys and invitations, and a server
 * with the two zones of people. What a browser does there is in `people-browser.ts`.
 */
import type { FastifyInstance } from 'fastify';
import { newId } from '../../contract/ids.ts';
import { grantKey } from '../../contract/sealing/grant.ts';
import { newKeyPair, type KeyPair } from '../../contract/sealing/keys.ts';
import { newRecoveryCode, sealToRecoveryCode } from '../../contract/sealing/recovery.ts';
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

export const secret = 'a secret of the configuration, long enough';

/** A clock that a test moves by hand. */
function handClock(start = new Date('2026-11-23T08:00:00Z')) {
  let now = start.getTime();
  return { now: () => new Date(now), pass: (ms: number) => void (now += ms) };
}

export type Inbox = {
  id: string;
  organisationId: string;
  keys: KeyPair;
  recoveryCode: string;
  recoverySealed: string;
};

export async function openWorld(store: Store) {
  const clock = handClock();
  const logged: string[] = [];
  let woken = 0;
  const parts = {
    store,
    trees: openTreeCache(),
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
  const app = newServer({ logLevel: 'trace', trustProxy: false }, { write });
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
export async function seedMunicipality({ store, clock }: World, slug = 'oppdal-oppdiktet') {
  const rootId = newId();
  const schoolId = newId();
  const [owner, school] = [await newInbox(rootId), await newInbox(schoolId)];
  const ownerGrant = await grantKey(school.keys.privateKey, owner.keys.publicKey);
  const organisation = {
    rootId,
    language: 'nb',
    private: false,
    rules: [],
    origins: [],
    exitUrl: 'https://www.yr.no/',
    texts: {},
    independentInboxId: null,
    position: 0,
    sector: 'school',
  };
  await store.transaction(async ({ organisations }) => {
    await organisations.putOrganisation({
      ...organisation,
      id: rootId,
      parentId: null,
      slug,
      name: 'Oppdiktet kommune',
      kind: 'municipality',
      isUnit: false,
      inboxId: owner.id,
    });
    await organisations.putOrganisation({
      ...organisation,
      id: schoolId,
      parentId: rootId,
      slug: `${slug}-skole`,
      name: 'Luftslottet skole',
      kind: 'school',
      isUnit: true,
      inboxId: school.id,
    });
    for (const inbox of [owner, school]) {
      const name = { nb: 'Rektor', nn: 'Rektor', en: 'Head' };
      await organisations.putInbox({
        id: inbox.id,
        rootId,
        organisationId: inbox.organisationId,
        standing: 'line',
        name,
        escalatesTo: null,
        currentKid: inbox.keys.publicKey.kid,
        readingHours: null,
      });
      await organisations.addInboxKey({
        kid: inbox.keys.publicKey.kid,
        rootId,
        inboxId: inbox.id,
        publicKey: inbox.keys.publicKey,
        recoverySealed: inbox.recoverySealed,
        recoveryState: 'made',
        createdAt: clock.now(),
        retiredAt: null,
      });
    }
    const [kid, ownerKid] = [school.keys.publicKey.kid, owner.keys.publicKey.kid];
    await organisations.putOwnerGrant({
      kid,
      ownerKid,
      rootId,
      inboxId: school.id,
      ownerInboxId: owner.id,
      grant: ownerGrant,
    });
    await organisations.treeChanged();
  });
  return { rootId, schoolId, owner, school };
}

async function newInbox(organisationId: string): Promise<Inbox> {
  const [keys, recoveryCode] = [await newKeyPair(), newRecoveryCode()];
  const recoverySealed = await sealToRecoveryCode(keys.privateKey, recoveryCode);
  return { id: newId(), organisationId, keys, recoveryCode, recoverySealed };
}

/** A handler who is invited to these inboxes; answers her row and the token of her link. */
export async function invite(
  { store, clock }: World,
  rootId: string,
  inboxes: Inbox[],
  over: Partial<HandlerRow> = {},
): Promise<{ handler: HandlerRow; token: string; invitationId: string }> {
  const handler = handlerRow({ rootId, state: 'invited', ...over });
  const { row, letter, token } = newInvitation({
    rootId,
    handlerId: handler.id,
    secret,
    now: clock.now(),
  });
  await store.transaction(async ({ people, organisations, outbox }) => {
    await people.put(handler);
    for (const { id } of inboxes) {
      await organisations.putMembership({
        inboxId: id,
        handlerId: handler.id,
        rootId,
        deputy: false,
      });
    }
    await people.addInvitation(row);
    await outbox.add([letter]);
    await organisations.treeChanged();
  });
  return { handler, token, invitationId: row.id };
}
