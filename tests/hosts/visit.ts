/**
 * A visit to one hostile page: the browser as it is there, watched from the first request to the last.
 * What every visit must end with is here too: nothing stored, nobody else asked, no complaint but those that the page is about.
 */
import type { Browser, BrowserContext, Page } from 'playwright';
import { expect } from 'vitest';
import { circumstances } from '../../widget/hosts/circumstances.ts';
import { read } from '../clients/handler.ts';
import { casesOf, type Partners } from '../partners.ts';
import { answerAll, sendAndKeep, wordsFor, type Visit } from '../reporter-hands.ts';
import { pupil } from '../reporters.ts';
import { openWatched, storedIn } from '../watched-page.ts';

/** Who reads what is sent here. */
const head = 'kari.nes@fjellvika.example';

export type Around = { browser: Browser; partners: Partners };

export type HostVisit = Visit & {
  host: string;
  around: Around;
  /** Our server, and the page's origin. */
  server: string;
  origin: string;
  /** Directives of policies that were broken. */
  violations: string[];
  /** Stages of failures that the page was told of. */
  told: string[];
  /** What was asked of our server, in its order, by path. */
  asked: string[];
};

export async function openHost(around: Around, host: string): Promise<HostVisit> {
  const { browser, partners } = around;
  const { javaScript, size, at = 'localhost', before, daysWrong } = circumstances[host] ?? {};
  const watched = await openWatched(browser, 'phone', javaScript ?? true);
  const { context, page } = watched;
  const { port } = new URL(partners.origins.municipality);
  const visit: HostVisit = {
    ...watched,
    host,
    around,
    server: partners.running.address,
    origin: `http://${at}:${port}`,
    violations: [],
    told: [],
    asked: [],
    // The page says which school it is about.
    answers: { ...pupil, unit: null, text: `Marsvinet heter Tordivel (${host})` },
    language: 'nb',
    shots: `host-${host}`,
    looks: 'past',
  };
  context.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === visit.server) visit.asked.push(pathname);
  });
  await context.exposeBinding('noteViolation', (_, directive: string) => {
    visit.violations.push(directive);
  });
  await context.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => noteViolation(event.effectiveDirective))`,
  );
  await context.exposeBinding('noteTold', (_, stage: string) => {
    visit.told.push(stage);
  });
  await context.addInitScript(
    `addEventListener('mobbe-error', ({ detail }) => noteTold(detail.stage))`,
  );
  if (before !== undefined) await context.addInitScript(before);
  if (daysWrong !== undefined)
    await context.clock.setSystemTime(Date.now() + daysWrong * 86_400_000);
  if (size) await page.setViewportSize(size);
  await layLine(visit, context, page);
  // A script that hangs must not stop anybody: nothing here waits for the page to be loaded to the end.
  await page.goto(`${visit.origin}/${host}`, { waitUntil: 'domcontentloaded' });
  return visit;
}

async function layLine({ host, server }: HostVisit, context: BrowserContext, page: Page) {
  const {
    broken = [],
    hanging = [],
    changed = [],
    late = {},
    refused = {},
    line,
  } = circumstances[host] ?? {};
  for (const path of broken) await context.route(server + path, (route) => route.abort());
  for (const path of hanging) await context.route(server + path, () => undefined);
  for (const path of changed)
    await context.route(server + path, async (route) => {
      const response = await route.fetch();
      const body = `${await response.text()};window.wasChanged = true`;
      await route.fulfill({ response, body });
    });
  for (const [path, wait] of Object.entries(late))
    await context.route(server + path, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, wait));
      await route.continue();
    });
  for (const [path, status] of Object.entries(refused))
    await context.route(server + path, (route) =>
      route.fulfill({ status, headers: { 'access-control-allow-origin': '*' }, body: '' }),
    );
  if (!line) return;
  const session = await context.newCDPSession(page);
  const throughput = line.speed / 8;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}

/** The line is mended, the server is back. */
export function mend({ context }: HostVisit): Promise<void> {
  return context.unrouteAll({ behavior: 'ignoreErrors' });
}

export const button = ({ page }: Pick<Visit, 'page'>) =>
  page.locator('mobbe-knapp').first().getByRole('button');

/** Until now our server was asked for the loader and nothing else. */
export function expectOnlyLoader({ asked }: HostVisit): void {
  expect(
    [...new Set(asked)].filter((path) => !/^\/w\/[\w.]+\/mobbe-knapp\.js$/.test(path)),
  ).toEqual([]);
}

/** Presses the button; its form stands there with the first question, in front of the page. */
export async function press(visit: HostVisit): Promise<void> {
  await button(visit).waitFor();
  expectOnlyLoader(visit);
  await button(visit).click();
  await expectFirstQuestion(visit);
  expect(visit.page.url()).toContain(visit.origin);
}

export async function expectFirstQuestion({ page }: Visit): Promise<void> {
  await page.locator('#danger-no').waitFor();
  await expect
    .poll(() =>
      page.evaluate<string>(`document.querySelector('mobbe-skjema').shadowRoot.activeElement?.id`),
    )
    .toBe('heading');
}

/** From the first question to the receipt; the head teacher reads what was written. Answers the code. */
export async function walkToReceipt(visit: HostVisit): Promise<string> {
  await answerAll(visit);
  const code = await sendAndKeep(visit);
  await expectRead(visit, [visit.answers.text]);
  return code;
}

/** The visit's link or button has led to our own page, with its form, where the place is asked for. */
export async function expectOwnPage(visit: HostVisit, kind: 'script' | 'plain'): Promise<void> {
  const { page, server } = visit;
  await page.waitForURL((url) => url.origin === server);
  expect(new URL(page.url()).pathname).toBe('/fjellvika');
  visit.answers = { ...visit.answers, unit: 'Fjellvika skole' };
  const t = wordsFor(visit.answers, 'nb');
  await page.getByRole('radio', { name: t('danger.no') }).waitFor();
  await expect.poll(() => page.locator('mobbe-skjema').count()).toBe(kind === 'script' ? 1 : 0);
}

/** What has been read already, by case. */
const known = new Map<string, string>();

/** Exactly these texts have come to the head teacher from this host. */
export async function expectRead({ around, host }: HostVisit, texts: string[]): Promise<void> {
  const me = await around.partners.handler(head);
  for (const id of await casesOf(me)) {
    if (known.has(id)) continue;
    known.set(id, ((await read(me, id)).content as { text: string }).text);
  }
  const here = [...known.values()].filter((text) => text.endsWith(`(${host})`));
  expect(here.sort()).toEqual(texts.sort());
}

/** What our server is asked for by somebody who reports; nothing else. */
const expected =
  /^\/(w\/[\w.]+\/[\w-]+\.(js|css)|api\/v1\/(organisations\/[\w-]+|routes|challenges|reports)|fjellvika(\/[\w-]+)*)$/;

export async function expectNothingLeft(visit: HostVisit): Promise<void> {
  const { host, server, origin, origins, asked, complaints, violations } = visit;
  const given = circumstances[host] ?? {};
  expect(await storedIn(visit)).toEqual({ cookies: [], storage: [] });
  expect([...origins].filter((one) => one !== server && one !== origin)).toEqual([]);
  expect(asked.filter((path) => !expected.test(path))).toEqual([]);
  const { complaints: allowed = [] } = given;
  expect(complaints.filter((text) => !allowed.some((one) => one.test(text)))).toEqual([]);
  expect(allowed.filter((one) => !complaints.some((text) => one.test(text)))).toEqual([]);
  expect([...new Set(violations)]).toEqual(given.violations ?? []);
  expect([...new Set(visit.told)]).toEqual(given.told ?? []);
}

export type Walk = (visit: HostVisit) => Promise<void>;
