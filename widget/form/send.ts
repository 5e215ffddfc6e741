/**
 * Sends a report: seals it to its readers, posts it, and seals it again when the readers have changed meanwhile.
 * Nothing is lost on the way: the answer says by name what happened, and the same report can be sent again.
 */
import type { ReportAnswer, RouteAnswer, Settings } from '../../contract/api/public.ts';
import type { Language, Written } from '../../contract/facts.ts';
import { postReport } from './api.ts';
import type { Draft } from './draft.ts';
import type { Reporter } from './seal-report.ts';
import { routeFitsPin, sealReport } from './seal-report.ts';

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

export async function sendReport(sending: Sending): Promise<Outcome> {
  let { route } = sending;
  try {
    const reporter = await sending.reporter;
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (!routeFitsPin(route, sending.settings, sending.pin))
        return { state: 'not-sent', because: 'pin' };
      const report = await sealReport(sending.draft, route, reporter, sending.settings, sending);
      const answer = await postReport(sending.origin, report);
      if (answer.state === 'answered')
        return { state: 'sent', answer: answer.value, reporter, route };
      if (
        answer.state === 'unreachable' ||
        answer.problem.slug !== 'route-changed' ||
        !answer.problem.route
      )
        break;
      route = answer.problem.route;
      sending.onRouteChanged(route);
    }
  } catch {
    // The sealing file did not arrive, or a key was not what it said: to the reporter the same, nothing was sent.
  }
  return { state: 'not-sent', because: 'connection' };
}
