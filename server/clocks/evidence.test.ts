/** The look at the history while the server runs: what it tells, and that it stops at once. */
import { expect, it } from 'vitest';
import { lay } from '../testing/rows.ts';
import { freshUrl, storeSecrets } from '../testing/databases.ts';
import { openStore } from '../store/open.ts';
import { SqliteDatabase } from '../store/sqlite-driver.ts';
import { startEvidence } from './evidence.ts';

it('seals each day, and tells the tree of which the history was changed from the others', async () => {
  const url = await freshUrl();
  const store = await openStore(url, storeSecrets);
  const [one, other] = [await lay(store), await lay(store)];
  const roots = [one.organisation.rootId, other.organisation.rootId];
  let now = new Date('2026-03-02T09:00:00.000Z');
  for (const rootId of roots)
    for (const action of ['signed-in', 'signed-in'])
      await store.transaction(({ audit }) =>
        audit.append(rootId, rootId, { action, handlerId: null, params: {}, at: now }),
      );
  const lines: string[] = [];
  const evidence = startEvidence({
    store,
    clock: { now: () => now },
    log: { error: (_fields, line) => void lines.push(line) },
    everyMs: 20,
  });
  expect(evidence.state()).toBe('looking');
  await expect.poll(() => evidence.state()).toBe('intact');

  const attacker = new SqliteDatabase(url.slice('file:'.length));
  attacker.exec(`delete from audit where chain = '${roots[0]!}' and sequence = 2`);
  now = new Date('2026-03-03T09:00:00.000Z');
  await expect.poll(() => evidence.state()).toBe('broken');
  expect(roots.map((rootId) => evidence.brokenIn(rootId))).toEqual([1, 0]);
  expect(lines).toEqual([expect.stringContaining('npm run setup -- verify')]);
  const days = attacker.prepare('select day from audit_seals order by root_id, sequence').pluck();
  expect(days.all()).toEqual(['2026-03-02', '2026-03-03', '2026-03-02', '2026-03-03']);
  await evidence.stop();
  attacker.close();
  await store.close();
});
