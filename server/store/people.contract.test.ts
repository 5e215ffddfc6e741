/** The contract of the store, for people: what works once is spent once. */
import { describe, expect, it } from 'vitest';
import { newId } from '../../contract/ids.ts';
import { databaseKinds, freshStore } from '../testing/databases.ts';
import { lay } from '../testing/rows.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe.each(databaseKinds)('people on %s', (kind) => {
  it('keeps handlers, invitations, codes and sessions, and spends what works once', async () => {
    const store = await freshStore(kind);
    const { handler, organisation } = await lay(store);
    const invitation = {
      id: newId(),
      handlerId: handler.id,
      tokenHash: 'hash of a token',
      totpSealed: 'sealed',
      createdAt: now,
      expiresAt: later(60),
      acceptedAt: null,
    };
    const session = {
      tokenHash: 'hash of a session',
      handlerId: handler.id,
      state: 'second-factor',
      createdAt: now,
      seenAt: now,
      expiresAt: later(60),
    };
    await store.transaction(async ({ people }) => {
      await people.addInvitation(invitation);
      await people.putRecoveryCodes(handler.id, ['code one', 'code two']);
      await people.addSession(session);
    });
    const spent = await store.transaction(async ({ people }) => [
      await people.acceptInvitation(invitation.id, now),
      await people.acceptInvitation(invitation.id, now),
      await people.spendTotpStep(handler.id, 7),
      await people.spendTotpStep(handler.id, 7),
      await people.spendTotpStep(handler.id, 6),
      await people.spendRecoveryCode(handler.id, 'code one', now),
      await people.spendRecoveryCode(handler.id, 'code one', now),
      await people.spendRecoveryCode(newId(), 'code two', now),
    ]);
    expect(spent).toEqual([true, false, true, false, false, true, false, false]);
    await store.transaction(async ({ people }) => {
      const replace = (before: string, after: string) =>
        people.keepInvitationTotp(invitation.id, before, after);
      expect(await replace('something else', 'too late')).toBe('sealed');
      expect(await replace('sealed', 'sealed again')).toBe('sealed again');
      await people.touchSession(session.tokenHash, later(1), later(70));
    });
    const found = await store.read(async ({ people }) => ({
      byEmail: await people.byEmail(handler.email),
      byId: await people.get(organisation.rootId, handler.id),
      invitation: (await people.invitation(invitation.tokenHash))?.invitation,
      invitationById: await people.invitationById(invitation.id),
      session: (await people.session(session.tokenHash))?.session,
    }));
    const expected = { ...handler, totpStep: 7 };
    expect(found.byEmail).toEqual(expected);
    expect(found.byId).toEqual(expected);
    expect(found.invitation).toEqual({
      ...invitation,
      totpSealed: 'sealed again',
      acceptedAt: now,
    });
    expect(found.invitationById).toEqual(found.invitation);
    expect(found.session).toEqual({ ...session, seenAt: later(1), expiresAt: later(70) });
    await store.transaction(({ people }) => people.endSession(session.tokenHash));
    await store.transaction(({ people }) => people.addSession(session));
    await store.transaction(({ people }) => people.endSessionsOf(handler.id));
    expect(await store.read(({ people }) => people.session(session.tokenHash))).toBeUndefined();
  });

  it('has only the latest recovery codes of a handler, and hers only', async () => {
    const store = await freshStore(kind);
    const [{ handler }, { handler: other }] = [await lay(store), await lay(store)];
    await store.transaction(async ({ people }) => {
      await people.putRecoveryCodes(handler.id, ['old one', 'old two']);
      await people.putRecoveryCodes(other.id, ['of another']);
      await people.putRecoveryCodes(handler.id, ['new one']);
    });
    const spent = await store.transaction(async ({ people }) => [
      await people.spendRecoveryCode(handler.id, 'old one', now),
      await people.spendRecoveryCode(handler.id, 'old two', now),
      await people.spendRecoveryCode(handler.id, 'new one', now),
      await people.spendRecoveryCode(other.id, 'of another', now),
    ]);
    expect(spent).toEqual([false, false, true, true]);
  });

  it('counts attempts by address, not during a pause, and forgets old ones of everybody', async () => {
    const store = await freshStore(kind);
    const count = (at: number, forgottenBefore = -60) =>
      store.transaction(({ people }) =>
        people.countFailure('hash', later(at), later(forgottenBefore)),
      );
    expect(await count(0)).toEqual({ failures: 1, pausedUntil: null });
    expect(await count(1)).toEqual({ failures: 2, pausedUntil: null });
    await store.transaction(({ people }) => people.pauseSignIn('hash', later(5)));
    expect(await count(2)).toEqual({ failures: 2, pausedUntil: later(5) });
    expect(await count(5)).toEqual({ failures: 3, pausedUntil: later(5) });
    await store.transaction(({ people }) => people.takeBackFailures('hash', 1));
    expect(await count(6)).toEqual({ failures: 3, pausedUntil: null });
    expect(await count(90, 30)).toEqual({ failures: 1, pausedUntil: null });
    const forget = () => store.transaction(({ people }) => people.forgetFailures('hash'));
    expect([await forget(), await forget()]).toEqual([1, 0]);
    await store.transaction(({ people }) => people.takeBackFailures('hash', 1));
    for (const failures of [1, 2, 3, 4])
      expect(await count(91)).toEqual({ failures, pausedUntil: null });
    await store.transaction(({ people }) => people.takeBackFailures('hash', 3));
    expect(await count(92)).toEqual({ failures: 2, pausedUntil: null });
    await store.transaction(({ people }) => people.takeBackFailures('hash', 5));
    expect(await count(93)).toEqual({ failures: 1, pausedUntil: null });
  });

  it('counts twenty attempts at the same time as twenty', async () => {
    const store = await freshStore(kind);
    const counted = await Promise.all(
      Array.from({ length: 20 }, () =>
        store.transaction(({ people }) => people.countFailure('hash', now, later(-60))),
      ),
    );
    expect(counted.map(({ failures }) => failures).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  });

  it('ends an earlier invitation with a new one', async () => {
    const store = await freshStore(kind);
    const { handler } = await lay(store);
    const invitation = (tokenHash: string, createdAt: Date) => ({
      id: newId(),
      handlerId: handler.id,
      tokenHash,
      totpSealed: '',
      createdAt,
      expiresAt: later(60),
      acceptedAt: null,
    });
    await store.transaction(({ people }) => people.addInvitation(invitation('first', now)));
    await store.transaction(({ people }) => people.addInvitation(invitation('second', later(5))));
    const ends = await store.read(async ({ people }) => [
      (await people.invitation('first'))?.invitation.expiresAt,
      (await people.invitation('second'))?.invitation.expiresAt,
    ]);
    expect(ends).toEqual([later(5), later(60)]);
  });
});
