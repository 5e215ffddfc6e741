/**
 * Brings back what was replaced in the last 30 days: an inbox's sheet, or recipients' entries of a case. Only here, on the server's
 * own command line, so that whoever replaced something at the desk cannot hide it by replacing it again.
 */
import { osloDay, type Clock } from '../../contract/clock.ts';
import { caseNumber } from '../../contract/ids.ts';
import type { Records, Store, StoredTree } from '../store/records.ts';
import { restoreCase } from './restore-case.ts';
import { inboxTitle, storedTrees } from './show.ts';
import { UsageError } from './usage.ts';

type Flags = { inbox?: string | undefined; case?: string | undefined };

/** Says what can be brought back, or brings it back. Throws a `UsageError` where there is nothing of that name. */
export async function restore(flags: Flags, store: Store, clock: Clock): Promise<void> {
  const trees = await storedTrees(store);
  if (flags.inbox !== undefined) return tell(await restoreSheet(flags.inbox, trees, store, clock));
  if (flags.case !== undefined) return tell(await restoreCase(flags.case, trees, store, clock));
  const lines: string[] = [];
  for (const tree of trees)
    lines.push(...(await store.read((records) => restorableLines(tree, records))));
  tell(lines.length > 0 ? lines : ['Nothing was replaced in the last 30 days.']);
}

function tell(lines: string[]): void {
  console.log(lines.join('\n'));
}

/** One sentence for each inbox and each case. */
async function restorableLines(
  tree: StoredTree,
  { recovery, replaced }: Records,
): Promise<string[]> {
  const nameOf = (handlerId: string) => tree.handlers.get(handlerId)?.name ?? 'somebody';
  const papers = await replaced.papers(tree.rootId);
  const pairs = await recovery.replacedPairs(tree.rootId);
  const entries = await replaced.entries(tree.rootId);
  const sheets = [...tree.inboxes.values()].flatMap((inbox) => {
    const last = lastSheet(inbox.id, papers, pairs);
    if (!last) return [];
    const by = last.replacedBy === null ? '' : ` by ${nameOf(last.replacedBy)}`;
    return [
      `${inboxTitle(inbox, tree)}: its sheet was replaced on ${osloDay(last.replacedAt)}${by}. To bring it back: restore --inbox ${inbox.id}`,
    ];
  });
  const cases = [...new Set(entries.map(({ caseId }) => caseId))].map((caseId) => {
    const own = entries.filter((entry) => entry.caseId === caseId);
    const by = [...new Set(own.map(({ replacedBy }) => nameOf(replacedBy)))].join(', ');
    return `Case ${caseNumber(caseId)}: ${own.length} entries were sealed again by ${by}. To bring them back: restore --case ${caseId}`;
  });
  return [...sheets, ...cases];
}

type Replaced = { replacedAt: Date; replacedBy: string | null; pairKid: string | null };

/** A pair or papers, whichever was replaced last. */
function lastSheet(
  inboxId: string,
  papers: Awaited<ReturnType<Records['replaced']['papers']>>,
  pairs: Awaited<ReturnType<Records['recovery']['replacedPairs']>>,
): Replaced | undefined {
  const all = [
    ...papers.map((row) => ({ ...row, pairKid: null })),
    ...pairs.map((row) => ({
      ...{ inboxId: row.inboxId, replacedAt: row.replacedAt!, replacedBy: null },
      pairKid: row.kid,
    })),
  ];
  return all
    .filter((row) => row.inboxId === inboxId)
    .sort((one, other) => other.replacedAt.getTime() - one.replacedAt.getTime())[0];
}

/**
 * A recovery pair changes places with that of now, which is then the one that was replaced: done twice, it is as before. A paper of
 * an older sheet is put beside the pair, and both open.
 */
async function restoreSheet(
  inboxId: string,
  trees: StoredTree[],
  store: Store,
  clock: Clock,
): Promise<string[]> {
  const tree = trees.find(({ inboxes }) => inboxes.has(inboxId));
  if (!tree) throw new UsageError(`There is no inbox ${inboxId}. See: npm run setup -- show`);
  const { rootId } = tree;
  const title = inboxTitle(tree.inboxes.get(inboxId)!, tree);
  return store.transaction(async ({ organisations, recovery, replaced, audit }) => {
    await organisations.treeChanged(rootId);
    const now = clock.now();
    const papers = await replaced.papers(rootId);
    const last = lastSheet(inboxId, papers, await recovery.replacedPairs(rootId));
    if (!last) throw new UsageError(`No sheet of ${title} was replaced in the last 30 days.`);
    const fresh = await organisations.tree(rootId);
    const kid = fresh.keys.get(inboxId)?.kid;
    const opened: string[] = [];
    if (last.pairKid !== null) {
      const before = fresh.recoveryKeys.get(inboxId);
      if (before) await recovery.replacePair(rootId, before.kid, now);
      await recovery.restorePair(rootId, last.pairKid);
      opened.push(...(await recovery.grantsOf(rootId, last.pairKid)).map((grant) => grant.kid));
    } else {
      const back = papers.filter(
        (paper) =>
          paper.inboxId === inboxId && paper.replacedAt.getTime() === last.replacedAt.getTime(),
      );
      for (const paper of back) {
        const { sealedKey } = paper;
        await recovery.putSheet(rootId, paper.kid, { sealedKey, state: 'made' });
        await replaced.dropPaper(rootId, paper.kid, paper.replacedAt);
        opened.push(paper.kid);
      }
    }
    const params = { inboxId };
    await audit.append(rootId, rootId, {
      action: 'recovery-restored',
      handlerId: null,
      params,
      at: now,
    });
    return [
      `${title}: the sheet that was replaced on ${osloDay(last.replacedAt)} opens again what it opened then.`,
      ...(kid !== undefined && opened.includes(kid)
        ? []
        : ['  It does not open the key of now: let a member print a new sheet afterwards.']),
    ];
  });
}
