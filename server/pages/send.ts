/**
 * Seals a report that came from a browser without scripts, as the form does in one that has them, and hands it in. The clear text
 * lives in this request's memory and goes nowhere else: into no store, no log, no error.
 */
import { createHmac, hkdfSync, hash } from 'node:crypto';
import type { ReportAnswer, RouteAnswer } from '../../contract/api/public.ts';
import { deriveCode } from '../../contract/sealing/follow-up-code.ts';
import { newKeyPair } from '../../contract/sealing/keys.ts';
import { lockKey } from '../../contract/sealing/lock.ts';
import { seal, type Binding, type Json } from '../../contract/sealing/seal.ts';
import { toContent, toFacts, toIdentity } from '../../widget/questions/report-of.ts';
import { Problem } from '../http/problem.ts';
import type { Means } from './verbs.ts';
import type { Visit } from './visit.ts';

export type Sent = {
  answer: ReportAnswer;
  route: RouteAnswer;
  outcome: 'stored' | 'alarm' | 'repeated';
};

/** Readers may change between the question and the sending; more often than this nobody changes them. */
const mostTries = 3;

/**
 * Sent again with the same answers it is the same report, and answers the same. Throws the problems of `receive`:
 * `idempotency-key-reused` where other answers were sent under this report's id before.
 */
export async function send(visit: Visit, { verbs, turns, settings }: Means): Promise<Sent> {
  const { draft, reportId: id, language } = visit;
  const { slug, rootId } = settings.organisation;
  const facts = toFacts(draft);
  const parts = { content: toContent(draft), identity: toIdentity(draft) };
  const [keys, code] = await Promise.all([
    newKeyPair(),
    turns.sending(() => deriveCode(visit.code, rootId)),
  ]);
  const reporter = {
    key: keys.publicKey,
    lockedKey: await lockKey(keys.privateKey, code.unwrappingKey),
    accessTokenHash: code.accessTokenHash,
  };
  const name = nameOf({ facts, ...parts }, code.unwrappingKey);

  let route = await verbs.askRoute({ organisation: slug, facts });
  for (let tries = 1; ; tries++) {
    const recipients = [...route.readers.map(({ key }) => key), keys.publicKey];
    const sealPart = (value: Json, part: Binding['part']) =>
      seal(value, recipients, { organisationId: rootId, id, version: 1, part });
    const [content, identity] = await Promise.all([
      sealPart(parts.content, 'content'),
      sealPart(parts.identity, 'identity'),
    ]);
    const written = 'no-javascript' as const;
    const report = {
      id,
      organisation: slug,
      language,
      written,
      facts,
      content,
      identity,
      reporter,
    };
    try {
      return { ...(await verbs.receive(report, name)), route };
    } catch (error) {
      const changed = error instanceof Problem && error.slug === 'route-changed';
      if (!changed || tries === mostTries) throw error;
      route = await verbs.askRoute({ organisation: slug, facts });
    }
  }
}

/**
 * What the store keeps to tell a report that is sent again from another under its id. It is bound to the answers, because what was
 * changed after sending must not be taken for sent. But a plain hash of them would let whoever takes the database try guesses:
 * "did she write this?". So it is keyed by what is derived from the follow-up code, as slowly as the reporter's own key, and kept
 * nowhere: without the code (73.6 random bits) no guess can be tried, and with it the report can be opened anyway. Apart from the
 * key that locks the reporter's key by HKDF's label. The language is left out: the receipt may be read in another.
 */
function nameOf(answers: unknown, unwrappingKey: Uint8Array): string {
  const label = 'mobbeknapp report without javascript';
  const key = hkdfSync('sha256', unwrappingKey, new Uint8Array(0), label, 32);
  return createHmac('sha256', new Uint8Array(key))
    .update(JSON.stringify(answers))
    .digest('base64url');
}

/** One name for a list of readers, so that the receipt can tell whether it is the one that was shown. */
export function nameOfReaders({ readers }: RouteAnswer): string {
  const list = readers.map(({ inboxId, as }) => `${as} ${inboxId}`).sort();
  return hash('sha256', list.join('\n'), 'base64url');
}
