/**
 * The secret in an invitation's link. It is calculated from the invitation's id and the configuration's secret,
 * so the outbox need not store it and a letter that is sent again carries the same link.
 */
import { createHash, createHmac } from 'node:crypto';

/** How long an invitation is valid. */
export const invitationDays = 14;

/** 32 bytes in base64url. The table keeps its SHA-256 only. */
export function invitationToken(secret: string, invitationId: string): string {
  return createHmac('sha256', secret)
    .update(`mobbeknapp invitation ${invitationId}`)
    .digest('base64url');
}

/** SHA-256 in base64url: what the tables keep of a token. Fast, because a token of 256 bits cannot be guessed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
