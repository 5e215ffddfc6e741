/** Handlers for tests: whole rows of invented people, with what a test does not care about filled in. */
import { createHash } from 'node:crypto';
import { newId } from '../../contract/ids.ts';
import type { HandlerRow, SessionRow } from '../store/records.ts';

/** An active handler without keys; her address follows from her id unless it is given. */
export function handlerRow(over: Partial<HandlerRow> & { rootId: string }): HandlerRow {
  const id = over.id ?? newId();
  return {
    id,
    email: `${id}@example.no`,
    name: 'Kari Oppdiktet',
    language: 'nb',
    isAdministrator: false,
    state: 'active',
    salt: null,
    secretHash: null,
    publicKey: null,
    lockedKey: null,
    totpSealed: null,
    totpStep: 0,
    awayUntil: null,
    ...over,
  };
}

/** An open session, good for a year; the cookie holds the token. */
export function sessionRow(handlerId: string, token: string, at: Date): SessionRow {
  return {
    tokenHash: createHash('sha256').update(token).digest('base64url'),
    handlerId,
    state: 'open',
    createdAt: at,
    seenAt: at,
    expiresAt: new Date(at.getTime() + 365 * 86_400_000),
  };
}
