/**
 * A reader gives a case to an inbox that should have had it, and had no key when it came. Her browser wraps the keys of the
 * content for it; nothing of what was written is sent again, so nobody can change it on this way.
 */
import type { CaseAnswer, HandDownRequest } from '../../contract/api/cases.ts';
import { mostRecipients } from '../../contract/route.ts';
import { withAddedRecipient } from '../../contract/sealing/seal-again.ts';
import type { Sealed } from '../../contract/sealing/sealed.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { entryFaults } from '../http/sealed-faults.ts';
import { recordingOf } from '../store/message-record.ts';
import type { CaseRow, MessageRow } from '../store/records.ts';
import { isSetApart, type ActRecords } from './access.ts';
import { act } from './act.ts';
import { handDownOffers } from './hand-down-offers.ts';
import { showCase } from './show.ts';

type Entry = HandDownRequest['entries'][number];
/** What of a case is sealed, by what an entry calls it. */
type Sealings = Map<string, Sealed>;

/**
 * All in one transaction, or nothing. Throws as `act` does, `case-changed` also where a message came meanwhile, and `invalid-request`
 * where the inbox cannot have the case, or the entries are not one for each part of it, for the key of now.
 */
export function handDown(
  caseId: string,
  { revision, inboxId, entries, withheld }: HandDownRequest,
  handler: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<CaseAnswer> {
  return act(
    {
      act: 'hand-down',
      caseId,
      revision,
      async change({ records, seen, tree, at }) {
        const { case: row } = seen;
        const offers = await handDownOffers(records, seen, tree, at);
        const to = offers.find((offer) => offer.inboxId === inboxId);
        if (!to) throw refused('/inboxId', 'Name an inbox of `handDown` of a reading.');

        const messages = await recordedMessages(records, row);
        const sealings = await sealingsOf(records, row, messages);
        const added = addedTo(sealings, entries, to.key.kid);
        mustBeWhole(sealings, added, withheld);
        await write(records, row, messages, added);

        const state = stateFor(row, isSetApart(seen));
        const lies = { inboxId, as: to.as, reason: to.reason, state };
        await records.cases.addInbox(row.rootId, caseId, lies);
        const left = withheld.length === 0 ? {} : { withheld: String(withheld.length) };
        return {
          entries: [{ action: 'handed-down', params: { inboxId, ...left } }],
          // What is set apart is told of when it is moved to the list, and a closed case asks nobody for anything.
          asks: state === 'unread' ? [inboxId] : [],
          answer: (then) => showCase(then, caseId, handler, parts),
        };
      },
    },
    handler,
    parts,
  );
}

function stateFor({ status }: CaseRow, isApart: boolean) {
  if (status === 'closed') return 'closed';
  return isApart ? 'quarantine' : 'unread';
}

/** What the history does not tell of was put there from outside: it is not made readable for one more. */
async function recordedMessages(
  records: ActRecords,
  { rootId, id }: CaseRow,
): Promise<MessageRow[]> {
  const history = await records.audit.ofChain(rootId, id);
  const messages = await records.messages.ofCase(rootId, id);
  return messages.filter((message) => recordingOf(message, history) !== 'no');
}

async function sealingsOf(
  records: ActRecords,
  { rootId, reportId }: CaseRow,
  messages: MessageRow[],
): Promise<Sealings> {
  const { content, identity } = (await records.reports.get(rootId, reportId))!;
  return new Map([
    [nameOf({ part: 'content', id: reportId }), content],
    [nameOf({ part: 'identity', id: reportId }), identity],
    ...messages.map(({ id, sealed }) => [nameOf({ part: 'message', id }), sealed] as const),
  ]);
}

function nameOf({ part, id }: Pick<Entry, 'part' | 'id'>): string {
  return `${part} ${id}`;
}

/** Each named part with one recipient more. */
function addedTo(sealings: Sealings, entries: readonly Entry[], kid: string): Sealings {
  const added: Sealings = new Map();
  for (const [index, entry] of entries.entries()) {
    const at = `/entries/${index}`;
    const before = sealings.get(nameOf(entry));
    if (!before)
      throw refused(
        `${at}/id`,
        'Name the report of this case, or a message of which its history tells.',
      );
    if (added.has(nameOf(entry))) throw refused(`${at}/id`, 'Name each part once.');
    if (entry.recipient.header.kid !== kid)
      throw refused(
        `${at}/recipient/header/kid`,
        'Wrap it for the key that the inbox has now: `key` in `handDown`.',
      );
    const errors = entryFaults(entry.recipient, before, `${at}/recipient`);
    if (errors.length > 0) throw new Problem('invalid-request', { errors });
    const after = withAddedRecipient(before, entry.recipient, mostRecipients);
    if (!after)
      throw refused(
        `${at}/recipient`,
        `Wrap it as contract/sealing/seal-again.ts does; no part opens for more than ${mostRecipients} keys.`,
      );
    added.set(nameOf(entry), after);
  }
  return added;
}

/** Nothing is left out in silence: what is not handed down is named, and is a message. */
function mustBeWhole(sealings: Sealings, added: Sealings, withheld: readonly string[]): void {
  const kept = new Set(withheld.map((id) => nameOf({ part: 'message', id })));
  for (const [index, id] of withheld.entries()) {
    const name = nameOf({ part: 'message', id });
    if (!sealings.has(name) || added.has(name) || withheld.indexOf(id) !== index)
      throw refused(
        `/withheld/${index}`,
        'Name a message of this case that no entry is for, once.',
      );
  }
  const missing = [...sealings.keys()].find((name) => !added.has(name) && !kept.has(name));
  if (missing === undefined) return;
  if (!missing.startsWith('message'))
    throw refused('/entries', 'Hand down the content and the identity, both.');
  throw new Problem('case-changed', { detail: 'A message came meanwhile: read the case again.' });
}

async function write(
  records: ActRecords,
  { rootId, reportId }: CaseRow,
  messages: readonly MessageRow[],
  added: Sealings,
): Promise<void> {
  const of = (part: Entry['part'], id: string) => added.get(nameOf({ part, id }));
  const [content, identity] = [of('content', reportId)!, of('identity', reportId)!];
  await records.reports.setSealed(rootId, reportId, { content, identity });
  for (const { id } of messages) {
    const sealed = of('message', id);
    if (sealed) await records.messages.setSealed(rootId, id, sealed);
  }
}

function refused(pointer: string, detail: string): Problem {
  return new Problem('invalid-request', { errors: [{ pointer, detail }] });
}
