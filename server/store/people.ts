/** Handlers and how they come in: invitations, second factors, recovery codes, sessions. */
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Queries } from './queries.ts';
import { mustBeOurs } from './queries.ts';
import type { People } from './records.ts';
import { raiseTreeVersion } from './stored-tree.ts';
import type { Tables } from './tables.ts';

export function people(db: Queries, t: Tables): People {
  return {
    async byEmail(email) {
      const [row] = await db.select().from(t.handlers).where(eq(t.handlers.email, email));
      return row;
    },
    async get(rootId, handlerId) {
      const [row] = await db
        .select()
        .from(t.handlers)
        .where(and(eq(t.handlers.rootId, rootId), eq(t.handlers.id, handlerId)));
      return row;
    },
    async put(row) {
      await raiseTreeVersion(db, t, row.rootId);
      const put = await db
        .insert(t.handlers)
        .values(row)
        .onConflictDoUpdate({
          target: t.handlers.id,
          set: row,
          setWhere: eq(t.handlers.rootId, row.rootId),
        })
        .returning({ id: t.handlers.id });
      mustBeOurs(put, 'handler', row.id);
    },
    async spendTotpStep(handlerId, step) {
      const spent = await db
        .update(t.handlers)
        .set({ totpStep: step })
        .where(and(eq(t.handlers.id, handlerId), lt(t.handlers.totpStep, step)))
        .returning({ id: t.handlers.id });
      return spent.length > 0;
    },
    async countFailure(addressHash, now, forgottenBefore) {
      const { failures, pausedUntil, seenAt } = t.signInFailures;
      await db.delete(t.signInFailures).where(lt(seenAt, forgottenBefore));
      // The row is held until the transaction ends: the next attempt sees what this one makes of it.
      const [row] = await db
        .insert(t.signInFailures)
        .values({ addressHash, failures: 1, pausedUntil: null, seenAt: now })
        .onConflictDoUpdate({
          target: t.signInFailures.addressHash,
          set: {
            failures: sql`case when ${gt(pausedUntil, now)} then ${failures} else ${failures} + 1 end`,
            seenAt: now,
          },
        })
        .returning({ failures, pausedUntil });
      return row!;
    },
    async pauseSignIn(addressHash, pausedUntil) {
      await db
        .update(t.signInFailures)
        .set({ pausedUntil })
        .where(eq(t.signInFailures.addressHash, addressHash));
    },
    async takeBackFailures(addressHash, count) {
      const { failures } = t.signInFailures;
      await db
        .update(t.signInFailures)
        .set({
          failures: sql`case when ${gt(failures, count)} then ${failures} - ${count} else 0 end`,
          pausedUntil: null,
        })
        .where(eq(t.signInFailures.addressHash, addressHash));
    },
    async forgetFailures(addressHash) {
      const { addressHash: name, failures } = t.signInFailures;
      const [row] = await db
        .delete(t.signInFailures)
        .where(eq(name, addressHash))
        .returning({ failures });
      return row?.failures ?? 0;
    },
    async addInvitation(row) {
      // One link at a time: an older one may lie in somebody else's mailbox.
      await db
        .update(t.invitations)
        .set({ expiresAt: row.createdAt })
        .where(
          and(
            eq(t.invitations.handlerId, row.handlerId),
            isNull(t.invitations.acceptedAt),
            gt(t.invitations.expiresAt, row.createdAt),
          ),
        );
      await db.insert(t.invitations).values(row);
    },
    async invitation(tokenHash) {
      const [row] = await db
        .select({ invitation: t.invitations, handler: t.handlers })
        .from(t.invitations)
        .innerJoin(t.handlers, eq(t.handlers.id, t.invitations.handlerId))
        .where(eq(t.invitations.tokenHash, tokenHash));
      return row;
    },
    async invitationById(id) {
      const [row] = await db.select().from(t.invitations).where(eq(t.invitations.id, id));
      return row;
    },
    async acceptInvitation(id, at) {
      const accepted = await db
        .update(t.invitations)
        .set({ acceptedAt: at })
        .where(and(eq(t.invitations.id, id), isNull(t.invitations.acceptedAt)))
        .returning({ id: t.invitations.id });
      return accepted.length > 0;
    },
    async keepInvitationTotp(id, before, totpSealed) {
      // One conditional write: who opens at the same time waits here, and then reads what the first has made.
      await db
        .update(t.invitations)
        .set({ totpSealed })
        .where(and(eq(t.invitations.id, id), eq(t.invitations.totpSealed, before)));
      const [row] = await db
        .select({ totpSealed: t.invitations.totpSealed })
        .from(t.invitations)
        .where(eq(t.invitations.id, id));
      return row!.totpSealed;
    },
    async putRecoveryCodes(handlerId, hashes) {
      await db.delete(t.recoveryCodes).where(eq(t.recoveryCodes.handlerId, handlerId));
      if (hashes.length === 0) return;
      await db
        .insert(t.recoveryCodes)
        .values(hashes.map((hash) => ({ hash, handlerId, usedAt: null })));
    },
    async spendRecoveryCode(handlerId, hash, at) {
      const spent = await db
        .update(t.recoveryCodes)
        .set({ usedAt: at })
        .where(
          and(
            eq(t.recoveryCodes.handlerId, handlerId),
            eq(t.recoveryCodes.hash, hash),
            isNull(t.recoveryCodes.usedAt),
          ),
        )
        .returning({ hash: t.recoveryCodes.hash });
      return spent.length > 0;
    },
    async addSession(row) {
      await db.insert(t.sessions).values(row);
    },
    async session(tokenHash) {
      const [row] = await db
        .select({ session: t.sessions, handler: t.handlers })
        .from(t.sessions)
        .innerJoin(t.handlers, eq(t.handlers.id, t.sessions.handlerId))
        .where(eq(t.sessions.tokenHash, tokenHash));
      return row;
    },
    async touchSession(tokenHash, seenAt, expiresAt) {
      await db
        .update(t.sessions)
        .set({ seenAt, expiresAt })
        .where(eq(t.sessions.tokenHash, tokenHash));
    },
    async endSession(tokenHash) {
      await db.delete(t.sessions).where(eq(t.sessions.tokenHash, tokenHash));
    },
    async endSessionsOf(handlerId) {
      await db.delete(t.sessions).where(eq(t.sessions.handlerId, handlerId));
    },
  };
}
