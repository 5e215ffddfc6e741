/**
 * A whole server for tests, on a real database file: an invented municipality with a school, a second place beside it,
 * handlers with open sessions, and a reporter who seals as the form does.
 */
import { factsAt } from '../../contract/facts.make.ts';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll } from 'vitest';
import type { ReportRequest } from '../../contract/api/public.ts';
import type { AttachmentMode } from '../../contract/attachments.ts';
import type { Facts, Names } from '../../contract/facts.ts';
import { newId } from '../../contract/ids.ts';
import { route } from '../../contract/route.ts';
import { newKeyPair, type KeyPair, type PublicKey } from '../../contract/sealing/keys.ts';
import { lockKey } from '../../contract/sealing/grant.ts';
import { seal } from '../../contract/sealing/seal.ts';
import { buildApp, type AppParts } from '../app.ts';
import type { Config } from '../config.ts';
import type { Store } from '../store/records.ts';
import { openTreeCache, toRouteTree } from '../store/tree.ts';
import { freshStore, type DatabaseKind } from './databases.ts';
import { handlerRow, sessionRow } from './handlers.ts';
import { answersFor } from './possession.ts';
import {
  addHolder,
  layTree,
  newInbox,
  organisationRow,
  schoolRow,
  type TestInbox,
} from './tree.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** `keys`: the private keys in her browser's memory, for which each of her requests answers. */
export type TestHandler = { id: string; cookie: string; keys: KeyPair[] };

export async function openServerWorld(
  over: Partial<Omit<AppParts, 'config'>> & { config?: Partial<Config>; kind?: DatabaseKind } = {},
) {
  const store = over.store ?? (await freshStore(over.kind ?? 'sqlite'));
  let now = new Date('2026-11-23T08:00:00Z').getTime();
  const clock = { now: () => new Date(now) };
  const lines: string[] = [];
  let woken = 0;
  const config = {
    publicUrl: new URL('https://meld.example.no'),
    secret: 'Hj3-4kd_92mA0qPz71Vx-test-0nly-9f',
    logLevel: 'trace',
    trustProxy: false,
    limits: 'off',
    ...over.config,
  } as Config;
  const parts: AppParts = {
    trees: openTreeCache(),
    evidence: { state: () => 'intact', brokenIn: () => 0 },
    mailServer: { state: () => 'works' },
    clock,
    wake: () => void (woken += 1),
    webRoot: `${projectRoot}dist/web`,
    problemsRoot: `${projectRoot}docs/problems`,
    version: '0.0.0',
    log: { write: (line) => void lines.push(line) },
    ...over,
    store,
    config,
  };
  const app = await buildApp(parts);
  await app.ready();
  afterAll(() => app.close());
  return {
    app,
    parts,
    store,
    clock,
    lines,
    woken: () => woken,
    pass: (ms: number) => void (now += ms),
  };
}
export type ServerWorld = Awaited<ReturnType<typeof openServerWorld>>;

/** A municipality with an owner's and an independent inbox, and a school. Each inbox has one handler who holds its key. */
export async function seedPlace(
  { store }: Pick<ServerWorld, 'store'>,
  slug = `k${randomUUID().slice(0, 8)}`,
  attachments: AttachmentMode = 'none',
) {
  const top = organisationRow({
    slug,
    name: `Oppdiktet kommune ${slug}`,
    origins: [`https://www.${slug}.example`],
    attachments,
  });
  const unit = schoolRow(top, {
    slug: `${slug}-skole`,
    origins: [`https://skole.${slug}.example`],
  });
  const inboxes = {
    owner: await newInbox(top, { name: roleName('owner') }),
    independent: await newInbox(top, {
      standing: 'independent',
      name: roleName('independent'),
    }),
    school: await newInbox(unit, { name: roleName('head') }),
  };
  const { owner, independent, school } = inboxes;
  await layTree(store, {
    organisations: [
      { ...top, inboxId: owner.id, independentInboxId: independent.id },
      { ...unit, inboxId: school.id },
    ],
    inboxes: Object.values(inboxes),
  });
  const { rootId } = top;
  const handlers = {
    rektor: await addHandler(store, rootId, [school]),
    owner: await addHandler(store, rootId, [owner]),
    independent: await addHandler(store, rootId, [independent]),
  };
  return { rootId, schoolId: unit.id, slug, inboxes, handlers };
}
export type Place = Awaited<ReturnType<typeof seedPlace>>;

function roleName(role: string): Names {
  return { nb: `Rolle ${role}`, nn: `Rolle ${role}`, en: `Role ${role}` };
}

/** A handler with an open session who holds the keys of these inboxes. */
export async function addHandler(
  store: Store,
  rootId: string,
  inboxes: Pick<TestInbox, 'id' | 'keys'>[],
): Promise<TestHandler> {
  const row = handlerRow({ rootId, name: `Person ${newId().slice(-4)}` });
  const token = createHash('sha256').update(row.id).digest('base64url');
  await store.transaction(async (records) => {
    const held = inboxes.map(({ id, keys }) => ({ id, kid: keys.publicKey.kid }));
    await addHolder(records, row, held);
    await records.people.addSession(sessionRow(row.id, token, new Date('2026-11-23T07:59:00Z')));
  });
  return {
    id: row.id,
    cookie: `__Host-mobbeknapp=${token}`,
    keys: inboxes.map(({ keys }) => keys),
  };
}

