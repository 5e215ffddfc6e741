/** The contract of the store: the same tests on SQLite, PGlite and a real PostgreSQL, because the rooms may not know which it is. */
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { newId } from '../../contract/ids.ts';
import { databaseKinds, freshStore } from '../testing/databases.ts';
import { aHandler, anOrganisation, aReport, lay } from '../testing/rows.ts';

const now = new Date('2026-03-02T09:00:00.000Z');

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
    const before = await store.read((records) =>
      records.organisations.treeVersion(organisation.rootId),
    );
    await store.transaction((records) => records.organisations.treeChanged(organisation.rootId));
    const tree = await store.read((records) => records.organisations.tree(organisation.rootId));
    expect(tree.organisations.get(organisation.id)).toEqual(organisation);
    expect(tree.inboxes.get(inbox.id)).toEqual(inbox);
    expect(tree.keys.get(inbox.id)).toEqual(key);
    expect(tree.handlers.get(handler.id)).toEqual(handler);
    expect(tree.memberships).toEqual([
      { inboxId: inbox.id, handlerId: handler.id, rootId: organisation.rootId, deputy: false },
    ]);
    expect([...tree.grants.keys()]).toEqual([`${key.kid} ${handler.id}`]);
    const after = await store.read((records) =>
      records.organisations.treeVersion(organisation.rootId),
    );
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
    const { entries, isIntact } = await store.read((records) =>
      records.audit.history(rootId, chain),
    );
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(isIntact).toBe(true);
    const again = store.transaction((records) =>
      records.audit.begin(rootId, chain, entry('received')),
    );
    await expect(again).rejects.toThrow('has begun already');
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
});
