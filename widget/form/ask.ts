/**
 * The only file that speaks to the server. It sends no cookie, no referrer and nothing that was not asked for,
 * and says by name how it went: answered, refused, or no answer came. What comes after the first question asks by `api.ts`.
 */
import type { RouteAnswer, Settings } from '../../contract/api/public.ts';
import type { ProblemSlug } from '../../contract/problems.ts';

/** `slug` is null where it was not our server that answered: a gateway, a firewall, the log-in page of a network. */
export type Refusal = { status: number; slug: ProblemSlug | null; route?: RouteAnswer };

export type Answer<T> =
  | { state: 'answered'; value: T }
  | { state: 'refused'; problem: Refusal }
  /** The request may have arrived all the same: a browser does not tell a line that broke before from one that broke after. */
  | { state: 'unreachable' };

/** Milliseconds. A phone on a bad line gets this long, then the reporter is told. */
const patience = 20_000;

/** `origin`: where the loader's script came from, without a slash at the end. */
export function getSettings(origin: string, organisation: string): Promise<Answer<Settings>> {
  return ask(origin, `organisations/${encodeURIComponent(organisation)}`, {});
}

/** `path` is below the API; `init` as for `fetch`; `limit` in milliseconds. Never rejects. */
export async function ask<T>(
  origin: string,
  path: string,
  init: RequestInit,
  limit = patience,
): Promise<Answer<T>> {
  // Not AbortSignal.timeout: younger than the oldest browser that we serve.
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), limit);
  try {
    const response = await fetch(`${origin}/api/v1/${path}`, {
      ...init,
      signal: stop.signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
    });
    if (response.ok) return { state: 'answered', value: (await response.json()) as T };
    return { state: 'refused', problem: await problemOf(response) };
  } catch {
    return { state: 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}

async function problemOf(response: Response): Promise<Refusal> {
  const { status } = response;
  type Body = { type?: string; route?: RouteAnswer } | null;
  const body = (await response.json().catch(() => null)) as Body;
  const slug = (body?.type?.split('/').at(-1) ?? null) as ProblemSlug | null;
  return body?.route ? { status, slug, route: body.route } : { status, slug };
}
