/**
 * PostgreSQL goes down under load, and freezes: the server lives, says honestly that it takes nothing now, and takes the
 * same reports under the same ids when the database is back. What it acknowledged is there, whole, once.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOwnPostgres, type OwnPostgres } from '../server/testing/own-postgres.ts';
import type { SealedReport } from './clients/reporter.ts';
import { expectWhole, newReport, send, startWithReader, underNewId } from './many-reports.ts';
import { openRunning, type Municipality, type Running } from './running.ts';

const senders = 24;

let postgres: OwnPostgres;
let running: Running;
let place: Municipality;
let template: SealedReport;
const acknowledged = new Set<string>();

beforeAll(async () => {
  postgres = await startOwnPostgres();
  running = await openRunning({ databaseUrl: postgres.url });
  place = await startWithReader(running);
  template = await newReport(running, place);
  // Letters wait, so that they can be counted.
  await running.letterbox.stop();
});
afterAll(async () => {
  await running.letterbox.start();
  await running.remove();
  await postgres.stop();
});

/** Answers the status; anything but a stored report and an honest "not now" fails the test. */
async function ask(body: SealedReport): Promise<number> {
  const answer = await send(running, body);
  const { type } = (await answer.json()) as { type?: string };
  if (answer.status === 201) acknowledged.add(body.id);
  else
    expect([answer.status, type, answer.headers.get('retry-after')]).toEqual([
      503,
      '/problems/not-ready',
      '30',
    ]);
  return answer.status;
}

/** Sends one report after another, each again until it is taken. Answers how often it was told to wait. */
async function sendUntil(stopped: AbortSignal): Promise<number> {
  let refused = 0;
  while (!stopped.aborted) {
    const body = underNewId(template, place);
    while ((await ask(body)) !== 201) {
      refused += 1;
      await pause(50);
    }
  }
  return refused;
}
const sum = (numbers: number[]) => numbers.reduce((one, other) => one + other, 0);
/** Or throws what ended the sending, as when the server died. */
async function takes(more: number, sending: Promise<unknown>): Promise<void> {
  const wanted = acknowledged.size + more;
  let isOver = false;
  const over = sending.finally(() => (isOver = true));
  while (acknowledged.size < wanted && !isOver)
    await new Promise((resolve) => setImmediate(resolve));
  if (isOver) await over;
  over.catch(() => undefined);
}
const ready = async () => (await fetch(`${running.address}/health/ready`)).status;

describe('PostgreSQL', () => {
  it('is cut down and started again under load, five times', async () => {
    const pid = running.pid();
    const stopped = new AbortController();
    const sending = Promise.all(Array.from({ length: senders }, () => sendUntil(stopped.signal)));
    for (let round = 0; round < 5; round++) {
      await takes(60 + 7 * round, sending);
      await postgres.restart();
    }
    await takes(60, sending);
    stopped.abort();
    expect(sum(await sending)).toBeGreaterThan(0);
    expect(running.pid()).toBe(pid);
    expect((await fetch(`${running.address}/health/live`)).status).toBe(200);
    await expect.poll(ready, { timeout: 20_000, interval: 500 }).toBe(200);
    expect(running.printed.filter((line) => /A request failed|ECONNRESET/.test(line))).toEqual([]);
  });

  it('freezes: /health/ready is red within seconds, nobody waits for ever, and all goes on after it thaws', async () => {
    await postgres.freeze();
    const before = performance.now();
    const seconds = () => (performance.now() - before) / 1000;
    const bodies = Array.from({ length: senders }, () => underNewId(template, place));
    const answers = Promise.all(bodies.map(ask));
    // The last answer is kept for five seconds, and the next look gives up after three.
    await expect.poll(ready, { timeout: 10_000, interval: 100 }).toBe(503);
    expect(seconds()).toBeLessThan(10);
    expect((await fetch(`${running.address}/health/live`)).status).toBe(200);
    expect(new Set(await answers)).toEqual(new Set([503]));
    expect(seconds()).toBeLessThan(20);
    postgres.thaw();
    await expect.poll(ready, { timeout: 20_000, interval: 500 }).toBe(200);
    for (const body of bodies) expect(await ask(body)).toBe(201);
  });

  it('has every report that was acknowledged, whole and once', async () => {
    await running.stop();
    const { size } = acknowledged;
    const { stored, letters } = await expectWhole(running, place, acknowledged);
    expect(stored).toBe(size);
    // One letter speaks for many reports.
    expect(letters).toBeGreaterThan(0);
  });
});
