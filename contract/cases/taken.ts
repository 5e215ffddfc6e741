/**
 * Whether somebody has a case: until then an urgent one stands first in every list, and no front page is calm over it.
 * One place for the server, its queries and the desk; `server/store/case-taken.ts` says the same to the database.
 */
import { isUnacknowledged } from './status.ts';

/** Somebody has said that she takes it, or has confirmed that she has read it. */
export function isTaken({ status, taken }: { status: string; taken: object | null }): boolean {
  return taken !== null || !isUnacknowledged(status);
}