/** A report as the form makes it: the route is asked, and content and identity are sealed to exactly its keys. */
export async function sealedReport(
  { store, parts, clock }: Pick<ServerWorld, 'store' | 'parts' | 'clock'>,
  place: Place,
  over: { facts?: Partial<Facts>; text?: string; names?: string } = {},
) {
  const facts = factsAt(place.schoolId, over.facts);
  const { rootId } = place;
  const keys = await store.read(async (records): Promise<PublicKey[]> => {
    const tree = await parts.trees.of(records, rootId);
    const { readers, copies, escalation } = route(facts, toRouteTree(tree, clock.now()));
    return [...readers, ...copies, ...escalation].map((id) => tree.keys.get(id)!.publicKey);
  });
  const reporter = await newKeyPair();
  // What a follow-up code is derived into, which is slow on purpose: the server sees no more of it than 32 random bytes.
  const unwrappingKey = new Uint8Array(randomBytes(32));
  const accessToken = randomBytes(32).toString('base64url');
  const accessTokenHash = createHash('sha256').update(accessToken).digest('base64url');
  const id = newId();
  const to = [...keys, reporter.publicKey];
  const binding = { organisationId: rootId, id, version: 1 } as const;
  const body: ReportRequest = {
    id,
    organisation: place.slug,
    language: 'nb',
    written: 'page',
    facts,
    content: await seal({ text: over.text ?? 'Jeg får ikke være med.' }, to, {
      ...binding,
      part: 'content',
    }),
    identity: await seal({ names: over.names ?? '' }, to, { ...binding, part: 'identity' }),
    reporter: {
      key: reporter.publicKey,
      lockedKey: await lockKey(reporter.privateKey, unwrappingKey),
      accessTokenHash,
    },
  };
  return { body, unwrappingKey, accessToken, reporter };
}
export type SealedReport = Awaited<ReturnType<typeof sealedReport>>;

export function postReport(
  { app }: { app: FastifyInstance },
  body: ReportRequest,
  headers: Record<string, string> = {},
  remoteAddress = '127.0.0.1',
) {
  return app.inject({
    method: 'POST',
    url: '/api/v1/reports',
    remoteAddress,
    payload: body,
    headers: { 'idempotency-key': body.id, ...headers },
  });
}

/** Sends it, and answers the id of its case. */
export async function storedReport(
  world: ServerWorld,
  place: Place,
  over: Parameters<typeof sealedReport>[2] = {},
) {
  const sealed = await sealedReport(world, place, over);
  const answer = await postReport(world, sealed.body);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  const stored = await world.store.read(({ reports }) => reports.fingerprint(sealed.body.id));
  return { ...sealed, caseId: stored!.caseId };
}

/** Back with the token that the follow-up code gives. */
export function askFollowUp(
  { app }: { app: FastifyInstance },
  accessToken: string,
  headers: Record<string, string> = {},
) {
  return app.inject({
    method: 'POST',
    url: '/api/v1/follow-ups',
    payload: {},
    headers: { authorization: `Bearer ${accessToken}`, ...headers },
  });
}

/** At the desk: each request answers for the keys that she has, as the desk's own do. */
export function asHandler(
  { app, clock }: Pick<ServerWorld, 'app' | 'clock'>,
  handler: TestHandler,
) {
  const { cookie, keys } = handler;
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object, headers = {}) => {
    const possessed = await answersFor(app, cookie, keys, clock.now());
    const options: InjectOptions = {
      method,
      url: `/api/v1${url}`,
      headers: { cookie, ...possessed, ...headers },
    };
    return app.inject(payload === undefined ? options : { ...options, payload });
  };
  return {
    get: (url: string) => ask('GET', url),
    post: (url: string, payload?: object, headers?: Record<string, string>) =>
      ask('POST', url, payload, headers),
  };
}

/** How many rows there are of what a report writes, for tests that nothing was written. */
export async function countRows({ store }: { store: Store }, place: Place): Promise<object> {
  return store.read(async ({ cases, outbox }) => {
    const viewers = Object.entries(place.inboxes).map(([name, { id }]) => [name, id] as const);
    const counts: Record<string, number> = {};
    for (const [name, id] of viewers) {
      const viewer = { handlerId: 'nobody', inboxIds: [id] };
      const [found] = await cases.unread(place.rootId, viewer);
      counts[name] = found!.unread;
    }
    return { ...counts, letters: (await outbox.unsent(place.rootId)).count };
  });
}

/** The problem that an answer is, as `/problems/<slug>`. */
export function typeOf(answer: { json(): unknown }): string {
  return (answer.json() as { type: string }).type;
}
