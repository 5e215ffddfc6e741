/** What axe cannot see, on the screens of the desk: its tree, the way of the keyboard, larger and wider text, forced colours, names. */
import { page as browserPage } from 'vitest/browser';
import { expect, test } from 'vitest';
import { screensOf, show } from '../../desk/testing/screens.ts';
import { deskForTests } from '../../desk/testing/visits.ts';
import { linesOf, type AxNode } from '../../scripts/accessibility-tree.ts';
import * as looks from './looks.ts';

type FrameTree = { frameTree: { childFrames: { frame: { id: string } }[] } };

const here = deskForTests();
const app = () => document.querySelector('desk-app')!;

/** Keys, their words, codes and links are others each time. */
const hide = (text: string): string =>
  text
    .replace(/\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3,}\b/g, 'ABCD-…')
    .replace(/[a-zæøå]{3,8}( – [a-zæøå]{3,8}){2}/g, 'ord – ord – ord')
    .replace(/“[A-Z2-7]{32}”/g, '“ABCD…”')
    .replace(/“[A-Z0-9 ]{30,}”/g, '“ABCD …”');

async function tree(): Promise<string[]> {
  const { frameTree } = await looks.debug.send<FrameTree>('Page.getFrameTree');
  const { nodes } = await looks.debug.send<{ nodes: AxNode[] }>('Accessibility.getFullAXTree', {
    frameId: frameTree.childFrames[0]!.frame.id,
  });
  return linesOf(nodes, hide);
}

/** The tree, the names and the way of the keyboard. */
async function faults(): Promise<string[]> {
  const names = looks.faultsOfNames(app());
  await browserPage.viewport(320, 256);
  const forward = await looks.faultsOfWalking(app(), 'forward');
  await browserPage.viewport(1280, 900);
  return [...names, ...forward, ...(await looks.faultsOfWalking(app(), 'back'))];
}

async function faultsOfLooks(): Promise<string[]> {
  const found: string[] = [];
  const look = async (how: string, width: number) => {
    await browserPage.viewport(width, 800);
    const isWide = document.documentElement.scrollWidth > width;
    const lost = looks.lost(app(), 'button, a, section, main');
    found.push(...[...(isWide ? ['sideways'] : []), ...lost].map((one) => `${how}: ${one}`));
  };
  const { adoptedStyleSheets: worn } = document;
  document.adoptedStyleSheets = [...worn, looks.spacing];
  for (const width of [320, 1280]) await look(`wide spacing at ${width} px`, width);
  document.adoptedStyleSheets = worn;
  document.documentElement.style.fontSize = '200%';
  await look('text of double size', 640);
  document.documentElement.style.fontSize = '';
  return [
    ...found,
    ...(await looks.withForcedColours(async () =>
      looks.faultsOfForcedColours(app(), 'button.ds-button, input, textarea'),
    )),
  ];
}

test('every screen of the desk is what docs/speech says of it, and axe is not all that was asked', async () => {
  const lines = [
    '# Expected speech: the desk in bokmål',
    '',
    'Written by `tests/browser/desk-access.browser.test.ts` from the accessibility tree, and compared with it each time the tests run.',
    'How to use it: [accessibility-speech.md](../accessibility-speech.md). People and places in it are made up.',
  ];
  const found: string[] = [];
  for (const [name, shown] of Object.entries(screensOf(here))) {
    await show(here, shown, 'nb');
    await expect.poll(() => document.activeElement?.id).not.toBe('aside');
    lines.push('', `## ${name[0]!.toUpperCase()}${name.slice(1)}`, '', ...(await tree()));
    const all = [...(await faults()), ...(await faultsOfLooks())];
    found.push(...all.map((fault) => `${name}: ${fault}`));
    here.desk.close();
  }
  expect(found).toEqual([]);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../docs/speech/desk-nb.md');
}, 120_000);

test('says for a password manager what it asks of whoever signs in, and lets everything be pasted', async () => {
  const fields = () =>
    [...document.querySelectorAll<HTMLInputElement>('main input:not([type=hidden])')].map(
      (field) => {
        const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
        return [field.autocomplete, field.dispatchEvent(paste) ? 'may be pasted' : 'is kept out'];
      },
    );
  const screens = screensOf(here);
  const asked: string[][] = [];
  for (const name of ['sign-in', 'password of an invitation', 'unlocking', 'recovery code']) {
    await show(here, screens[name]!, 'nb');
    asked.push(...fields());
    here.desk.close();
  }
  expect(asked.map(([purpose]) => purpose)).toEqual([
    ...['username', 'current-password'],
    // Whose password it is, for a manager that asks: not shown, because she need not type it.
    ...['username', 'new-password', 'new-password'],
    ...['username', 'current-password', 'off'],
  ]);
  expect(asked.filter(([, paste]) => paste !== 'may be pasted')).toEqual([]);
});

test('says of what a reporter wrote in which language it is', async () => {
  here.world.cases[0]!.item.language = 'en';
  await show(here, screensOf(here)['opened case']!, 'nb');
  const written = document.querySelector<HTMLElement>('blockquote.written')!;
  expect([written.lang, document.documentElement.lang]).toEqual(['en', 'nb']);
  const opened = [...document.querySelectorAll<HTMLElement>('blockquote, .doors')];
  expect(opened.length).toBeGreaterThan(1);
  expect(opened.filter(({ translate }) => translate)).toEqual([]);
});
