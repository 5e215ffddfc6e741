/**
 * The sealing file: what of `contract/sealing` is needed to send a report, in a file of its own that is loaded while the form is
 * being filled in. Nobody imports it but by `seal-report.ts`, so that its weight is not paid at the first screen.
 */
import { sha256, toBase64url, utf8 } from '../../contract/sealing/bytes.ts';

export { formatCode, newFollowUpCode, deriveCode } from '../../contract/sealing/follow-up-code.ts';
export { newKeyPair } from '../../contract/sealing/keys.ts';
export { lockKey } from '../../contract/sealing/lock.ts';
export { sealAttachment } from '../../contract/sealing/attachment.ts';
export { seal } from '../../contract/sealing/seal.ts';

/** `keyListThumbprint` of `contract/sealing/keys.ts` for a list of which only the names are known; `seal` holds each key to its name. */
export async function kidListThumbprint(kids: string[]): Promise<string> {
  return toBase64url(await sha256(utf8([...kids].sort().join('.'))));
}
