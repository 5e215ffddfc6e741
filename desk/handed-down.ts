/**
 * A case wrapped for one inbox more, which had no key when it came: content, identity, and the messages that are shown here. Not one
 * byte of what was written is touched, so only these entries are sent.
 */
import type { HandDownRequest, ReadingAnswer } from '../contract/api/cases.ts';
import type { PublicKey } from '../contract/sealing/keys.ts';
import { sealAgain } from '../contract/sealing/seal-again.ts';
import type { Sealed } from '../contract/sealing/seal.ts';
import { ofThisCase } from './handed-over.ts';
import { keyFor, type KeyRing } from './keys.ts';
import type { OpenedCase } from './opened.ts';

type Entry = HandDownRequest['entries'][number];

/**
 * `withheld`: messages of which the history tells, and that this desk does not show, or cannot wrap; they stay sealed as they are.
 * Throws SealingError where the content or the identity does not open, and `wrong-key` where `to` is not what its `kid` says.
 */
export async function handDownParts(
  reading: Pick<ReadingAnswer, 'reportId' | 'content' | 'identity' | 'messages'>,
  opened: Pick<OpenedCase, 'messages'>,
  ring: KeyRing,
  to: PublicKey,
): Promise<Pick<HandDownRequest, 'entries' | 'withheld'>> {
  const { reportId: id, content, identity } = reading;
  const wrap = async (sealed: Sealed) => sealAgain(sealed, await keyFor(ring, sealed), to);
  const entries: Entry[] = [
    { id, part: 'content', recipient: await wrap(content) },
    { id, part: 'identity', recipient: await wrap(identity) },
  ];
  const shown = new Set(ofThisCase(reading, opened));
  const withheld: string[] = [];
  for (const message of reading.messages) {
    if (message.recorded === 'no') continue;
    // One message that cannot be wrapped must not hold up the case.
    const recipient = shown.has(message) ? await wrap(message.sealed).catch(() => null) : null;
    if (recipient) entries.push({ id: message.id, part: 'message', recipient });
    else withheld.push(message.id);
  }
  return { entries, withheld };
}
