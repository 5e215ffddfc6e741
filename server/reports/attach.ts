/**
 * Takes a sealed picture or document in, before the report to which it belongs: it waits unclaimed, within limits, so that a
 * large upload on a bad line never stands in the way of the report itself.
 */
import type { AttachmentAnswer, AttachmentRequest } from '../../contract/api/public.ts';
import { attachmentLimits } from '../../contract/attachments.ts';
import {
  aadOfAttachment,
  attachmentStep,
  isSealedAttachment,
} from '../../contract/sealing/attachment.ts';
import { refuseHostPage } from '../http/origin.ts';
import type { Parts } from '../http/parts.ts';
import { organisationNamed } from '../http/organisation.ts';
import { Problem } from '../http/problem.ts';
import type { Records } from '../store/records.ts';
import type { FieldError } from './rules.ts';

const hourMs = 3_600_000;
/** How long one waits for its report. */
export const keptUnclaimedMs = hourMs;

/** For one report, so that pictures can be taken away and chosen anew a few times. */
const mostForReport = 4 * attachmentLimits.count;
/** Bytes of one tree: of what nobody has claimed, and of all that arrived within a day. Reports are taken beyond that too. */
const mostUnclaimed = 128 * 1024 * 1024;
const mostInDay = 1024 * 1024 * 1024;

/** `hash`: the SHA-256 of the request's body. `origin`: of the page that it came from. */
type Arrived = { hash: string; origin: string | undefined };

/**
 * Sent again it answers again. Throws the problems `not-found`, `frame-required`, `not-allowed` where the organisation takes none,
 * `invalid-request`, `idempotency-key-reused` and `slow-down`.
 */
export async function attach(
  attachment: AttachmentRequest,
  { hash: bodyHash, origin }: Arrived,
  { store, trees, clock, config }: Pick<Parts, 'store' | 'trees' | 'clock' | 'config'>,
): Promise<AttachmentAnswer> {
  const { id, organisation: slug, reportId, index, sealed } = attachment;
  const isRoomy = (await store.room()) === 'enough';
  return store.transaction(async (records) => {
    const now = clock.now();
    await dropUnclaimed(records, now);
    const earlier = await records.attachments.fingerprint(id);
    if (earlier?.bodyHash === bodyHash) return { id };
    if (earlier) throw new Problem('idempotency-key-reused');

    const { organisation, tree } = await organisationNamed(slug, records, trees);
    const { id: organisationId, rootId, attachments: mode } = organisation;
    refuseHostPage(origin, organisationId, tree, config.publicUrl);
    if (mode === 'none')
      throw new Problem('not-allowed', { detail: 'This organisation takes no attachments.' });
    const errors = errorsOf(
      sealed,
      aadOfAttachment({ organisationId: rootId, id: reportId, index }),
    );
    if (errors.length > 0) throw new Problem('invalid-request', { errors });

    const ciphertext = Buffer.from(sealed.ciphertext, 'base64url');
    const size = ciphertext.length;
    await refuseTooMuch(records, { rootId, reportId, size, isRoomy }, now);
    const { protected: header, aad, iv, tag } = sealed;
    await records.attachments.add({
      ...{ id, rootId, reportId, index, bodyHash },
      ...{ protected: header, aad, iv, tag, ciphertext, size },
      arrivedAt: now,
      claimedAt: null,
    });
    return { id };
  });
}

/** What waited for a report that did not come. */
export function dropUnclaimed({ attachments }: Records, now: Date): Promise<void> {
  return attachments.pruneUnclaimed(new Date(now.getTime() - keptUnclaimedMs));
}

function errorsOf(sealed: AttachmentRequest['sealed'], aad: string): FieldError[] {
  if (!isSealedAttachment(sealed))
    return [
      {
        pointer: '/sealed',
        detail: `Seal it as contract/sealing/attachment.ts does, padded to steps of ${attachmentStep} bytes.`,
      },
    ];
  if (sealed.aad === aad) return [];
  const detail = 'Seal it for this organisation, this report and this index.';
  return [{ pointer: '/sealed/aad', detail }];
}

/** A tree that is flooded with pictures still takes reports, and so does a disk that is nearly full: only pictures have to wait. */
async function refuseTooMuch(
  { attachments }: Records,
  of: { rootId: string; reportId: string; size: number; isRoomy: boolean },
  now: Date,
): Promise<void> {
  const { rootId, reportId, size, isRoomy } = of;
  const waiting = await attachments.waitingFor(rootId, reportId);
  const arrived = await attachments.arrived(rootId, new Date(now.getTime() - 24 * hourMs));
  if (
    isRoomy &&
    waiting < mostForReport &&
    arrived.unclaimed + size <= mostUnclaimed &&
    arrived.bytes + size <= mostInDay
  )
    return;
  throw new Problem('slow-down', {
    headers: { 'retry-after': String(keptUnclaimedMs / 1000) },
    detail: isRoomy
      ? 'There are very many attachments at present. Send the report without them.'
      : 'There is little room left, and it is kept for reports. Send the report without attachments.',
  });
}
