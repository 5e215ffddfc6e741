/**
 * Killed a hundred times under load, fifty on each of two databases: not one acknowledged report is missing, and each has its case, audit entry, clocks
 * and letters. What was stored without being acknowledged is whole too. On PostgreSQL the server alone is killed, and
 * fewer times: what must hold there is that a transaction whose owner is gone leaves nothing half done.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshUrl } from '../server/testing/databases.ts';
import type { SealedReport } from './clients/reporter.ts';
import { expectWhole, newReport, send, startWithReader, underNewId } from './many-reports.ts';
import { openRunning, type Municipality, type Running } from './running.ts';

const senders = 8;

// Two servers at a time, each with its own file: most of a round is a start, which has one core.
describe.concurrent.each([
  ['sqlite', 50],
  ['another sqlite', 50],
  ['postgres', 20],
] as const)('on %s', (kind, kills) => {
  let running: Running;
  let place: Municipality;
  let template: SealedReport;

  beforeAll(async () => {
    running = await openRunning(
      kind === 'postgres' ? { databaseUrl: await freshUrl('postgres') } : {},
    );
    place = await startWithReader(running);
    template = await newReport(running, place);
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

    const { stored, letters } = await expectWhole(running, place, acknowledged);
    expect(stored).toBeGreaterThanOrEqual(acknowledged.length);
    // One letter to the head speaks for many reports (the store's tests say which); without one nobody would know.
    expect(letters).toBeGreaterThan(0);
  });

  /** Sends reports one after another until it is told to stop or the server is gone. */
  async function sendUntil(stopped: AbortSignal, acknowledged: string[]): Promise<void> {
    while (!stopped.aborted) {
      const body = underNewId(template, place);
      try {
        const answer = await send(running, body);
        if (answer.status !== 201) throw new Error(await answer.text());
        acknowledged.push(body.id);
      } catch (error) {
        // Killed: the line broke. Anything the server itself refused is a fault of this test.
        if (error instanceof TypeError) return;
        throw error;
      }
    }
  }
});
