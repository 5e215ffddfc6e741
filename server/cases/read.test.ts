/** Reading leaves a mark, and only the reading of who answers for the case ends a clock. */
import { describe, expect, test } from 'vitest';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { openStore } from '../store/open.ts';
import { freshUrl, storeSecrets } from '../testing/databases.ts';
import { asHandler, openServerWorld, seedPlace, storedReport } from '../testing/server-world.ts';
import {
  actions,
  doneClocks,
  freshPlace,
  openCaseWorld,
  read,
  show,
  world,
} from '../testing/case-world.ts';
import { SqliteDatabase } from '../store/sqlite-driver.ts';

await openCaseWorld();

describe('reading', () => {
  test('leaves a mark with the name, ends the clocks for an unread case, and no other', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    await read(place.handlers.rektor, caseId);
    await read(place.handlers.rektor, caseId);
    const shown = await show(place.handlers.rektor, caseId);
    expect(actions(shown)).toEqual(['received', 'read-content', 'read-content']);
    expect(shown.history[1]!.by).toMatch(/^Person /);
    expect(shown.historyIntact).toBe(true);
    expect(doneClocks(shown)).toEqual([
      'unread-next-reader',
      'unread-owner-told',
      'unread-reminder',
    ]);
    expect(shown).toMatchObject({ status: 'received', unread: false, revision: 1 });
  });

  test('by one who only reads along leaves the clocks running and the case unread for who answers for it', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place, { facts: { accused: 'adult' } });
    await read(place.handlers.owner, caseId);
    const forOwner = await show(place.handlers.owner, caseId);
    expect(forOwner).toMatchObject({ as: 'copy', unread: false });
    expect(doneClocks(forOwner)).toEqual([]);
    expect((await show(place.handlers.rektor, caseId)).unread).toBe(true);
  });

  test('names the keys of the whole route to seal an answer to, and the reporter’s', async () => {
    const place = await freshPlace();
    const { caseId, reporter } = await storedReport(world, place);
    const { sealTo } = await read(place.handlers.rektor, caseId);
    const { school, owner } = place.inboxes;
    const inboxes = [school, owner].map(({ keys }) => keys.publicKey.kid);
    expect(sealTo.map(({ key }) => key.kid).sort()).toEqual(
      [...inboxes, reporter.publicKey.kid].sort(),
    );
    expect(sealTo.at(-1)).toEqual({ name: null, key: reporter.publicKey });
  });

  test('a chain that somebody has changed is shown as broken', async () => {
    const url = await freshUrl('sqlite');
    const store = await openStore(url, storeSecrets);
    const own = await openServerWorld({ store });
    const place = await seedPlace(own, 'brutt');
    const { caseId } = await storedReport(own, place);
    const look = async () =>
      (await asHandler(own, place.handlers.rektor).get(`/cases/${caseId}`)).json<CaseAnswer>();
    expect((await look()).historyIntact).toBe(true);
    const database = new SqliteDatabase(url.slice('file:'.length));
    database.prepare('update audit set action = ? where chain = ?').run('closed', caseId);
    database.close();
    expect(await look()).toMatchObject({ historyIntact: false, history: [{ action: 'closed' }] });
    await store.close();
  });
});
