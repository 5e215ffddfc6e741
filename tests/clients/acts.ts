/** What a handler does with a case, without the desk's screens and with its own code: opens it whole, acts, answers, hands it over. */
import type {
  AttachmentReadingAnswer,
  CaseAnswer,
  ReadingAnswer,
  ResealingRequest,
} from '../../contract/api/cases.ts';
import { openAttachment } from '../../contract/sealing/attachment.ts';
import { entriesToHandOver } from '../../desk/handed-over.ts';
import { fillKeyRing, type KeyRing } from '../../desk/keys.ts';
import { openReading, sealMessage, type OpenedCase } from '../../desk/opened.ts';
import { ask, fill, type SignedIn } from './handler.ts';

/** All that she can open now, earlier keys and inboxes below among them, as the desk holds it. */
export async function ringOf(me: SignedIn): Promise<KeyRing> {
  await fill(me);
  return fillKeyRing(me.session, me.key);
}

export type OpenedWhole = {
  item: CaseAnswer;
  reading: ReadingAnswer;
  opened: OpenedCase;
  /** The bytes of each attachment. */
  attachments: Uint8Array[];
};

/** Opens a case as the desk does, with every key of the ring, messages and attachments too. */
export async function openWhole(me: SignedIn, ring: KeyRing, caseId: string): Promise<OpenedWhole> {
  const item = await ask<CaseAnswer>(me, `/cases/${caseId}`);
  const path = `/cases/${caseId}/readings`;
  const reading = await ask<ReadingAnswer>(me, path, { method: 'POST', body: {} });
  const opened = await openReading(ring, reading, item);
  const { organisationId, reportId: id } = reading;
  const attachments: Uint8Array[] = [];
  for (const [index, attachment] of opened.attachments.entries()) {
    const from = `/cases/${caseId}/attachments/${attachment!.id}/readings`;
    const { sealed } = await ask<AttachmentReadingAnswer>(me, from, { method: 'POST' });
    attachments.push(await openAttachment(sealed, attachment!, { organisationId, id, index }));
  }
  return { item, reading, opened, attachments };
}

/** What changes a case and names the revision that she saw. `more`: the reason of a closing, the list of a placement. */
export async function act(
  me: SignedIn,
  caseId: string,
  verb: 'acknowledgements' | 'closings' | 'placements' | 'recusals',
  more: object = {},
): Promise<void> {
  const { revision } = await ask<CaseAnswer>(me, `/cases/${caseId}`);
  await ask(me, `/cases/${caseId}/${verb}`, { method: 'POST', body: { revision, ...more } });
}

/** Writes to the reporter. */
export async function answer(
  me: SignedIn,
  caseId: string,
  text: string,
  opened: OpenedCase,
): Promise<void> {
  const { id, sealed } = await sealMessage(text, opened);
  const body = { id, reportId: opened.reportId, sealed };
  const headers = { 'idempotency-key': id };
  await ask(me, `/cases/${caseId}/messages`, { method: 'POST', body, headers });
}

/** Hands over to the key of now what she opened with an earlier one; answers how many parts. */
export async function handOver(
  me: SignedIn,
  ring: KeyRing,
  { item, reading }: Pick<OpenedWhole, 'item' | 'reading'>,
): Promise<number> {
  const entries = await entriesToHandOver(reading, item, ring);
  if (entries.length === 0) return 0;
  const body: ResealingRequest = { entries };
  const path = `/cases/${item.id}/resealings`;
  const { sealedAgain } = await ask<{ sealedAgain: number }>(me, path, { method: 'POST', body });
  return sealedAgain;
}
