/**
 * The reporter's whole path in every engine that this machine has or can get: on a strict site of another origin, by pointer and by
 * keyboard, and on our own page. Also the desk, which opens there what was sealed there.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CaseAnswer } from '../contract/api/cases.ts';
import { mayInstallPackages } from '../scripts/apt.ts';
import { leftOut, locateEngines } from '../scripts/find-engines.ts';
import { password } from '../examples/demo/seed.ts';
import { ask } from './clients/handler.ts';
import { chromiumHands, firefoxHands } from './engines/playwright-hands.ts';
import { webkitHands } from './engines/webkit-hands.ts';
import {
  click,
  element,
  fill,
  focused,
  tabTo,
  textOf,
  waitFor,
  waitUntil,
  type Hands,
} from './engines/hands.ts';
import { answerAll, arrive, comeBack, finish, sendAndCopy } from './engines/reporter-path.ts';
import { heard, strictSite, type StrictSite } from './engines/strict-site.ts';
import { answerCase, casesOf, openPartners, type Partners } from './partners.ts';
import { wordsFor } from './reporter-hands.ts';
import { pupil } from './reporters.ts';

const { firefox, webkit } = locateEngines();
const engines: [string, () => Promise<Hands>][] = [
  ['Chromium', chromiumHands],
  ...(firefox ? [['Firefox', () => firefoxHands(firefox)] as [string, () => Promise<Hands>]] : []),
  ...(webkit ? [['WebKit', () => webkitHands(webkit)] as [string, () => Promise<Hands>]] : []),
];

let site: StrictSite;
let partners: Partners;

beforeAll(async () => {
  site = await strictSite();
  partners = await openPartners({ alsoOn: [site.origin] });
  await site.serve(partners.running.address);
});
afterAll(async () => {
  await site?.stop();
  await partners?.stop();
});

// Elsewhere what is missing is not listed, and `npm test` says so at its end.
if (mayInstallPackages())
  it('finds every engine where packages can be installed', () => {
    expect(leftOut({ firefox, webkit })).toEqual([]);
  });

const handler = 'kari.nes@fjellvika.example';
const form = `document.querySelector('mobbe-skjema')`;

/** JavaScript: as a browser's translator does, at once and after each change; the words stay, so that the walk is the same. */
const translating = `(() => {
  const root = ${form}.shadowRoot;
  const translate = () => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    for (const node of found)
      if (node.nodeType === Node.COMMENT_NODE) node.remove();
      else if (/\\p{L}/u.test(node.data) && node.parentElement.localName !== 'font') {
        const [outer, inner] = ['font', 'font'].map((name) => document.createElement(name));
        inner.textContent = node.data;
        outer.append(inner);
        node.replaceWith(outer);
      }
  };
  translate();
  new MutationObserver(translate).observe(root, { childList: true, subtree: true, characterData: true });
})()`;

