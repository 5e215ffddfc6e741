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
import type { Language, Written } from '../../contract/facts.ts';
import { postReport } from './api.ts';
import type { Draft } from './draft.ts';
import type { Reporter } from './seal-report.ts';
import { newReporter, routeFitsPin, sealReport } from './seal-report.ts';

export type Sending = {
  origin: string;
  settings: Settings;
  draft: Draft;
  language: Language;
  written: Written;
  route: RouteAnswer;
  reporter: Promise<Reporter>;
  pin: string | null;
  /** Called before the report is sealed again, so that the reporter sees who reads now. */
  onRouteChanged: (route: RouteAnswer) => void;
};

export type Outcome =
  | { state: 'sent'; answer: ReportAnswer; reporter: Reporter; route: RouteAnswer }
  | { state: 'not-sent'; because: 'connection' | 'pin' };

// Readers who change more often than this while one report is sent are a fault, not a change.
const attempts = 3;

type Sealed = Pick<Sending, 'draft' | 'language'> & { route: RouteAnswer; report: ReportRequest };

/** Sealing gives other bytes each time; the server knows a report again only by the same ones. */
const sealedBefore = new WeakMap<Reporter, Sealed>();

export async function sendReport(sending: Sending): Promise<Outcome> {
  let { route } = sending;
  try {
    let reporter = await sending.reporter;
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (!routeFitsPin(route, sending.settings, sending.pin))
        return { state: 'not-sent', because: 'pin' };
      const report = await sealedReport(sending, route, reporter);
      const answer = await postReport(sending.origin, report);
      if (answer.state === 'answered')
        return { state: 'sent', answer: answer.value, reporter, route };
      if (answer.state === 'unreachable') break;
      if (answer.problem.slug === 'idempotency-key-reused') {
        // An earlier try was stored, its answer was lost, and the answers were changed since: this is a new report.
        reporter = await newReporter(sending.settings.organisation);
        continue;
      }
      if (answer.problem.slug !== 'route-changed' || !answer.problem.route) break;
      route = answer.problem.route;
      sending.onRouteChanged(route);
    }
  } catch {
    // The sealing file did not arrive, or a key was not what it said: to the reporter the same, nothing was sent.
  }
  return { state: 'not-sent', because: 'connection' };
}

/** The same report as in the try before, byte for byte, unless an answer or the readers have changed. */
async function sealedReport(
  { draft, language, settings, written }: Sending,
  route: RouteAnswer,
  reporter: Reporter,
): Promise<ReportRequest> {
  const earlier = sealedBefore.get(reporter);
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  if (earlier && same([earlier.draft, earlier.language, earlier.route], [draft, language, route]))
    return earlier.report;
  const report = await sealReport(draft, route, reporter, settings, { language, written });
  sealedBefore.set(reporter, { draft, language, route, report });
  return report;
}
