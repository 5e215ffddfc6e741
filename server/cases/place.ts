/**
 * Moves a case between the ordinary list and what was set apart: somebody has looked, and it may be genuine; or she takes
 * that back. Only what was set apart when it came can be put back there.
 */
import type { z } from 'zod';
import type { CaseAnswer, placementRequest } from '../../contract/api/cases.ts';
import { isQuarantine } from '../../contract/cases/status.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import type { AuditRow } from '../store/records.ts';
import { isSetApart, moveInboxes, type ActRecords, type SeenCase } from './access.ts';
import { act, type Entry } from './act.ts';
import { showCase } from './show.ts';

/** `revision` is the one that the handler saw. Throws as `act` does; `case-changed` also says that it lies there already or may not lie there. */
export function placeCase(
  caseId: string,
  { revision, intake }: z.infer<typeof placementRequest>,
  handler: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<CaseAnswer> {
  return act(
    {
      act: 'place',
      caseId,
      revision,
      async change({ records, seen, history }) {
        const answer = (then: ActRecords) => showCase(then, caseId, handler, parts);
        if (intake === 'ordinary') {
          if (!isSetApart(seen)) throw lies('The case lies in the ordinary list already.');
          return { entries: [movedToList], asks: await release(records, seen), answer };
        }
        await putBack(records, seen, history);
        return { entries: [{ action: 'set-apart-again', params: {} }], answer };
      },
    },
    handler,
    parts,
  );
}

const movedToList = { action: 'moved-to-list', params: {} } as const satisfies Entry<'place'>;

/** Whoever answers the reporter, or says that the report is read, takes it for genuine: nothing where it is not set apart. */
export async function takenForGenuine(
  records: ActRecords,
  seen: SeenCase,
): Promise<{ entries: (typeof movedToList)[]; asks: string[] }> {
  if (!isSetApart(seen)) return { entries: [], asks: [] };
  return { entries: [movedToList], asks: await release(records, seen) };
}

/** Ids of the inboxes whose readers are told now, as of any report. */
async function release(records: ActRecords, { case: row, inboxes }: SeenCase): Promise<string[]> {
  await moveInboxes(records, row, inboxes, { quarantine: 'unread', 'quarantine-read': 'read' });
  return inboxes.filter(({ state }) => isQuarantine(state)).map(({ inboxId }) => inboxId);
}

/** An answered case stays where it is: the reporter was told that it is read. */
async function putBack(
  records: ActRecords,
  { case: row, inboxes }: SeenCase,
  history: readonly AuditRow[],
): Promise<void> {
  const cameApart = history.some(
    ({ action, params }) => action === 'received' && params['intake'] === 'quarantine',
  );
  if (!cameApart) throw lies('Only a case that was set apart when it came can be put back there.');
  if (row.status !== 'received')
    throw lies('The reporter was told that the case is read: it stays in the ordinary list.');
  if (isSetApart({ inboxes })) throw lies('The case is set apart already.');
  await moveInboxes(records, row, inboxes, { unread: 'quarantine', read: 'quarantine-read' });
}

function lies(detail: string): Problem {
  return new Problem('case-changed', { detail });
}
