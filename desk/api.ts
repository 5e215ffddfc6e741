/**
 * What the desk asks the server, one function for each request. Answers come as the contract says them;
 * failures come as `DeskProblem`, so that a screen never looks at a status code.
 */
import type { z } from 'zod';
import type * as cases from '../contract/api/cases.ts';
import type * as people from '../contract/api/people.ts';
import { problems, type ProblemBody, type ProblemSlug } from '../contract/problems.ts';
import { systemClock, type Clock } from '../contract/clock.ts';
import type { PrivateKey } from '../contract/sealing/keys.ts';
import { possessionHeader } from '../contract/sealing/possession.ts';
import { openPossessions } from './possession.ts';
import { DeskProblem, retryAfter, slugOf } from './problem.ts';

type Body<Schema extends z.ZodType> = z.input<Schema>;
type Answer<Schema extends z.ZodType> = z.output<Schema>;

/** What is left out is as the contract says. */
export type ListQuery = Body<typeof cases.listQuery>;
export type InvitationAnswer = Answer<typeof people.invitationOpenAnswer>;
export type CloseReason = (typeof cases.closeReasons)[number];
/** The keys for which an act answers. Called again where the ring was filled anew meanwhile. */
export type Keys = () => readonly PrivateKey[];

const timeoutMs = 20_000;

/**
 * `onSignedOut` is called where the session is over, before the failure reaches the screen. `onUnproved`, where the server does not take
 * her for somebody who holds the key: an inbox may have another since, and the act is tried once more afterwards.
 * `send` is `fetch`; tests give their own network.
 */
