/**
 * Who may keep whom out of a case: somebody from above, or a colleague who answers for it too, and then it goes up. Pure.
 * A friend of the accused who answers for a case must not be able to silence the one honest reader: nobody keeps out those who
 * stand above her or beside her without answering, and what she does to a colleague is seen and answered for from above.
 */
import { answers, nextReader, type Lying, type Next } from '../next-reader.ts';
import { chainOf, type Tree } from '../tree.ts';

type Places = Pick<Tree, 'organisations' | 'inboxes'>;

/** `above`: she stands above all through which the other reads; `colleague`: not above all, and both answer for the case. */
export type Keeping =
  | { may: true; as: 'above' | 'colleague' }
  | { may: false; why: 'herself' | 'reads-not' | 'no-power' };

/** `own`: inboxes of hers that have the case, with whose keys she acts; `theirs`: all of the other's that have it, or to which it can go up. */
export function mayKeepOut(
  of: { isHerself: boolean; own: readonly Lying[]; theirs: readonly Lying[] },
  tree: Places,
): Keeping {
  const { isHerself, own, theirs } = of;
  if (isHerself) return { may: false, why: 'herself' };
  if (theirs.length === 0) return { may: false, why: 'reads-not' };
  const isBelow = ({ inboxId }: Lying) => own.some((one) => isAbove(one.inboxId, inboxId, tree));
  if (theirs.every(isBelow)) return { may: true, as: 'above' };
  const isColleague = (their: Lying) =>
    answers(their) && own.some((one) => answers(one) && !isAbove(their.inboxId, one.inboxId, tree));
  return theirs.every((their) => isBelow(their) || isColleague(their))
    ? { may: true, as: 'colleague' }
    : { may: false, why: 'no-power' };
}

/**
 * Who answers for the case afterwards. It never stays with the one who did it alone while there is somebody else: her own reading counts only
 * where she did it from above and nobody but her is left. After a colleague it goes up, whoever is left beside her, as long as there is somebody
 * above. `refused`: nobody but her could read it then. `isLive`: somebody there can read it, the other and those kept out not counted;
 * `isLiveBesides`: and she neither.
 */
export function afterKeepingOut(
  of: {
    as: 'above' | 'colleague';
    own: readonly Lying[];
    lying: readonly Lying[];
    isLive: (inboxId: string) => boolean;
    isLiveBesides: (inboxId: string) => boolean;
  },
  tree: Places,
): Next | { outcome: 'refused' } {
  const { as, own, lying, isLive, isLiveBesides } = of;
  if (as === 'colleague') {
    const isUp = ({ inboxId }: Lying) => own.some((one) => isAbove(inboxId, one.inboxId, tree));
    const answersAbove = lying.some(
      (one) => answers(one) && isUp(one) && isLiveBesides(one.inboxId),
    );
    if (answersAbove) return { outcome: 'stays' };
    const up = nextReader(
      lying.filter((one) => isUp(one) && !answers(one)),
      isLiveBesides,
    );
    if (up.outcome === 'next') return up;
  }
  const next = nextReader(lying, isLiveBesides);
  if (next.outcome !== 'nobody') return next;
  return as === 'above' ? nextReader(lying, isLive) : { outcome: 'refused' };
}

/** Whether an inbox stands above another: in an organisation above on this side of a private border, or independent of the line. */
export function isAbove(one: string, other: string, tree: Places): boolean {
  const [high, low] = [tree.inboxes.get(one), tree.inboxes.get(other)];
  if (!high || !low || low.standing === 'independent') return false;
  const line = chainOf(low.organisationId, tree).map(({ id }) => id);
  const isBeside = high.organisationId === low.organisationId;
  return line.includes(high.organisationId) && (!isBeside || high.standing === 'independent');
}
