/**
 * The disk under the database is full: reports are refused honestly, what was acknowledged stays, the operator is told,
 * and after room is made the same report is taken without anything being started again.
 */
import { factsAt } from '../contract/facts.make.ts';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../server/store/audit-chain.ts';
import { accept, recover, signIn } from './clients/handler.ts';
import { askRoute, noIdentity, sealReport } from './clients/reporter.ts';
import { layMunicipality, openRunning, type Municipality, type Running } from './running.ts';
import { smallDisks, type SmallDisk } from './small-disk.ts';

describe.each(await smallDisks())('%s', (_name, openDisk) => {
  let disk: SmallDisk;
  let running: Running;
  let place: Municipality;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    disk = await openDisk();
    running = await openRunning({ databaseUrl: `file:${join(disk.folder, 'app.db')}` });
    place = await layMunicipality(running);
    await running.start();
    const account = await accept(running.address, place.invitations.head, 'fem røde hus i snøen');
    const signedIn = await signIn(running.address, account, account.recoveryCodes[0]);
    await recover(signedIn, place.school.id, place.school.recoveryCode);
  });
  afterAll(async () => {
    await running.remove();
    await disk.remove();
  });

  /** Each is sealed anew, as different pupils do. */
  async function newReport() {
    const facts = factsAt(place.unitId);
    const { readers } = await askRoute(running.address, place.slug, facts);
    const draft = { organisation: place.slug, facts, content: { text: 'x' }, identity: noIdentity };
    const keys = readers.map(({ key }) => key);
    return (await sealReport(draft, place.rootId, keys)).body;
  }
  const send = async (body: Awaited<ReturnType<typeof newReport>>) => {
    const answer = await fetch(`${running.address}/api/v1/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': body.id },
      body: JSON.stringify(body),
    });
    if (answer.status === 201) acknowledged.push(body.id);
    return answer;
  };
  const ready = async () => (await fetch(`${running.address}/health/ready`)).status;

  it('refuses honestly, loses nothing, tells the operator, and goes on when there is room', async () => {
    for (let count = 0; count < 5; count++)
      expect((await send(await newReport())).status).toBe(201);

    await disk.fill(running.pid());
    // The database may have room of its own left: at most some hundred reports.
    let refused = { answer: new Response(), body: await newReport() };
    for (let count = 0; count < 500 && refused.answer.status !== 503; count++) {
      const body = await newReport();
      refused = { answer: await send(body), body };
    }
    expect(refused.answer.status).toBe(503);
    expect(refused.answer.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.answer.headers.get('retry-after')).toBe('30');
    expect(await refused.answer.json()).toMatchObject({ type: '/problems/not-ready' });
    const others = await Promise.all(
      Array.from({ length: 4 }, async () => send(await newReport())),
    );
    expect(others.map(({ status }) => status)).toEqual([503, 503, 503, 503]);

    expect(await ready()).toBe(503);
    expect((await fetch(`${running.address}/health/live`)).status).toBe(200);
    const alarm = running.printed.filter((line) => line.includes('is its disk full? Make room'));
    expect(alarm.length).toBeGreaterThan(0);
    expect(alarm.join('\n')).not.toContain(refused.body.id);

    await disk.makeRoom(running.pid());
    expect((await send(refused.body)).status).toBe(201);
    expect((await send(refused.body)).status).toBe(201);
    acknowledged.pop();
    await expect.poll(ready, { timeout: 20_000, interval: 500 }).toBe(200);
    await running.letterbox.holds(acknowledged.length);

    await running.kill();
    await running.withStore(async (store) => {
      for (const id of acknowledged) {
        const found = await store.read(async ({ reports, cases, audit }) => {
          const report = await reports.get(place.rootId, id);
          const stored = report && (await cases.find(place.rootId, report.caseId));
          const chain = report ? await audit.ofChain(place.rootId, report.caseId) : [];
          return {
            inboxes: stored?.inboxes.length,
            chain: verifyChain(chain),
            length: chain.length,
          };
        });
        expect([id, found]).toEqual([id, { inboxes: 2, chain: 'intact', length: 1 }]);
      }
      const viewer = { handlerId: 'nobody', inboxIds: [place.school.id] };
      const [unread] = await store.read(({ cases }) => cases.unread(place.rootId, viewer));
      expect(unread!.unread).toBe(acknowledged.length);
    });
    await running.start();
  });
});
