/**
 * Messages that were written and not sent: kept in memory while the screen is away or the desk is locked, each sealed to
 * the handler's own key, so that only whoever unlocks reads them. Nothing is stored; closing the page drops them.
 */
import type { SessionAnswer } from '../contract/api/people.ts';
import type { PrivateKey } from '../contract/sealing/keys.ts';
import { open, seal, type Binding, type Json, type Sealed } from '../contract/sealing/seal.ts';

type Owner = Pick<SessionAnswer['handler'], 'id' | 'publicKey'>;

/** Sealed, and perhaps on its way: sent again as it is, so that a lost answer makes no second message. */
export type OnItsWay = { text: string; id: string; sealed: Sealed };
export type Draft = { text: string; onItsWay: OnItsWay | null };

export type Drafts = ReturnType<typeof openDrafts>;

export function openDrafts() {
  const kept = new Map<string, Promise<Sealed>>();
  let ownerId: string | null = null;

  /** Whoever signs in as somebody else finds none. */
  function belongTo({ id }: Pick<Owner, 'id'>): void {
    if (ownerId !== id) kept.clear();
    ownerId = id;
  }

  return {
    belongTo,
    keep(caseId: string, { text, onItsWay }: Draft, owner: Owner): void {
      belongTo(owner);
      if (text.trim() === '') return;
      const draft: Json = { text, onItsWay: onItsWay && JSON.stringify(onItsWay) };
      kept.set(caseId, seal(draft, [owner.publicKey], placeOf(caseId, owner.id)));
    },
    has: (caseId: string) => kept.has(caseId),
    count: () => kept.size,
    /** Gives it once. Null where there is none, or where it does not open with this key. */
    async take(caseId: string, key: PrivateKey): Promise<Draft | null> {
      const sealed = kept.get(caseId);
      if (!sealed || ownerId === null) return null;
      kept.delete(caseId);
      const opened = await open(await sealed, key, placeOf(caseId, ownerId)).catch(() => null);
      if (!opened) return null;
      const { text, onItsWay } = opened as { text: string; onItsWay: string | null };
      return { text, onItsWay: onItsWay === null ? null : (JSON.parse(onItsWay) as OnItsWay) };
    },
    /** It was sent after all. */
    forget: (caseId: string) => void kept.delete(caseId),
    drop: () => kept.clear(),
  };
}

/** A draft has no organisation of its own: it is bound to its writer and its case. */
function placeOf(caseId: string, ownerId: string): Binding {
  return { organisationId: ownerId, id: caseId, version: 1, part: 'message' };
}
