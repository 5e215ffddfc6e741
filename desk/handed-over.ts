/**
 * What of a case is still sealed to a retired key of an inbox of hers, wrapped anew for its key of now: whoever has left knows
 * the retired one. The content is not touched, so only these entries are sent.
 */
import type { CaseAnswer, ReadingAnswer, ResealingRequest } from '../contract/api/cases.ts';
import { publicHalf, type PrivateKey } from '../contract/sealing/keys.ts';
import { sealAgain } from '../contract/sealing/seal-again.ts';
import { kidsOf, type Sealed } from '../contract/sealing/seal.ts';
import type { KeyRing } from './keys.ts';
import type { OpenedCase } from './opened.ts';

type Entry = ResealingRequest['entries'][number];

/** What was put into the case from outside is not made readable for longer: messages that are not shown keep their recipients. */
export function ofThisCase(
  { messages }: Pick<ReadingAnswer, 'messages'>,
  opened: Pick<OpenedCase, 'messages'>,
): ReadingAnswer['messages'] {
  const shown = new Set(opened.messages.flatMap(({ id, text }) => (text === null ? [] : id)));
  return messages.filter(({ id }) => shown.has(id));
}

/** Empty where nothing is left to hand over. Of inboxes that read this case only. */
export async function entriesToHandOver(
  { reportId, content, identity, messages }: ReadingAnswer,
  { readers }: Pick<CaseAnswer, 'readers'>,
  ring: KeyRing,
): Promise<Entry[]> {
  const parts: { id: string; part: Entry['part']; sealed: Sealed }[] = [
    { id: reportId, part: 'content', sealed: content },
    { id: reportId, part: 'identity', sealed: identity },
    ...messages.map(({ id, sealed }) => ({ id, part: 'message' as const, sealed })),
  ];
  const entries: Entry[] = [];
  for (const { inboxId, key } of ring.retiredKeys) {
    const now = ring.inboxKeys.get(inboxId);
    if (!now || !readers.some((reader) => reader.inboxId === inboxId)) continue;
    for (const { id, part, sealed } of parts) {
      const kids = kidsOf(sealed);
      if (!kids.includes(key.kid) || kids.includes(now.kid)) continue;
      // One part that cannot be handed over must not hold up the others.
      const recipient = await sealAgain(sealed, key, publicHalf(now)).catch(() => null);
      if (recipient) entries.push({ id, part, retiredKid: key.kid, recipient });
    }
  }
  return entries;
}

/** The keys for which the server wants an answer before it takes these: that of now and the retired one of each. */
export function keysOfEntries(
  entries: readonly Entry[],
  { inboxKeys, retiredKeys }: KeyRing,
): PrivateKey[] {
  const all = [...inboxKeys.values(), ...retiredKeys.map(({ key }) => key)];
  const kids = new Set(
    entries.flatMap(({ retiredKid, recipient }) => [retiredKid, recipient.header.kid]),
  );
  return all.filter(({ kid }) => kids.has(kid));
}
