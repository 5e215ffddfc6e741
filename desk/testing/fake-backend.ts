/**
 * The network for the desk's tests: answers as the contract says, out of a world in memory, and writes down what was asked.
 * It stands for the server's answers only; keys, sealing and the application are the real ones.
 */
import type {
  CaseAnswer,
  HandDownRequest,
  PrintingAnswer,
  RecordRequest,
  ResealingRequest,
} from '../../contract/api/cases.ts';
import { problems, type PhoneClock, type ProblemSlug } from '../../contract/problems.ts';
import { bareCode } from '../../contract/sealing/code-alphabet.ts';
import type { Sealed } from '../../contract/sealing/seal.ts';
import { openKeyRoom } from './fake-keys.ts';
import { changedBy } from './fake-acts.ts';
import { listOf } from './fake-list.ts';
import { workOf } from './fake-work.ts';
import { totpCode, type World } from './world.ts';

export type Asked = { method: string; path: string; body: unknown; headers: Headers };
type Session = World['session'];
type Failure = {
  slug: ProblemSlug | 'offline';
  errors?: { pointer: string; detail: string }[];
  phoneClock?: PhoneClock;
  retryAfter?: string;
};
type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

export const invitationToken = 'dG9rZW4tb2YtYW4taW52aXRhdGlvbi1pbi10aGUtZGU';
export const recoveryCodes = Array.from({ length: 10 }, (_, index) => `KODE-${index}ABC-DEFG`);

