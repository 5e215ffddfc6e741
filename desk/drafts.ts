/**
 * Messages that were written and not sent: kept in memory while the screen is away or the desk is locked, each sealed to
 * the handler's own key, so that only whoever unlocks reads them. Nothing is stored; closing the page drops them.
 */
import type { SessionAnswer } from '../contract/api/people.ts';
import type { PrivateKey } from '../contract/sealing/keys.ts';
import { open, seal, type Binding, type Sealed } from '../contract/sealing/seal.ts';

type Owner = Pick<SessionAnswer['handler'], 'id' | 'publicKey'>;

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
    keep(caseId: string, text: string, owner: Owner): void {
      belongTo(owner);
      if (text.trim() !== '')
        kept.set(caseId, seal({ text }, [owner.publicKey], placeOf(caseId, owner.id)));
    },
    has: (caseId: string) => kept.has(caseId),
    count: () => kept.size,
    /** Gives it once. Empty where there is none, or where it does not open with this key. */
    async take(caseId: string, key: PrivateKey): Promise<string> {
      const sealed = kept.get(caseId);
      if (!sealed || ownerId === null) return '';
      kept.delete(caseId);
      const opened = await open(await sealed, key, placeOf(caseId, ownerId)).catch(() => null);
      return (opened as { text: string } | null)?.text ?? '';
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
