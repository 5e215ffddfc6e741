/** Very many reports at once: sealed once, because sealing is not what is tried, and each bound to an id of its own. */
import { randomBytes } from 'node:crypto';
import type { ReportRequest } from '../../contract/api/public.ts';
import { newId } from '../../contract/ids.ts';
import { aadOf } from '../../contract/sealing/binding.ts';
import { sealedReport, type Place, type ServerWorld } from './server-world.ts';

export async function manyReports(
  world: ServerWorld,
  place: Place,
  count: number,
  over: Parameters<typeof sealedReport>[2] = {},
): Promise<ReportRequest[]> {
  const { body } = await sealedReport(world, place, over);
  return Array.from({ length: count }, () => {
    const binding = { organisationId: place.rootId, id: newId(), version: 1 } as const;
    const accessTokenHash = randomBytes(32).toString('base64url');
    return {
      ...body,
      id: binding.id,
      content: { ...body.content, aad: aadOf({ ...binding, part: 'content' }) },
      identity: { ...body.identity, aad: aadOf({ ...binding, part: 'identity' }) },
      reporter: { ...body.reporter, accessTokenHash },
    };
  });
}
