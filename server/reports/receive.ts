/**
 * Takes a report in: checks it against the route of this moment and writes everything that follows from it in one
 * transaction. Sent again it answers again, from what is stored, and writes nothing.
 */
import type { ReportAnswer, ReportRequest } from '../../contract/api/public.ts';
import { begun, type CaseDeadline } from '../../contract/cases/deadlines.ts';
import { osloDay } from '../../contract/clock.ts';
import type { Intake, writtenBy } from '../../contract/facts.ts';
import { newId } from '../../contract/ids.ts';
import type { Route } from '../../contract/route.ts';
import { aadOf } from '../../contract/sealing/binding.ts';
import { isSealedTo, type Sealed } from '../../contract/sealing/sealed.ts';
import type { Parts } from '../http/parts.ts';
import { frameRequired, requiresFrame } from '../http/origin.ts';
import { organisationNamed } from '../http/organisation.ts';
import { Problem } from '../http/problem.ts';
import { reportLetters, reportPauseMs } from '../mail/letters.ts';
import type { CaseRow, Records, StoredTree } from '../store/records.ts';
import { membersIn } from '../store/tree-index.ts';
import type { Burst } from './lane.ts';
import type { ProofState } from './proof.ts';
import { deadlinesOf, openRoute, routeAnswerOf } from './route-answer.ts';
import { expectedKids, factErrors } from './rules.ts';
import { reporterErrors, sealedErrors } from './unopenable.ts';

export type Receipt = {
  answer: ReportAnswer;
  /** `stored`: now, and letters wait in the outbox; `alarm`: stored, and nobody can open it at present; `repeated`: nothing was written. */
  outcome: 'stored' | 'alarm' | 'repeated';
};

/** In which lane it lies, whether it came in a burst, and whether a proof of work came along; the history says so. */
export type Arrival = { intake: Intake; burst: Burst; proof: ProofState };

/** As the API takes it, and as the server seals it itself for a browser without scripts. */
export type ArrivedReport = Omit<ReportRequest, 'written'> & {
  written: (typeof writtenBy)[number];
};

type Checked = {
  tree: StoredTree;
  route: Route;
  rootId: string;
  sector: string;
  content: Sealed;
  identity: Sealed;
};

/**
 * `bodyHash` is the SHA-256 of the request's body; `arrival` decides about the list and the letters, and about nothing else. Throws the problems `not-found` (no such organisation),
 * `frame-required` (written in the page of another site), `invalid-request`, `not-open`, `route-changed` with the new route as `route`,
 * `attachment-missing` and `idempotency-key-reused`.
 */
