/**
 * The desk's front page: who waits to be let in, which letters reached nobody, whether letters get out,
 * and how many ways are left to open each inbox.
 */
import { osloDay } from '../../contract/clock.ts';
import type { DeskAnswer } from '../../contract/api/people.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import type { OwnerGrantRow, Records, StoredTree } from '../store/records.ts';
import { holdsKey } from '../store/tree.ts';
import { buriedInSight, mayKnowOf } from './buried.ts';
import { historyFor } from './evidence.ts';
import { canOpen, holdersOf, inboxesInSight, membersOf, ownersWhoCanOpen } from './keys.ts';

const minute = 60_000;
/** How long a letter may lie before the front page says that letters wait; and that they are stuck. */
const waitingAfterMs = 2 * minute;
const stuckAfterMs = 15 * minute;
/** A help line is checked twice a year. */
const verifiedForMs = 183 * 86_400_000;

export async function frontPage(
  caller: SignedInHandler,
  { store, trees, clock, evidence }: Pick<Parts, 'store' | 'trees' | 'clock' | 'evidence'>,
): Promise<DeskAnswer> {
  const now = clock.now();
  return store.read(async (records) => {
    const tree = await trees.of(records, caller.rootId);
    const ownerGrants = await records.organisations.ownerGrantsTo(caller.rootId, [
      ...tree.inboxes.keys(),
    ]);
    return {
      waiting: waitingColleagues(tree, ownerGrants, caller),
      buried: await buriedInSight(records, tree, caller),
      mail: await mailOf(records, tree, caller, now),
      inboxes: await waysLeft(records, tree, ownerGrants, caller),
      unverifiedHelpLines: caller.isAdministrator
        ? await unverified(records, caller.rootId, now)
        : 0,
      history: historyFor(caller, { evidence }),
    };
  });
}

function waitingColleagues(
  tree: StoredTree,
  ownerGrants: OwnerGrantRow[],
  caller: SignedInHandler,
): DeskAnswer['waiting'] {
  return [...tree.inboxes.values()]
    .filter((inbox) => canOpen(tree, ownerGrants, inbox.id, caller.id))
    .flatMap((inbox) =>
      membersOf(tree, inbox.id).flatMap(({ handlerId }) => {
        const handler = tree.handlers.get(handlerId);
        const isReady = handler?.state === 'active' && handler.publicKey !== null;
        if (!isReady || handlerId === caller.id || holdsKey(tree, inbox.id, handlerId)) return [];
        const { name, publicKey } = handler;
        return [
          { inboxId: inbox.id, inboxName: inbox.name, handlerId, name, publicKey: publicKey! },
        ];
      }),
    );
}

/**
 * Read from what lies in the outbox, so that it is true whichever process sends the letters. Only of the letters that she may
 * know of, and no instant: a count or a time of all would tell the accused that somebody has just written.
 */
async function mailOf(
  records: Records,
  tree: StoredTree,
  caller: SignedInHandler,
  now: Date,
): Promise<DeskAnswer['mail']> {
  const mayKnow = mayKnowOf(records, tree, caller);
  const known: Awaited<ReturnType<Records['outbox']['waiting']>> = [];
  for (const letter of await records.outbox.waiting(caller.rootId))
    if (await mayKnow(letter)) known.push(letter);
  const age = known[0] === undefined ? 0 : now.getTime() - known[0].createdAt.getTime();
  const late = age >= stuckAfterMs ? 'stuck' : age >= waitingAfterMs ? 'waiting' : 'delivering';
  // At once: no waiting mends what the mail server refused because of us.
  const state = known.some(({ lastError }) => lastError?.startsWith('5')) ? 'refused' : late;
  return { state, unsent: known.length };
}

async function waysLeft(
  records: Records,
  tree: StoredTree,
  ownerGrants: OwnerGrantRow[],
  caller: SignedInHandler,
): Promise<DeskAnswer['inboxes']> {
  const counts = await records.cases.unread(caller.rootId, {
    handlerId: caller.id,
    inboxIds: caller.inboxIds,
  });
  return inboxesInSight(tree, caller.id, caller.isAdministrator).map((inboxId) => {
    const inbox = tree.inboxes.get(inboxId)!;
    const count = counts.find((row) => row.inboxId === inboxId);
    return {
      inboxId,
      name: inbox.name,
      organisationName: tree.organisations.get(inbox.organisationId)!.name,
      keyHolders: holdersOf(tree, inboxId).length,
      // A grant to an inbox that nobody can open any more is no way.
      ownerGrant: ownersWhoCanOpen(tree, ownerGrants, inboxId).length > 0,
      recoveryCode: tree.keys.get(inboxId)!.recoveryState as 'none' | 'made' | 'confirmed',
      unread: count?.unread ?? 0,
      urgentUnread: count?.urgent ?? 0,
      quarantined: count?.quarantined ?? 0,
      quarantinedUnread: count?.quarantinedUnread ?? 0,
      quarantinedDueOn: count?.quarantinedDueAt ? osloDay(count.quarantinedDueAt) : null,
    };
  });
}

async function unverified(records: Records, rootId: string, now: Date): Promise<number> {
  const oldest = now.getTime() - verifiedForMs;
  const lines = await records.organisations.helpLines(rootId);
  return lines.filter(({ verifiedOn }) => verifiedOn === null || Date.parse(verifiedOn) < oldest)
    .length;
}
