/**
 * Our own page in a real browser without JavaScript: the whole path in three languages for the three partners, sealed on arrival,
 * read at the desk, answered, and read again with the code. Nothing on the device, no clear text anywhere on the server.
 */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { CaseAnswer } from '../contract/api/cases.ts';
import { languages } from '../contract/facts.ts';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { ask, type SignedIn } from './clients/handler.ts';
import { answerCase, casesOf, openPartners, type Partners } from './partners.ts';
import {
  answerAll,
  closePlain,
  codeOn,
  comeBack,
  heading,
  openPlain,
  readers,
  said,
  sendAndKeep,
  speak,
  type PlainVisit,
} from './plain-hands.ts';
import { athlete, pupil, student } from './reporters.ts';
import { expectNoTrace } from './watched-page.ts';

let partners: Partners;
let browser: Browser;
let visit: PlainVisit;

beforeAll(async () => {
  partners = await openPartners();
  browser = await chromium.launch(await chromiumLaunch());
});
afterEach(() => visit && closePlain(visit));
afterAll(async () => {
  await browser?.close();
  await partners?.stop();
});

const walks = [
  {
    slug: 'fjellvika',
    language: 'nb',
    size: 'phone',
    answers: pupil,
    handler: 'kari.nes@fjellvika.example',
  },
  {
    slug: 'nordland-idrettskrets',
    language: 'nn',
    size: 'narrow',
    answers: athlete,
    handler: 'mona.havbrisen@idrett.example',
  },
  {
    slug: 'nord-universitet',
    language: 'en',
    size: 'desktop',
    answers: student,
    handler: 'eva.hav@universitet.example',
  },
] as const;
/** Found nowhere but where it was written and where it is read. */
const marker = 'Kvikklunsj under trappa';

const addressOf = (slug: string) => `${partners.running.address}/${slug}`;

/** The one case that came since. */
async function newCase(me: SignedIn, before: string[]): Promise<string> {
  const added = (await casesOf(me)).filter((id) => !before.includes(id));
  expect(added).toHaveLength(1);
  return added[0]!;
}

it.each(walks)(
  'at /$slug a report in $language is sent, read and answered',
  async ({ slug, language, size, answers: given, handler }) => {
    const answers = { ...given, text: `${marker}\n\n"<b>${language}</b>" & så videre` };
    const me = await partners.handler(handler);
    const before = await casesOf(me);
    const other = languages[(languages.indexOf(language) + 1) % languages.length]!;
    visit = await openPlain(browser, { answers, language, size, looks: 'closely' });
    await visit.page.goto(addressOf(slug));
    await speak(visit, language);
    await answerAll(visit, async () => {
      await speak(visit, other);
      expect(await heading(visit)).toBe(said({ ...visit, language: other })('tell.title'));
      expect(await visit.page.locator('#text').inputValue()).toBe(answers.text);
      await speak(visit, language);
    });
    const shown = await visit.page.locator('.answers').innerText();
    expect(shown).toContain(`"<b>${language}</b>" & så videre`);
    expect(shown).toContain(answers.names);
    expect(shown).not.toContain(said(visit)('check.empty'));
    expect((await readers(visit)).length).toBeGreaterThan(40);

    const code = await sendAndKeep(visit);
    expect(await visit.page.content()).not.toContain(marker);
    await speak(visit, other);
    expect(await heading(visit)).toBe(said({ ...visit, language: other })('sent.title'));
    expect(await codeOn(visit)).toBe(code);

    const t = said(visit);
    const unread = await comeBack(visit, addressOf(slug), code);
    expect(unread).toContain(t('case.unread'));
    expect(unread).toContain(t('messages.none'));

    const caseId = await newCase(me, before);
    const { written } = (await ask<CaseAnswer>(me, `/cases/${caseId}`)) as { written: string };
    expect(written).toBe('no-javascript');
    const opened = await answerCase(me, caseId, `Takk for at du sa ifra (${language})`);
    expect(opened.content).toEqual({ text: answers.text });
    expect(opened.identity).toMatchObject({ names: answers.names });

    const read = await comeBack(visit, addressOf(slug), code);
    expect(read).not.toContain(t('case.unread'));
    expect(read).toContain(`Takk for at du sa ifra (${language})`);
    await speak(visit, other);
    expect(await visit.page.locator('.body').innerText()).toContain('Takk for at du sa ifra');
    await expectNoTrace(visit, [partners.running.address]);
  },
);

it('lies nowhere in clear: not in the database file, its log, the server’s log, the letters', async () => {
  const { running } = partners;
  const folder = dirname(running.databaseUrl.slice('file:'.length));
  const names = (await readdir(folder)).filter((name) => name.startsWith('app.db'));
  expect(names).toContain('app.db-wal');
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const stored = files.flatMap((file) => [file.toString('latin1'), file.toString('utf8')]).join();
  // What is stored in clear is found: the search itself works.
  expect(stored).toContain('no-javascript');
  await running.letterbox.holds(1);
  const everything = [stored, ...running.printed, ...running.letterbox.raw].join('\n');
  for (const word of [marker, 'Kvikklunsj', pupil.names, student.phone])
    expect(everything).not.toContain(word);
});

it('is one report with one receipt, however often it is sent', async () => {
  const me = await partners.handler('kari.nes@fjellvika.example');
  const before = await casesOf(me);
  visit = await openPlain(browser, {
    answers: pupil,
    language: 'nb',
    size: 'phone',
    shots: 'twice',
  });
  const { page } = visit;
  await page.goto(addressOf('fjellvika'));
  await answerAll(visit);
  const carried = await page
    .locator('input[type=hidden]')
    .evaluateAll((all) =>
      (all as unknown as { name: string; value: string }[]).map(
        ({ name, value }): [string, string] => [name, value],
      ),
    );
  const code = await sendAndKeep(visit);
  await page.reload();
  expect(await codeOn(visit)).toBe(code);
  await newCase(me, before);

  const send = (fields: [string, string][]) =>
    fetch(addressOf('fjellvika'), {
      method: 'POST',
      body: new URLSearchParams([...fields, ['go', 'send']]),
    }).then((answer) => answer.text());
  const again = await Promise.all([send(carried), send(carried)]);
  for (const one of again) expect(one.replace(/<\/?span>/g, '')).toContain(code);
  await newCase(me, before);

  // What was changed after sending was not sent, and the page says so.
  const changed = carried.map(([name, value]): [string, string] => [
    name,
    name === 'text' ? `${value} og mer` : value,
  ]);
  const answered = await send(changed);
  expect(answered).toContain(said(visit)('sent.before'));
  expect(answered).toContain('og mer');
  await newCase(me, before);
});
