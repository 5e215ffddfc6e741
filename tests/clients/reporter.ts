/** What the form does, without its screens: settings, route, sealing, sending, and coming back with the code. */
import type {
  FollowUpAnswer,
  ReportAnswer,
  RouteAnswer,
  Settings,
} from '../../contract/api/public.ts';
import type { ReportContent, ReportIdentity } from '../../contract/content.ts';
import type { Facts, Language } from '../../contract/facts.ts';
import { newId } from '../../contract/ids.ts';
import { deriveCode, newFollowUpCode } from '../../contract/sealing/follow-up-code.ts';
import { newKeyPair, type PublicKey } from '../../contract/sealing/keys.ts';
import { lockKey, unlockKey } from '../../contract/sealing/lock.ts';
import { open, seal } from '../../contract/sealing/seal.ts';
import { call, callFor } from './http.ts';

export function settingsOf(server: string, organisation: string): Promise<Settings> {
  return callFor<Settings>(server, `/organisations/${organisation}`);
}

export function askRoute(server: string, organisation: string, facts: Facts): Promise<RouteAnswer> {
  return callFor<RouteAnswer>(server, '/routes', { method: 'POST', body: { organisation, facts } });
}

export type Draft = {
  organisation: string;
  facts: Facts;
  content: ReportContent;
  identity: ReportIdentity;
  language?: Language;
  /** In a site's page, where nothing is said. */
  written?: 'page' | 'frame' | 'own-page';
};

/** Nothing said about names or contact. */
export const noIdentity: ReportIdentity = {
  names: '',
  contact: { how: 'code', name: '', phone: '', email: '', mustNotKnow: '', safeTime: '' },
};

/** The body of POST /reports for these readers, and the code that opens the way back. */
export async function sealReport(draft: Draft, rootId: string, readers: PublicKey[], id = newId()) {
  const code = newFollowUpCode();
  const [reporter, derived] = await Promise.all([newKeyPair(), deriveCode(code, rootId)]);
  const keys = [...readers, reporter.publicKey];
  const binding = { organisationId: rootId, id, version: 1 } as const;
  const body = {
    id,
    organisation: draft.organisation,
    language: draft.language ?? 'nb',
    written: draft.written ?? ('page' as const),
    facts: draft.facts,
    content: await seal(draft.content, keys, { ...binding, part: 'content' }),
    identity: await seal(draft.identity, keys, { ...binding, part: 'identity' }),
    reporter: {
      key: reporter.publicKey,
      lockedKey: await lockKey(reporter.privateKey, derived.unwrappingKey),
      accessTokenHash: derived.accessTokenHash,
    },
  };
  return { body, code };
}

export type SealedReport = Awaited<ReturnType<typeof sealReport>>['body'];

/** `attachments`: ids of those that were sent before. */
export async function post(
  server: string,
  body: SealedReport & { attachments?: string[] },
): Promise<ReportAnswer> {
  const headers = { 'idempotency-key': body.id };
  return callFor<ReportAnswer>(server, '/reports', { method: 'POST', body, headers });
}

/** The whole way; answers the code as well. */
export async function report(server: string, draft: Draft) {
  const { organisation } = await settingsOf(server, draft.organisation);
  const { readers } = await askRoute(server, draft.organisation, draft.facts);
  const keys = readers.map(({ key }) => key);
  const { body, code } = await sealReport(draft, organisation.rootId, keys);
  return { answer: await post(server, body), body, code };
}

/** Back with the code: the state of the case, and the messages in clear. */
export async function followUp(server: string, code: string, rootId: string) {
  const { accessToken, unwrappingKey } = await deriveCode(code, rootId);
  const headers = { authorization: `Bearer ${accessToken}` };
  const { text } = await call(server, '/follow-ups', { method: 'POST', body: {}, headers });
  const answer = JSON.parse(text) as FollowUpAnswer;
  const key = await unlockKey(answer.lockedKey, unwrappingKey);
  const messages = await Promise.all(
    answer.messages.map(({ id, sealed }) =>
      open(sealed, key, { organisationId: rootId, id, version: 1, part: 'message' }),
    ),
  );
  return { answer, messages };
}
