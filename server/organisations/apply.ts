/**
 * Writes a plan: proved first, then everything in one transaction. Applied again, it changes nothing. No key is made here: the
 * first reader makes it. No organisation and no inbox is ever taken away, because cases hang on them.
 */
import type { Clock } from '../../contract/clock.ts';
import { osloDay } from '../../contract/clock.ts';
import type { Readiness } from '../../contract/prove.ts';
import { helpLinesToBeginWith } from '../../contract/help-lines.ts';
import { withConfirmation } from './help-lines.ts';
import { newId } from '../../contract/ids.ts';
import { newInvitation } from '../mail/invitation.ts';
import { openReadyUnits } from '../store/opening.ts';
import type { HandlerRow, Records, Store } from '../store/records.ts';
import { changesOf, type Before, type Changes } from './changes.ts';
import { DescriptionError } from './description.ts';
import { handlerOf, membersToRemove, peopleOf } from './members.ts';
import type { Plan } from './plan.ts';
import { proofText, type ProofKey } from './proof-texts.ts';
import { provePlan, readinessAfter } from './prove-plan.ts';
import { inboxesToRenew } from './renewals.ts';
import { writtenIn } from './written.ts';

export type Applied = {
  changes: string[];
  /** Links for people who are new; each has a letter in the outbox as well. */
  invitations: { email: string; token: string }[];
};

/** `handOverCasesIn` of `server/cases`, given by whoever calls: rooms do not know each other. */
export type HandOver = (
  records: Records,
  of: { rootId: string; inboxIds: string[]; now: Date },
) => Promise<unknown>;

type Parts = { store: Store; clock: Clock; secret: string; handOver: HandOver };
type Writing = { records: Records; plan: Plan; before: Before; now: Date };

/**
 * What `apply` would write; how many combinations of answers have a reader once all have come in; and how many units have one
 * for each today. Writes nothing.
 */
export async function dryRun(
  plan: Plan,
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
): Promise<Changes & { proved: number; today: Readiness }> {
  const { before } = await store.read((records) => look(plan, records));
  const now = clock.now();
  const proved = provePlan(plan, before.tree, osloDay(now));
  const today = readinessAfter(plan, before.tree, osloDay(now), now);
  return { ...changesOf(plan, before), proved, today };
}

/** Throws a `DescriptionError` where a report would have no reader, or a slug or a person belongs to another organisation. */
export async function apply(
  plan: Plan,
  { store, clock, secret, handOver }: Parts,
): Promise<Applied> {
  const now = clock.now();
  const { before, version } = await store.read((records) => look(plan, records));
  provePlan(plan, before.tree, osloDay(now));
  const { lines: changes } = changesOf(plan, before);
  if (changes.length === 0) return { changes, invitations: [] };
  const renewed = inboxesToRenew(plan, before.tree, before.ownerGrants);
  const invitations = await store.transaction(async (records) => {
    // Proved was what was there: somebody who wrote meanwhile has made it another, or taken a slug or a person into another tree.
    if ((await look(plan, records)).version !== version)
      throw new DescriptionError(['Somebody changed the organisations meanwhile. Run it again.']);
    const writing: Writing = { records, plan, before, now };
    const { organisations } = records;
    for (const row of plan.organisations) {
      const known = before.tree?.organisations.get(row.id);
      const { texts, openedAt } = known ?? row;
      await organisations.putOrganisation({ ...row, texts, openedAt });
    }
    for (const row of plan.inboxes) {
      const { currentKid, renewSince } = before.tree?.inboxes.get(row.id) ?? row;
      await organisations.putInbox({ ...row, currentKid, renewSince });
    }
    await putHelpLines(writing);
    await removeMembers(writing);
    const invited = await putPeople(writing, secret);
    await handOver(records, { rootId: plan.rootId, inboxIds: inboxesLeft(writing), now });
    await organisations.treeChanged(plan.rootId);
    for (const inboxId of renewed)
      if (await organisations.askForRenewal(plan.rootId, inboxId, now))
        await audit(writing, 'renewal-wanted', { inboxId });
    await audit(writing, 'organisation-described', { changes: String(changes.length) });
    return invited;
  });
  await openReadyUnits(plan.rootId, { store, clock });
  return { changes, invitations };
}

