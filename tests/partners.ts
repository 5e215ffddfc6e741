/**
 * The demo's three partners for tests: the server as a process, everybody come in with their keys, and each partner's site
 * on an origin of its own. What a handler does to a report is done without screens.
 */
import type { RequestListener, Server } from 'node:http';
import type { CaseAnswer, ListAnswer } from '../contract/api/cases.ts';
import { grantKey } from '../contract/sealing/grant.ts';
import { openReading, sealMessage } from '../desk/opened.ts';
import type { People } from '../examples/demo/seed.ts';
import { closeSite, serveSite, sites } from '../examples/demo/sites.ts';
import { ask, read, signIn, type Account, type SignedIn } from './clients/handler.ts';
import { freePort } from '../scripts/free-port.ts';
import { keyGrantRow, renewKey } from '../server/testing/tree.ts';
import { openRunning, type Running } from './running.ts';
import { startSeeded } from './seeded.ts';

export type Site = (typeof sites)[number];

export type Partners = {
  running: Running;
  origins: Record<Site, string>;
  /** What somebody of the demo signs in with; a recovery code works once, so whoever uses one takes it out. */
  account(email: string): Account;
  /** Signed in once, and remembered. */
  handler(email: string): Promise<SignedIn>;
  /** A page of a test's own at this address of one of the sites. */
  show(url: string, html: string, headers?: Record<string, string>): void;
  stop(): Promise<void>;
};

/** `alsoOn`: origins of more sites of the municipality, which the caller serves. `serve`: who serves the site of a partner. */
export async function openPartners({
  alsoOn = [],
  serve = serveSite,
}: { alsoOn?: string[]; serve?: typeof serveSite } = {}): Promise<Partners> {
  const running = await openRunning();
  const ports = {
    municipality: await freePort(),
    sport: await freePort(),
    university: await freePort(),
  };
  const municipality = `http://localhost:${ports.municipality}`;
  const people = await startSeeded(running, (text) =>
    text
      .replace('http://localhost:3001', [municipality, ...alsoOn].join(', '))
      .replace('localhost:3002', `localhost:${ports.sport}`)
      .replace('localhost:3003', `localhost:${ports.university}`),
  );
  const served = await Promise.all(sites.map((site) => serve(site, ports[site], running.address)));
  const shown = new Map<string, { html: string; headers: Record<string, string> }>();
  for (const site of served) showFirst(site, shown);
  const known = new Map<string, Promise<SignedIn>>();
  const account = (email: string) => accountOf(people, email);
  return {
    running,
    origins: {
      municipality,
      sport: `http://localhost:${ports.sport}`,
      university: `http://localhost:${ports.university}`,
    },
    account,
    handler(email) {
      const signedIn = known.get(email) ?? enter(running.address, account(email));
      known.set(email, signedIn);
      return signedIn;
    },
    show(url, html, headers = {}) {
      shown.set(url, { html, headers });
    },
    async stop() {
      await Promise.all(served.map(closeSite));
      await running.remove();
    },
  };
}

/** Through the site's own server: a browser takes a page that a test puts in its hands for one of another network. */
function showFirst(
  site: Server,
  shown: Map<string, { html: string; headers: Record<string, string> }>,
): void {
  const [answer] = site.listeners('request') as RequestListener[];
  site.removeAllListeners('request');
  site.on('request', (request, response) => {
    const found = shown.get(`http://${request.headers.host}${request.url}`);
    if (!found) return answer!(request, response);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...found.headers });
    response.end(found.html);
  });
}

function accountOf(people: People, email: string): Account {
  const found = people.find(({ account }) => account.email === email);
  if (!found) throw new Error(`The demo has nobody with the address ${email}.`);
  return found.account;
}

function enter(server: string, account: Account): Promise<SignedIn> {
  // A recovery code, because the app's code works once in half a minute.
  return signIn(server, account, account.recoveryCodes.shift());
}

/** Ids of all cases that this handler sees. */
export async function casesOf(me: SignedIn): Promise<string[]> {
  const { cases } = await ask<ListAnswer>(me, '/cases?show=all&limit=100');
  return cases.map(({ id }) => id);
}

/** Opens the case, says that it is read, and writes to the reporter as the desk does; answers what the reporter had written. */
export async function answerCase(me: SignedIn, caseId: string, text: string) {
  const opened = await read(me, caseId);
  const item = await ask<CaseAnswer>(me, `/cases/${caseId}`);
  const { revision, reportId } = item;
  await ask(me, `/cases/${caseId}/acknowledgements`, { method: 'POST', body: { revision } });
  const { key: handlerKey, inboxKeys } = me;
  const ring = { handlerKey, inboxKeys, retiredKeys: [], ownerGrants: [], broken: [] };
  const { id, sealed } = await sealMessage(text, await openReading(ring, opened.reading, item));
  await ask(me, `/cases/${caseId}/messages`, {
    method: 'POST',
    body: { id, reportId, sealed },
    headers: { 'idempotency-key': id },
  });
  return opened;
}

/** Her inbox gets a new key, which she holds: what is sealed to the old one is refused from now on. */
export async function giveNewKey(running: Running, me: SignedIn): Promise<void> {
  const { inboxId } = me.session.memberships[0]!;
  const { handler } = me.session;
  await running.withStore(async (store) => {
    const { rootId } = (await store.read(({ people }) => people.byEmail(handler.email)))!;
    const { publicKey, privateKey } = await renewKey(store, rootId, inboxId);
    const grant = await grantKey(privateKey, handler.publicKey);
    const row = { kid: publicKey.kid, handlerId: handler.id, rootId, grant };
    await store.transaction(({ organisations }) =>
      organisations.putKeyGrant(keyGrantRow({ ...row, grantedBy: handler.id })),
    );
    me.inboxKeys.set(inboxId, privateKey);
  });
}