export async function receive(
  report: ArrivedReport,
  bodyHash: string,
  arrival: Arrival,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<Receipt> {
  return store.transaction(async (records) => {
    const now = clock.now();
    try {
      const checked = await check(report, now, records, trees);
      return await write(report, bodyHash, arrival, checked, now, records);
    } catch (refusal) {
      // The tree may have changed since the first time: a report that is stored is never refused afterwards.
      const earlier = refusal instanceof Problem && (await records.reports.fingerprint(report.id));
      if (!earlier) throw refusal;
      if (earlier.bodyHash !== bodyHash) throw new Problem('idempotency-key-reused');
      const found = await records.cases.find(earlier.rootId, earlier.caseId);
      return { answer: answerOf(found!.case, found!.deadlines), outcome: 'repeated' };
    }
  });
}

async function check(
  report: ArrivedReport,
  now: Date,
  records: Records,
  trees: Parts['trees'],
): Promise<Checked> {
  const { organisation, tree } = await organisationNamed(report.organisation, records, trees);
  const { rootId } = organisation;
  if (report.written === 'page' && requiresFrame(organisation.id, tree)) throw frameRequired();

  const wrongFacts = factErrors(report, organisation, tree);
  if (wrongFacts.length > 0) throw new Problem('invalid-request', { errors: wrongFacts });
  const route = openRoute(report.facts, tree, now);

  const place = { organisationId: rootId, id: report.id, version: 1 } as const;
  const errors = [
    ...reporterErrors(report.reporter, tree),
    ...sealedErrors('content', report.content, aadOf({ ...place, part: 'content' })),
    ...sealedErrors('identity', report.identity, aadOf({ ...place, part: 'identity' })),
  ];
  if (errors.length > 0) throw new Problem('invalid-request', { errors });

  const { content, identity } = report;
  const kids = expectedKids(route, tree, report.reporter.key.kid);
  if (!isSealedTo(content, kids) || !isSealedTo(identity, kids))
    throw new Problem('route-changed', { extras: { route: routeAnswerOf(route, tree, now) } });
  const { sector } = tree.organisations.get(report.facts.unitId)!;
  return { tree, route, rootId, sector, content, identity };
}

async function write(
  report: ArrivedReport,
  bodyHash: string,
  { proof, intake, burst }: Arrival,
  { tree, route, rootId, sector, content, identity }: Checked,
  now: Date,
  records: Records,
): Promise<Receipt> {
  const { id, facts, language, written, reporter } = report;
  await claimAttachments(report, rootId, now, records);
  const caseId = newId(now.getTime());
  const added = await records.reports.add({
    id,
    rootId,
    caseId,
    bodyHash,
    accessTokenHash: reporter.accessTokenHash,
    reporterKey: reporter.key,
    lockedKey: reporter.lockedKey,
    content,
    identity,
  });
  if (!added) throw takenToken();

  const row: CaseRow = {
    id: caseId,
    rootId,
    unitId: facts.unitId,
    reportId: id,
    sector,
    status: 'received',
    urgent: route.urgent,
    revision: 1,
    language,
    written,
    facts,
    receivedAt: now,
    readAt: null,
    closedAt: null,
    closeReason: null,
    takenBy: null,
    takenAt: null,
  };
  const inboxes = route.because.map(({ inboxId, as, reason }) => ({
    caseId,
    inboxId,
    rootId,
    as,
    reason,
    state: as === 'escalation' ? 'waiting' : intake === 'ordinary' ? 'unread' : intake,
    receivedAt: now,
  }));
  const deadlines = begun(route.deadlines, now, route.urgent);
  await records.cases.add(row, inboxes, route.excluded, deadlines);
  // As persons too: who leaves the excluded inbox for another post stays kept out.
  for (const { handlerId } of route.excluded.flatMap((inboxId) => membersIn(tree, inboxId)))
    await records.cases.keepOut(caseId, handlerId, now);
  await records.audit.begin(rootId, caseId, {
    action: 'received',
    handlerId: null,
    params: { reportId: id, proof, ...(intake !== 'ordinary' && { intake }) },
    at: now,
  });
  const told = [...route.readers, ...route.copies];
  const { urgent, excluded } = route;
  const letters = reportLetters({
    ...{ rootId, caseId, urgent, inboxes: told, excluded, tree, now },
    intake,
  });
  await records.outbox.gather(letters, reportPauseMs(urgent, { intake, burst }));
  return { answer: answerOf(row, deadlines), outcome: route.alarm ? 'alarm' : 'stored' };
}

/**
 * Before the report is added: where one is missing all is undone, and a report that is stored already is told by its id.
 * Each must have been sealed for the very place in which the report names it.
 */
async function claimAttachments(
  { id, attachments = [] }: ArrivedReport,
  rootId: string,
  now: Date,
  records: Records,
): Promise<void> {
  if (attachments.length === 0) return;
  const claimed = await records.attachments.claim(rootId, id, attachments, now);
  const indexes = new Map(claimed.map((one) => [one.id, one.index]));
  if (attachments.every((attachmentId, index) => indexes.get(attachmentId) === index)) return;
  throw new Problem('attachment-missing', {
    detail: 'Send every attachment again, then the report.',
  });
}

/** From the rows alone, so that a retry months later gets the same bytes. */
function answerOf(
  { reportId, receivedAt, urgent }: CaseRow,
  deadlines: readonly CaseDeadline[],
): ReportAnswer {
  return {
    id: reportId,
    receivedOn: osloDay(receivedAt),
    urgent,
    deadlines: deadlinesOf(deadlines, urgent),
  };
}

/** Chance does not make two codes alike: somebody sent another's hash. */
function takenToken(): Problem {
  const detail = 'Make a new follow-up code and seal the report again.';
  return new Problem('invalid-request', {
    errors: [{ pointer: '/reporter/accessTokenHash', detail }],
  });
}
