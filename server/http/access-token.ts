/** The access token that a reporter's browser derives from the follow-up code, as the server looks it up. */
import { createHash } from 'node:crypto';

/**
 * `authorization` as in `Bearer <access token>`. What is no token is hashed and looked up too: a wrong form takes as long as a wrong code.
 */
export function accessTokenHashOf(authorization: string | undefined): string {
  const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(authorization ?? '')?.[1] ?? '';
  return createHash('sha256').update(token, 'ascii').digest('base64url');
}
