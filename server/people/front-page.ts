/**
 * The desk's front page: who waits to be let in, which letters reached nobody, whether letters get out,
 * and how many ways are left to open each inbox.
 */
import { osloDay, tomorrow } from '../../contract/clock.ts';
import type { DeskAnswer } from '../../contract/api/people.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import type { CaseWork, OwnerGrantRow, Records, StoredTree } from '../store/records.ts';
import { hasGrant } from '../store/tree.ts';
import { membersIn } from '../store/tree-index.ts';
import { buriedInSight, mayKnowOf } from './buried.ts';
import { historyFor } from './evidence.ts';
import { colleaguesIn, holdersOf, inboxesInSight, mayOpen, ownersWhoCanOpen } from './keys.ts';

const minute = 60_000;
/** How long a letter may lie before the front page says that letters wait; and that they are stuck. */
const waitingAfterMs = 2 * minute;
const stuckAfterMs = 15 * minute;
/** A help line is checked twice a year. */
const verifiedForMs = 183 * 86_400_000;
/** How long a colleague who was let in has until she is taken for waiting again, where she has not answered for the key. */
const claimedForMs = 86_400_000;

export async function frontPage(
  caller: SignedInHandler,
  {
    store,
    trees,
    clock,
    evidence,
    mailServer,
  }: Pick<Parts, 'store' | 'trees' | 'clock' | 'evidence' | 'mailServer'>,
): Promise<DeskAnswer> {
  const now = clock.now();
  return store.read(async (records) => {
    const tree = await trees.of(records, caller.rootId);
    const ownerGrants = await records.organisations.ownerGrantsTo(caller.rootId, [
      ...tree.inboxes.keys(),
    ]);
    return {
      work: await workFor(records, tree, caller, now),
      waiting: waitingColleagues(tree, ownerGrants, caller, now),
      buried: await buriedInSight(records, tree, caller),
      mail: { ...(await mailOf(records, tree, caller, now)), server: mailServer.state() },
      inboxes: await waysLeft(records, tree, ownerGrants, caller, now),
      sharedSheets: await sharedSheets(records, tree, caller),
      unverifiedHelpLines: caller.isAdministrator
        ? await unverified(records, caller.rootId, now)
        : 0,
      history: historyFor(caller, { evidence }),
    };
  });
}

/** More rows than these are not counted: the page says so. */
const mostCounted = 10_000;

async function workFor(
  { cases }: Records,
  tree: StoredTree,
  { id: handlerId, rootId, inboxIds }: SignedInHandler,
  now: Date,
): Promise<DeskAnswer['work']> {
  const viewer = { handlerId, inboxIds };
  const at = { now, tomorrow: tomorrow(now), most: mostCounted };
  const held = inboxIds.filter((inboxId) => hasGrant(tree, inboxId, handlerId));
  const own = await cases.work(rootId, viewer, { ...at, inboxIds: held });
  const all =
    held.length === inboxIds.length ? own : await cases.work(rootId, viewer, { ...at, inboxIds });
  const number = ({ answersFor, along }: typeof own) => answersFor.cases + along.cases;
  return {
    answersFor: withDay(own.answersFor),
    along: withDay(own.along),
    elsewhere: number(all) - number(own),
    counted: all.counted,
  };
}

function withDay({ nextDueAt, ...counts }: CaseWork): DeskAnswer['work']['along'] {
  return { ...counts, nextDueOn: nextDueAt && osloDay(nextDueAt) };
}

function waitingColleagues(
  tree: StoredTree,
  ownerGrants: OwnerGrantRow[],
  caller: SignedInHandler,
  now: Date,
): DeskAnswer['waiting'] {
  return [...tree.inboxes.values()]
    .filter((inbox) => mayOpen(tree, ownerGrants, inbox.id, caller.id))
    .flatMap((inbox) =>
      colleaguesIn(tree, inbox.id)
        .filter(({ id }) => id !== caller.id && isWaiting(tree, inbox.id, id, now))
        .map(({ id, name, publicKey }) => ({
          ...{ inboxId: inbox.id, inboxName: inbox.name, handlerId: id, name, publicKey },
        })),
    );
}

