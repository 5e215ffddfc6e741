/** The contract of the store: the same tests on SQLite, PGlite and a real PostgreSQL, because the rooms may not know which it is. */
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { newId } from '../../contract/ids.ts';
import { databaseKinds, freshStore } from '../testing/databases.ts';
import {
  aCase,
  aHandler,
  aLetter,
  aMessage,
  anInbox,
  anOrganisation,
  aReport,
  lay,
} from '../testing/rows.ts';
import { verifyChain } from './audit-chain.ts';
import type { ClockRow, Store } from './records.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe.each(databaseKinds)('the store on %s', (kind) => {
  it('commits all that a transaction wrote, or nothing of it', async () => {
    const store = await freshStore(kind);
    const kept = anOrganisation();
    const lost = anOrganisation();
    await store.transaction((records) => records.organisations.putOrganisation(kept));
    const failing = store.transaction(async (records) => {
      await records.organisations.putOrganisation(lost);
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    const slugs = await store.read(async (records) => [
      (await records.organisations.bySlug(kept.slug))?.id,
      (await records.organisations.bySlug(lost.slug))?.id,
    ]);
    expect(slugs).toEqual([kept.id, undefined]);
  });

  it('keeps forty transactions apart, half of which fail', async () => {
    const store = await freshStore(kind);
    const rows = Array.from({ length: 40 }, () => anOrganisation());
    const settled = await Promise.allSettled(
      rows.map((row, index) =>
        store.transaction(async (records) => {
          await records.organisations.putOrganisation(row);
          if (index % 2 === 1) throw new Error(`work ${index} failed`);
          return index;
        }),
      ),
    );
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    const roots = await store.read((records) => records.organisations.roots());
    expect(new Set(roots.map(({ id }) => id))).toEqual(
      new Set(rows.filter((_, index) => index % 2 === 0).map(({ id }) => id)),
    );
  });

  it('reads only what is committed', async () => {
    const store = await freshStore(kind);
    const row = anOrganisation();
    let written: () => void = () => undefined;
    const hasWritten = new Promise<void>((resolve) => (written = resolve));
    let goOn: () => void = () => undefined;
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const writing = store.transaction(async (records) => {
      await records.organisations.putOrganisation(row);
      written();
      await mayGoOn;
    });
    await hasWritten;
    const reading = store.read((records) => records.organisations.bySlug(row.slug));
    // PGlite has one connection: its read waits for the transaction, and then sees it.
    const seen = kind === 'pglite' ? 'waits' : await reading;
    goOn();
    await writing;
    expect(seen).toBe(kind === 'pglite' ? 'waits' : undefined);
  });

  it('gives back a tree with its keys, members and grants, and counts its changes', async () => {
    const store = await freshStore(kind);
    const { organisation, inbox, key, handler } = await lay(store);
    const before = await store.read((records) => records.organisations.treeVersion());
    await store.transaction((records) => records.organisations.treeChanged());
    const tree = await store.read((records) => records.organisations.tree(organisation.rootId));
    expect(tree.organisations.get(organisation.id)).toEqual(organisation);
    expect(tree.inboxes.get(inbox.id)).toEqual(inbox);
    expect(tree.keys.get(inbox.id)).toEqual(key);
    expect(tree.handlers.get(handler.id)).toEqual(handler);
    expect(tree.memberships).toEqual([
      { inboxId: inbox.id, handlerId: handler.id, rootId: organisation.rootId, deputy: false },
    ]);
    expect(tree.grants).toEqual(new Set([`${key.kid} ${handler.id}`]));
    const after = await store.read((records) => records.organisations.treeVersion());
    expect(after).toBeGreaterThan(before);
  });

  it('takes the key away with the membership', async () => {
    const store = await freshStore(kind);
    const { organisation, inbox, handler } = await lay(store);
    const removed = await store.transaction((records) =>
      records.organisations.removeMembership(organisation.rootId, inbox.id, handler.id),
    );
    const tree = await store.read((records) => records.organisations.tree(organisation.rootId));
    expect(removed).toBe(true);
    expect(tree.memberships).toEqual([]);
    expect(tree.grants.size).toBe(0);
  });

  it('confirms a recovery code once', async () => {
    const store = await freshStore(kind);
    const { organisation, inbox } = await lay(store);
    const confirm = () =>
      store.transaction((records) =>
        records.organisations.confirmRecovery(organisation.rootId, inbox.id),
      );
    expect([await confirm(), await confirm()]).toEqual([true, false]);
  });

  it('stores a report once, also when it comes twice at the same moment', async () => {
    const store = await freshStore(kind);
    const { organisation } = await lay(store);
    const report = aReport(organisation.rootId);
    const add = () => store.transaction((records) => records.reports.add(report));
    const added = await Promise.all([add(), add(), add()]);
    expect(added.sort()).toEqual([false, false, true]);
    const found = await store.read(async (records) => [
      await records.reports.get(report.rootId, report.id),
      await records.reports.byAccessToken(report.accessTokenHash),
      await records.reports.fingerprint(report.id),
    ]);
    expect(found).toEqual([
      report,
      report,
      { rootId: report.rootId, caseId: report.caseId, bodyHash: report.bodyHash },
    ]);
  });

  it('lists unread cases first, then the newest, page by page, without loss or double', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const cases = Array.from({ length: 25 }, (_, index) =>
      aCase(laid, { receivedAt: later(index % 7), state: index % 3 === 0 ? 'unread' : 'read' }),
    );
    await store.transaction(async (records) => {
      for (const each of cases)
        await records.cases.add(
          each.case,
          each.inboxes,
          [],
          [...each.clocks, rightOf(each.clocks[0]!)],
        );
    });
    const viewer = { handlerId: laid.handler.id, inboxIds: [laid.inbox.id] };
    const listed = await walk(store, laid.organisation.rootId, viewer, 4);
    const expected = cases
      .map((each) => ({ id: each.case.id, ...each.inboxes[0]! }))
      .sort(
        (a, b) =>
          (a.state === b.state ? 0 : a.state === 'unread' ? -1 : 1) ||
          b.receivedAt.getTime() - a.receivedAt.getTime() ||
          (a.id < b.id ? 1 : -1),
      );
    expect(listed.map((each) => each.case.id)).toEqual(expected.map(({ id }) => id));
    expect(listed[0]!.next?.clock).toBe('first-contact');
    const counts = await store.read((records) =>
      records.cases.unread(laid.organisation.rootId, viewer),
    );
    expect(counts).toEqual([{ inboxId: laid.inbox.id, unread: 9, urgent: 0 }]);
  });

  it('lists a case once that lies in several inboxes of the viewer, page by page', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const other = anInbox(laid.organisation);
    const cases = Array.from({ length: 12 }, (_, index) => {
      const each = aCase(laid, { state: 'read', receivedAt: later(index % 5) });
      const state = index % 3 === 0 ? 'unread' : 'read';
      const receivedAt = later(index % 4);
      return {
        ...each,
        inboxes: [...each.inboxes, { ...each.inboxes[0]!, inboxId: other.id, state, receivedAt }],
      };
    });
    await store.transaction(async (records) => {
      await records.organisations.putInbox(other);
      for (const each of cases) await records.cases.add(each.case, each.inboxes, [], each.clocks);
    });
    const viewer = { handlerId: laid.handler.id, inboxIds: [laid.inbox.id, other.id] };
    for (const limit of [1, 5, 50]) {
      const listed = await walk(store, laid.organisation.rootId, viewer, limit);
      const ids = listed.map((each) => each.case.id);
      expect(ids).toHaveLength(12);
      expect(new Set(ids)).toEqual(new Set(cases.map((each) => each.case.id)));
      expect(listed.map(({ inbox }) => inbox.state)).toEqual([
        ...Array<string>(4).fill('unread'),
        ...Array<string>(8).fill('read'),
      ]);
    }
  });

  it('shows a case only through an inbox it has reached, never to the excluded or to whoever stepped aside', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const { rootId } = laid.organisation;
    const other = anInbox(laid.organisation);
    const own = anInbox(laid.organisation);
    const each = aCase(laid, { state: 'unread' });
    const waiting = { ...each.inboxes[0]!, inboxId: other.id, as: 'escalation', state: 'waiting' };
    await store.transaction(async (records) => {
      await records.organisations.putInbox(other);
      await records.organisations.putInbox(own);
      await records.cases.add(each.case, [each.inboxes[0]!, waiting], [own.id], each.clocks);
    });
    const sees = async (handlerId: string, ...inboxIds: string[]) => {
      const viewer = { handlerId, inboxIds };
      return store.read(async (records) => {
        const one = await records.cases.get(rootId, viewer, each.case.id);
        const list = await records.cases.list(rootId, viewer, { states: ['unread'] }, null, 10);
        expect(list.length).toBe(one ? 1 : 0);
        return one !== undefined;
      });
    };
    expect(await sees(laid.handler.id, laid.inbox.id)).toBe(true);
    expect(await sees(laid.handler.id)).toBe(false);
    expect(await sees(laid.handler.id, other.id)).toBe(false);
    expect(await sees(laid.handler.id, own.id)).toBe(false);
    expect(await sees(laid.handler.id, laid.inbox.id, own.id)).toBe(false);
    await store.transaction((records) => records.cases.recuse(each.case.id, laid.handler.id, now));
    expect(await sees(laid.handler.id, laid.inbox.id)).toBe(false);
    expect(await sees(newId(), laid.inbox.id)).toBe(true);
    const reached = await store.transaction((records) =>
      records.cases.reachInbox(rootId, each.case.id, other.id),
    );
    expect(reached).toBe(true);
    expect(await sees(laid.handler.id, other.id)).toBe(false);
    expect(await sees(newId(), other.id)).toBe(true);
    const kept = await store.read(async (records) => [
      await records.cases.exclusionsOf(each.case.id),
      await records.cases.recusalsOf(each.case.id),
    ]);
    expect(kept).toEqual([[own.id], [laid.handler.id]]);
  });

  it('changes a case only from the revision that was seen', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const { rootId } = laid.organisation;
    const each = aCase(laid, { state: 'unread' });
    await store.transaction((records) =>
      records.cases.add(each.case, each.inboxes, [], each.clocks),
    );
    const read = () =>
      store.transaction((records) =>
        records.cases.change(rootId, each.case.id, 1, { status: 'read', readAt: now }),
      );
    expect((await Promise.all([read(), read()])).sort()).toEqual([false, true]);
    await store.transaction(async (records) => {
      await records.cases.setInboxState(rootId, each.case.id, 'read');
      await records.cases.finishClocks(rootId, each.case.id, ['first-contact'], now);
    });
    const found = await store.read((records) => records.cases.find(rootId, each.case.id));
    expect(found?.case).toEqual({ ...each.case, status: 'read', readAt: now, revision: 2 });
    expect(found?.inboxes.map(({ state }) => state)).toEqual(['read']);
    expect(found?.clocks.map(({ clock, doneAt }) => [clock, doneAt])).toEqual([
      ['first-contact', now],
      ['word-back', null],
    ]);
  });

  it('chains audit entries, also when several are appended at once, and shows a changed one', async () => {
    const store = await freshStore(kind);
    const chain = newId();
    const rootId = newId();
    const entry = (action: string) => ({
      action,
      handlerId: null,
      params: { b: '2', a: '1' },
      at: now,
    });
    await store.transaction((records) => records.audit.begin(rootId, chain, entry('received')));
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        store.transaction((records) => records.audit.append(rootId, chain, entry(`read-${index}`))),
      ),
    );
    const rows = await store.read((records) => records.audit.ofChain(rootId, chain));
    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(verifyChain(rows)).toBe('intact');
    const again = store.transaction((records) =>
      records.audit.begin(rootId, chain, entry('received')),
    );
    await expect(again).rejects.toThrow('has begun already');
  });

  it('keeps messages in order and takes each once', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const { rootId } = laid.organisation;
    const each = aCase(laid, { state: 'unread' });
    await store.transaction((records) =>
      records.cases.add(each.case, each.inboxes, [], each.clocks),
    );
    const caseId = each.case.id;
    const second = aMessage(rootId, caseId, later(2));
    const first = aMessage(rootId, caseId, later(1));
    const added = await store.transaction(async (records) => [
      await records.messages.add(second),
      await records.messages.add(first),
      await records.messages.add(first),
    ]);
    expect(added).toEqual([true, true, false]);
    const found = await store.read((records) => records.messages.ofCase(rootId, caseId));
    expect(found).toEqual([first, second]);
    expect(await store.read((records) => records.messages.get(rootId, first.id))).toEqual(first);
  });

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
      await people.addRecoveryCodes(handler.id, ['code one', 'code two']);
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
      await people.setInvitationTotp(invitation.id, 'sealed again');
      await people.failed(handler.id, 3, later(5));
      await people.touchSession(session.tokenHash, later(1), later(70));
    });
    const found = await store.read(async ({ people }) => ({
      byEmail: await people.byEmail(handler.email),
      byId: await people.get(organisation.rootId, handler.id),
      invitation: (await people.invitation(invitation.tokenHash))?.invitation,
      invitationById: await people.invitationById(invitation.id),
      session: (await people.session(session.tokenHash))?.session,
    }));
    const expected = { ...handler, totpStep: 7, failures: 3, pausedUntil: later(5) };
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

  it('says no value in an error: errors are logged, and values are people', async () => {
    const store = await freshStore(kind);
    const { handler } = await lay(store);
    const double = { ...aHandler(handler.rootId), email: handler.email };
    const error: unknown = await store
      .transaction(({ people }) => people.put(double))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    const told = inspect(error, { depth: 9 });
    expect(told).toMatch(/handlers[._]email/);
    expect(told).not.toContain(handler.email);
    expect(told).not.toContain(double.id);
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

  it('gives two hundred letters to eight claimers, each once', async () => {
    const store = await freshStore(kind);
    const { handler } = await lay(store);
    const letters = Array.from({ length: 200 }, () => aLetter(handler, now));
    await store.transaction(({ outbox }) => outbox.add(letters));
    const claimed = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const mine: string[] = [];
        for (;;) {
          const some = await store.transaction(({ outbox }) => outbox.claim(now, 60_000, 7));
          expect(some.length).toBeLessThanOrEqual(7);
          if (some.length === 0) return mine;
          mine.push(...some.map(({ id }) => id));
        }
      }),
    );
    expect(claimed.flat().sort()).toEqual(letters.map(({ id }) => id).sort());
  });

  it('leases a letter and refuses whoever comes back too late', async () => {
    const store = await freshStore(kind);
    const { handler } = await lay(store);
    const urgent = { ...aLetter(handler, later(1)), urgent: true };
    const plain = aLetter(handler, now);
    const { outbox } = transactions(store);
    await outbox((records) => records.add([plain, urgent]));
    const first = await outbox((records) => records.claim(later(1), 60_000, 10));
    expect(first.map(({ id }) => id)).toEqual([urgent.id, plain.id]);
    expect(first[0]!.recipient).toEqual({
      email: handler.email,
      name: handler.name,
      language: handler.language,
    });
    expect(await outbox((records) => records.claim(later(1.5), 60_000, 10))).toEqual([]);
    const second = await outbox((records) => records.claim(later(3), 60_000, 10));
    expect(second.map(({ attempts }) => attempts)).toEqual([2, 2]);
    expect(await outbox((records) => records.sent(plain.id, 1, later(3)))).toBe(false);
    expect(await outbox((records) => records.sent(plain.id, 2, later(3)))).toBe(true);
    expect(await outbox((records) => records.bury(plain.id, 2, later(3), '550'))).toBe(false);
    expect(await outbox((records) => records.release(urgent.id, 2, later(4), 'no server'))).toBe(
      true,
    );
    const third = await outbox((records) => records.claim(later(4), 60_000, 10));
    expect(third.map(({ attempts, lastError }) => [attempts, lastError])).toEqual([
      [2, 'no server'],
    ]);
    expect(await outbox((records) => records.retry(urgent.id, 2, later(9), '451'))).toBe(true);
    expect(await outbox((records) => records.claim(later(5), 60_000, 10))).toEqual([]);
    expect(await outbox((records) => records.unsent(null))).toEqual({
      count: 1,
      oldestCreatedAt: urgent.createdAt,
    });
  });

  it('buries, digs up, settles and prunes letters', async () => {
    const store = await freshStore(kind);
    const { handler } = await lay(store);
    const letter = aLetter(handler, now);
    const { outbox } = transactions(store);
    await outbox((records) => records.add([letter]));
    const buried = () =>
      outbox((records) => records.buried(handler.rootId)).then((rows) =>
        rows.map(({ id, recipient, lastError }) => [id, recipient.email, lastError]),
      );
    const claimAndBury = async (attempts: number) => {
      await outbox((records) => records.claim(later(1), 60_000, 1));
      return outbox((records) => records.bury(letter.id, attempts, later(1), '550 no such box'));
    };
    expect(await claimAndBury(1)).toBe(true);
    expect(await buried()).toEqual([[letter.id, handler.email, '550 no such box']]);
    expect(await outbox((records) => records.dig(handler.rootId, letter.id, later(1)))).toBe(true);
    expect(await buried()).toEqual([]);
    expect(await claimAndBury(1)).toBe(true);
    expect(await outbox((records) => records.settle(handler.rootId, letter.id, now))).toBe(true);
    expect(await buried()).toEqual([]);
    const sent = aLetter(handler, now);
    await outbox((records) => records.add([sent]));
    await outbox((records) => records.claim(later(1), 60_000, 1));
    await outbox((records) => records.sent(sent.id, 1, later(1)));
    await outbox((records) => records.prune(later(2)));
    expect(await outbox((records) => records.sent(sent.id, 1, later(3)))).toBe(false);
  });
});

function transactions(store: Store) {
  return {
    outbox: <T>(
      work: (records: Parameters<Parameters<Store['transaction']>[0]>[0]['outbox']) => Promise<T>,
    ) => store.transaction((records) => work(records.outbox)),
  };
}

/** A right of the family, due before everything: never the handler's next deadline. */
function rightOf(clock: ClockRow): ClockRow {
  return { ...clock, clock: 'family-may-go-on', standing: 'right', dueAt: now };
}

/** All pages of the open list, `limit` at a time. */
async function walk(
  store: Store,
  rootId: string,
  viewer: { handlerId: string; inboxIds: string[] },
  limit: number,
) {
  type Listed = Awaited<ReturnType<Parameters<Parameters<Store['read']>[0]>[0]['cases']['list']>>;
  const all: Listed = [];
  for (;;) {
    const last = all.at(-1);
    const after = last
      ? {
          state: last.inbox.state as 'unread' | 'read',
          receivedAt: last.inbox.receivedAt,
          caseId: last.case.id,
        }
      : null;
    const page = await store.read((records) =>
      records.cases.list(rootId, viewer, { states: ['unread', 'read'] }, after, limit),
    );
    if (page.length === 0) return all;
    all.push(...page);
  }
}
