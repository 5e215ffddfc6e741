/**
 * Pictures that come with a report, seen from outside: picked and pasted by a child in our frame on a site's page and opened at the
 * desk; through a killed server on both sides of their report; nowhere in clear. And the frame in which the desk draws them.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttachmentReadingAnswer, CaseAnswer, ListAnswer } from '../contract/api/cases.ts';
import type { ReportContent } from '../contract/content.ts';
import { factsAt } from '../contract/facts.make.ts';
import { newId } from '../contract/ids.ts';
import { openAttachment, sealAttachment } from '../contract/sealing/attachment.ts';
import { closeSite } from '../examples/demo/sites.ts';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { freePort } from '../scripts/free-port.ts';
import { withExif } from '../widget/testing/exif.ts';
import { accept, ask, read, signIn, type Account, type SignedIn } from './clients/handler.ts';
import { recover } from './clients/inbox-keys.ts';
import { call } from './clients/http.ts';
import { askRoute, noIdentity, post, sealReport } from './clients/reporter.ts';
import { found, marker, password } from './markers.ts';
import { answerAll, openForm, sendAndKeep, textOf, type Visit } from './reporter-hands.ts';
import { pupil } from './reporters.ts';
import { layMunicipality, openRunning, type Municipality, type Running } from './running.ts';
import { expectGoodScreen, expectNoTrace, frameIn, openWatched, shoot } from './watched-page.ts';

let running: Running;
let place: Municipality;
let head: SignedIn;
let account: Account;
let browser: Browser;
let site: Server;
let siteUrl: string;
let childsCase = '';

beforeAll(async () => {
  running = await openRunning();
  place = await layMunicipality(running);
  const port = await freePort();
  siteUrl = `http://localhost:${port}/`;
  site = createServer((_request, response) => response.end(sitePage()));
  site.listen(port, 'localhost');
  await running.withStore((store) =>
    store.transaction(async ({ organisations }) => {
      const row = (await organisations.bySlug(place.slug))!;
      const origins = [new URL(siteUrl).origin];
      const changes = { attachments: 'images', requiresFrame: true, origins };
      await organisations.putOrganisation({ ...row, ...changes });
    }),
  );
  await running.start();
  browser = await chromium.launch(await chromiumLaunch());
  account = await accept(running.address, place.invitations.head, password);
  head = await signIn(running.address, account, account.recoveryCodes[0]);
  await recover(head, place.school.id, place.school.recoveryCode);
});
afterAll(async () => {
  await browser.close();
  await closeSite(site);
  await running.remove();
});

const sitePage =
  () => `<!doctype html><html lang="nb"><head><title>Skolen</title><link rel="icon" href="data:,">
  <script src="${running.address}/w/v1/mobbe-knapp.js"></script></head><body><main>
  <mobbe-knapp organisation="${place.slug}" mode="frame"><a href="${running.address}/${place.slug}">Si ifra</a></mobbe-knapp>
  </main></body></html>`;

/** What must lie nowhere in clear: the database's files, the letters, and what the server printed. */
async function kept(): Promise<{ database: string; told: string }> {
  const folder = dirname(running.databaseUrl.slice('file:'.length));
  const names = (await readdir(folder)).filter((name) => name.startsWith('app.db'));
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  const told = running.letterbox.raw.join('\n') + running.printed.join('\n');
  return { database: files.join(''), told };
}

/** A picture of two colours as base64, drawn by the browser itself. As text, because it runs there. */
const drawnAs = (type: string) => `(() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 600, height: 400 });
  const pen = canvas.getContext('2d');
  for (let x = 0; x < 600; x += 3) {
    pen.fillStyle = 'hsl(' + x + ' 80% 50%)';
    pen.fillRect(x, 0, 3, 400);
  }
  return canvas.toDataURL('${type}').split(',')[1];
})()`;
const sizeOf = (base64: string, type: string) => `(async () => {
  const bytes = Uint8Array.from(atob('${base64}'), (letter) => letter.charCodeAt(0));
  const { width, height } = await createImageBitmap(new Blob([bytes], { type: '${type}' }));
  return [width, height];
})()`;
const pasted = `(async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 90, height: 60 });
  canvas.getContext('2d').fillRect(0, 0, 45, 60);
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
})()`;
const thumbnails = `[...document.querySelector('mobbe-skjema').shadowRoot.querySelectorAll('canvas')].map((canvas) =>
  [canvas.width, canvas.height, [...canvas.getContext('2d').getImageData(0, 0, 1, 1).data].slice(0, 3).some((part) => part < 250)])`;

