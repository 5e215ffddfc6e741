/**
 * Sessions of handlers: a random token in a cookie, its hash in the table. A new token at each rise in rights,
 * so that a token somebody planted or saw earlier never becomes worth more.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HandlerRow, Records, SessionRow } from '../store/records.ts';
import { hashToken, newToken } from './tokens.ts';

export type SessionState = 'second-factor' | 'open';

const idleMs = 8 * 3_600_000;
const absoluteMs = 12 * 3_600_000;
/** Between password and code. */
const halfMs = 10 * 60_000;
/** A session in use is written down at most this often. */
const touchEveryMs = 60_000;

/** Adds the session and answers its token. In a transaction; the token goes into the cookie after the commit. */
export async function beginSession(
  records: Records,
  handlerId: string,
  state: SessionState,
  now: Date,
): Promise<string> {
  const token = newToken();
  const lifeMs = state === 'open' ? idleMs : halfMs;
  await records.people.addSession({
    tokenHash: hashToken(token),
    handlerId,
    state,
    createdAt: now,
    seenAt: now,
    expiresAt: new Date(now.getTime() + lifeMs),
  });
  return token;
}

/** The session of this token in this state, with its handler; undefined where it is unknown, over, or in another state. */
export async function findSession(
  records: Records,
  token: string | undefined,
  state: SessionState,
  now: Date,
): Promise<{ session: SessionRow; handler: HandlerRow } | undefined> {
  if (!token) return undefined;
  const found = await records.people.session(hashToken(token));
  if (!found || found.session.state !== state || found.handler.state !== 'active') return undefined;
  return found.session.expiresAt > now ? found : undefined;
}

/** When an open session used now ends: eight hours later, and never more than twelve after sign-in. */
export function expiryOf(session: Pick<SessionRow, 'createdAt'>, now: Date): Date {
  return new Date(Math.min(now.getTime() + idleMs, session.createdAt.getTime() + absoluteMs));
}

/** Whether its use should be written down. */
export function isDueForTouch(session: SessionRow, now: Date): boolean {
  return now.getTime() - session.seenAt.getTime() >= touchEveryMs;
}

/**
 * `__Host-` makes browsers refuse the cookie from another host of the same domain, and needs https.
 * Only on plain http, which is localhost, the name goes without.
 */
function cookieName(publicUrl: URL): string {
  return publicUrl.protocol === 'https:' ? '__Host-mobbeknapp' : 'mobbeknapp';
}

export function readCookie(request: FastifyRequest, publicUrl: URL): string | undefined {
  return request.cookies[cookieName(publicUrl)];
}

export function setCookie(reply: FastifyReply, publicUrl: URL, token: string): void {
  void reply.setCookie(cookieName(publicUrl), token, attributesOf(publicUrl));
}

export function clearCookie(reply: FastifyReply, publicUrl: URL): void {
  void reply.clearCookie(cookieName(publicUrl), attributesOf(publicUrl));
}

function attributesOf(publicUrl: URL) {
  return {
    httpOnly: true,
    secure: publicUrl.protocol === 'https:',
    sameSite: 'lax',
    path: '/',
  } as const;
}
