/**
 * What a screen reader is given on every screen, in three languages: names, roles, states, descriptions and where the focus is.
 * It lies in `docs/speech/` as the script for walks by hand, so that the script cannot be another than the form.
 */
import { cdp } from 'vitest/browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { languages } from '../../contract/facts.ts';
import { linesOf, type AxNode } from '../../scripts/accessibility-tree.ts';
import { origin, page } from '../testing/form-page.ts';
import { listenTo, type Listening } from '../testing/announced.ts';
import { screensOf } from '../testing/screens.ts';

type Cdp = { send: <Answer>(method: string, params?: object) => Promise<Answer> };
type FrameTree = { frameTree: { childFrames: { frame: { id: string } }[] } };

beforeEach(async () => {
  await page.viewport(390, 844);
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
  document.querySelector('mobbe-skjema')?.remove();
});

let code: string | null = null;
const groups = ['ABCD', 'EFGH', 'JKLM', 'NPQR'];

/** The code and the port of the test's server are others each time. */
function hide(text: string): string {
  const { receipt, doubtedCode } = document.querySelector('mobbe-skjema')!;
  code = receipt?.code ?? (doubtedCode || code);
  const shown = code?.split('-') ?? [];
  return shown
    .reduce((hidden, group, index) => hidden.replaceAll(group, groups[index]!), text)
    .replaceAll(new URL(origin).host, 'meld.example');
}

async function spoken(): Promise<string[]> {
  const debug = cdp() as Cdp;
  const { frameTree } = await debug.send<FrameTree>('Page.getFrameTree');
  const frameId = frameTree.childFrames[0]!.frame.id;
  const { nodes } = await debug.send<{ nodes: AxNode[] }>('Accessibility.getFullAXTree', {
    frameId,
  });
  return linesOf(nodes, hide);
}

const titles = { nb: 'bokmål', nn: 'nynorsk', en: 'English' };

/** The bar at the top is the same everywhere: told once, and again where it should ever differ. */
function withoutBar(lines: string[], bar: string[]): string[] {
  const isSame = bar.every((line, index) => lines[index] === line);
  return isSame
    ? [bar[0]!, '  - the bar at the top, as before', ...lines.slice(bar.length)]
    : lines;
}

test.each(languages)('every screen in %s is what docs/speech says of it', async (language) => {
  const lines = [
    `# Expected speech: the form in ${titles[language]}`,
    '',
    'Written by `widget/form/speech.browser.test.ts` from the accessibility tree, and compared with it each time the tests run.',
    'How to use it: [accessibility-speech.md](../accessibility-speech.md).',
  ];
  let bar: string[] | null = null;
  let listening: Listening | null = null;
  let listenedTo: ShadowRoot | null = null;
  const unheard: string[] = [];
  for (const { name, how, come } of screensOf(language)) {
    await come();
    const root = document.querySelector('mobbe-skjema')!.shadowRoot!;
    await expect.poll(() => root.activeElement?.id).not.toBe('aside');
    const heard = root === listenedTo ? listening!.heard() : [];
    if (root !== listenedTo) listening = listenTo((listenedTo = root));
    unheard.push(...listening!.unheard().map((text) => `${name}: ${text}`));
    const tree = await spoken();
    lines.push('', `## ${name}`, '', how, '');
    for (const text of heard) lines.push(`Said by itself: “${text}”`, '');
    lines.push(...(bar ? withoutBar(tree, bar) : tree));
    bar ??= tree.slice(
      0,
      tree.findIndex((line) => line.startsWith(`  - text`)),
    );
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
    `../../docs/speech/form-${language}.md`,
  );
  // How many places there are, that the readers are being fetched, what is done about a report in doubt: read with their screens.
  const read = [
    'The place',
    'Looking the answers over',
    'Asked whether it is a practice',
    'Perhaps sent',
  ];
  expect(unheard.filter((text) => !read.includes(text.split(':')[0]!))).toEqual([]);
});
