/**
 * Thirty pupils behind one address, then five thousand junk posts with a true report among them, against the real server and a
 * real mail server: every one is stored, few letters leave, and the handler finds the true one.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListAnswer } from '../contract/api/cases.ts';
import type { DeskAnswer } from '../contract/api/people.ts';
import type { ChallengeAnswer } from '../contract/api/public.ts';
import { factsAt } from '../contract/facts.make.ts';
import { headerOf, solved } from '../server/testing/proofs.ts';
import { accept, ask, read, signIn, type SignedIn } from './clients/handler.ts';
import { recover } from './clients/inbox-keys.ts';
import { callFor } from './clients/http.ts';
import { askRoute, noIdentity, sealReport, type SealedReport } from './clients/reporter.ts';
import { newReport, underNewId } from './many-reports.ts';
import { layMunicipality, openRunning, type Municipality, type Running } from './running.ts';

const junk = 5_000;
const pupils = 30;
const atOnce = 16;
const trueWords = 'De venter på meg etter skolen hver dag.';

let running: Running;
let place: Municipality;
let head: SignedIn;
let template: SealedReport;
const acknowledged: string[] = [];

beforeAll(async () => {
  running = await openRunning({
    environment: { MOBBEKNAPP_LIMITS: 'on', MOBBEKNAPP_TRUST_PROXY: '127.0.0.1,::1' },
  });
  place = await layMunicipality(running);
  await running.start();
  const account = await accept(running.address, place.invitations.head, 'fem røde hus i snøen');
  head = await signIn(running.address, account, account.recoveryCodes[0]);
  await recover(head, place.school.id, place.school.recoveryCode);
  template = await newReport(running, place);
}, 120_000);
afterAll(() => running.remove());

async function send(body: SealedReport, from: string, headers = {}): Promise<void> {
  const answer = await fetch(`${running.address}/api/v1/reports`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': body.id,
      'x-forwarded-for': from,
      ...headers,
    },
    body: JSON.stringify(body),
  });
  await answer.text();
  expect(answer.status).toBe(201);
  acknowledged.push(body.id);
}
async function lying() {
  const { inboxes } = await ask<DeskAnswer>(head, '/desk');
  return inboxes.find(({ inboxId }) => inboxId === place.school.id)!;
}

describe('the whole server', () => {
  test('lets thirty pupils behind one address through at once, into the ordinary list', async () => {
    const before = Date.now();
    const bodies = Array.from({ length: pupils }, () => underNewId(template, place));
    await Promise.all(bodies.map((body) => send(body, '192.0.2.7')));
    expect(Date.now() - before).toBeLessThan(120_000);
    expect(await lying()).toMatchObject({ unread: pupils, quarantined: 0 });
    const { cases } = await ask<ListAnswer>(head, '/cases?limit=100');
    expect(new Set(cases.map(({ id }) => id)).size).toBe(pupils);
    await running.letterbox.holds(1);
  });

  test(
    `stores ${junk} junk posts, and shows the true report among them`,
    { timeout: 240_000 },
    async () => {
      let sent = 0;
      const flood = async () => {
        for (let index = sent++; index < junk; index = sent++)
          await send(underNewId(template, place), `198.51.${index % 256}.7`);
      };
      await Promise.all([...Array.from({ length: atOnce }, flood), sendTrueOne()]);
      expect(acknowledged).toHaveLength(pupils + junk + 1);

      const { unread, quarantined } = await lying();
      expect(unread + quarantined).toBe(pupils + junk + 1);
      // The true one came with a proof. Without one, what is left of sixty passes, and one more for every ten seconds.
      expect(unread).toBeLessThan(120);
      const { cases } = await ask<ListAnswer>(head, '/cases?limit=100&show=unread');
      const words: unknown[] = [];
      for (const { facts, id } of cases)
        if (facts.where.includes('way')) words.push((await read(head, id)).content);
      expect(words).toEqual([{ text: trueWords }]);
    },
  );

  test('sends a handful of letters about all of them', async () => {
    // At once: the first of all, and that some are set apart. The rest is told in ten minutes, and tomorrow.
    await running.letterbox.holds(2);
    await running.stop();
    const waiting = await running.withStore((store) =>
      store.read(({ outbox }) => outbox.unsent(place.rootId)),
    );
    expect(running.letterbox.mails.length + waiting.count).toBeLessThanOrEqual(6);
    expect(running.letterbox.raw.join('\n')).not.toContain(trueWords);
  });

  test('has every one that it acknowledged', async () => {
    await running.withStore((store) =>
      store.read(async ({ reports }) => {
        for (const id of acknowledged) expect(await reports.fingerprint(id)).toBeDefined();
      }),
    );
  });

  /** As the form does it: it reckons a proof while the child writes. */
  async function sendTrueOne(): Promise<void> {
    const facts = factsAt(place.unitId, { where: ['way'] });
    const { readers } = await askRoute(running.address, place.slug, facts);
    const keys = readers.map(({ key }) => key);
    const content = { text: trueWords };
    const draft = { organisation: place.slug, facts, content, identity: noIdentity };
    const { body } = await sealReport(draft, place.rootId, keys);
    const question = { organisation: place.slug, reportId: body.id };
    const challenge = await callFor<ChallengeAnswer>(running.address, '/challenges', {
      method: 'POST',
      body: question,
    });
    const proof = headerOf(await solved(challenge));
    while (acknowledged.length < junk / 4) await new Promise((resolve) => setTimeout(resolve, 20));
    await send(body, '192.0.2.7', { 'mobbeknapp-proof': proof });
  }
});
