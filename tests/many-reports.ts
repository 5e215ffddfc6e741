/**
 * Reports by the hundred for one municipality, whose head teacher holds her key: made, sent, and looked for whole afterwards.
 * For tests in which something breaks meanwhile.
 */
import { expect } from 'vitest';
import { factsAt } from '../contract/facts.make.ts';
import { newId } from '../contract/ids.ts';
import { aadOf } from '../contract/sealing/binding.ts';
import { accept, signIn } from './clients/handler.ts';
import { recover } from './clients/inbox-keys.ts';
import { askRoute, noIdentity, sealReport, type SealedReport } from './clients/reporter.ts';
import { layMunicipality, type Municipality, type Running } from './running.ts';

/** Lays the municipality, starts the server, and lets the head in by the printed code. */
export async function startWithReader(running: Running): Promise<Municipality> {
  const place = await layMunicipality(running);
  await running.start();
  const account = await accept(running.address, place.invitations.head, 'fem røde hus i snøen');
  const signedIn = await signIn(running.address, account, account.recoveryCodes[0]);
  await recover(signedIn, place.school.id, place.school.recoveryCode);
  return place;
}

/** Sealed anew, as another pupil does. */
export async function newReport(running: Running, place: Municipality): Promise<SealedReport> {
  const facts = factsAt(place.unitId);
  const { readers } = await askRoute(running.address, place.slug, facts);
  const draft = { organisation: place.slug, facts, content: { text: 'x' }, identity: noIdentity };
  const keys = readers.map(({ key }) => key);
  return (await sealReport(draft, place.rootId, keys)).body;
}

/** The same sealed parts under a new id and a new code, because sealing takes longer than storing. */
export function underNewId(template: SealedReport, { rootId }: Municipality): SealedReport {
  const binding = { organisationId: rootId, id: newId(), version: 1 } as const;
  const random = crypto.getRandomValues(new Uint8Array(32));
  const accessTokenHash = Buffer.from(random).toString('base64url');
  return {
    ...template,
    id: binding.id,
    content: { ...template.content, aad: aadOf({ ...binding, part: 'content' }) },
    identity: { ...template.identity, aad: aadOf({ ...binding, part: 'identity' }) },
    reporter: { ...template.reporter, accessTokenHash },
  };
}

export function send({ address }: Running, body: SealedReport): Promise<Response> {
  return fetch(`${address}/api/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': body.id },
    body: JSON.stringify(body),
  });
}

/** Each has its case in both inboxes, clocks, and a whole chain of one entry. The server is not running. Answers how many are stored, and how many letters wait. */
export async function expectWhole(
  running: Running,
  { rootId, school }: Municipality,
  acknowledged: Iterable<string>,
): Promise<{ stored: number; letters: number }> {
  let counts = { stored: 0, letters: 0 };
  await running.withStore(async (store) => {
    for (const id of acknowledged) {
      const found = await store.read(async ({ reports, cases, audit }) => {
        const report = await reports.get(rootId, id);
        const stored = report && (await cases.find(rootId, report.caseId));
        const chain = report && (await audit.history(rootId, report.caseId));
        return {
          inboxes: stored?.inboxes.length,
          hasClocks: (stored?.deadlines.length ?? 0) > 0,
          isIntact: chain?.isIntact,
          entries: chain?.entries.length,
        };
      });
      const whole = { inboxes: 2, hasClocks: true, isIntact: true, entries: 1 };
      expect([id, found]).toEqual([id, whole]);
    }
    const viewer = { handlerId: newId(), inboxIds: [school.id] };
    const [unread] = await store.read(({ cases }) => cases.unread(rootId, viewer));
    const { count } = await store.read(({ outbox }) => outbox.unsent(rootId));
    counts = { stored: unread!.unread, letters: count };
  });
  return counts;
}