export function openApi(parts: {
  onSignedOut: () => void;
  onUnproved?: () => Promise<void>;
  send?: typeof fetch;
  clock?: Clock;
}) {
  const send = parts.send ?? fetch.bind(globalThis);
  const clock = parts.clock ?? systemClock;

  async function ask<Result>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Result> {
    const answer = await send(`/api/v1${path}`, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        accept: 'application/json, application/problem+json',
        // A body-less request with this header would be refused as an empty JSON text.
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch(() => {
      throw new DeskProblem('offline');
    });
    if (answer.ok) return (await readJson(answer)) as Result;
    const problem = await readProblem(answer, clock.now());
    // At the door itself these two are answers about a password or a code, not about a session.
    if (isSessionOver(problem) && !path.startsWith('/sign-ins')) parts.onSignedOut();
    throw problem;
  }

  const post = <Result = unknown>(path: string, body?: object, headers?: Record<string, string>) =>
    ask<Result>('POST', path, body, headers);

  const possessions = openPossessions({
    ask: (keys) =>
      post<Answer<typeof people.challengeAnswer>>('/possession-challenges', {
        keys,
      } satisfies Body<typeof people.challengeRequest>),
    clock,
  });

  /** An act that only somebody does who holds these keys, and shows it. */
  async function act<Result = unknown>(
    path: string,
    body: object | undefined,
    keys: Keys,
    headers: Record<string, string> = {},
  ): Promise<Result> {
    const once = async () => {
      const header = await possessions.headerFor(keys());
      const shown = header === '' ? {} : { [possessionHeader]: header };
      return post<Result>(path, body, { ...headers, ...shown });
    };
    try {
      return await once();
    } catch (problem) {
      if (slugOf(problem) !== 'possession-needed') throw problem;
      possessions.forget(keys());
      await parts.onUnproved?.().catch(() => undefined);
      return once();
    }
  }

  return {
    /** What was answered for is forgotten with the keys. */
    drop: () => possessions.drop(),
    salt: (email: string) =>
      post<Answer<typeof people.saltAnswer>>('/sign-ins/salts', {
        email,
      } satisfies Body<typeof people.saltRequest>),
    signIn: (body: Body<typeof people.signInRequest>) => post('/sign-ins', body),
    secondFactor: (code: string) =>
      post('/sign-ins/second-factor', { code } satisfies Body<typeof people.secondFactorRequest>),
    openInvitation: (token: string) => post<InvitationAnswer>('/invitations/open', { token }),
    acceptInvitation: (body: Body<typeof people.invitationAcceptRequest>) =>
      post<Answer<typeof people.invitationAcceptAnswer>>('/invitations/accept', body),

    session: () => ask<people.SessionAnswer>('GET', '/session'),
    signOut: () => ask('DELETE', '/session'),
    desk: () => ask<people.DeskAnswer>('GET', '/desk'),
    /** The keys are those that are given. */
    grant: (body: Body<typeof people.grantRequest>, keys: Keys) => act('/grants', body, keys),
    /** What she has opened counts from now on: of her own grants and of those to inboxes of hers, the ones that are named. */
    prove: (body: Body<typeof people.possessionRequest>, keys: Keys) =>
      act<Answer<typeof people.possessionAnswer>>('/possessions', body, keys),
    firstKey: (inboxId: string, body: Body<typeof people.firstKeyRequest>, keys: Keys) =>
      act(`/inboxes/${inboxId}/keys`, body, keys),
    nextKey: (inboxId: string, body: Body<typeof people.nextKeyRequest>, keys: Keys) =>
      act(`/inboxes/${inboxId}/next-keys`, body, keys),
    grantToOwner: (inboxId: string, body: Body<typeof people.ownerGrantRequest>, keys: Keys) =>
      act(`/inboxes/${inboxId}/owner-grants`, body, keys),
    recovery: (inboxId: string) =>
      ask<Answer<typeof people.recoveryAnswer>>('GET', `/inboxes/${inboxId}/recovery`),
    newRecovery: (inboxId: string, body: Body<typeof people.recoveryKeyRequest>, keys: Keys) =>
      act<Answer<typeof people.recoveryKeyAnswer>>(`/inboxes/${inboxId}/recovery-keys`, body, keys),
    /** The key is that of the sheet's pair; of an older sheet, which has none, that of the inbox. */
    confirmRecovery: (inboxId: string, keys: Keys) =>
      act(`/inboxes/${inboxId}/recovery-confirmations`, undefined, keys),
    sendLetterAgain: (letterId: string) => post(`/letters/${letterId}/retries`),
    toldByOtherMeans: (letterId: string) => post(`/letters/${letterId}/tellings`),

    cases: (query: ListQuery) =>
      ask<cases.ListAnswer>('GET', `/cases?${new URLSearchParams(given(query)).toString()}`),
    case: (id: string) => ask<cases.CaseAnswer>('GET', `/cases/${id}`),
    read: (id: string, keys: Keys) =>
      act<cases.ReadingAnswer>(`/cases/${id}/readings`, undefined, keys),
    /** Without parts it needs no key. */
    print: (id: string, body: Body<typeof cases.printingRequest>, keys: Keys) =>
      act<cases.PrintingAnswer>(`/cases/${id}/printings`, body, keys),
    attachment: (id: string, attachmentId: string, keys: Keys) =>
      act<cases.AttachmentReadingAnswer>(
        `/cases/${id}/attachments/${attachmentId}/readings`,
        undefined,
        keys,
      ),
    /** The keys are those of now and the retired ones. */
    sealAgain: (id: string, body: Body<typeof cases.resealingRequest>, keys: Keys) =>
      act(`/cases/${id}/resealings`, body, keys),
    handDown: (id: string, body: Body<typeof cases.handDownRequest>, keys: Keys) =>
      act<cases.CaseAnswer>(`/cases/${id}/hand-downs`, body, keys),
    acknowledge: (id: string, body: Body<typeof cases.acknowledgeRequest>, keys: Keys) =>
      act(`/cases/${id}/acknowledgements`, body, keys),
    /** The message's own id is the key that makes a second try harmless. */
    sendMessage: (id: string, body: Body<typeof cases.messageRequest>, keys: Keys) =>
      act(`/cases/${id}/messages`, body, keys, { 'idempotency-key': body.id }),
    /** As of a message: its own id. */
    record: (id: string, body: Body<typeof cases.recordRequest>, keys: Keys) =>
      act(`/cases/${id}/records`, body, keys, { 'idempotency-key': body.id }),
    notRelevant: (id: string, body: Body<typeof cases.notRelevantRequest>, keys: Keys) =>
      act(`/cases/${id}/irrelevances`, body, keys),
    place: (id: string, body: Body<typeof cases.placementRequest>, keys: Keys) =>
      act(`/cases/${id}/placements`, body, keys),
    close: (id: string, body: Body<typeof cases.closeRequest>, keys: Keys) =>
      act(`/cases/${id}/closings`, body, keys),
    /** She takes it, says that she cannot after all, answers for it too, or opens it again. */
    take: (id: string, body: Body<typeof cases.changeRequest>, keys: Keys) =>
      act(`/cases/${id}/takings`, body, keys),
    letGo: (id: string, body: Body<typeof cases.changeRequest>, keys: Keys) =>
      act(`/cases/${id}/releases`, body, keys),
    takeOver: (id: string, body: Body<typeof cases.changeRequest>, keys: Keys) =>
      act(`/cases/${id}/take-overs`, body, keys),
    reopen: (id: string, body: Body<typeof cases.changeRequest>, keys: Keys) =>
      act(`/cases/${id}/reopenings`, body, keys),
    keepOut: (id: string, body: Body<typeof cases.keepOutRequest>, keys: Keys) =>
      act(`/cases/${id}/keepings-out`, body, keys),
    /** Whoever recognises herself steps aside, with or without a key. */
    recuse: (id: string, body: Body<typeof cases.recuseRequest>) =>
      post(`/cases/${id}/recusals`, body),
  };
}

export type Api = ReturnType<typeof openApi>;

function isSessionOver({ slug }: DeskProblem): boolean {
  return slug === 'not-signed-in' || slug === 'second-factor-needed';
}

function given(query: ListQuery): Record<string, string> {
  const given = Object.entries(query).filter(([, value]) => value);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

async function readJson(answer: Response): Promise<unknown> {
  const text = await answer.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function readProblem(answer: Response, now: Date): Promise<DeskProblem> {
  const body = (await answer.json().catch(() => ({}))) as Partial<ProblemBody>;
  const slug = body.type?.split('/').pop() ?? '';
  const until = retryAfter(answer.headers.get('retry-after'), now);
  if (slug in problems)
    return new DeskProblem(slug as ProblemSlug, body.errors, until, body.phoneClock);
  return new DeskProblem(answer.status === 404 ? 'not-found' : 'internal', [], until);
}
