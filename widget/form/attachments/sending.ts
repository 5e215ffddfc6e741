/**
 * Seals what was picked and sends it ahead of the report, one after the other. Sealing gives other bytes each time and the server
 * knows an attachment again only by the same ones: they are kept for as long as the reporter's key is.
 */
import type { AttachmentAnswer, AttachmentRequest } from '../../../contract/api/public.ts';
import type { Attachment } from '../../../contract/content.ts';
import type { Draft, Picked } from '../../questions/draft.ts';
import { post } from '../api.ts';
import { ask, type Refusal } from '../ask.ts';
import { fetched } from '../fetched.ts';
import type { MobbeSkjema } from '../mobbe-skjema.ts';
import type { Reporter } from '../seal-report.ts';
import type { Sending } from '../send.ts';
import type { NotAttached } from '../state.ts';

/** Milliseconds. A megabyte on a slow line takes half a minute. */
const patience = 90_000;

type Sealed = { request: AttachmentRequest; listed: Attachment; isThere: boolean };

/** By the reporter, then by what was picked and its place: sealed for another place it could not be opened. */
const sealedBefore = new WeakMap<Reporter, Map<string, Sealed>>();

/** What `send.ts` calls before it posts the report. */
export function attach(form: MobbeSkjema, draft: Draft): NonNullable<Sending['attach']> {
  const { visit } = form;
  // Who went back to the answers may be about to take a picture away.
  const isWanted = () =>
    visit === form.visit &&
    draft === form.draft &&
    (form.stage === 'sending' || form.stage === 'trying-again');
  return async (reporter, sent) => {
    const all = draft.attachments.length;
    const sealed: Sealed[] = [];
    for (const [index, picked] of draft.attachments.entries())
      sealed.push(await sealedOnce(form, reporter, picked, index));
    if (sent === 'again') for (const one of sealed) one.isThere = false;
    for (const [index, one] of sealed.entries()) {
      if (!isWanted()) return { state: 'called-off' };
      if (one.isThere) continue;
      form.progress = form.t('attachments.sending', { number: index + 1, all });
      form.announce(form.progress);
      const because = await upload(form, one.request);
      if (because) return { state: 'not-attached', because };
      one.isThere = true;
    }
    form.progress = '';
    return isWanted()
      ? { state: 'attached', attachments: sealed.map(({ listed }) => listed) }
      : { state: 'called-off' };
  };
}

async function sealedOnce(
  { settings, ending }: MobbeSkjema,
  reporter: Reporter,
  picked: Picked,
  index: number,
): Promise<Sealed> {
  const known = sealedBefore.get(reporter) ?? new Map<string, Sealed>();
  sealedBefore.set(reporter, known);
  const name = `${picked.id} ${index}`;
  const earlier = known.get(name);
  if (earlier) return earlier;
  const { rootId, slug } = settings!.organisation;
  const { sealAttachment } = await fetched(() => import('../sealing.ts'));
  const bytes = new Uint8Array(await picked.blob.arrayBuffer());
  const { reportId } = reporter;
  const { sealed, key } = await sealAttachment(bytes, {
    organisationId: rootId,
    id: reportId,
    index,
  });
  const id = ending!.newId();
  const made: Sealed = {
    request: { id, organisation: slug, reportId, index, sealed },
    listed: { id, type: picked.type, size: bytes.length, key },
    isThere: false,
  };
  known.set(name, made);
  return made;
}

/** Answers why not, or null when it is there. The same bytes again are harmless. */
async function upload(
  { opening }: MobbeSkjema,
  request: AttachmentRequest,
): Promise<NotAttached | null> {
  const init = post(request, { 'idempotency-key': request.id });
  const answer = await ask<AttachmentAnswer>(opening!.origin, 'attachments', init, patience);
  if (answer.state === 'answered') return null;
  return answer.state === 'refused' ? because(answer.problem) : 'attachments.failed';
}

function because({ status, slug }: Refusal): NotAttached {
  if (status === 429) return 'attachments.busy';
  return (slug !== null && status < 500) || status === 413
    ? 'attachments.refused'
    : 'attachments.failed';
}