it('is picked and pasted by a child in our frame on a site, and opened at the desk without what the camera wrote', async () => {
  const watched = await openWatched(browser);
  const { context, page } = watched;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${running.address}/${place.slug}`);
  const jpeg = Buffer.from(await page.evaluate<string>(drawnAs('image/jpeg')), 'base64');
  const photo = Buffer.from(withExif(jpeg, marker));
  // The browser itself finds in the file how it was held.
  const seen = await page.evaluate(sizeOf(photo.toString('base64'), 'image/jpeg'));
  expect(seen).toEqual([400, 600]);
  expect(found(photo.toString('latin1'))).toEqual([marker]);
  await page.evaluate(pasted);

  const answers = { ...pupil, unit: null, text: marker };
  const visit: Visit = {
    ...{ ...watched, answers, language: 'nb', shots: 'attachments', looks: 'past' },
  };
  await openForm(visit, siteUrl);
  expect(frameIn(page)).not.toBeNull();
  await answerAll(visit, async () => {
    const { within } = visit;
    const name = `${marker}.jpg`;
    await within
      .getByLabel('Velg bilder')
      .setInputFiles({ name, mimeType: 'image/jpeg', buffer: photo });
    await within.getByRole('img', { name: 'Bilde 1' }).waitFor();
    await within.locator('#text').focus();
    await page.keyboard.press('Control+V');
    await within.getByRole('img', { name: 'Bilde 2' }).waitFor();
    // Drawn under the strictest policy: no address of an image, nothing but canvas.
    await expect
      .poll(() => frameIn(page)!.evaluate(thumbnails))
      .toEqual([
        [128, 192, true],
        [90, 60, true],
      ]);
    await within.locator('#heading').scrollIntoViewIfNeeded();
    await expectGoodScreen(visit);
    await shoot(visit, 'attachments-09-tell');
  });
  expect(await textOf(visit.within.locator('.answers'))).toContain('Bilder lagt ved: 2');
  await sendAndKeep(visit);
  await expectNoTrace(watched, [running.address, new URL(siteUrl).origin]);
  const uploads = watched.asked.filter((one) => one === 'POST /api/v1/attachments');
  expect(uploads).toHaveLength(2);
  await context.close();

  const { cases } = await ask<ListAnswer>(head, '/cases');
  const caseId = (childsCase = cases[0]!.id);
  const { reportId } = await ask<CaseAnswer>(head, `/cases/${caseId}`);
  const { attachments } = (await read(head, caseId)).content as Required<ReportContent>;
  const opened = await Promise.all(
    attachments.map(async (attachment, index) => {
      const path = `/cases/${caseId}/attachments/${attachment.id}/readings`;
      const { sealed } = await ask<AttachmentReadingAnswer>(head, path, { method: 'POST' });
      const where = { organisationId: place.rootId, id: reportId, index };
      return Buffer.from(await openAttachment(sealed, attachment, where));
    }),
  );
  const { database, told } = await kept();
  for (const bytes of opened) {
    const text = bytes.toString('latin1');
    expect(text.slice(0, 3)).toBe('\u00ff\u00d8\u00ff');
    for (const hidden of ['Exif', 'GPS']) expect(text).not.toContain(hidden);
    expect(found(text)).toEqual([]);
    const piece = bytes.subarray(-64, -8);
    for (const encoding of ['latin1', 'base64', 'base64url', 'hex'] as const)
      expect((database + told).includes(piece.toString(encoding))).toBe(false);
  }
  expect(found(database + told)).toEqual([]);
  await expectShown(caseId);
});

/** As the handler sees them: signed in, unlocked, the report opened, each picture asked for and drawn in its sandbox. */
async function expectShown(caseId: string): Promise<void> {
  const watched = await openWatched(browser, 'desktop');
  const { page, context } = watched;
  const press = (label: string | RegExp) => page.getByRole('button', { name: label }).click();
  await page.goto(`${running.address}/desk/#/cases/${caseId}`);
  await page.locator('#email').fill(account.email);
  await page.locator('#password').fill(account.password);
  await press('Logg inn');
  await press(/gjenopprettingskode/);
  await page.locator('#code').fill(account.recoveryCodes[1]!);
  await press('Fortsett');
  await press('Åpne meldingen');
  await press(/^Åpne: Bilde 1 av 2/);
  await press(/^Åpne: Bilde 2 av 2/);
  const frames = () => page.frames().filter((frame) => frame.url().endsWith('/desk/picture.html'));
  const drawnIn = async () =>
    Promise.all(
      frames().map((frame) =>
        frame.evaluate(
          `((one) => one && [one.width, one.height])(document.querySelector('canvas'))`,
        ),
      ),
    );
  await expect.poll(drawnIn).toEqual([
    [400, 600],
    [90, 60],
  ]);
  await shoot(watched, 'attachments-desk');
  await context.close();
}

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
  const identity = noIdentity;
  const written = 'own-page' as const;
  const draft = { organisation: place.slug, facts, content, identity, written };
  const keys = readers.map((reader) => reader.key);
  const { body } = await sealReport(draft, place.rootId, keys, reportId);
  await post(running.address, { ...body, attachments: [id] });
  // Killed before, the letter would wait for its lease to end.
  await running.letterbox.holds(1);
  await running.kill();
  await running.start();

  const { cases } = await ask<ListAnswer>(head, '/cases');
  const caseId = cases.find((one) => one.id !== childsCase)!.id;
  expect((await read(head, caseId)).content).toEqual(content);
  const handedOut = await ask<AttachmentReadingAnswer>(
    head,
    `/cases/${caseId}/attachments/${id}/readings`,
    { method: 'POST' },
  );
  expect(await openAttachment(handedOut.sealed, attachment, where)).toEqual(picture);

  const { database, told } = await kept();
  // What is stored in clear is there to be found: the search itself works.
  expect(database).toContain(id);
  expect(found(database + told)).toEqual([]);
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
