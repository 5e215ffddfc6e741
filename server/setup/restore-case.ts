/**
 * Puts recipients' entries of a case back that were sealed again and then did not open: each in the place of its inbox's entry of
 * now, which is kept in its turn. The next member who opens the case with the earlier key seals it again.
 */
import type { Clock } from '../../contract/clock.ts';
import { mostRecipients } from '../../contract/prove.ts';
import { isSealed, type Sealed } from '../../contract/sealing/sealed.ts';
import type { Records, ReplacedEntryRow, Store, StoredTree } from '../store/records.ts';
import { UsageError } from './usage.ts';

/** Throws a `UsageError` where nothing of this case was replaced. */
export async function restoreCase(
  caseId: string,
  trees: StoredTree[],
  store: Store,
  clock: Clock,
): Promise<string[]> {
  for (const tree of trees) {
    const done = await store.transaction(async (records) => {
      const rows = await records.replaced.entries(tree.rootId, caseId);
      return rows.length === 0 ? 0 : putBack(records, rows, tree, clock.now());
    });
    if (done > 0)
      return [
        `${done} entries are back. Whoever has the earlier key of the inbox opens the case, and the desk seals it again.`,
      ];
  }
  throw new UsageError(`Nothing of the case ${caseId} was replaced in the last 30 days.`);
}

async function putBack(
  records: Records,
  rows: ReplacedEntryRow[],
  tree: StoredTree,
  at: Date,
): Promise<number> {
  const { rootId, caseId } = rows[0]!;
  await records.cases.hold(rootId, caseId);
  await records.replaced.dropEntries(rootId, caseId);
  let done = 0;
  for (const { partId, part } of uniqueParts(rows)) {
    const own = rows.filter((row) => row.partId === partId && row.part === part);
    const before = await sealedOf(records, rootId, partId, part);
    const after = before && withEntries(before, own, tree);
    if (!before || !after) continue;
    const kids = new Set(after.recipients.map(({ header }) => header.kid));
    for (const entry of before.recipients)
      if (!kids.has(entry.header.kid)) {
        const { kid } = entry.header;
        const ids = { partId, part, kid, rootId, caseId };
        await records.replaced.keepEntry({ ...ids, entry, replacedAt: at, replacedBy: '' });
      }
    await setSealed(records, rootId, partId, part, after);
    done += after.recipients.filter((one) => !before.recipients.includes(one)).length;
  }
  await records.audit.append(rootId, caseId, {
    action: 'entries-restored',
    handlerId: null,
    params: { parts: String(done) },
    at,
  });
  return done;
}

function uniqueParts(rows: ReplacedEntryRow[]): { partId: string; part: string }[] {
  const seen = new Map(rows.map(({ partId, part }) => [`${partId} ${part}`, { partId, part }]));
  return [...seen.values()];
}

/** Undefined where nothing changes. Where the list would be too long, only what was replaced last comes back. */
function withEntries(
  before: Sealed,
  rows: ReplacedEntryRow[],
  tree: StoredTree,
): Sealed | undefined {
  const there = new Set(before.recipients.map(({ header }) => header.kid));
  const newestFirst = [...rows]
    .filter(({ kid }) => !there.has(kid))
    .sort((one, other) => other.replacedAt.getTime() - one.replacedAt.getTime());
  const inboxIds = newestFirst.map(({ kid }) => inboxOf(tree, kid));
  const left = before.recipients.filter(({ header }) => {
    const inboxId = inboxOf(tree, header.kid);
    return inboxId === undefined || !inboxIds.includes(inboxId);
  });
  const back = newestFirst.slice(0, mostRecipients - left.length).map(({ entry }) => entry);
  const after = { ...before, recipients: [...left, ...back] };
  return back.length > 0 && isSealed(after) ? after : undefined;
}

function inboxOf(tree: StoredTree, kid: string): string | undefined {
  const retired = tree.retiredKeys.get(kid)?.inboxId;
  return retired ?? [...tree.keys.values()].find((key) => key.kid === kid)?.inboxId;
}

async function sealedOf(
  { reports, messages }: Records,
  rootId: string,
  partId: string,
  part: string,
): Promise<Sealed | undefined> {
  if (part === 'message') return (await messages.get(rootId, partId))?.sealed;
  return (await reports.get(rootId, partId))?.[part as 'content' | 'identity'];
}

async function setSealed(
  { reports, messages }: Records,
  rootId: string,
  partId: string,
  part: string,
  sealed: Sealed,
): Promise<void> {
  if (part === 'message') {
    await messages.setSealed(rootId, partId, sealed);
    return;
  }
  const { content, identity } = (await reports.get(rootId, partId))!;
  await reports.setSealed(rootId, partId, { content, identity, [part]: sealed });
}