/** What is stored. Throws where the file would take what belongs to another tree. */
async function look(plan: Plan, records: Records): Promise<{ before: Before; version: number }> {
  const { organisations, people } = records;
  const mistakes: string[] = [];
  const written = writtenIn(plan.top);
  const say = (key: ProofKey, values: Record<string, string>) =>
    proofText(written.language, key, values);
  for (const { id, slug } of plan.organisations) {
    const known = await organisations.bySlug(slug);
    if (known && (known.id !== id || known.rootId !== plan.rootId))
      mistakes.push(`${written.at(id, ['slug'])}${say('slug-elsewhere', { slug })}`);
  }
  for (const { email } of peopleOf(plan)) {
    const known = await people.byEmail(email);
    if (known && known.rootId !== plan.rootId)
      mistakes.push(`${written.atPerson(email)}${say('person-elsewhere', { email })}`);
  }
  if (mistakes.length > 0) throw new DescriptionError(mistakes);
  const version = await organisations.treeVersion(plan.rootId);
  const tree = await organisations.tree(plan.rootId);
  const helpLines = await organisations.helpLines(plan.rootId);
  const ownerGrants = await organisations.ownerGrantsTo(plan.rootId, [...tree.inboxes.keys()]);
  return {
    before: { tree: tree.organisations.size > 0 ? tree : undefined, helpLines, ownerGrants },
    version,
  };
}

/** What the file says; where it says nothing, the national list once, and then what an administrator has made of it. */
async function putHelpLines({ records, plan, before }: Writing): Promise<void> {
  if (plan.helpLines === null && before.helpLines.length > 0) return;
  const lines = plan.helpLines ?? helpLinesToBeginWith(plan.sectors);
  for (const [position, line] of lines.entries()) {
    const known = before.helpLines.find(({ key }) => key === line.key);
    const row = { ...withConfirmation(line, known), rootId: plan.rootId, position };
    await records.organisations.putHelpLine(row);
  }
}

/** Access and sessions end; whoever is left with no inbox at all cannot come in again before being invited again. */
async function removeMembers({ records, plan, before }: Writing): Promise<void> {
  const { tree } = before;
  const removed = membersToRemove(plan, tree);
  for (const { inboxId, handlerId } of removed)
    await records.organisations.removeMembership(plan.rootId, inboxId, handlerId);
  const named = new Set(peopleOf(plan).map(({ email }) => email));
  for (const handlerId of new Set(removed.map((one) => one.handlerId))) {
    await records.people.endSessionsOf(handlerId);
    const left = removed.filter((one) => one.handlerId === handlerId).map(({ inboxId }) => inboxId);
    await records.recovery.printerLeft(plan.rootId, handlerId, left);
    const handler = tree!.handlers.get(handlerId)!;
    const stays = tree!.memberships.some(
      (row) =>
        row.handlerId === handlerId && !removed.some(({ inboxId }) => inboxId === row.inboxId),
    );
    if (stays || named.has(handler.email)) continue;
    await records.people.put({ ...handler, state: 'disabled', isAdministrator: false });
    await records.people.putRecoveryCodes(handlerId, []);
  }
}

/** Ids of inboxes that somebody leaves. */
function inboxesLeft({ plan, before }: Writing): string[] {
  return [...new Set(membersToRemove(plan, before.tree).map(({ inboxId }) => inboxId))];
}

async function putPeople(writing: Writing, secret: string): Promise<Applied['invitations']> {
  const { records, plan, before, now } = writing;
  const { rootId } = plan;
  const invitations: Applied['invitations'] = [];
  const ids = new Map<string, string>();
  for (const { email, name, language, administrator: isAdministrator } of peopleOf(plan)) {
    const known = handlerOf(email, before.tree);
    const row = known ?? newHandler(rootId, email, now);
    const isInvited = known === undefined || known.state === 'disabled';
    const state = isInvited ? 'invited' : row.state;
    ids.set(email, row.id);
    await records.people.put({ ...row, name, language, isAdministrator, state });
    if (!isInvited) continue;
    const invitation = newInvitation({ rootId, handlerId: row.id, secret, now });
    await records.people.addInvitation(invitation.row);
    await records.outbox.add([invitation.letter]);
    await audit(writing, 'invitation-sent', { handlerId: row.id });
    invitations.push({ email, token: invitation.token });
  }
  for (const { inboxId, email, deputy } of plan.members) {
    const handlerId = ids.get(email)!;
    await records.organisations.putMembership({ inboxId, handlerId, rootId, deputy });
  }
  return invitations;
}

function audit(
  { records, plan: { rootId }, now }: Writing,
  action: string,
  params: Record<string, string>,
): Promise<void> {
  return records.audit.append(rootId, rootId, { action, handlerId: null, params, at: now });
}

function newHandler(rootId: string, email: string, now: Date): HandlerRow {
  return {
    id: newId(now.getTime()),
    rootId,
    email,
    name: '',
    language: 'nb',
    isAdministrator: false,
    state: 'invited',
    salt: null,
    secretHash: null,
    publicKey: null,
    lockedKey: null,
    totpSealed: null,
    totpStep: 0,
    awayUntil: null,
  };
}
