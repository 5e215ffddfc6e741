/** What the form asks of the server after its first question, one function each. */
import type {
  ChallengeAnswer,
  ChallengeRequest,
  FollowUpAnswer,
  ReportAnswer,
  ReportRequest,
  RouteAnswer,
  RouteRequest,
} from '../../contract/api/public.ts';
import { ask, type Answer } from './ask.ts';

export function askRoute(origin: string, request: RouteRequest): Promise<Answer<RouteAnswer>> {
  return ask(origin, 'routes', post(request));
}

export function askChallenge(
  origin: string,
  request: ChallengeRequest,
): Promise<Answer<ChallengeAnswer>> {
  return ask(origin, 'challenges', post(request));
}

/** The same id again is harmless: the server answers as it did the first time, with a proof of work or without. */
export function postReport(
  origin: string,
  report: ReportRequest,
  proof: string | null = null,
): Promise<Answer<ReportAnswer>> {
  const proven = proof !== null && { 'mobbeknapp-proof': proof };
  return ask(origin, 'reports', post(report, { 'idempotency-key': report.id, ...proven }));
}

export function getFollowUp(origin: string, accessToken: string): Promise<Answer<FollowUpAnswer>> {
  return ask(origin, 'follow-ups', post({}, { authorization: `Bearer ${accessToken}` }));
}

export function postGoesOn(origin: string, accessToken: string): Promise<Answer<unknown>> {
  const headers = { authorization: `Bearer ${accessToken}` };
  return ask(origin, 'follow-ups/reopenings', post({}, headers));
}

export function post(body: object, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  };
}
