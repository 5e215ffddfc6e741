/** Sends reports without a screen, for tests in Node: a draft, its settings and route, and the test API behind. */
import type { ReportRequest, RouteAnswer, Settings } from '../../contract/api/public.ts';
import { askRoute } from '../form/api.ts';
import { getSettings } from '../form/ask.ts';
import { emptyDraft, type Draft } from '../questions/draft.ts';
import { toFacts } from '../questions/report-of.ts';
import { newReporter, type Reporter } from '../form/seal-report.ts';
import { sendReport, type Outcome, type Sending } from '../form/send.ts';
import { serveApi, type Control } from './serve-api.ts';
import { organisations } from './world.ts';

export const lillevik = organisations['lillevik']!;
export const marker = 'De gjemmer skoene mine i garderoben';
export const draft: Draft = {
  ...emptyDraft,
  danger: 'no',
  unitId: lillevik.units[0]!.id,
  role: 'pupil',
  text: marker,
  names: 'Ola Oppdiktet',
};

export type Sender = {
  origin: string;
  /** Anew for each `begin`. */
  settings: Settings;
  route: RouteAnswer;
  reporter: Promise<Reporter>;
  /** Routes that the reporter was shown while sending. */
  seen: RouteAnswer[];
  begin: () => Promise<void>;
  /** What the next requests meet. */
  meet: (wanted: Partial<Control>) => Promise<void>;
  send: (changes?: Partial<Sending>) => Promise<Outcome>;
  received: () => Promise<ReportRequest[]>;
  asked: () => Promise<string[]>;
  /** Of each report received: the id that its proof is good for, or none. */
  proven: () => Promise<(string | null)[]>;
  close: () => Promise<void>;
};

export async function openSender(): Promise<Sender> {
  const api = await serveApi('/nowhere');
  const control = (verb: string, wanted: Partial<Control> = {}) =>
    fetch(`${api.origin}/control/${verb}`, { method: 'POST', body: JSON.stringify(wanted) });
  const recorded = async () =>
    (await (await control('state')).json()) as {
      received: ReportRequest[];
      asked: string[];
      proven: (string | null)[];
    };
  const sender = {
    origin: api.origin,
    async begin() {
      await control('reset');
      const [settings, route] = await Promise.all([
        getSettings(api.origin, 'lillevik'),
        askRoute(api.origin, { organisation: 'lillevik', facts: toFacts(draft) }),
      ]);
      if (settings.state !== 'answered' || route.state !== 'answered')
        throw new Error('The test server must answer.');
      sender.settings = settings.value;
      sender.route = route.value;
      sender.reporter = newReporter(settings.value.organisation);
      sender.seen = [];
    },
    async meet(wanted: Partial<Control>) {
      await control('meet', wanted);
    },
    send: (changes: Partial<Sending> = {}) =>
      sendReport({
        ...{ draft, language: 'nb', written: 'page', pin: null, origin: api.origin },
        ...{ settings: sender.settings, route: sender.route, reporter: sender.reporter },
        onRouteChanged: (route) => sender.seen.push(route),
        onNewReporter: (reporter) => (sender.reporter = Promise.resolve(reporter)),
        ...changes,
      }),
    received: async () => (await recorded()).received,
    asked: async () => (await recorded()).asked,
    proven: async () => (await recorded()).proven,
    close: api.close,
  } as Sender;
  return sender;
}
