/**
 * A small real HTTP server for the widget's tests: it answers in the shapes of `contract/api`, keeps what it was sent, and can be told
 * to fail. The product's own server has its own tests; here the browser is what is tested.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type {
  AttachmentRequest,
  ChallengeRequest,
  FollowUpAnswer,
  Proof,
  ReportRequest,
  RouteRequest,
  Settings,
} from '../../contract/api/public.ts';
import { newId } from '../../contract/ids.ts';
import { seal } from '../../contract/sealing/seal.ts';
import { deadlinesFor, organisations, readersFor, settingsOf } from './world.ts';

export type Control = {
  /** What the next requests of a kind meet; `normal` ends it. */
  settings: 'normal' | 'down';
  routes: 'normal' | 'down';
  /** `hard`: no browser solves it while a test waits; `silent`: no answer comes; `ending`: it counts for two seconds. */
  challenges: 'normal' | 'down' | 'hard' | 'silent' | 'ending';
  /** `lost`: taken in, and the line breaks before the answer; `vanished`: the line breaks before; `known`: the id was used before. */
  reports:
    | 'normal'
    | 'down'
    | 'broken'
    | 'refused'
    | 'route-changed'
    | 'always-changed'
    | 'known-then-lost'
    | 'lost'
    | 'vanished'
    | 'gateway'
    /** A firewall that lets no header through that it does not know. */
    | 'gateway-for-proofs'
    | 'timed-out'
    | 'yes-man'
    /** What was attached has been dropped meanwhile. */
    | 'without-attachments';
  attachments: 'normal' | 'refused' | 'busy' | 'too-large' | 'vanished' | 'slow';
  /** What the organisation takes; nothing where it is not given. */
  takes?: Settings['attachments'];
  /** What the settings say of the hour; nothing where it is not given. */
  hours?: Settings['hours'];
  /** A practice that goes on; none where it is not given. */
  practice?: Settings['practice'];
  /** What has become of the case, where it is not just read; whoever says that it goes on opens it again. */
  followUp?: Partial<FollowUpAnswer>;
  /** The day until which an urgent report should be read; `not-told`: the server is of before, and tells no hour. */
  urgentDueOn: string;
  /** Files whose name begins so are not there. */
  missing: string;
  /** Files whose name begins so are others than those that were built, by one line at their end. */
  tampered: string;
  /** Files whose name begins so come when none are held any more. */
  held: string;
};

/** What of our own page the script needs; the form of the server in it is tested with the server. */
const ownPage = `<!doctype html><html lang="nb"><head><title>Skjema</title>
<script type="module" src="/w/v1/page.js"></script></head><body><main></main></body></html>`;

export type TestApi = { origin: string; close: () => Promise<void> };

const normal: Control = {
  settings: 'normal',
  routes: 'normal',
  challenges: 'normal',
  reports: 'normal',
  attachments: 'normal',
  urgentDueOn: '2026-11-23',
  missing: ' ',
  tampered: ' ',
  held: ' ',
};

