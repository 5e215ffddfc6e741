/**
 * What the server reaches on this machine, as ratios taken in one run, the variants in turn: a report stored beside a bare
 * answer of the same framework, with few and with many cases; the desk's reading; the outbox; the memory.
 */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askRoute, noIdentity, sealReport } from '../tests/clients/reporter.ts';
import { describe, median, percentile } from './figures.ts';
import { measureOutbox } from './outbox.ts';
import { load, startServer, type Loaded, type Running } from './processes.ts';
import { addCases, layWorld, sessionToken, slug, type World, secret } from './world.ts';

const small = 10_000;

type Load = { rounds: number; seconds: number; large: number };

export async function benchServer(quick: boolean): Promise<void> {
  const given: Load = quick
    ? { rounds: 1, seconds: 1, large: 50_000 }
    : { rounds: 5, seconds: 4, large: 1_000_000 };
  const folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-bench-'));
  try {
    await measure(folder, given);
    console.log('');
    await measureOutbox(folder, quick ? 200 : 2000);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, given: Load): Promise<void> {
  const { large } = given;
  const smallWorld = await prepare(folder, 'small', small);
  const largeWorld = await prepare(folder, 'large', large);
  const servers = {
    bare: await startServer('bench/bare.ts'),
    small: await startOurs(smallWorld.world),
    large: await startOurs(largeWorld.world),
  };
  try {
    await compareReports(servers, smallWorld.body, largeWorld.body, given);
    console.log('');
    await compareReading(servers.small, smallWorld.world, `${small} cases`);
    await compareReading(servers.large, largeWorld.world, `${large} cases`);
    console.log('');
    for (const [name, server] of Object.entries(servers))
      console.log(`peak memory, ${name}: ${server.peakMemory()} MB`);
  } finally {
    for (const server of Object.values(servers)) await server.stop();
  }
}

/** A database with so many cases, and a sealed report that its server accepts. */
async function prepare(
  folder: string,
  name: string,
  count: number,
): Promise<{ world: World; body: string }> {
  const path = join(folder, `${name}.db`);
  const world = await layWorld(path);
  const started = performance.now();
  addCases(path, world, count);
  const megabytes = Math.round((await stat(path)).size / 1_000_000);
  console.log(
    `${name}: ${count} cases, ${megabytes} MB, written in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
  const server = await startOurs(world);
  const facts = {
    danger: 'no' as const,
    unitId: world.unitId,
    role: 'pupil' as const,
    about: 'me' as const,
    accused: 'child' as const,
    what: ['left-out' as const],
    where: ['break' as const],
    duration: 'weeks' as const,
    lane: null,
  };
  const { readers } = await askRoute(server.address, slug, facts);
  const draft = {
    organisation: slug,
    facts,
    content: { text: 'Jeg får aldri være med på fotballen. De sier at laget er fullt.' },
    identity: noIdentity,
  };
  const { body } = await sealReport(
    draft,
    world.rootId,
    readers.map(({ key }) => key),
  );
  await server.stop();
  const file = join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify(body));
  console.log(`${name}: the body of a report has ${JSON.stringify(body).length} bytes`);
  return { world, body: file };
}

/** Our server with everything on; its mail server is away, so that letters are stored and not sent meanwhile. */
function startOurs({ url }: World): Promise<Running> {
  return startServer('dist/server/main.js', {
    MOBBEKNAPP_PUBLIC_URL: 'http://localhost:9',
    MOBBEKNAPP_DATABASE_URL: url,
    MOBBEKNAPP_SMTP_URL: 'smtp://127.0.0.1:9',
    MOBBEKNAPP_SENDER: 'ikke-svar@benk.example',
    MOBBEKNAPP_SECRET: secret,
    MOBBEKNAPP_LIMITS: 'off',
    NODE_ENV: 'production',
  });
}

async function compareReports(
  servers: { bare: Running; small: Running; large: Running },
  smallBody: string,
  largeBody: string,
  { rounds, seconds, large }: Load,
): Promise<void> {
  for (const connections of [128, 16, 1]) {
    const results: Record<'bare' | 'small' | 'large', Loaded[]> = {
      bare: [],
      small: [],
      large: [],
    };
    for (let round = 0; round <= rounds; round++) {
      // The first round warms up and does not count.
      const bare = await load(servers.bare.address, connections, seconds, smallBody);
      const ours = await load(servers.small.address, connections, seconds, smallBody);
      const many = await load(servers.large.address, connections, seconds, largeBody);
      if (round === 0) continue;
      results.bare.push(bare);
      results.small.push(ours);
      results.large.push(many);
    }
    const ratio = (a: Loaded[], b: Loaded[]) =>
      median(a.map(({ perSecond }, index) => perSecond / b[index]!.perSecond)).toFixed(3);
    console.log(`\n${connections} connections`);
    console.log(describe('(a) bare Fastify', results.bare));
    console.log(describe(`(b) POST /reports, ${small} cases`, results.small));
    console.log(describe(`(d) POST /reports, ${large} cases`, results.large));
    console.log(
      `(c) b/a ${ratio(results.small, results.bare)}   d/b ${ratio(results.large, results.small)}`,
    );
  }
}

/** (e) The desk's list and one case, one request after another. */
async function compareReading(server: Running, { inboxId }: World, name: string): Promise<void> {
  const headers = { cookie: `mobbeknapp=${sessionToken}` };
  const timeOf = async (path: string) => {
    const started = performance.now();
    const answer = await fetch(`${server.address}/api/v1${path}`, { headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return { took: performance.now() - started, text };
  };
  const list = `/cases?inbox=${inboxId}&limit=50`;
  const { cases } = JSON.parse((await timeOf(list)).text) as { cases: { id: string }[] };
  const lists: number[] = [];
  const singles: number[] = [];
  for (let index = 0; index < 300; index++) {
    lists.push((await timeOf(list)).took);
    singles.push((await timeOf(`/cases/${cases[index % cases.length]!.id}`)).took);
  }
  const line = (times: number[]) =>
    `p50 ${median(times).toFixed(2)} ms  p99 ${percentile(times, 0.99).toFixed(2)} ms`;
  console.log(`(e) list of 50, ${name}: ${line(lists)}`);
  console.log(`(e) one case, ${name}: ${line(singles)}`);
}