/**
 * Nobody has let her in, or what she was given she has not answered for in a day: it may open nothing, and can be given again.
 */
function isWaiting(tree: StoredTree, inboxId: string, handlerId: string, now: Date): boolean {
  const grant = tree.grants.get(`${tree.keys.get(inboxId)?.kid ?? ''} ${handlerId}`);
  if (!grant) return true;
  const isClaimed = grant.provedAt === null && grant.trustedUntil === null;
  return isClaimed && now.getTime() - grant.createdAt.getTime() > claimedForMs;
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
): Promise<Pick<DeskAnswer['mail'], 'state' | 'unsent'>> {
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
  now: Date,
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
      hasKey: tree.keys.has(inboxId),
      renewal: inbox.renewSince !== null,
      ...stillToCome(tree, inboxId),
      keyHolders: holdersOf(tree, inboxId, now).length,
      // A grant to an inbox that nobody can open any more is no way.
      ownerGrant: ownersWhoCanOpen(tree, ownerGrants, inboxId, now).length > 0,
      ...sheetOf(tree, inboxId),
      unread: count?.unread ?? 0,
      urgentUnread: count?.urgent ?? 0,
      quarantined: count?.quarantined ?? 0,
      quarantinedUnread: count?.quarantinedUnread ?? 0,
      quarantinedDueOn: count?.quarantinedDueAt ? osloDay(count.quarantinedDueAt) : null,
    };
  });
}

/** Members who have not come in, and those who have and cannot open it yet. */
function stillToCome(tree: StoredTree, inboxId: string): { invited: number; waiting: number } {
  const states = membersIn(tree, inboxId).map(
    ({ handlerId }) => tree.handlers.get(handlerId)?.state,
  );
  const waiting = colleaguesIn(tree, inboxId).filter(({ id }) => !hasGrant(tree, inboxId, id));
  return {
    invited: states.filter((state) => state === 'invited').length,
    waiting: waiting.length,
  };
}

function sheetOf(tree: StoredTree, inboxId: string) {
  const pair = tree.recoveryKeys.get(inboxId);
  if (pair)
    return {
      sheet: 'own' as const,
      sheetConfirmed: pair.confirmedAt !== null,
      sheetDue: pair.due,
    };
  const key = tree.keys.get(inboxId);
  const isShared = (key?.recoverySealed ?? null) !== null;
  return {
    sheet: isShared ? ('shared' as const) : ('none' as const),
    sheetConfirmed: isShared && key?.recoveryState === 'confirmed',
    sheetDue: false,
  };
}

/** Null where none of the inboxes in sight has lain under an older sheet, as far back as such papers are kept. */
async function sharedSheets(
  records: Records,
  tree: StoredTree,
  { id, isAdministrator, rootId }: SignedInHandler,
): Promise<DeskAnswer['sharedSheets']> {
  const inSight = inboxesInSight(tree, id, isAdministrator);
  const under = [...tree.keys.values(), ...tree.retiredKeys.values()]
    .filter(({ recoverySealed }) => recoverySealed !== null)
    .map(({ inboxId }) => inboxId);
  const inboxes = inSight.filter((inboxId) => under.includes(inboxId)).length;
  if (inboxes > 0) return { inboxes };
  const papers = await records.replaced.papers(rootId);
  return papers.some(({ inboxId }) => inSight.includes(inboxId)) ? { inboxes: 0 } : null;
}

async function unverified(records: Records, rootId: string, now: Date): Promise<number> {
  const oldest = now.getTime() - verifiedForMs;
  const lines = await records.organisations.helpLines(rootId);
  return lines.filter(({ verifiedOn }) => verifiedOn === null || Date.parse(verifiedOn) < oldest)
    .length;
}
