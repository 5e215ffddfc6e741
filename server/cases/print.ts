/**
 * Hands out what stands at the head of a printed case, and writes down in the same transaction who prints, and with what: no paper
 * without a mark. What was written is opened in the browser, and never comes here.
 */
import type { z } from 'zod';
import type { PrintingAnswer, printingRequest } from '../../contract/api/cases.ts';
import { withheldBy } from '../../contract/cases/withheld.ts';
import { osloDay } from '../../contract/clock.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import type { OrganisationRow, StoredTree } from '../store/records.ts';
import { openedCase, seenCase } from './access.ts';
import { showCase } from './show.ts';

/** Without `parts` only the facts are printed, for which nobody needs a key. Throws `not-found`, `not-allowed` and `possession-needed`. */
export async function printCase(
  caseId: string,
  { parts }: z.output<typeof printingRequest>,
  handler: SignedInHandler,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<PrintingAnswer> {
  const { rootId, id: handlerId } = handler;
  return store.transaction(async (records) => {
    const { case: row } =
      parts.length === 0
        ? await seenCase(records, handler, caseId)
        : await openedCase(records, handler, caseId, trees);
    const tree = await trees.of(records, rootId);
    const at = clock.now();
    await records.audit.append(rootId, caseId, {
      action: 'printed',
      handlerId,
      params: { parts: parts.join(' ') },
      at,
    });
    const top = topOf(tree, row.unitId);
    const about = { isPrivate: top?.private ?? false, sector: row.sector };
    return {
      organisationName: top?.name ?? '',
      by: handler.name,
      printedAt: at.toISOString(),
      law: withheldBy(osloDay(at), about),
      parts,
      case: await showCase(records, caseId, handler, trees),
    };
  });
}

/** Who answers for the place: the top of its tree, or the private owner, beyond whom nothing goes. */
function topOf({ organisations }: StoredTree, unitId: string): OrganisationRow | undefined {
  let top = organisations.get(unitId);
  const seen = new Set<string>();
  while (top && !seen.has(top.id)) {
    seen.add(top.id);
    const parent = organisations.get(top.parentId ?? '');
    if (!parent || (top.private && !parent.private)) break;
    top = parent;
  }
  return top;
}
