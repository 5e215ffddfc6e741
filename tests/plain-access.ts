/**
 * What axe does not see of a page of the form without JavaScript, looked at in a copy of it where scripts run: its tree, its targets,
 * wider and larger text, forced colours, and the ring of the focus at everything that Tab stops at, in the order of reading.
 */
import { expect } from 'vitest';
import { linesOf } from '../scripts/accessibility-tree.ts';
import { contrast, type Rgb } from '../scripts/contrast.ts';
import type { Watched } from './watched-page.ts';

const control =
  /^ *- (button|link|radio|checkbox|field|search field|combobox|disclosure|dialog|region)/;

/** What a screen reader is given: everything has a name, what is wrong says why, and no level of headings is left out. */
async function expectTree({ context, page }: Watched): Promise<void> {
  const debug = await context.newCDPSession(page);
  const { nodes } = await debug.send('Accessibility.getFullAXTree');
  await debug.detach();
  const lines = linesOf(nodes);
  const controls = lines.filter((line) => control.test(line));
  expect(controls.length).toBeGreaterThan(4);
  expect(controls.filter((line) => !line.includes('“'))).toEqual([]);
  const isUntold = (line: string) => line.includes('invalid') && !line.includes('described “');
  expect(lines.filter(isUntold)).toEqual([]);
  const levels = lines.flatMap((line) => /- heading (\d)/.exec(line)?.[1] ?? []).map(Number);
  expect(levels[0]).toBe(1);
  const jumps = levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1);
  expect(jumps).toEqual([]);
}

// As text: these run in the page, and this file is compiled without the types of a browser.
const shown = `(one) => one.checkVisibility() && !one.closest('.spoken, .sheet, [aria-hidden=true]')`;
const lost = `(() => {
  const isShown = ${shown};
  const faults = document.documentElement.scrollWidth > innerWidth ? ['sideways'] : [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode;
    if (text.data.trim() === '' || !isShown(text.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    const box = text.parentElement.closest('button, a, .choice, section, .body, body').getBoundingClientRect();
    if (left < Math.max(0, box.left) - 1 || right > Math.min(innerWidth, box.right) + 1 || top < box.top - 1 || bottom > box.bottom + 1)
      faults.push(text.data.trim().slice(0, 40) + ' reaches out');
  }
  return faults;
})()`;
const small = `[...document.querySelectorAll('button, a, summary, .choice, input[type=text], textarea')]
  .filter(${shown})
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 24 || height < 24)
  .map(([one]) => one.outerHTML.slice(0, 80))`;
const bare = `[...document.querySelectorAll('button:not(.link), a.exit, .choice, input[type=text], textarea')]
  .filter(${shown})
  .filter((one) => getComputedStyle(one).borderTopStyle !== 'solid' || parseFloat(getComputedStyle(one).borderTopWidth) < 1)
  .map((one) => one.outerHTML.slice(0, 80))`;
/** Gives each stop its number, so that the walk can be compared with the order of reading. */
const number = `(() => {
  const groups = new Set();
  return [...document.querySelectorAll('button, a[href], input:not([type=hidden]), textarea, summary')]
    .filter((one) => (${shown})(one) && one.tabIndex >= 0)
    .filter((one) => {
      if (one.type !== 'radio') return true;
      const chosen = document.querySelector('[name="' + one.name + '"]:checked');
      if (groups.has(one.name) || (chosen && chosen !== one)) return false;
      return groups.add(one.name);
    })
    .map((one, index) => (one.dataset.stop = String(index)));
})()`;
type Stop = { stop: string | null; style: string; width: string; rgb: Rgb; inSight: boolean };
const stopped = `(() => {
  // As it is drawn, which a computed oklch() does not say.
  const drawn = (colour) => {
    const pen = new OffscreenCanvas(1, 1).getContext('2d');
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const one = document.activeElement;
  const box = one.closest('.choice') ?? one;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(box);
  const { left, right, top, bottom } = one.getBoundingClientRect();
  const at = document.elementFromPoint((left + right) / 2, Math.min((top + bottom) / 2, innerHeight - 1));
  return {
    stop: one.dataset.stop ?? null,
    style: outlineStyle,
    width: outlineWidth,
    rgb: drawn(outlineColor),
    inSight: at !== null && (box.contains(at) || at.contains(one)),
  };
})()`;

async function expectWalk({ page }: Watched, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  const stops = await page.evaluate<string[]>(number);
  if (key === 'Shift+Tab') stops.reverse();
  // A page may begin with the focus on what is to be mended; here the walk begins at its end.
  await page.keyboard.press('Tab');
  await page.evaluate(`document.querySelector('[data-stop="${stops[0]}"]').focus()`);
  for (const [index, stop] of stops.entries()) {
    if (index > 0) await page.keyboard.press(key);
    const here = await page.evaluate<Stop>(stopped);
    // Backwards, a group of which nothing is chosen is entered by its last.
    if (key === 'Tab' || here.stop !== null) expect(here.stop).toBe(stop);
    expect(here).toMatchObject({ style: 'solid', inSight: true });
    expect(Number.parseFloat(here.width)).toBeGreaterThanOrEqual(2);
    expect(contrast(here.rgb, [255, 255, 255])).toBeGreaterThanOrEqual(3);
  }
}

/** Nothing is lost, nothing too small, everything in sight and in order. */
export async function expectAccess(looker: Watched): Promise<void> {
  const { page } = looker;
  await expectTree(looker);
  const size = page.viewportSize()!;
  expect(await page.evaluate<string[]>(small)).toEqual([]);

  // At 400 %, and where the bar stays at the top and could cover what has the focus.
  await page.setViewportSize({ width: 320, height: 256 });
  await expectWalk(looker, 'Tab');
  await page.setViewportSize({ width: 390, height: 600 });
  if (await page.evaluate<boolean>('document.documentElement.scrollHeight > 900'))
    await expectWalk(looker, 'Shift+Tab');

  const wide = await page.addStyleTag({
    content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`,
  });
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate<string[]>(lost)).toEqual([]);
  }
  await wide.evaluate('(one) => one.remove()');
  const large = await page.addStyleTag({ content: '.page { font-size: 200% !important }' });
  await page.setViewportSize({ width: 640, height: 800 });
  expect(await page.evaluate<string[]>(lost)).toEqual([]);
  await large.evaluate('(one) => one.remove()');

  await page.emulateMedia({ forcedColors: 'active' });
  expect(await page.evaluate<string[]>(bare)).toEqual([]);
  await page.emulateMedia({ forcedColors: null });
  await page.setViewportSize(size);
}
