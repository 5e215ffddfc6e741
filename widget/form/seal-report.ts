/**
 * Makes what the server can store and not read: the reporter's own key and code, and the two sealed parts of a report.
 * Everything slow or large starts while the form is being filled in, so that sending is quick.
 */
import type { ReportRequest, RouteAnswer, Settings } from '../../contract/api/public.ts';
import type { Attachment } from '../../contract/content.ts';
import { newId } from '../../contract/ids.ts';
import type { KeyPair } from '../../contract/sealing/keys.ts';
import type { Draft } from '../questions/draft.ts';
import { toContent, toFacts, toIdentity } from '../questions/report-of.ts';
import { fetched } from './fetched.ts';

const loadSealing = () => fetched(() => import('./sealing.ts'));

/** What is made once for a report and kept through every attempt to send it. */
export type Reporter = {
  reportId: string;
  /** As shown: in groups. */
  code: string;
  keys: KeyPair;
  lockedKey: string;
  accessTokenHash: string;
};

/** A third of a second on a desktop, seconds on an old phone; not on the main thread. */
export async function newReporter({ rootId }: { rootId: string }): Promise<Reporter> {
  const sealing = await loadSealing();
  const code = sealing.newFollowUpCode();
  const [keys, { accessTokenHash, unwrappingKey }] = await Promise.all([
    sealing.newKeyPair(),
    sealing.deriveCode(code, rootId),
  ]);
  const lockedKey = await sealing.lockKey(keys.privateKey, unwrappingKey);
  return { reportId: newId(), code: sealing.formatCode(code), keys, lockedKey, accessTokenHash };
}

/** Sealed to exactly the readers of the route and the reporter. Throws where a key is not what its name says. */
export async function sealReport(
  draft: Draft,
  route: RouteAnswer,
  reporter: Reporter,
  { organisation }: Settings,
  {
    language,
    written,
    attachments,
  }: Pick<ReportRequest, 'language' | 'written'> & { attachments: Attachment[] },
): Promise<ReportRequest> {
  const { seal } = await loadSealing();
  const { reportId: id, keys, lockedKey, accessTokenHash } = reporter;
  const recipients = [...route.readers.map(({ key }) => key), keys.publicKey];
  const sealPart = (value: Parameters<typeof seal>[0], part: 'content' | 'identity') =>
    seal(value, recipients, {
      organisationId: organisation.rootId,
      id,
      version: 1,
      part,
    });
  const [content, identity] = await Promise.all([
    sealPart(toContent(draft, attachments), 'content'),
    sealPart(toIdentity(draft), 'identity'),
  ]);
  // Named one by one: a spread here could carry along what must not leave in clear.
  return {
    id,
    organisation: organisation.slug,
    language,
    written,
    facts: toFacts(draft),
    content,
    identity,
    ...(attachments.length > 0 && { attachments: attachments.map((attachment) => attachment.id) }),
    reporter: { key: keys.publicKey, lockedKey, accessTokenHash },
  };
}

/** Whether the settings list exactly the keys that the embed code pins. Without a pin there is nothing to hold them to. */
export async function fitsPin(settings: Settings, pin: string | null): Promise<boolean> {
  if (pin === null) return true;
  const { kidListThumbprint } = await loadSealing();
  return (await kidListThumbprint(settings.kids ?? [])) === pin;
}

/** Under a pin no reader may come from outside the pinned list, whatever the server says. */
export function routeFitsPin(route: RouteAnswer, settings: Settings, pin: string | null): boolean {
  return pin === null || route.readers.every(({ key }) => settings.kids?.includes(key.kid));
}
