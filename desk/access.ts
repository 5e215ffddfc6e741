/**
 * Whether she may open a case: by the key of an inbox of hers that reads it. The server refuses whoever was not let in,
 * so the desk does not offer what would be refused, and says the way in.
 */
import type { CaseAnswer } from '../contract/api/cases.ts';
import type { SessionAnswer } from '../contract/api/people.ts';
import type { Language } from '../contract/facts.ts';
import type { PrivateKey } from '../contract/sealing/keys.ts';
import type { KeyRing } from './keys.ts';
import { anyOf } from './words.ts';

export type Membership = SessionAnswer['memberships'][number];

/** `waiting`: nobody has let her in yet; `no-key`: the inbox has none; `broken`: what was granted to her does not open it. */
export type Access =
  { name: 'open' } | { name: 'waiting' | 'no-key' | 'broken'; membership: Membership };

type Hands = { session: SessionAnswer; ring: KeyRing };

export function accessTo(
  { inboxId, readers }: Pick<CaseAnswer, 'inboxId' | 'readers'>,
  { session, ring }: Hands,
): Access {
  const ids = [inboxId, ...readers.map((reader) => reader.inboxId)];
  const own = session.memberships.filter((membership) => ids.includes(membership.inboxId));
  const held = heldInboxes({ session, ring });
  const [membership] = own;
  if (!membership || own.some((one) => held.has(one.inboxId))) return { name: 'open' };
  if (ring.broken.includes(membership.inboxId)) return { name: 'broken', membership };
  return { name: membership.state === 'no-key' ? 'no-key' : 'waiting', membership };
}

/** The keys of now with which she acts on a case: those of her inboxes that read it; where none is named, all of hers. */
export function keysForCase(
  { inboxId, readers }: Pick<CaseAnswer, 'inboxId' | 'readers'>,
  { session, ring }: Hands,
): PrivateKey[] {
  const ids = [inboxId, ...readers.map((reader) => reader.inboxId)];
  const held = session.memberships.flatMap((membership) => {
    const key = ring.inboxKeys.get(membership.inboxId);
    return key ? [{ key, isReader: ids.includes(membership.inboxId) }] : [];
  });
  const readersKeys = held.filter(({ isReader }) => isReader);
  return (readersKeys.length > 0 ? readersKeys : held).map(({ key }) => key);
}

/** Ids of the inboxes that she can read. */
export function heldInboxes({ session, ring }: Hands): Set<string> {
  return new Set(
    session.memberships
      .filter(({ state, inboxId }) => state === 'holding' && !ring.broken.includes(inboxId))
      .map(({ inboxId }) => inboxId),
  );
}

/** Those who can let her in, as `Kari, Ola eller Åse`; null where only the printed code opens the inbox. */
export function whoLetsIn({ letInBy }: Membership, language: Language): string | null {
  return letInBy.length === 0 ? null : anyOf(letInBy, language);
}
