/** The contract of the store, for keys: what counts, what is replaced and kept, and for how long. */
import { describe, expect, it } from 'vitest';
import { databaseKinds, freshStore } from '../testing/databases.ts';
import { aCase, aMessage, aRecoveryKey, lay } from '../testing/rows.ts';
import { keyGrantRow } from '../testing/tree.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe.each(databaseKinds)('keys on %s', (kind) => {
  it('proves a grant once, and what was trusted for a while is trusted no longer but proved', async () => {
    const store = await freshStore(kind);
    const { key, handler } = await lay(store);
    const { rootId } = key;
    const row = keyGrantRow({ kid: key.kid, handlerId: handler.id, rootId, createdAt: now });
    await store.transaction(({ organisations }) =>
      organisations.putKeyGrant({ ...row, provedAt: null, trustedUntil: later(30) }),
    );
    const prove = () =>
      store.transaction(({ organisations }) =>
        organisations.proveKeyGrants(rootId, handler.id, [key.kid], later(1)),
      );
    expect([await prove(), await prove()]).toEqual([[key.kid], []]);
    const { grants } = await store.read(({ organisations }) => organisations.tree(rootId));
    expect(grants.get(`${key.kid} ${handler.id}`)).toEqual({
      ...{ createdAt: now, provedAt: later(1), trustedUntil: null },
    });
  });

  it('changes the key of now only in the place of the one that is named', async () => {
    const store = await freshStore(kind);
    const { inbox, key } = await lay(store);
    const change = (from: string, to: string) =>
      store.transaction(({ organisations }) =>
        organisations.changeCurrentKey(inbox.rootId, inbox.id, from, to),
      );
    expect(await change('', 'another')).toBe(false);
    expect(await change(key.kid, 'another')).toBe(true);
    expect(await change(key.kid, 'a third')).toBe(false);
  });

  it('asks for a renewal once, and a new key answers it', async () => {
    const store = await freshStore(kind);
    const { inbox, key } = await lay(store);
    const { rootId, id } = inbox;
    const ask = (since: Date) =>
      store.transaction(({ organisations }) => organisations.askForRenewal(rootId, id, since));
    expect([await ask(now), await ask(later(1))]).toEqual([true, false]);
    const since = async () =>
      (await store.read(({ organisations }) => organisations.tree(rootId))).inboxes.get(id)!
        .renewSince;
    expect(await since()).toEqual(now);
    await store.transaction(({ organisations }) =>
      organisations.changeCurrentKey(rootId, id, key.kid, 'another'),
    );
    expect(await since()).toBeNull();
  });

  it('keeps what was replaced until it is pruned, and what is of now for ever', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const { rootId } = laid.inbox;
    const { case: row, inboxes, deadlines } = aCase(laid, { state: 'unread' });
    const message = aMessage(rootId, { caseId: row.id, reportId: row.reportId }, now);
    const [old, pair] = [aRecoveryKey(laid), aRecoveryKey(laid)];
    const { kid } = laid.key;
    const of = { rootId, replacedAt: now, replacedBy: laid.handler.id };
    const entry = message.sealed.recipients[0]!;
    await store.transaction(async ({ recovery, replaced, cases }) => {
      await cases.add(row, inboxes, [], deadlines);
      for (const one of [old, pair]) {
        await recovery.addPair(one);
        const grant = { kid, recoveryKid: one.kid, rootId, inboxId: laid.inbox.id };
        await recovery.putGrant({ ...grant, grant: 'sealed' });
      }
      expect(await recovery.replacePair(rootId, old.kid, now)).toBe(true);
      await replaced.keepPaper({ kid, inboxId: laid.inbox.id, sealedKey: 'sealed', ...of });
      const part = { partId: message.id, part: 'message', kid, caseId: row.id };
      await replaced.keepEntry({ ...part, entry, ...of });
    });
    const left = () =>
      store.read(async ({ recovery, replaced }) => [
        (await recovery.replacedPairs(rootId)).map((one) => one.kid),
        (await replaced.papers(rootId)).length,
        (await replaced.entries(rootId, row.id)).map((one) => one.entry),
        (await recovery.grantsOf(rootId, pair.kid)).length,
        (await recovery.grantsOf(rootId, old.kid)).length,
      ]);
    await store.transaction(({ replaced }) => replaced.prune(now));
    expect(await left()).toEqual([[old.kid], 1, [entry], 1, 1]);
    await store.transaction(({ replaced }) => replaced.prune(later(1)));
    expect(await left()).toEqual([[], 0, [], 1, 0]);
  });
});
