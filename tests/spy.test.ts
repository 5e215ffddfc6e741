/**
 * What a script of the site around sees of a report, in each mode: a page that listens to everything it can (`widget/hosts/spy.html`),
 * and the table of it that `docs/privacy.md` shows. If one of them changes, so must the other.
 */
import { readFile } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { openPartners, type Partners, type Site } from './partners.ts';
import {
  answerAll,
  finish,
  openForm,
  sendAndKeep,
  type Answers,
  type Visit,
} from './reporter-hands.ts';
import { pupil, student } from './reporters.ts';
import { openWatched } from './watched-page.ts';

type Spied = { how: string; what: string };
type Seen = Record<(typeof rows)[number], 'yes' | 'no'>;

const rows = [
  'that the form was opened, and closed',
  'that a report was sent',
  'every key that is pressed',
  'every letter, as it comes into a field',
  'what stands in the fields',
  'what stands on the screen, and is pressed there',
  'the follow-up code',
  'what is asked of the server and sent to it: the answers in clear, and the sealed words',
] as const;

let partners: Partners;
let browser: Browser;
let visit: Visit;

beforeAll(async () => {
  partners = await openPartners();
  browser = await chromium.launch(await chromiumLaunch());
});
afterEach(() => visit?.context.close());
afterAll(async () => {
  await browser?.close();
  await partners?.stop();
});

/** The whole way of a report on a page of this partner that spies, and what it has noted. */
async function spyOn(site: Site, organisation: string, mode: 'page' | 'frame', answers: Answers) {
  const spy = await readFile(new URL('../widget/hosts/spy.html', import.meta.url), 'utf8');
  visit = {
    ...(await openWatched(browser, 'desktop')),
    answers,
    language: 'nb',
    shots: `spy-${mode}`,
    looks: 'past',
  };
  const { page } = visit;
  const url = `${partners.origins[site]}/spy.html`;
  const body = spy
    .replaceAll('{{server}}', partners.running.address)
    .replaceAll('{{organisation}}', organisation)
    .replaceAll('{{mode}}', mode);
  partners.show(url, body);
  await openForm(visit, url);
  await answerAll(visit, async () => {
    const text = visit.within.locator('#text');
    await text.fill('');
    await text.pressSequentially(answers.text);
  });
  const code = await sendAndKeep(visit);
  await finish(visit);
  const spied = await page.evaluate<Spied[]>('spied');
  return { spied, code };
}

function seenIn(spied: Spied[], code: string, { text }: Answers): Seen {
  const all = (how: string) => spied.filter((one) => one.how === how).map(({ what }) => what);
  const any = (how: string, part: string) => all(how).some((what) => what.includes(part));
  const typed = (how: string) => all(how).join('').includes(text.slice(0, 6));
  const is = (seen: boolean) => (seen ? 'yes' : 'no');
  return {
    'that the form was opened, and closed': is(any('event', 'open') && any('event', 'close')),
    'that a report was sent': is(any('event', 'sent')),
    'every key that is pressed': is(all('key').length > text.length),
    'every letter, as it comes into a field': is(typed('letter')),
    'what stands in the fields': is(any('value', text)),
    'what stands on the screen, and is pressed there': is(
      any('screen', text) || any('pointer', 'Fortsett'),
    ),
    'the follow-up code': is(spied.some(({ what }) => what.includes(code))),
    'what is asked of the server and sent to it: the answers in clear, and the sealed words': is(
      any('request', '"facts"') && any('request', 'ciphertext'),
    ),
  };
}

const seen: Partial<Record<'page' | 'frame', Seen>> = {};

it('sees everything in the mode "page"', async () => {
  const { spied, code } = await spyOn('municipality', 'fjellvika', 'page', pupil);
  seen.page = seenIn(spied, code, pupil);
  expect(Object.values(seen.page)).toEqual(rows.map(() => 'yes'));
});

it('sees in the mode "frame" that it was opened, how tall it is in steps, and that it was closed', async () => {
  const { spied, code } = await spyOn('university', 'nord-universitet', 'frame', student);
  seen.frame = seenIn(spied, code, student);
  expect(Object.values(seen.frame)).toEqual(
    rows.map((_row, index) => (index === 0 ? 'yes' : 'no')),
  );

  const all = (how: string) => [
    ...new Set(spied.filter((one) => one.how === how).map(({ what }) => what)),
  ];
  const { address } = partners.running;
  const heights = all('message').filter((what) => what.includes('"height"'));
  for (const what of heights) {
    const [, pixels] = /^\S+ \{"mobbeknapp":"height","pixels":(\d+)\}$/.exec(what) ?? [];
    expect([what, Number(pixels) % 240]).toEqual([what, 0]);
  }
  expect(heights.length).toBeGreaterThan(1);
  expect(all('message').filter((what) => !heights.includes(what))).toEqual([
    `${address} {"mobbeknapp":"close"}`,
  ]);
  expect(all('event')).toEqual(['mobbe-open null', 'mobbe-close {"reason":"closed"}']);
  expect(all('request')).toEqual([]);
  expect(all('key')).toEqual([]);
  // The browser lets nobody look into a page of another origin; what stands there before is empty.
  const empty = ['nothing', 'about:blank', '<head></head><body></body>'];
  const refused = ['SecurityError', 'TypeError'];
  expect(all('frame').filter((what) => ![...empty, ...refused].includes(what))).toEqual([]);
  const everything = spied.map(({ what }) => what).join('\n');
  for (const word of [
    student.text,
    student.names,
    student.phone,
    code,
    student.role,
    ...student.what,
  ])
    expect(everything).not.toContain(word);
});

it('is told so in docs/privacy.md', async () => {
  const page = await readFile(new URL('../docs/privacy.md', import.meta.url), 'utf8');
  for (const row of rows)
    expect(page).toContain(`| ${row} | ${seen.page![row]} | ${seen.frame![row]} |`);
});
