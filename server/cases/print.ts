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
import { act } from './act.ts';
import { showCase } from './show.ts';

/** Without `parts` only the facts are printed, for which nobody needs a key. Throws as `act` does. */
export function printCase(
  caseId: string,
  { parts: printed }: z.output<typeof printingRequest>,
  handler: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<PrintingAnswer> {
  return act(
    {
      act: printed.length === 0 ? 'print' : 'print-report',
      caseId,
      change: ({ seen: { case: row }, tree, at }) => {
        const top = topOf(tree, row.unitId);
        const about = { isPrivate: top?.private ?? false, sector: row.sector };
        return Promise.resolve({
          entries: [{ action: 'printed', params: { parts: printed.join(' ') } }],
          answer: async (records): Promise<PrintingAnswer> => ({
            organisationName: top?.name ?? '',
            by: handler.name,
            printedAt: at.toISOString(),
            law: withheldBy(osloDay(at), about),
            parts: printed,
            case: await showCase(records, caseId, handler, parts),
          }),
        });
      },
    },
    handler,
    parts,
  );
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
