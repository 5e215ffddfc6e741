/**
 * Sends a report: seals it to its readers, posts it, and seals it again when the readers have changed meanwhile.
 * Nothing is lost on the way: the answer says by name what happened, and the same report can be sent again.
 */
import type {
  ReportAnswer,
  ReportRequest,
  RouteAnswer,
  Settings,
} from '../../contract/api/public.ts';
import type { Attachment } from '../../contract/content.ts';
import type { Language } from '../../contract/facts.ts';
import { postReport } from './api.ts';
import type { Answer, Refusal } from './ask.ts';
import type { Draft } from '../questions/draft.ts';
import { proofOf } from './proving.ts';
import type { Reporter } from './seal-report.ts';
import { newReporter, routeFitsPin, sealReport } from './seal-report.ts';
import type { Because, NotAttached } from './state.ts';

export type Sending = {
  origin: string;
  settings: Settings;
  draft: Draft;
  language: Language;
  written: ReportRequest['written'];
  route: RouteAnswer;
  reporter: Promise<Reporter>;
  pin: string | null;
  /** Called before the report is sealed again, so that the reporter sees who reads now. */
  onRouteChanged: (route: RouteAnswer) => void;
  /** Called when an earlier report under the old id was stored: from now on this is another report, with a code of its own. */
  onNewReporter: (reporter: Reporter) => void;
  /** Sends the pictures ahead of the report, once for each reporter, or once more where they are not there; not given where there are none. */
  attach?: (reporter: Reporter, sent: 'once' | 'again') => Promise<Attached>;
};

export type Outcome =
  | { state: 'sent'; answer: ReportAnswer; reporter: Reporter; route: RouteAnswer }
  /** It may have arrived: the answer was lost, this time or before. Sending the same again settles it. */
  | { state: 'in-doubt'; reporter: Reporter }
  /** Nothing was stored, and that is certain. */
  | { state: 'not-sent'; because: Because }
  /** While pictures were being sent, the reporter went back to the answers. */
  | { state: 'called-off' };

export type Attached =
  | { state: 'attached'; attachments: Attachment[] }
  | { state: 'not-attached'; because: NotAttached }
  | { state: 'called-off' };

const none: Attached = { state: 'attached', attachments: [] };

// Readers who change more often than this while one report is sent are a fault, not a change.
const attempts = 3;

type Sealed = Pick<Sending, 'draft'> & { route: RouteAnswer; report: ReportRequest };

/** Sealing gives other bytes each time; the server knows a report again only by the same ones. */
const sealedBefore = new WeakMap<Reporter, Sealed>();

/** Whose report was posted without an answer. */
const unanswered = new WeakSet<Reporter>();

/** Whose next try carries no proof: something on the way may stop a header that it does not know. */
const withoutProof = new WeakSet<Reporter>();

export async function sendReport(sending: Sending): Promise<Outcome> {
  let { route } = sending;
  let reporter: Reporter | null = null;
  let sent: 'once' | 'again' = 'once';
  const undone = (because: Because = 'connection'): Outcome =>
    reporter && unanswered.has(reporter)
      ? { state: 'in-doubt', reporter }
      : { state: 'not-sent', because };
  try {
    reporter = await sending.reporter;
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (!routeFitsPin(route, sending.settings, sending.pin)) return undone('pin');
      const attached = (await sending.attach?.(reporter, sent)) ?? none;
      if (attached.state === 'called-off') return attached;
      if (attached.state === 'not-attached') return undone(attached.because);
      const [report, proof] = await Promise.all([
        sealedReport(sending, route, reporter, attached.attachments),
        withoutProof.has(reporter) ? null : proofOf(reporter),
      ]);
      const answer = ofThis(report, await postReport(sending.origin, report, proof));
      note(reporter, answer);
      if (proof !== null && cameBetween(answer)) {
        withoutProof.add(reporter);
        if (answer.state === 'refused') continue;
      }
      if (answer.state === 'answered')
        return { state: 'sent', answer: answer.value, reporter, route };
      if (answer.state === 'unreachable') return undone();
      if (answer.problem.slug === 'attachment-missing') {
        // They wait an hour for their report, and then are dropped: the same bytes once more.
        sent = 'again';
        continue;
      }
      if (answer.problem.slug === 'idempotency-key-reused') {
        // An earlier try was stored, its answer was lost, and the answers were changed since: this is a new report.
        reporter = await newReporter(sending.settings.organisation);
        sending.onNewReporter(reporter);
        continue;
      }
      if (answer.problem.slug !== 'route-changed' || !answer.problem.route) return undone();
      route = answer.problem.route;
      sending.onRouteChanged(route);
    }
  } catch {
    // The sealing file did not arrive, or a key was not what it said: this time nothing was sent.
  }
  return undone();
}

/** The page of a filter, or the worker of a site, may say yes to anything: our server names the report that it has stored. */
function ofThis({ id }: ReportRequest, answer: Answer<ReportAnswer>): Answer<ReportAnswer> {
  if (answer.state !== 'answered') return answer;
  return (answer.value as ReportAnswer | null)?.id === id ? answer : { state: 'unreachable' };
}

/** A report that is stored answers the same bytes as before, never with a refusal: so a refusal of ours ends every doubt. */
function note(reporter: Reporter, answer: Answer<ReportAnswer>): void {
  if (answer.state === 'answered') unanswered.delete(reporter);
  else if (answer.state === 'unreachable') unanswered.add(reporter);
  else if (mayBeStored(answer.problem)) unanswered.add(reporter);
  else if (looksAtReport(answer.problem)) unanswered.delete(reporter);
}

/** A line that broke, or a firewall that answered in the server's place. */
function cameBetween(answer: Answer<ReportAnswer>): boolean {
  if (answer.state === 'refused')
    return answer.problem.slug === null && answer.problem.status < 500;
  return answer.state === 'unreachable';
}

/** A fault inside the server, or a gateway that gave up waiting for it, can come after the report was stored. */
function mayBeStored({ status }: Refusal): boolean {
  return status === 408 || (status >= 500 && status !== 503);
}

/** "Too busy" and what a gateway says by itself are said before anybody has looked: an earlier doubt stays. */
function looksAtReport({ status, slug }: Refusal): boolean {
  return slug !== null && status !== 429 && status !== 503;
}

/** The same report as in the try before, byte for byte, unless an answer or the readers have changed. */
async function sealedReport(
  { draft, language, settings, written }: Sending,
  route: RouteAnswer,
  reporter: Reporter,
  attachments: Attachment[],
): Promise<ReportRequest> {
  const earlier = sealedBefore.get(reporter);
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  // In doubt the readers of then stand: if it did not arrive, the server says who reads now.
  const sameReaders = () => unanswered.has(reporter) || same(earlier?.route, route);
  if (earlier && same(earlier.draft, draft) && sameReaders()) return earlier.report;
  const report = await sealReport(draft, route, reporter, settings, {
    ...{ language, written, attachments },
  });
  sealedBefore.set(reporter, { draft, route, report });
  return report;
}
