/** The ways into a tree answer what going through all of it would, for any tree. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anOrganisation } from '../testing/rows.ts';
import type { MembershipRow, OrganisationRow, StoredTree } from './records.ts';
import {
  childrenOf,
  listsOrigin,
  membershipsOf,
  membersIn,
  pathOf,
  requiresFrameBelow,
} from './tree-index.ts';

const rootId = 'root';
const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Each organisation below one that came before it, so that there is no circle. */
const trees = fc
  .record({
    parents: fc.array(fc.nat({ max: 5 }), { minLength: ids.length, maxLength: ids.length }),
    framed: fc.subarray(ids),
    origins: fc.array(fc.subarray(['https://one.example', 'https://two.example']), {
      minLength: ids.length,
      maxLength: ids.length,
    }),
    memberships: fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.constantFrom('p', 'q', 'r'))),
  })
  .map(({ parents, framed, origins, memberships }) => {
    const rows = ids.map((id, index): OrganisationRow => {
      const parentId = index === 0 ? null : ids[parents[index]! % index]!;
      const requiresFrame = framed.includes(id);
      return { ...anOrganisation(), id, rootId, parentId, requiresFrame, origins: origins[index]! };
    });
    return {
      rootId,
      organisations: new Map(rows.map((row) => [row.id, row])),
      memberships: memberships.map(([inboxId, handlerId]): MembershipRow => ({
        inboxId,
        handlerId,
        rootId,
        deputy: false,
      })),
    } as StoredTree;
  });

it('each answers what a look at every row says', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const rows = [...tree.organisations.values()];
      for (const id of ['x', 'y', 'nobody'])
        expect(membersIn(tree, id)).toEqual(tree.memberships.filter((one) => one.inboxId === id));
      for (const id of ['p', 'q', 'nobody'])
        expect(membershipsOf(tree, id)).toEqual(
          tree.memberships.filter((one) => one.handlerId === id),
        );
      for (const id of ids) {
        expect(childrenOf(tree, id)).toEqual(rows.filter(({ parentId }) => parentId === id));
        expect(pathOf(tree, id)[0]!.id).toBe(id);
        expect(pathOf(tree, id).at(-1)!.parentId).toBeNull();
        const below = rows.filter((row) => pathOf(tree, row.id).some((one) => one.id === id));
        expect(requiresFrameBelow(tree, id)).toBe(below.some((row) => row.requiresFrame));
      }
      for (const origin of ['https://one.example', 'https://none.example'])
        expect(listsOrigin(tree, origin)).toBe(rows.some((row) => row.origins.includes(origin)));
    }),
  );
});
