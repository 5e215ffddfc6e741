/**
 * Killed a hundred times under load: not one acknowledged report is missing, and each has its case, audit entry, clocks
 * and letters. What was stored without being acknowledged is whole too. On PostgreSQL the server alone is killed, and
 * fewer times: what must hold there is that a transaction whose owner is gone leaves nothing half done.
 */
import { factsAt } from '../contract/facts.make.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../contract/ids.ts';
import { aadOf } from '../contract/sealing/binding.ts';
import { freshUrl } from '../server/testing/databases.ts';
import { accept, recover, signIn } from './clients/handler.ts';
import { askRoute, noIdentity, sealReport, type SealedReport } from './clients/reporter.ts';
import { layMunicipality, openRunning, type Municipality, type Running } from './running.ts';
import { verifyChain } from '../server/store/audit-chain.ts';

const senders = 8;

describe.each([
  ['sqlite', 100],
  ['postgres', 20],
] as const)('on %s', (kind, kills) => {
  let running: Running;
  let place: Municipality;
  let template: SealedReport;

  beforeAll(async () => {
    running = await openRunning(
      kind === 'postgres' ? { databaseUrl: await freshUrl('postgres') } : {},
    );
    place = await layMunicipality(running);
    await running.start();
    const account = await accept(running.address, place.invitations.head, 'fem røde hus i snøen');
    const signedIn = await signIn(running.address, account, account.recoveryCodes[0]);
    await recover(signedIn, place.school.id, place.school.recoveryCode);
    const facts = factsAt(place.unitId);
    const { readers } = await askRoute(running.address, place.slug, facts);
    const draft = { organisation: place.slug, facts, content: { text: 'x' }, identity: noIdentity };
    const keys = readers.map(({ key }) => key);
    template = (await sealReport(draft, place.rootId, keys)).body;
    // Letters wait: each must still be there at the end.
    await running.letterbox.stop();
  });

  afterAll(async () => {
    await running.letterbox.start();
    await running.remove();
  });

  it(`loses nothing that it acknowledged in ${kills} kills`, { timeout: 900_000 }, async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < kills; round++) {
      const before = acknowledged.length;
      const stopped = new AbortController();
      const sending = Array.from({ length: senders }, () =>
        sendUntil(stopped.signal, acknowledged),
      );
      // The kill falls at another moment of the work each time.
      const wanted = before + 10 + (round % 17);
      while (acknowledged.length < wanted) await new Promise((resolve) => setImmediate(resolve));
      await running.kill();
      stopped.abort();
      await Promise.all(sending);
      await running.start();
    }
    await running.stop();
    expect(acknowledged.length).toBeGreaterThan(kills * 10);

    await running.withStore(async (store) => {
      for (const id of acknowledged) {
        const whole = await store.read(async (records) => {
          const report = await records.reports.get(place.rootId, id);
          if (!report) return `${id}: no report`;
          const found = await records.cases.find(place.rootId, report.caseId);
          const chain = await records.audit.ofChain(place.rootId, report.caseId);
          if (!found) return `${id}: no case`;
          if (found.inboxes.length === 0) return `${id}: in no inbox`;
          if (found.clocks.length === 0) return `${id}: no clocks`;
          if (chain.length !== 1 || verifyChain(chain) !== 'intact') return `${id}: no audit entry`;
          return null;
        });
        expect(whole).toBeNull();
      }
      const { count } = await store.read(({ outbox }) => outbox.unsent(place.rootId));
      const stored = await store.read(({ cases }) =>
        cases.unread(place.rootId, { handlerId: newId(), inboxIds: [place.school.id] }),
      );
      expect(stored[0]!.unread).toBeGreaterThanOrEqual(acknowledged.length);
      // The head has one letter for each report stored.
      expect(count).toBe(stored[0]!.unread);
    });
  });

  /** Sends reports one after another until it is told to stop or the server is gone. */
  async function sendUntil(stopped: AbortSignal, acknowledged: string[]): Promise<void> {
    while (!stopped.aborted) {
      const id = newId();
      const accessTokenHash = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString(
        'base64url',
      );
      const binding = { organisationId: place.rootId, id, version: 1 } as const;
      const body = {
        ...template,
        id,
        content: { ...template.content, aad: aadOf({ ...binding, part: 'content' }) },
        identity: { ...template.identity, aad: aadOf({ ...binding, part: 'identity' }) },
        reporter: { ...template.reporter, accessTokenHash },
      };
      try {
        const answer = await fetch(`${running.address}/api/v1/reports`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': id },
          body: JSON.stringify(body),
        });
        if (answer.status !== 201) throw new Error(await answer.text());
        acknowledged.push(id);
      } catch (error) {
        // Killed: the line broke. Anything the server itself refused is a fault of this test.
        if (error instanceof TypeError) return;
        throw error;
      }
    }
  }
});
