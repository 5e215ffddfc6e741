/**
 * The frame on a site's page, with the built files, the real server and two origins: what goes across its border and what does
 * not, and that whoever writes in it has every way out that the form in a page has.
 */
import { chromium, type Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { ownFiles } from './own-files.ts';
import { openPartners, type Partners } from './partners.ts';
import {
  answerAll,
  finish,
  goOn,
  heading,
  openForm,
  sendAndKeep,
  wordsFor,
  type Visit,
} from './reporter-hands.ts';
import { student } from './reporters.ts';
import {
  expectGoodScreen,
  expectNoTrace,
  frameIn,
  openWatched,
  shoot,
  sizes,
} from './watched-page.ts';

const t = wordsFor(student, 'nb');
let partners: Partners;
let browser: Browser;
let visit: Visit;
let site: string;

beforeAll(async () => {
  partners = await openPartners();
  site = partners.origins.university;
  browser = await chromium.launch(await chromiumLaunch());
});
beforeEach(async () => {
  const watched = await openWatched(browser, 'desktop');
  visit = { ...watched, answers: student, language: 'nb', shots: 'frame' };
});
afterEach(() => visit?.context.close());
afterAll(async () => {
  await browser?.close();
  await partners?.stop();
});

/** A page with this in it, of the university's site where none is given. */
function pageWith(body: string, headers: Record<string, string> = {}, origin = site): string {
  const url = `${origin}/a-page`;
  const html = `<!doctype html><html lang="nb"><head><title>A page</title><link rel="icon" href="data:,">
    <script src="${partners.running.address}/w/v1/mobbe-knapp.js"></script></head><body><main>${body}</main></body></html>`;
  partners.show(url, html, headers);
  return url;
}
const link = (words = 'Si ifra') =>
  `<a id="link" href="${partners.running.address}/nord-universitet">${words}</a>`;
const button = (more = 'mode="frame"') =>
  `<mobbe-knapp organisation="nord-universitet" ${more}>${link()}</mobbe-knapp>`;

const isOpen = () => visit.page.locator('mobbe-ramme dialog[open]').count();
/** Where the focus is on the site's page: the name of the element, through open roots. */
const focusedHere = () =>
  visit.page.evaluate<string>(`(() => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    return one?.localName ?? '';
  })()`);
const focusedThere = () =>
  frameIn(visit.page)!.evaluate<string>(
    `document.hasFocus() ? document.activeElement?.shadowRoot?.activeElement?.id ?? '' : 'not here'`,
  );

/** Up to the screen for free text, with something written. */
async function write(): Promise<void> {
  const { within } = visit;
  await within.locator('label[for="danger-no"]').click();
  await goOn(visit);
  await within.locator('mobbe-skjema label').filter({ hasText: student.unit! }).click();
  await goOn(visit);
  await within.locator('label[for="role-student"]').click();
}

describe('opened', () => {
  it('has the focus on its first question, says its name once, and leaves the page around out of reach', async () => {
    await openForm(visit, `${site}/`);
    const { page } = visit;
    await page.keyboard.press('Escape');
    await expect.poll(isOpen).toBe(0);
    await page.locator('mobbe-knapp').getByRole('button').click();
    await expect.poll(focusedHere).toBe('iframe');
    await expect.poll(focusedThere).toBe('heading');
    const dialog = page.getByRole('dialog', { name: 'Si ifra', exact: true });
    const frame = dialog.locator('iframe');
    expect(await frame.getAttribute('title')).toBe('Skjema');
    // A click beside it, on a link of the page, reaches nothing.
    await page.mouse.click(5, 5);
    expect(page.url()).toBe(`${site}/`);
    expect(await isOpen()).toBe(1);
    expect(await frame.getAttribute('sandbox')).not.toContain('top-navigation');
    expect(await frame.getAttribute('allow')).toBe('clipboard-write');
    expect(frameIn(page)!.url()).not.toContain('?');
    await expectNoTrace(visit, [site, partners.running.address]);
  });

  it('speaks the language of the page, and knows the place and the way out that the button says', async () => {
    const url = pageWith(
      button(
        'mode="frame" language="nn" unit="fakultet-for-hav" exit-url="https://www.example.no/"',
      ),
    );
    await openForm({ ...visit, language: 'nn' }, url);
    const frame = frameIn(visit.page)!;
    expect(await frame.evaluate<string>('document.documentElement.lang')).toBe('nn');
    expect(await frame.title()).toBe('Skjema');
    const opening = await frame.evaluate<object>(
      `(() => { const { unit, language, exitUrl, written } = document.querySelector('mobbe-skjema').opening;
        return { unit, language, exitUrl, written }; })()`,
    );
    expect(opening).toEqual({
      ...{ unit: 'fakultet-for-hav', language: 'nn' },
      ...{ exitUrl: 'https://www.example.no/', written: 'frame' },
    });
  });

  it('is of our server also where the site serves the files itself', async () => {
    const { files, script } = await ownFiles(partners.running.address);
    for (const [path, text] of files)
      partners.show(site + path, text, { 'content-type': 'text/javascript' });
    const url = `${site}/own-files`;
    const policy = `default-src 'none'; img-src data:; script-src 'self'; frame-src ${partners.running.address}`;
    const html = `<!doctype html><html lang="nb"><title>A page</title><link rel="icon" href="data:,">${script}${button()}`;
    partners.show(url, html, { 'content-security-policy': policy });
    await openForm(visit, url);
    expect(new URL(frameIn(visit.page)!.url()).origin).toBe(partners.running.address);
    await visit.page.keyboard.press('Escape');
    await expect.poll(isOpen).toBe(0);
    await expectNoTrace(visit, [site, partners.running.address]);
  });

  it('fills a phone, follows its text on a desk, and has the question in sight at 400 %', async () => {
    await openForm(visit, `${site}/`);
    const { page, within } = visit;
    const box = async () => (await page.locator('mobbe-ramme dialog').boundingBox())!;
    const onDesk = await box();
    expect(onDesk.width).toBeLessThan(700);
    expect(onDesk.height).toBeLessThanOrEqual(sizes.desktop.height - 64);
    expect(onDesk.height).toBeGreaterThan(400);
    await page.setViewportSize(sizes.phone);
    await expect.poll(box).toMatchObject({ x: 0, y: 0, ...sizes.phone });
    await shoot(visit, 'frame-phone');
    await expectGoodScreen(visit);
    // 1,280 by 1,024 at 400 %, and what lies between.
    for (const height of [256, 320, 568, 720]) {
      await page.setViewportSize({ width: 320, height });
      await within.getByRole('button', { name: t('close') }).click();
      await openForm(visit, `${site}/`);
      expect([height, await within.locator('html').evaluate('scrollY')]).toEqual([height, 0]);
    }
    await page.setViewportSize({ width: 320, height: 256 });
    await within.locator('label[for="danger-no"]').click();
    await goOn(visit);
    await expect.poll(() => heading(visit)).toBe(t('unit.title'));
    const top = async () => (await within.locator('mobbe-skjema #heading').boundingBox())!.y;
    await expect.poll(top).toBeLessThan(256);
    expect(await top()).toBeGreaterThanOrEqual(0);
    await shoot(visit, 'frame-zoomed');
  });
});

describe('closed', () => {
  it('by Escape: at once while nothing is written, with the focus back on the button; else it asks', async () => {
    await openForm(visit, `${site}/`);
    const { page, within } = visit;
    await page.keyboard.press('Escape');
    await expect.poll(isOpen).toBe(0);
    await expect.poll(focusedHere).toBe('button');
    expect(await page.locator('mobbe-ramme iframe').count()).toBe(0);

    await openForm(visit, `${site}/`);
    await write();
    await page.keyboard.press('Escape');
    await expect.poll(() => heading(visit)).toBe(t('leave.title'));
    // However often it is pressed.
    for (const title of [t('role.title'), t('leave.title'), t('role.title'), t('leave.title')]) {
      await page.keyboard.press('Escape');
      await expect.poll(() => heading(visit)).toBe(title);
    }
    expect(await isOpen()).toBe(1);
    await within.getByRole('button', { name: t('leave.no') }).click();
    await expect.poll(() => heading(visit)).toBe(t('role.title'));
    await within.getByRole('button', { name: t('close') }).click();
    await within.getByRole('button', { name: t('leave.yes') }).click();
    await expect.poll(isOpen).toBe(0);
    await expect.poll(focusedHere).toBe('button');
  });

  it('by the browser: what was written waits in the frame, and is offered again', async () => {
    await openForm(visit, `${site}/`);
    await write();
    const { page, within } = visit;
    const close = `document.querySelector('mobbe-ramme').shadowRoot.querySelector('dialog').close()`;
    await page.evaluate(close);
    await expect.poll(isOpen).toBe(0);
    await page.locator('mobbe-knapp').getByRole('button').click();
    await expect.poll(() => heading(visit)).toBe(t('kept.title'));
    await within.getByRole('button', { name: t('kept.yes') }).click();
    expect(await within.locator('#role-student').isChecked()).toBe(true);
  });

  it('when nobody is there any more, and nothing of it is left', async () => {
    const { page } = visit;
    await page.clock.install();
    await openForm(visit, `${site}/`);
    await write();
    await page.clock.runFor(20 * 60_000 + 2_000);
    await expect.poll(() => heading(visit)).toBe(t('idle.title'));
    await page.clock.runFor(61_000);
    await expect.poll(isOpen).toBe(0);
    expect(await page.locator('mobbe-ramme iframe').count()).toBe(0);
  });
});

describe('left quickly', () => {
  const elsewhere = 'https://www.example.no/';
  beforeEach(() =>
    visit.context.route(elsewhere, (route) =>
      route.fulfill({ contentType: 'text/html', body: 'Været' }),
    ),
  );

  it('the whole page is replaced', async () => {
    const { page } = visit;
    const url = pageWith(button(`mode="frame" exit-url="${elsewhere}"`));
    await openForm(visit, url);
    await write();
    const before = await page.evaluate<number>('history.length');
    await visit.within.getByRole('button', { name: t('exit') }).click();
    await page.waitForURL(elsewhere);
    expect(await page.evaluate<number>('history.length')).toBe(before);
  });
});

it('prints the code, and nothing of what was written', async () => {
  await openForm(visit, `${site}/`);
  await answerAll(visit);
  const code = await sendAndKeep(visit);
  const { page, within } = visit;
  const frame = frameIn(page)!;
  await frame.evaluate('print = () => { window.printed = true }');
  await within.getByRole('button', { name: t('code.print') }).click();
  expect(await frame.evaluate<boolean>('printed')).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect(await within.locator('mobbe-skjema .sheet').isVisible()).toBe(true);
  expect(await within.locator('mobbe-skjema .sheet').textContent()).toContain(code);
  expect(await within.locator('mobbe-skjema .body').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await finish(visit);
  await expectNoTrace(visit, [site, partners.running.address]);
});

describe('required by the organisation', () => {
  it.each([
    ['an element without the mode', () => button('')],
    ['a plain link', () => link()],
  ])('%s opens the frame too, before a word is written', async (_which, body) => {
    const { page } = visit;
    await page.goto(pageWith(body()));
    await page.locator('mobbe-knapp button, main > #link').first().click();
    const within = page.frameLocator('mobbe-ramme iframe');
    await within.locator('mobbe-skjema #danger-no').waitFor();
    expect(await page.locator('mobbe-skjema dialog[open]').count()).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(isOpen).toBe(0);
  });

  it('the server takes nothing that was written in the page', async () => {
    await visit.page.goto(pageWith(button()));
    const asked = (path: string, init = '{}') =>
      visit.page.evaluate<string>(
        `fetch('${partners.running.address}/api/v1/${path}', ${init}).then((answer) => answer.json()).then(({ type }) => type)`,
      );
    expect(await asked('organisations/nord-universitet')).toMatch(/frame-required$/);
  });
});

describe('messages', () => {
  it('of others, and such as nobody knows, change nothing on either side', async () => {
    const { page } = visit;
    await openForm(visit, `${site}/`);
    await write();
    await page.evaluate(`(() => {
      const frame = document.querySelector('mobbe-ramme').shadowRoot.querySelector('iframe').contentWindow;
      // Of the page to itself: the right words from the wrong window.
      for (const mobbeknapp of ['close', 'leave', 'height'])
        window.postMessage({ mobbeknapp, url: 'https://evil.example/', pixels: 9000 }, location.origin);
      // Of another frame of the page to both.
      const other = document.body.appendChild(document.createElement('iframe'));
      other.contentWindow.eval(
        "parent.postMessage({ mobbeknapp: 'close' }, '*'); parent.document.querySelector('mobbe-ramme').shadowRoot" +
          ".querySelector('iframe').contentWindow.postMessage({ mobbeknapp: 'closed' }, '*')");
      // Of the page to the frame: such as it does not know.
      for (const data of ['close', null, { mobbeknapp: 'text' }, { mobbeknapp: 'leave', url: 'https://evil.example/' }])
        frame.postMessage(data, '*');
    })()`);
    // One that is known comes after all of them.
    await page.evaluate(`document.querySelector('mobbe-ramme').shadowRoot.querySelector('iframe').contentWindow
      .postMessage({ mobbeknapp: 'ask' }, '${partners.running.address}')`);
    await expect.poll(() => heading(visit)).toBe(t('leave.title'));
    expect(await isOpen()).toBe(1);
    expect(page.url()).toBe(`${site}/`);
    const height = await page.locator('mobbe-ramme dialog').getAttribute('style');
    expect(height).not.toContain('9000px');
  });
});

describe('where the frame may not be shown, the button leads to our own page', () => {
  const page = () => `${partners.running.address}/nord-universitet`;

  it('on a site whose policy lets no frame in', async () => {
    const url = pageWith(button(), { 'content-security-policy': "frame-src 'none'" });
    await visit.page.goto(url);
    await visit.page.locator('mobbe-knapp').getByRole('button').click();
    await visit.page.waitForURL(page());
  });

  it('on a site that is not on the list', async () => {
    const url = pageWith(button(), {}, partners.origins.sport);
    await visit.page.goto(url);
    await visit.page.locator('mobbe-knapp').getByRole('button').click();
    await visit.page.waitForURL(page());
  });
});

describe('a link in a sandboxed frame without `allow-same-origin`', () => {
  it('opens our page, which says that the form cannot be used here, and whom to call', async () => {
    const { page, context } = visit;
    await page.goto(
      pageWith(`<iframe title="Innhold" sandbox="allow-scripts allow-forms allow-popups"
        srcdoc="<a target='_blank' href='${partners.running.address}/nord-universitet'>Si ifra</a>"></iframe>`),
    );
    const opening = context.waitForEvent('page');
    await page.frameLocator('iframe').getByRole('link', { name: 'Si ifra' }).click();
    const opened = await opening;
    const form = opened.locator('mobbe-skjema');
    await form.getByRole('heading', { level: 2, name: t('unavailable.title') }).waitFor();
    expect(await form.locator('a[href="tel:112"]').count()).toBe(1);
    expect(await form.getByRole('link', { name: t('page.open') }).count()).toBe(0);
    await shoot({ ...visit, page: opened }, 'sandboxed');
  });
});
