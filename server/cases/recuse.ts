/**
 * A handler steps aside: she recognises herself or a colleague. From then on the case does not exist for her; and where
 * nobody who answers for it is left, it goes up, so that it never lies where nobody reads.
 */
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { route } from '../../contract/route.ts';
import { liveReaders, type Tree } from '../../contract/tree.ts';
import type { CaseInboxRow, Records, StoredTree } from '../store/records.ts';
import { toRouteTree } from '../store/tree.ts';
import { isQuarantine, seenCase, type SeenCase } from './access.ts';
import { tellReaders } from './tell.ts';

/** `stayed`: somebody else answers for it; `went-up`: letters wait in the outbox; `nobody`: it went up, and nobody can open it at present. */
export type Recusal = 'stayed' | 'went-up' | 'nobody';

/** Never refused, also not because somebody changed the case meanwhile. Throws `not-found`. */
export async function recuse(
  caseId: string,
  handler: SignedInHandler,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<Recusal> {
  const { rootId, id: handlerId } = handler;
  return store.transaction(async (records) => {
    const seen = await seenCase(records, handler, caseId);
    const now = clock.now();
    await records.cases.keepOut(caseId, handlerId, now);
    const stored = await trees.of(records, rootId);
    const up = await wayUp(records, seen, stored, now);
    if (up.outcome !== 'stayed') await takeUp(records, seen, up.to, handlerId, stored, now);
    await records.audit.append(rootId, caseId, {
      action: 'recused',
      handlerId,
      params: up.to.length === 0 ? {} : { wentTo: up.to.map(({ inboxId }) => inboxId).join(' ') },
      at: now,
    });
    return up.outcome;
  });
}

type Up = { outcome: Recusal; to: CaseInboxRow[] };

/** Whoever reads along is nearest; then the inboxes it can escalate to, in the order of the route. */
async function wayUp(
  records: Records,
  { case: row, inboxes }: SeenCase,
  stored: StoredTree,
  now: Date,
): Promise<Up> {
  const excluded = await records.cases.exclusionsOf(row.id);
  const recused = await records.cases.keptOutOf(row.id);
  const tree = toRouteTree(stored, now);
  const isLive = ({ inboxId }: CaseInboxRow) =>
    liveReaders(inboxId, excluded, tree).some(({ handlerId }) => !recused.includes(handlerId));

  const answering = inboxes.filter(({ as, state }) => as !== 'copy' && state !== 'waiting');
  // A closed case asks nobody for anything.
  if (row.status === 'closed' || answering.some(isLive)) return { outcome: 'stayed', to: [] };
  const copies = inboxes.filter(({ as }) => as === 'copy');
  const waiting = inOrder(
    inboxes.filter(({ state }) => state === 'waiting'),
    row.facts,
    tree,
  );
  const nearest = [...copies, ...waiting].find(isLive);
  if (nearest) return { outcome: 'went-up', to: [nearest] };
  return { outcome: 'nobody', to: waiting };
}

function inOrder(
  waiting: CaseInboxRow[],
  facts: Parameters<typeof route>[0],
  tree: Tree,
): CaseInboxRow[] {
  const order = route(facts, tree).escalation;
  // An inbox that the route of today does not name any more comes last.
  const place = ({ inboxId }: CaseInboxRow) =>
    order.includes(inboxId) ? order.indexOf(inboxId) : order.length;
  return [...waiting].sort((one, other) => place(one) - place(other));
}

async function takeUp(
  records: Records,
  { case: row }: SeenCase,
  to: CaseInboxRow[],
  handlerId: string,
  stored: StoredTree,
  now: Date,
): Promise<void> {
  const { id: caseId, rootId } = row;
  for (const { inboxId, state } of to)
    if (state === 'waiting') await records.cases.reachInbox(rootId, caseId, inboxId);
    else if (state === 'read' || isQuarantine(state))
      await records.cases.setInboxState(rootId, caseId, 'unread', [inboxId]);
  const inboxes = to.map(({ inboxId }) => inboxId);
  await tellReaders(records, row, { inboxes, handlerId }, stored, now);
}
