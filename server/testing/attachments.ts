/** Attachments as the form sends them: sealed for their report and their place in it. */
import type { AttachmentRequest } from '../../contract/api/public.ts';
import { newId } from '../../contract/ids.ts';
import { sealAttachment } from '../../contract/sealing/attachment.ts';
import { utf8 } from '../../contract/sealing/bytes.ts';
import type { Place, ServerWorld } from './server-world.ts';

export async function sealedAttachmentFor(
  place: Pick<Place, 'rootId' | 'slug'>,
  reportId: string,
  { index = 0, bytes = utf8('Et bilde') }: { index?: number; bytes?: Uint8Array } = {},
) {
  const where = { organisationId: place.rootId, id: reportId, index };
  const { sealed, key } = await sealAttachment(bytes, where);
  const body: AttachmentRequest = {
    ...{ id: newId(), organisation: place.slug, reportId, index, sealed },
  };
  return { body, key, size: bytes.length, where };
}

export function postAttachment(
  { app }: Pick<ServerWorld, 'app'>,
  body: AttachmentRequest,
  headers: Record<string, string> = {},
) {
  return app.inject({
    method: 'POST',
    url: '/api/v1/attachments',
    payload: body,
    headers: { 'idempotency-key': body.id, ...headers },
  });
}
