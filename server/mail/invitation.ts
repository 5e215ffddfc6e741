/**
 * Makes an invitation and its letter, for the set-up and for whoever invites later.
 * The token in the letter's link is calculated anew at sending; the table keeps its hash.
 */
import { createHash } from 'node:crypto';
import { newId } from '../../contract/ids.ts';
import type { InvitationRow, NewLetter } from '../store/records.ts';
import { invitationDays, invitationToken } from './invitation-token.ts';
import { invitationLetter } from './letters.ts';

/**
 * To be written in one transaction: `people.addInvitation(row)`, `outbox.add([letter])`, and the audit entry
 * `invitation-sent`. `token` is for whoever hands the link over otherwise (the command line prints it once).
 */
export function newInvitation(of: {
  rootId: string;
  handlerId: string;
  secret: string;
  now: Date;
}): { row: InvitationRow; letter: NewLetter; token: string } {
  const { rootId, handlerId, now } = of;
  const id = newId(now.getTime());
  const token = invitationToken(of.secret, id);
  const row: InvitationRow = {
    id,
    handlerId,
    tokenHash: createHash('sha256').update(token).digest('base64url'),
    // Filled when the invitation is opened.
    totpSealed: '',
    createdAt: now,
    expiresAt: new Date(now.getTime() + invitationDays * 86_400_000),
    acceptedAt: null,
  };
  return { row, letter: invitationLetter({ rootId, handlerId, invitationId: id, now }), token };
}
