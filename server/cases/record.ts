/**
 * A handler writes down what was done outside Mobbeknapp: a call, a talk, a meeting, a plan, a notice to the owner. What, when and with
 * whom are codes, which meet deadlines and are told to the reporter by kind and day; the words are sealed to the inboxes of the case alone.
 */
import type { z } from 'zod';
import type {
  CaseAnswer,
  notRelevantRequest,
  recordAnswer,
  recordRequest,
} from '../../contract/api/cases.ts';
import { met, notRelevant } from '../../contract/cases/deadlines.ts';
import { osloDay } from '../../contract/clock.ts';
import { aadOf } from '../../contract/sealing/binding.ts';
import type { Sealed } from '../../contract/sealing/sealed.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { sealedFaults } from '../http/sealed-faults.ts';
import { recordOf } from '../store/message-record.ts';
import type { MessageRow } from '../store/records.ts';
import { act as perform, type Found } from './act.ts';
import { keysOf } from './read.ts';
import { showCase } from './show.ts';

type ActParts = Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>;

/** Throws as `act` does, `invalid-request` with what to seal to or a day that cannot be, and `idempotency-key-reused`. */
export function recordAct(
  caseId: string,
  { id, reportId, act, sealed }: z.infer<typeof recordRequest>,
  bodyHash: string,
  handler: SignedInHandler,
  parts: ActParts,
): Promise<z.infer<typeof recordAnswer>> {
  const { rootId, id: handlerId } = handler;
  return perform(
    {
      act: 'record',
      caseId,
      async again({ records }) {
        const earlier = await records.messages.get(rootId, id);
        return earlier && again(earlier, caseId, bodyHash);
      },
      async change(found) {
        const { records, seen, at } = found;
        const { case: row } = seen;
        if (reportId !== row.reportId) throw refuse('/reportId', 'Name the report of this case.');
        if (act.on < osloDay(row.receivedAt) || act.on > osloDay(at))
          throw refuse('/act/on', 'Name a day from the one on which it came until today.');
        await checkSealed(sealed, id, found);
        const message = {
          rootId,
          caseId,
          reportId,
          id,
          handlerId,
          bodyHash,
          sealed,
          sentAt: at,
          act,
        };
        if (!(await records.messages.add(message)))
          return { unchanged: again(await records.messages.get(rootId, id), caseId, bodyHash) };
        const done = { by: handlerId, at, about: row.facts.about, through: act };
        await records.cases.changeDeadlines(rootId, caseId, (all) => met(all, done));
        const { params } = recordOf(message);
        return { entries: [{ action: 'recorded', params }], answer: () => ({ id, on: act.on }) };
      },
    },
    handler,
    parts,
  );
}

/** Says of a deadline that it is not relevant here, and why. Throws as `act` does, and `case-changed` where that may not be said of it. */
export function sayNotRelevant(
  caseId: string,
  { revision, clock: kind, reason }: z.infer<typeof notRelevantRequest>,
  handler: SignedInHandler,
  parts: ActParts,
): Promise<CaseAnswer> {
  return perform(
    {
      act: 'not-relevant',
      caseId,
      revision,
      async change({ records, seen: { case: row, deadlines }, at }) {
        const said = { kind, reason, by: handler.id, at };
        const after = notRelevant(deadlines, said);
        if (!after)
          throw new Problem('case-changed', {
            detail: 'Nobody owes this here, or it cannot be left out.',
          });
        await records.cases.changeDeadlines(row.rootId, caseId, () => after);
        return {
          entries: [{ action: 'not-relevant', params: { clock: kind, reason } }],
          answer: (then) => showCase(then, caseId, handler, parts),
        };
      },
    },
    handler,
    parts,
  );
}

function again(earlier: MessageRow | undefined, caseId: string, bodyHash: string) {
  if (earlier?.caseId !== caseId || earlier.bodyHash !== bodyHash || !earlier.act)
    throw new Problem('idempotency-key-reused');
  return { id: earlier.id, on: earlier.act.on };
}

function refuse(pointer: string, detail: string): Problem {
  return new Problem('invalid-request', { errors: [{ pointer, detail }] });
}

/**
 * To the keys of the case's inboxes, and to one that nobody holds: with a single recipient a JWE has another shape, which could not be
 * sealed again to an inbox's next key. Never to the reporter.
 */
async function checkSealed(
  sealed: Sealed,
  id: string,
  { records, seen, tree }: Found,
): Promise<void> {
  const { rootId, reportId } = seen.case;
  const errors = sealedFaults(sealed, '/sealed');
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
  if (sealed.aad !== aadOf({ organisationId: rootId, id, version: 1, part: 'message' }))
    throw refuse('/sealed/aad', 'Seal it for this organisation, this id and the part `message`.');
  const { reporterKey } = (await records.reports.get(rootId, reportId))!;
  const kids = keysOf(seen.inboxes, tree).map(({ kid }) => kid);
  const given = sealed.recipients.map(({ header }) => header.kid);
  const [other, ...more] = given.filter((kid) => !kids.includes(kid));
  const isWhole = kids.every((kid) => given.filter((one) => one === kid).length === 1);
  const isKnown = other === reporterKey.kid || tree.retiredKeys.has(other ?? '');
  if (!isWhole || more.length > 0 || other === undefined || isKnown)
    throw refuse(
      '/sealed/recipients',
      'Seal it to the keys in `sealTo` of a reading that have a name, each once, and to one more that you have made and thrown away.',
    );
}
