/**
 * A handler answers the reporter: sealed in her browser to the inboxes of the case and to the reporter's key, so that the
 * next handler and an inbox that the case climbs to find the whole story.
 */
import type { z } from 'zod';
import type { messageAnswer, messageRequest } from '../../contract/api/cases.ts';
import { met } from '../../contract/cases/deadlines.ts';
import { osloDay } from '../../contract/clock.ts';
import { aadOf } from '../../contract/sealing/binding.ts';
import { isSealedTo, type Sealed } from '../../contract/sealing/sealed.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { sealedFaults } from '../http/sealed-faults.ts';
import { recordOf } from '../store/message-record.ts';
import type { CaseInboxRow, MessageRow, ReportRow, StoredTree } from '../store/records.ts';
import { act } from './act.ts';
import { takenForGenuine } from './place.ts';
import { keysOf } from './read.ts';

/**
 * `bodyHash` tells a retry from a second use of the id: a retry writes nothing. Throws as `act` does, `invalid-request` with what to
 * seal to, and `idempotency-key-reused`.
 */
export function sendMessage(
  caseId: string,
  { id, reportId, sealed }: z.infer<typeof messageRequest>,
  bodyHash: string,
  handler: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<z.infer<typeof messageAnswer>> {
  const { rootId, id: handlerId } = handler;
  return act(
    {
      act: 'write',
      caseId,
      async again({ records }) {
        const earlier = await records.messages.get(rootId, id);
        return earlier && again(earlier, caseId, bodyHash);
      },
      async change({ records, seen, tree, at: sentAt }) {
        const { case: row, inboxes } = seen;
        if (reportId !== row.reportId) throw refuse('/reportId', 'Name the report of this case.');
        const report = (await records.reports.get(rootId, reportId))!;
        const checked = checkSealed(sealed, id, report, inboxes, tree);
        const place = { rootId, caseId, reportId };
        const message = { ...place, id, handlerId, bodyHash, sealed: checked, sentAt, act: null };
        // Taken since we looked: by the same message on its way twice, or under an id of another tenant.
        if (!(await records.messages.add(message)))
          return {
            unchanged: again(await records.messages.get(rootId, id), caseId, bodyHash),
          };
        const genuine = await takenForGenuine(records, seen);
        const { about } = row.facts;
        const done = { by: handlerId, at: sentAt, about, through: 'message' } as const;
        await records.cases.changeDeadlines(rootId, caseId, (all) => met(all, done));
        return {
          entries: [...genuine.entries, recordOf(message)],
          asks: genuine.asks,
          answer: () => ({ id, sentOn: osloDay(sentAt) }),
        };
      },
    },
    handler,
    parts,
  );
}

function again(earlier: MessageRow | undefined, caseId: string, bodyHash: string) {
  if (earlier?.caseId !== caseId || earlier.bodyHash !== bodyHash)
    throw new Problem('idempotency-key-reused');
  return { id: earlier.id, sentOn: osloDay(earlier.sentAt) };
}

function refuse(pointer: string, detail: string): Problem {
  return new Problem('invalid-request', { errors: [{ pointer, detail }] });
}

function checkSealed(
  sealed: Sealed,
  id: string,
  { rootId, reporterKey }: ReportRow,
  inboxes: CaseInboxRow[],
  tree: StoredTree,
) {
  const errors = sealedFaults(sealed, '/sealed');
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
  if (sealed.aad !== aadOf({ organisationId: rootId, id, version: 1, part: 'message' }))
    throw refuse('/sealed/aad', 'Seal it for this organisation, this id and the part `message`.');
  const kids = new Set([...keysOf(inboxes, tree).map(({ kid }) => kid), reporterKey.kid]);
  if (!isSealedTo(sealed, kids))
    throw refuse(
      '/sealed/recipients',
      'Seal it to the keys in `sealTo` of POST /api/v1/cases/{id}/readings, each once: ask for them again, they may have changed.',
    );
  return sealed;
}
