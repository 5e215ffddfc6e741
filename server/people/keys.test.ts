/** What is read from the tree alone: which grants count, and what lies in sight from above. */
import { expect, test } from 'vitest';
import { newId } from '../../contract/ids.ts';
import type { OwnerGrantRow, StoredTree } from '../store/records.ts';
import { handlerRow } from '../testing/handlers.ts';
import { newInbox, organisationRow, schoolRow } from '../testing/tree.ts';
import { inboxesInSight, isCurrentOwnerGrant } from './keys.ts';

async function treeWith(over: { private: boolean }) {
  const top = organisationRow();
  const unit = schoolRow(top, over);
  const [owner, school] = [await newInbox(top), await newInbox(unit)];
  const head = handlerRow({ rootId: top.id });
  const boss = handlerRow({ rootId: top.id });
  const inboxes = [owner, school];
  const tree: StoredTree = {
    rootId: top.id,
    organisations: new Map([top, unit].map((row) => [row.id, row])),
    inboxes: new Map(inboxes.map(({ row }) => [row.id, row])),
    keys: new Map(inboxes.map(({ id, key }) => [id, key])),
    retiredKeys: new Map(),
    memberships: [
      { inboxId: owner.id, handlerId: boss.id, rootId: top.id, deputy: false },
      { inboxId: school.id, handlerId: head.id, rootId: top.id, deputy: false },
    ],
    handlers: new Map([head, boss].map((row) => [row.id, row])),
    grants: new Map(),
    recoveryKeys: new Map(),
  };
  return { tree, owner, school, head, boss };
}

test('what lies beyond a private owner is not in sight from above, and what lies below another is', async () => {
  const open = await treeWith({ private: false });
  expect(inboxesInSight(open.tree, open.boss.id, false)).toEqual([open.owner.id, open.school.id]);
  const shut = await treeWith({ private: true });
  expect(inboxesInSight(shut.tree, shut.boss.id, false)).toEqual([shut.owner.id]);
  expect(inboxesInSight(shut.tree, shut.head.id, false)).toEqual([shut.school.id]);
});

test("an owner's grant counts for the keys of today only: the inbox's and the owner's", async () => {
  const { tree, owner, school } = await treeWith({ private: false });
  const current: OwnerGrantRow = {
    kid: school.key.kid,
    ownerKid: owner.key.kid,
    rootId: tree.rootId,
    inboxId: school.id,
    ownerInboxId: owner.id,
    grant: 'a.b.c.d.e',
    provedAt: null,
    trustedUntil: null,
  };
  const rows = [current, { ...current, kid: newId() }, { ...current, ownerKid: newId() }];
  expect(rows.filter((row) => isCurrentOwnerGrant(tree, row))).toEqual([current]);
});
