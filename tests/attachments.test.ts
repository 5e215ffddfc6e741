/**
 * A picture that comes with a report, seen from outside: it survives a killed server on both sides of its report, opens at the
 * desk, and is nowhere in clear. And the frame in which the desk draws it, under the headers of the real server.
 */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttachmentReadingAnswer, ListAnswer } from '../contract/api/cases.ts';
import type { ReportContent } from '../contract/content.ts';
import { factsAt } from '../contract/facts.make.ts';
import { newId } from '../contract/ids.ts';
import { openAttachment, sealAttachment } from '../contract/sealing/attachment.ts';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { accept, ask, read, recover, signIn, type SignedIn } from './clients/handler.ts';
import { call } from './clients/http.ts';
import { askRoute, noIdentity, post, sealReport } from './clients/reporter.ts';
import { found, marker, password } from './markers.ts';
import { layMunicipality, openRunning, type Municipality, type Running } from './running.ts';

let running: Running;
let place: Municipality;
let head: SignedIn;
let browser: Browser;

beforeAll(async () => {
  running = await openRunning();
  place = await layMunicipality(running);
  await running.withStore((store) =>
    store.transaction(async ({ organisations }) => {
      const row = (await organisations.bySlug(place.slug))!;
      await organisations.putOrganisation({ ...row, attachments: 'images' });
    }),
  );
  await running.start();
  browser = await chromium.launch(await chromiumLaunch());
  const account = await accept(running.address, place.invitations.head, password);
  head = await signIn(running.address, account, account.recoveryCodes[0]);
  await recover(head, place.school.id, place.school.recoveryCode);
});
afterAll(async () => {
  await browser.close();
  await running.remove();
});

it('survives a killed server before and after its report, opens at the desk, and lies nowhere in clear', async () => {
  const picture = new Uint8Array(Buffer.from(`${marker} `.repeat(2_000)));
  const [reportId, id] = [newId(), newId()];
  const where = { organisationId: place.rootId, id: reportId, index: 0 };
  const { sealed, key } = await sealAttachment(picture, where);
  await call(running.address, '/attachments', {
    method: 'POST',
    body: { id, organisation: place.slug, reportId, index: 0, sealed },
    headers: { 'idempotency-key': id },
  });
  await running.kill();
  await running.start();

  const facts = factsAt(place.unitId, { accused: 'several' });
  const { readers } = await askRoute(running.address, place.slug, facts);
  const attachment = { id, type: 'image/png', size: picture.length, key } as const;
  const content: ReportContent = { text: '', attachments: [attachment] };
  const draft = { organisation: place.slug, facts, content, identity: noIdentity };
  const keys = readers.map((reader) => reader.key);
  const { body } = await sealReport(draft, place.rootId, keys, reportId);
  await post(running.address, { ...body, attachments: [id] });
  // Killed before, the letter would wait for its lease to end.
  await running.letterbox.holds(1);
  await running.kill();
  await running.start();

  const { cases } = await ask<ListAnswer>(head, '/cases');
  const caseId = cases[0]!.id;
  expect((await read(head, caseId)).content).toEqual(content);
  const handedOut = await ask<AttachmentReadingAnswer>(
    head,
    `/cases/${caseId}/attachments/${id}/readings`,
    { method: 'POST' },
  );
  expect(await openAttachment(handedOut.sealed, attachment, where)).toEqual(picture);

  const folder = dirname(running.databaseUrl.slice('file:'.length));
  const names = (await readdir(folder)).filter((name) => name.startsWith('app.db'));
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  // What is stored in clear is there to be found: the search itself works.
  expect(files.join('')).toContain(id);
  expect(found(files.join(''))).toEqual([]);
  expect(found(running.letterbox.raw.join('\n') + running.printed.join('\n'))).toEqual([]);
});

/** As the desk does it (`desk/parts/picture.ts`). As text, because it runs in the browser. */
const drawing = `(async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 30, height: 20 });
  canvas.getContext('2d').fillRect(0, 0, 30, 10);
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
  const bytes = await blob.arrayBuffer();
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.src = '/desk/picture.html';
  document.body.append(frame);
  await new Promise((done) => frame.addEventListener('load', done));
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((done) => (port1.onmessage = ({ data }) => done(data)));
  const told = { bytes, type: 'image/png', label: 'Et bilde', language: 'nb' };
  frame.contentWindow.postMessage(told, '*', [bytes, port2]);
  return { answer: await answer, reaches: frame.contentDocument !== null };
})()`;
const trying = `(async () => ({
  origin: self.origin,
  fetched: await fetch('/health/live').then(() => 'answered', () => 'refused'),
}))()`;

it('is drawn in a frame that has no origin and no network', async () => {
  const page = await browser.newPage();
  await page.goto(`${running.address}/desk/`);
  const drawn = await page.evaluate(drawing);
  expect(drawn).toEqual({ answer: { width: 30, height: 20 }, reaches: false });

  const inside = page.frames().find((frame) => frame.url().endsWith('/desk/picture.html'))!;
  const tried = await inside.evaluate(trying);
  expect(tried).toEqual({ origin: 'null', fetched: 'refused' });
  await page.close();
});