export function openBackend(world: World, start: 'signed-out' | 'signed-in' = 'signed-out') {
  const asked: Asked[] = [];
  const failures = new Map<string, Failure>();
  const lost = new Set<string>();
  const held = new Map<string, Promise<void>>();
  const pageSize = { of: 50 };
  const keys = openKeyRoom(world);
  let session: 'none' | 'half' | 'open' = start === 'signed-in' ? 'open' : 'none';

  async function send(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(
      input instanceof Request ? input.url : String(input),
      'http://desk.example',
    );
    const path = url.pathname.replace(/^\/api\/v1/, '');
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    const headers = new Headers(init.headers);
    asked.push({ method, path: path + url.search, body, headers });
    await held.get(`${method} ${path}`);
    const failure = failures.get(`${method} ${path}`) ?? failures.get('*');
    if (lost.delete(`${method} ${path}`)) {
      await answerTo(method, path, url.searchParams, { body, headers });
      throw new TypeError('Failed to fetch');
    }
    if (failure?.slug === 'offline') throw new TypeError('Failed to fetch');
    const answer: Answer = failure
      ? problem(failure.slug, failure)
      : await answerTo(method, path, url.searchParams, { body, headers });
    // 204 takes no body, not even an empty one.
    const text = answer.body === undefined ? null : JSON.stringify(answer.body);
    return new Response(text, {
      status: answer.status,
      headers: answer.headers ?? {},
    });
  }

  async function answerTo(
    method: string,
    path: string,
    search: URLSearchParams,
    { body, headers }: Pick<Asked, 'body' | 'headers'>,
  ): Promise<Answer> {
    const key = `${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id')}`;
    const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(path)?.[0] ?? '';
    const atTheDoor = door(key, body as Record<string, string>);
    if (atTheDoor) return atTheDoor;
    if (session !== 'open')
      return problem(session === 'half' ? 'second-factor-needed' : 'not-signed-in');
    const possesses = await keys.possesses(headers);
    const outcome = await keys.answer(key, { id, body, possesses });
    if (outcome === undefined)
      return inside(key, id, search, body as Record<string, never>, possesses);
    if ('problem' in outcome) return problem(outcome.problem);
    return outcome.body === undefined ? { status: 204 } : ok(outcome.body);
  }

  function door(key: string, body: Record<string, string>): Answer | undefined {
    switch (key) {
      case 'POST /sign-ins/salts':
        return ok({ salt: world.session.handler.salt });
      case 'POST /sign-ins':
        if (body['signInSecret'] !== world.signInSecret) return problem('sign-in-failed');
        session = 'half';
        return ok({ next: 'second-factor' });
      case 'POST /sign-ins/second-factor':
        if (
          body['code'] !== totpCode &&
          !recoveryCodes.map(bareCode).includes(bareCode(body['code']!))
        )
          return problem('sign-in-failed');
        session = 'open';
        return { status: 204 };
      case 'POST /invitations/open':
        if (body['token'] !== invitationToken) return problem('invitation-unknown');
        return ok({
          email: 'ny@oppdiktet.example',
          name: 'Nils Nyansatt',
          language: world.invitedLanguage,
          inboxes: [
            {
              id: world.school.id,
              name: world.school.name,
              organisationName: world.school.organisationName,
            },
          ],
          totpUri:
            'otpauth://totp/Mobbeknapp:ny%40oppdiktet.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Mobbeknapp&algorithm=SHA1&digits=6&period=30',
        });
      case 'POST /invitations/accept':
        if (body['totpCode'] !== totpCode)
          return problem('invalid-request', {
            errors: [{ pointer: '/totpCode', detail: 'Look again.' }],
          });
        comeIn(body);
        return { status: 201, body: { recoveryCodes } };
      default:
        return undefined;
    }
  }

  /** Whoever accepted is signed in, and waits for the key of the school. */
  function comeIn(body: Record<string, unknown>): void {
    const { publicKey, salt, lockedKey } = body as Session['handler'];
    const { email, name } = { email: 'ny@oppdiktet.example', name: 'Nils Nyansatt' };
    const own = { publicKey, salt, lockedKey, language: world.invitedLanguage };
    const handler = { ...world.session.handler, ...own, email, name, isAdministrator: false };
    const [school] = world.session.memberships;
    const waiting = { state: 'waiting' as const, grant: null, letInBy: ['Kari Oppdiktet'] };
    world.session = { ...world.session, handler, memberships: [{ ...school!, ...waiting }] };
    session = 'open';
  }

  function inside(
    key: string,
    id: string,
    search: URLSearchParams,
    body: Record<string, never>,
    possesses: Set<string>,
  ): Answer {
    const found = world.cases.find(({ item }) => item.id === id);
    switch (key) {
      case 'GET /session':
        return ok(world.session);
      case 'DELETE /session':
        session = 'none';
        return { status: 204 };
      case 'GET /desk':
        return ok({ ...world.desk, work: workOf(world) });
      case 'POST /cases/:id/resealings': {
        const { entries } = body as unknown as ResealingRequest;
        const isHers = entries.every(
          ({ retiredKid, recipient }) =>
            possesses.has(retiredKid) && possesses.has(recipient.header.kid),
        );
        return isHers ? ok({ sealedAgain: entries.length }) : problem('possession-needed');
      }
      case 'POST /letters/:id/retries':
      case 'POST /letters/:id/tellings':
        world.desk.buried = world.desk.buried.filter((letter) => letter.id !== id);
        return { status: 204 };
      case 'GET /cases':
        return ok(listOf(world, search, pageSize.of));
    }
    if (!found) return problem('not-found');
    const needsKey =
      /\/(readings|acknowledgements|messages|hand-downs|closings|placements|takings|releases|take-overs|reopenings|keepings-out|irrelevances)$/.test(
        key,
      );
    const refused = needsKey ? refusal(found.item, possesses) : undefined;
    if (refused) return problem(refused);
    const attachmentId = /\/attachments\/([^/]+)\/readings$/.exec(key)?.[1];
    if (attachmentId !== undefined) {
      const sealed = found.attachments?.[attachmentId];
      if (sealed) change(found.item, {}, 'read-attachment');
      return sealed ? ok({ sealed }) : problem('not-found');
    }
    const by = world.session.handler.name;
    const changed = changedBy(key, found.item, { body, by });
    if (changed) {
      if (body['revision'] !== found.item.revision) return problem('case-changed');
      change(found.item, changed.values, changed.action, {}, changed.whom);
      return ok(found.item);
    }
    switch (key) {
      case 'GET /cases/:id':
        return ok(found.item);
      case 'POST /cases/:id/readings':
        change(
          found.item,
          { unread: false, standing: { ...found.item.standing, opened: true } },
          'read-content',
        );
        return ok(found.reading);
      case 'POST /cases/:id/printings': {
        const { parts } = body as unknown as Pick<PrintingAnswer, 'parts'>;
        const needed = parts.length > 0 ? refusal(found.item, possesses) : undefined;
        if (needed) return problem(needed);
        change(found.item, { revision: found.item.revision - 1 }, 'printed', {
          parts: parts.join(' '),
        });
        return ok({
          organisationName: 'Oppdiktet kommune',
          by: world.session.handler.name,
          printedAt: '2026-11-23T09:01:00.000Z',
          law: 'offl-13',
          parts,
          case: found.item,
        } satisfies PrintingAnswer);
      }
      case 'POST /cases/:id/hand-downs': {
        if (body['revision'] !== found.item.revision) return problem('case-changed');
        const { inboxId, entries } = body as unknown as HandDownRequest;
        handDown(found, inboxId, entries);
        return ok(found.item);
      }
      case 'POST /cases/:id/acknowledgements':
        change(found.item, { status: 'read' }, 'acknowledged');
        return ok(found.item);
      case 'POST /cases/:id/messages':
        if (found.reading.messages.some((message) => message.id === body['id']))
          return { status: 201, body: { id: body['id'], sentOn: '2026-11-23' } };
        found.reading.messages.push({
          id: body['id']!,
          sentAt: '2026-11-23T09:05:00.000Z',
          fromHandler: world.session.handler.name,
          recorded: 'bound',
          sealed: body['sealed'] as never,
        });
        change(found.item, {}, 'message-sent', { messageId: body['id']! });
        return { status: 201, body: { id: body['id'], sentOn: '2026-11-23' } };
      case 'POST /cases/:id/records': {
        const { id, act, sealed } = body as unknown as RecordRequest;
        const fromHandler = world.session.handler.name;
        const sentAt = '2026-11-23T09:05:00.000Z';
        found.reading.messages.push({ id, sentAt, fromHandler, recorded: 'bound', act, sealed });
        const met = { state: 'met', doneOn: act.on, endedOn: act.on, by: fromHandler } as const;
        const clocks = found.item.clocks.map((one) =>
          one.clock === 'plan' && act.kind === 'plan' ? { ...one, ...met, through: act.kind } : one,
        );
        change(found.item, { clocks }, 'recorded', { messageId: id });
        return { status: 201, body: { id, on: act.on } };
      }
      case 'POST /cases/:id/placements': {
        const action = body['intake'] === 'ordinary' ? 'moved-to-list' : 'set-apart-again';
        change(found.item, { intake: body['intake']! }, action);
        return ok(found.item);
      }
      case 'POST /cases/:id/closings':
        change(found.item, { status: 'closed', next: null, taken: null }, 'closed', {
          reason: body['reason']!,
        });
        return ok(found.item);
      case 'POST /cases/:id/recusals':
        world.cases = world.cases.filter((one) => one !== found);
        return { status: 204 };
      default:
        return problem('not-found');
    }
  }

  /** Whoever is given the case opens it from now on. */
  function handDown(
    { item, reading }: World['cases'][number],
    inboxId: string,
    entries: HandDownRequest['entries'],
  ): void {
    const { as, name, organisationName } = reading.handDown.find((to) => to.inboxId === inboxId)!;
    for (const { part, id, recipient } of entries) {
      const { sealed } =
        part === 'message'
          ? reading.messages.find((message) => message.id === id)!
          : { sealed: reading[part] };
      sealed.recipients.push(recipient);
    }
    reading.handDown = reading.handDown.filter((to) => to.inboxId !== inboxId);
    item.readers.push({ inboxId, name, organisationName, as, reason: 'unit' });
    change(item, {}, 'handed-down', { inboxId });
  }

  function change(
    item: CaseAnswer,
    values: Partial<CaseAnswer>,
    action: string,
    params = {},
    whom: string | null = null,
  ): void {
    Object.assign(item, values, { revision: item.revision + 1 });
    item.history.push({
      sequence: item.history.length + 1,
      at: '2026-11-23T09:01:00.000Z',
      action,
      by: world.session.handler.name,
      whom,
      params,
      hash: action,
    });
  }

  /** As the server asks: an answer for the key of now of an inbox of hers that reads the case. */
  function refusal({ readers }: CaseAnswer, possesses: Set<string>): ProblemSlug | undefined {
    const own = world.session.memberships.filter(
      ({ inboxId, state }) =>
        state === 'holding' && readers.some((reader) => reader.inboxId === inboxId),
    );
    if (own.length === 0) return 'not-allowed';
    return own.some(({ key }) => possesses.has(key!.kid)) ? undefined : 'possession-needed';
  }

  return {
    world,
    asked,
    pageSize,
    send: send,
    /** Makes one request fail from now on: `POST /cases/…/messages`, or `*` for all. */
    fail: (request: string, slug: Failure['slug'], more: Omit<Failure, 'slug'> = {}) =>
      failures.set(request, { slug, ...more }),
    /** One request is done, and its answer never comes. */
    loseAnswer: (request: string) => void lost.add(request),
    /** Lets one request wait until the function that comes back is called. */
    hold(request: string): () => void {
      let letGo = () => {};
      held.set(request, new Promise((resolve) => (letGo = resolve)));
      return () => {
        held.delete(request);
        letGo();
      };
    },
    /** As if the server had another secret now. */
    expirePossessions: keys.expire,
    heal: () => failures.clear(),
    endSession: () => void (session = 'none'),
    /** Bodies of the requests to an address, in order. */
    bodiesOf: (method: string, path: string) =>
      asked
        .filter((one) => one.method === method && one.path === path)
        .map(({ body }) => body as Record<string, string> & { sealed: Sealed }),
  };
}
export type Backend = ReturnType<typeof openBackend>;

function ok(body: unknown): Answer {
  return { status: 200, body: structuredClone(body) };
}

function problem(
  slug: ProblemSlug,
  { errors, retryAfter, phoneClock }: Omit<Failure, 'slug'> = {},
): Answer {
  const { status, title } = problems[slug];
  return {
    status,
    headers: retryAfter ? { 'retry-after': retryAfter } : {},
    body: {
      type: `/problems/${slug}`,
      status,
      title,
      ...(errors ? { errors } : {}),
      ...(phoneClock ? { phoneClock } : {}),
    },
  };
}
