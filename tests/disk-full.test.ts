/**
 * The disk under the database is full: reports are refused honestly, what was acknowledged stays, the operator is told,
 * and after room is made the same report is taken without anything being started again.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealedReport } from './clients/reporter.ts';
import { expectWhole, newReport, send, startWithReader } from './many-reports.ts';
import { openRunning, type Municipality, type Running } from './running.ts';
import { smallDisks, type SmallDisk } from './small-disk.ts';

describe.each(await smallDisks())('%s', (_name, openDisk) => {
  let disk: SmallDisk;
  let running: Running;
  let place: Municipality;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    disk = await openDisk();
    running = await openRunning({ databaseUrl: `file:${join(disk.folder, 'app.db')}` });
    place = await startWithReader(running);
  });
  afterAll(async () => {
    await running.remove();
    await disk.remove();
  });

  const another = () => newReport(running, place);
  const offer = async (body: SealedReport) => {
    const answer = await send(running, body);
    if (answer.status === 201) acknowledged.push(body.id);
    return answer;
  };
  const ready = async () => (await fetch(`${running.address}/health/ready`)).status;

  it('refuses honestly, loses nothing, tells the operator, and goes on when there is room', async () => {
    for (let count = 0; count < 5; count++) expect((await offer(await another())).status).toBe(201);

    await disk.fill(running.pid());
    // The database may have room of its own left: at most some hundred reports.
    let refused = { answer: new Response(), body: await another() };
    for (let count = 0; count < 500 && refused.answer.status !== 503; count++) {
      const body = await another();
      refused = { answer: await offer(body), body };
    }
    expect(refused.answer.status).toBe(503);
    expect(refused.answer.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.answer.headers.get('retry-after')).toBe('30');
    expect(await refused.answer.json()).toMatchObject({ type: '/problems/not-ready' });
    const others = await Promise.all(Array.from({ length: 4 }, async () => offer(await another())));
    expect(others.map(({ status }) => status)).toEqual([503, 503, 503, 503]);

    expect(await ready()).toBe(503);
    expect((await fetch(`${running.address}/health/live`)).status).toBe(200);
    const alarm = running.printed.filter((line) => line.includes('is its disk full? Make room'));
    expect(alarm.length).toBeGreaterThan(0);
    expect(alarm.join('\n')).not.toContain(refused.body.id);

    await disk.makeRoom(running.pid());
    expect((await offer(refused.body)).status).toBe(201);
    expect((await offer(refused.body)).status).toBe(201);
    acknowledged.pop();
    await expect.poll(ready, { timeout: 20_000, interval: 500 }).toBe(200);
    // The first report's letter; the next one speaks for all others, ten minutes later.
    await running.letterbox.holds(1);

    await running.kill();
    const { stored } = await expectWhole(running, place, acknowledged);
    expect(stored).toBe(acknowledged.length);
    await running.start();
  });
});