export async function serveApi(webRoot: string): Promise<TestApi> {
  let control = { ...normal };
  let received: ReportRequest[] = [];
  /** Every one that was taken in, also those that were dropped again. */
  let attached: AttachmentRequest[] = [];
  let waiting = new Set<string>();
  let asked: string[] = [];
  /** Of each report that was received, in the same order: the id that its proof is good for, or none. */
  let proven: (string | null)[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url!, 'http://test');
    const body = await bodyOf(request);
    const give = (status: number, value: unknown, type = 'application/json') => {
      response.writeHead(status, { 'content-type': type });
      response.end(
        typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value),
      );
    };
    const problem = (status: number, slug: string, more = {}) =>
      give(
        status,
        { type: `https://example.test/problems/${slug}`, status, title: slug, ...more },
        'application/problem+json',
      );
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader(
      'access-control-allow-headers',
      'content-type, idempotency-key, authorization, mobbeknapp-proof',
    );
    response.setHeader('access-control-allow-methods', 'GET, POST');
    if (request.method === 'OPTIONS') return give(204, '');
    asked.push(`${request.method} ${url.pathname}`);
    const [first, second, kind, name] = url.pathname.split('/').slice(1);

    if (first === 'control') {
      if (second !== 'state') control = { ...normal, ...(body as Partial<Control>) };
      if (second === 'reset') {
        received = [];
        attached = [];
        waiting = new Set();
        asked = [];
        proven = [];
      }
      return give(200, { received, attached, asked, proven, organisations });
    }
    while (first === 'w' && kind?.startsWith(control.held))
      await new Promise((done) => setTimeout(done, 20));
    if (first === 'w' && kind?.startsWith(control.missing)) return give(404, '', 'text/plain');
    if (first === 'w') {
      const added = kind?.startsWith(control.tampered) ? '\n// Another line.' : '';
      return sendFile(join(webRoot, normalize(url.pathname)), give, added);
    }
    if (first !== 'api') return give(200, ownPage, 'text/html; charset=utf-8');

    if (kind === 'organisations') {
      if (control.settings === 'down') return problem(503, 'not-ready');
      const found = organisations[name!];
      if (!found) return problem(404, 'not-found');
      const { hours, takes, practice } = control;
      const more = {
        ...(hours && { hours }),
        ...(takes && { attachments: takes }),
        ...(practice && { practice }),
      };
      return give(200, { ...(await settingsOf(found)), ...more });
    }
    if (kind === 'routes') {
      if (control.routes === 'down') return problem(503, 'not-ready');
      return give(200, routeOf(body as RouteRequest, control));
    }
    if (kind === 'challenges') {
      if (control.challenges === 'down') return problem(503, 'not-ready');
      if (control.challenges === 'silent') return;
      const tries = control.challenges === 'hard' ? 100_000 : 20;
      const challenge = await challengeFor(body as ChallengeRequest, tries);
      return give(200, { challenge, seconds: control.challenges === 'ending' ? 2 : 1_800 });
    }
    if (kind === 'attachments') {
      const attachment = body as AttachmentRequest;
      if (control.attachments === 'refused') return problem(403, 'not-allowed');
      if (control.attachments === 'busy') return problem(429, 'slow-down');
      if (control.attachments === 'too-large') return give(413, '<h1>Too large</h1>', 'text/html');
      if (control.attachments === 'vanished') return breakOff(response);
      if (control.attachments === 'slow') await new Promise((done) => setTimeout(done, 1_500));
      attached.push(attachment);
      waiting.add(attachment.id);
      return give(201, { id: attachment.id });
    }
    if (kind === 'reports') {
      const report = body as ReportRequest;
      const proof = request.headers['mobbeknapp-proof'] as string | undefined;
      if (control.reports === 'gateway-for-proofs' && proof !== undefined)
        return give(403, '<h1>Blocked</h1>', 'text/html');
      if (control.reports === 'without-attachments') {
        control.reports = 'normal';
        waiting.clear();
      }
      if (report.attachments?.some((id) => !waiting.has(id)))
        return problem(409, 'attachment-missing');
      if (control.reports === 'down') return problem(503, 'not-ready');
      if (control.reports === 'refused') return problem(422, 'invalid-request');
      if (control.reports === 'broken') return problem(500, 'internal');
      if (control.reports === 'vanished') return breakOff(response);
      if (control.reports === 'gateway') return give(403, '<h1>Blocked</h1>', 'text/html');
      if (control.reports === 'yes-man') return give(200, '{"ok":true}', 'application/json');
      if (control.reports === 'timed-out') return give(504, '<h1>Too slow</h1>', 'text/html');
      if (control.reports === 'lost') {
        received.push(report);
        proven.push(await provenId(proof));
        return breakOff(response);
      }
      if (control.reports === 'known-then-lost') {
        control.reports = 'lost';
        return problem(409, 'idempotency-key-reused');
      }
      if (!['normal', 'gateway-for-proofs'].includes(control.reports)) {
        if (control.reports === 'route-changed') control.reports = 'normal';
        return problem(409, 'route-changed', { route: routeOf(report, control, true) });
      }
      received.push(report);
      proven.push(await provenId(proof));
      const { urgent, deadlines } = routeOf(report, control);
      return give(201, { id: report.id, receivedOn: '2026-11-23', urgent, deadlines });
    }
    if (kind === 'follow-ups' && name === 'reopenings') {
      const { mayReopen: _, ...before } = control.followUp ?? {};
      control.followUp = { ...before, status: 'reopened' };
      return give(200, { status: 'reopened' });
    }
    if (kind === 'follow-ups')
      return followUp(request, received, { give, problem, become: control.followUp });
    return problem(404, 'not-found');
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => closed(server) };
}

