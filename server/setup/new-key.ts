/**
 * Lets the next reader make the key of an inbox anew, where nobody is left who holds that of now: all have gone and the sheet is lost,
 * or whoever made it has sealed it to nobody else. Nothing is opened by it, and nothing that opens today is taken away.
 */
import type { Clock } from '../../contract/clock.ts';
import type { Records, Store } from '../store/records.ts';
import { countsAsHolder } from '../store/tree.ts';
import { inboxTitle, storedTrees } from './show.ts';
import { UsageError } from './usage.ts';

/** The inbox is without a key afterwards. Throws a `UsageError` where it has none, or somebody counts as holding it. */
export async function letMakeNewKey(
  inboxId: string | undefined,
  store: Store,
  clock: Clock,
): Promise<string[]> {
  if (inboxId === undefined) throw new UsageError('Name the inbox: npm run setup -- new-key ID');
  const known = (await storedTrees(store)).find(({ inboxes }) => inboxes.has(inboxId));
  if (!known) throw new UsageError(`There is no inbox ${inboxId}. See: npm run setup -- show`);
  return store.transaction((records) =>
    takeKeyAway(records, { rootId: known.rootId, inboxId, now: clock.now() }),
  );
}

async function takeKeyAway(
  { organisations, recovery, audit }: Records,
  { rootId, inboxId, now }: { rootId: string; inboxId: string; now: Date },
): Promise<string[]> {
  // First: whoever proves the key at the same moment does it before or after this.
  await organisations.treeChanged(rootId);
  const tree = await organisations.tree(rootId);
  const title = inboxTitle(tree.inboxes.get(inboxId)!, tree);
  const key = tree.keys.get(inboxId);
  if (!key) throw new UsageError(`${title} has no key: whoever comes in first makes it.`);
  const holders = tree.memberships
    .filter((row) => row.inboxId === inboxId)
    .filter(({ handlerId }) => countsAsHolder(tree, inboxId, handlerId, now))
    .map(({ handlerId }) => tree.handlers.get(handlerId)!.email);
  if (holders.length > 0)
    throw new UsageError(
      `${title}: ${holders.join(', ')} can open it and let the others in. Whoever must not is taken out of the file first.`,
    );
  await organisations.changeCurrentKey(rootId, inboxId, key.kid, '');
  await organisations.retireInboxKey(rootId, key.kid, now);
  const pair = tree.recoveryKeys.get(inboxId);
  if (pair) await recovery.replacePair(rootId, pair.kid, now);
  const params = { inboxId };
  await audit.append(rootId, rootId, { action: 'key-given-up', handlerId: null, params, at: now });
  return [
    `${title} has no key any more: the next member who comes in makes a new one, and prints a sheet.`,
    'Until then its reports go where the route leads without it. What was sealed before opens only for whoever still has an earlier key.',
  ];
}