describe.each(engines)('in %s', (engine, open) => {
  let hands: Hands;
  const answers = { ...pupil, text: `${pupil.text} – æøå i ${engine}` };
  const t = wordsFor(answers, 'nb');
  let caseId = '';

  beforeAll(async () => {
    hands = await open();
  });
  afterEach(async ({ task }) => {
    const folder = process.env['E2E_SHOTS'];
    if (folder) await hands.shoot(`${folder}/${engine}-${task.name.slice(0, 20)}.png`);
  });
  afterAll(() => hands?.close());

  async function openForm(): Promise<void> {
    await hands.goTo(`${site.origin}/`);
    await click(hands, 'button[part=button]');
    await arrive(hands, t('danger.title'));
  }

  it('a report is sent from a partner’s page, read, answered, and found again with the code', async () => {
    const me = await partners.handler(handler);
    const before = await casesOf(me);
    await openForm();
    await answerAll(hands, answers, { language: 'nb', other: 'en' });
    const code = await sendAndCopy(hands, answers, 'nb');
    await finish(hands, answers, { code, language: 'nb' });
    await click(hands, 'button[part=button]');
    const unread = await comeBack(hands, answers, { code, language: 'nn' });
    expect(unread).toContain(wordsFor(answers, 'nn')('case.unread'));
    await expectCleanPage();

    const added = (await casesOf(me)).filter((id) => !before.includes(id));
    expect(added).toHaveLength(1);
    caseId = added[0]!;
    const opened = await answerCase(me, caseId, `Takk for at du sa ifra, ${engine}`);
    expect(opened.content).toEqual({
      text: answers.text,
      attachments: [expect.objectContaining({ type: 'image/jpeg' }) as unknown],
    });
    expect(opened.identity).toMatchObject({ names: answers.names });
    const { history } = await ask<CaseAnswer>(me, `/cases/${caseId}`);
    // What this engine reckoned while the questions were answered.
    expect(history[0]!.params).toMatchObject({ proof: 'valid' });

    await hands.goTo(`${partners.running.address}/fjellvika`);
    const read = await comeBack(hands, answers, { code, language: 'nb' });
    expect(read).not.toContain(t('case.unread'));
    expect(read).toContain(`Takk for at du sa ifra, ${engine}`);
    expect(hands.complaints()).toEqual([]);
  });

  it('while a translator puts each text into elements of its own and tidies up, every question is asked and answered as ever', async () => {
    await openForm();
    await hands.read(translating);
    await answerAll(hands, answers, { language: 'nb', other: 'nn' });
    const { danger, role, about, accused, what, where, duration } = answers;
    expect(await hands.read(`${form}.draft`)).toMatchObject({
      ...{ danger, role, about, accused, what, where, duration },
      text: answers.text,
      names: answers.names,
    });
    expect(await hands.read(heard)).toEqual([]);
  });

  it('the keyboard alone opens the form, answers, leaves nothing behind it reachable, and comes back to the button', async () => {
    await hands.goTo(`${site.origin}/`);
    await waitFor(hands, 'button[part=button]');
    await tabTo(hands, 'button[part=button]');
    await hands.press('Enter');
    await arrive(hands, t('danger.title'));
    await tabTo(hands, '#danger-yes');
    await hands.press('Space');
    await waitUntil(hands, `${element('#danger-yes')}?.checked`, true);
    await hands.press('ArrowDown');
    await hands.press('ArrowDown');
    await waitUntil(hands, `${element('#danger-no')}?.checked`, true);
    await tabTo(hands, 'button.primary');
    await hands.press('Enter');
    await waitUntil(hands, `${form}.step`, 'unit');
    // Round and round: Tab never lands on the page behind.
    for (let press = 0; press < 30; press++) {
      await hands.press('Tab');
      expect(await hands.read(`document.activeElement?.id ?? ''`)).not.toMatch(/before|after|link/);
    }
    await hands.press('Escape');
    await arrive(hands, t('leave.title'));
    await tabTo(hands, 'button', t('leave.yes'));
    await hands.press('Space');
    await waitUntil(hands, `${form}.stage`, 'closed');
    await waitUntil(hands, `${focused}?.part?.value`, 'button');
    await expectCleanPage();
  });

  it('the quick exit leads away and Shift does not, and the way back leads past the form', async () => {
    await hands.goTo(`${site.origin}/before`);
    await openForm();
    await click(hands, 'label[for="danger-no"]');
    for (let press = 0; press < 3; press++) await hands.press('Shift');
    expect(await hands.read(`${form}.stage`)).toBe('writing');
    await click(hands, 'button.exit');
    await waitUntil(hands, 'location.pathname', '/away');
    await hands.back();
    await waitUntil(hands, 'location.pathname', '/before');
  });

  it('prints the code without the page around it', async () => {
    await openForm();
    // A code comes only with the file that also prints it.
    await waitUntil(hands, `Boolean(${form}.ending)`, true);
    await hands.read(`${form}.doubtedCode = 'AAAA-BBBB-CCCC-DDDD'`);
    const hidden = `[...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).length`;
    await hands.read(`dispatchEvent(new Event('beforeprint'))`);
    expect(await hands.read(hidden)).toBeGreaterThan(0);
    await hands.read(`dispatchEvent(new Event('afterprint'))`);
    expect(await hands.read(hidden)).toBe(0);
  });

  it('a script that is not the pinned one does not run, and the link leads to our own page', async () => {
    await hands.goTo(`${site.origin}/wrong-hash`);
    await waitUntil(hands, `${heard}.some((one) => one.includes('mobbe-knapp.js'))`, true);
    expect(await hands.read(`customElements.get('mobbe-knapp') === undefined`)).toBe(true);
    await click(hands, '#link');
    await waitFor(hands, '#danger-no');
    expect(await hands.read('location.href')).toBe(`${partners.running.address}/fjellvika`);
  });

  it.each([
    ['a form', '/altered'],
    ['a file of words', '/altered-words'],
  ])(
    '%s that is not the one the script was built with does not run, and the link is followed',
    async (_which, path) => {
      await hands.goTo(`${site.origin}${path}`);
      await click(hands, 'button[part=button]');
      await waitUntil(hands, 'location.href', `${partners.running.address}/fjellvika`);
      await waitFor(hands, '#danger-no');
      await hands.goTo(`${site.origin}/before`);
      expect(await hands.read('localStorage.altered ?? null')).toBe(null);
    },
  );

  it('the form opens where the site holds its scripts to Trusted Types', async () => {
    await hands.goTo(`${site.origin}/trusted-types`);
    await click(hands, 'button[part=button]');
    await arrive(hands, t('danger.title'));
    expect(await hands.read('location.origin')).toBe(site.origin);
    // WebKit compares only what comes as a script, which this policy does not let in by its address: it comes as without a hash.
    const tried =
      engine === 'WebKit' ? ['policy: require-trusted-types-for trusted-types-sink'] : [];
    expect([...new Set(await hands.read<string[]>(heard))]).toEqual(tried);
  });

  it('the desk lets her in, opens the report, and locks', async () => {
    const { recoveryCodes } = partners.account(handler);
    await hands.goTo(`${partners.running.address}/desk/#/cases/${caseId}`);
    await click(hands, '.languages button', 'Bokmål');
    await fill(hands, '#email', handler);
    await fill(hands, '#password', password);
    await click(hands, 'button', 'Logg inn');
    await click(hands, 'button', 'Har du ikke telefonen? Bruk en gjenopprettingskode');
    await fill(hands, '#code', recoveryCodes.shift()!);
    await click(hands, 'button', 'Fortsett');
    await click(hands, 'button', 'Åpne meldingen');
    await waitFor(hands, '.written', answers.text);
    await click(hands, 'button', 'Lås');
    await waitFor(hands, 'h1', 'Lås opp');
    await fill(hands, '#password', password);
    await hands.press('Enter');
    await click(hands, 'button', 'Åpne meldingen');
    await waitFor(hands, '.written', answers.text);
  });

  /** Nothing went wrong on the partner's page, and nothing was put into the browser. */
  async function expectCleanPage(): Promise<void> {
    expect(await hands.read(heard)).toEqual([]);
    await hands.read(`void Promise.all([indexedDB.databases(), caches.keys()]).then((found) => {
      globalThis.stored = [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...found.flat()];
    })`);
    await waitUntil(hands, 'globalThis.stored', ['']);
    expect(await textOf(hands, 'h1')).toBe('Trygt og godt miljø');
  }
});
