/** The papers of an inbox: that of now, and earlier ones, for whoever is a member. */
import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { recoveryAnswer } from '../../contract/api/people.ts';
import { newKeyPair } from '../../contract/sealing/keys.ts';
import { openWithRecoveryCode } from '../../contract/sealing/recovery.ts';
import { freshStore } from '../testing/databases.ts';
import { get, newMember, slugOf } from '../testing/people-browser.ts';
import { openWorld, seedMunicipality } from '../testing/people-world.ts';
import { inboxKeyRow } from '../testing/tree.ts';

type RecoveryAnswer = z.infer<typeof recoveryAnswer>;

test('an earlier paper is handed out beside that of now, and opens the earlier key', async () => {
  const world = await openWorld(await freshStore());
  const place = await seedMunicipality(world);
  const { school, rootId } = place;
  const kari = await newMember(world, rootId, [school]);
  const { publicKey } = await newKeyPair();
  await world.store.transaction(async ({ organisations }) => {
    const row = (await organisations.tree(rootId)).inboxes.get(school.id)!;
    await organisations.retireInboxKey(rootId, school.key.kid, world.clock.now());
    const key = { ...inboxKeyRow(row, publicKey), recoverySealed: 'a.new.pa.per.x' };
    await organisations.addInboxKey(key);
    await organisations.putInbox({ ...row, currentKid: publicKey.kid });
  });
  const ask = (inboxId: string) => get(world, `/inboxes/${inboxId}/recovery`, kari.cookie);
  const { pair, sheets } = (await ask(school.id)).json<RecoveryAnswer>();
  expect(pair).toBeNull();
  expect(sheets.map(({ kid }) => kid)).toEqual([publicKey.kid, school.key.kid]);
  expect(sheets[0]!.sealedKey).toBe('a.new.pa.per.x');
  const opened = await openWithRecoveryCode(sheets[1]!.sealedKey, school.recoveryCode);
  expect(opened.kid).toBe(school.key.kid);
  expect(slugOf(await ask(place.owner.id))).toBe('not-found');
  await world.app.close();
  await world.store.close();
});