const keys = { hmacSignatureSecret: 'a key of tests', hmacKeySignatureSecret: 'another one' };

/** Solved at the last of its tries. */
function challengeFor({ organisation, reportId }: ChallengeRequest, tries: number) {
  const data = { organisation, reportId, until: Math.floor(Date.now() / 1_000) + 1_800 };
  const options = { algorithm: 'PBKDF2/SHA-256', cost: 2_000, counter: tries - 1, data, deriveKey };
  return createChallenge({ ...keys, ...options });
}

async function provenId(header: string | undefined): Promise<string | null> {
  if (header === undefined) return null;
  const proof = JSON.parse(Buffer.from(header, 'base64url').toString()) as Proof;
  const { verified } = await verifySolution({ ...keys, ...proof, deriveKey });
  return verified ? proof.challenge.parameters.data.reportId : null;
}

/** `changed`: the owner reads along, as when a rule was added meanwhile. */
function routeOf({ organisation, facts }: RouteRequest, { urgentDueOn }: Control, changed = false) {
  const found = organisations[organisation]!;
  return {
    urgent: facts.danger !== 'no',
    readers: readersFor(found, facts, changed),
    deadlines: deadlinesFor(
      found,
      facts.unitId,
      facts.danger === 'no' || urgentDueOn === 'not-told' ? null : urgentDueOn,
    ),
  };
}

/** In the middle of an answer: a line that breaks before one makes some browsers send the request a second time by themselves. */
function breakOff(response: ServerResponse): void {
  response.writeHead(201, { 'content-type': 'application/json', 'content-length': 100 });
  response.write('{', () => response.destroy());
}

type Following = {
  give: (status: number, value: unknown) => void;
  problem: (status: number, slug: string) => void;
  become: Partial<FollowUpAnswer> | undefined;
};

async function followUp(
  { headers }: IncomingMessage,
  received: ReportRequest[],
  { give, problem, become = {} }: Following,
): Promise<void> {
  const token = headers.authorization?.replace('Bearer ', '') ?? '';
  const hash = createHash('sha256').update(token).digest('base64url');
  const report = received.find(({ reporter }) => reporter.accessTokenHash === hash);
  if (!report) return problem(404, 'code-unknown');
  const found = organisations[report.organisation]!;
  const unit = found.units.find(({ id }) => id === report.facts.unitId)!;
  const id = newId();
  const binding = { organisationId: found.id, id, version: 1, part: 'message' } as const;
  const sealed = await seal(
    {
      text: 'Takk for at du sa ifra.\nJeg vil gjerne snakke med deg.',
      reportId: report.id,
      caseId: newId(),
      from: 'handler',
    },
    [report.reporter.key],
    binding,
  );
  give(200, {
    reportId: report.id,
    organisationId: found.id,
    unitName: unit.name,
    sector: unit.sector,
    role: report.facts.role,
    status: 'read',
    receivedOn: '2026-11-23',
    readOn: '2026-11-24',
    closedOn: null,
    ...(report.facts.danger !== 'no' && { urgent: true }),
    // Somebody has read it: what was due until then is over.
    deadlines: deadlinesFor(found, unit.id, null),
    lockedKey: report.reporter.lockedKey,
    messages: [{ id, sentOn: '2026-11-24', from: found.reader.name, author: 'handler', sealed }],
    ...become,
  });
}

async function sendFile(
  path: string,
  give: (status: number, value: unknown, type?: string) => void,
  added: string,
): Promise<void> {
  const type = path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
  const content = await readFile(path).catch(() => null);
  if (content) give(200, Buffer.concat([content, Buffer.from(added)]), type);
  else give(404, 'not found', 'text/plain');
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : JSON.parse(text);
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
