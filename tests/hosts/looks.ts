/** Hosts whose style sheets, menus and writing reach for everything on the page: the button and the form look and work as always. */
import { expect } from 'vitest';
import { expectGoodScreen, sizes } from '../watched-page.ts';
import {
  button,
  expectFirstQuestion,
  press,
  walkToReceipt,
  type HostVisit,
  type Walk,
} from './visit.ts';

/** What a reporter sees of the button and of the question. */
function appearance({ page }: HostVisit) {
  return page.evaluate<Record<string, string[]>>(`(() => {
    const ours = {
      button: document.querySelector('mobbe-knapp').shadowRoot.querySelector('button'),
      heading: document.querySelector('mobbe-skjema').shadowRoot.querySelector('#heading'),
      choice: document.querySelector('mobbe-skjema').shadowRoot.querySelector('label'),
    };
    const of = (one) => {
      const style = getComputedStyle(one);
      return ['color', 'backgroundColor', 'fontSize', 'fontFamily', 'lineHeight', 'letterSpacing', 'textTransform',
        'textAlign', 'direction', 'opacity', 'visibility'].map((name) => name + ': ' + style[name]);
    };
    return Object.fromEntries(Object.entries(ours).map(([name, one]) => [name, of(one)]));
  })()`);
}

let usual: Record<string, string[]> | undefined;

/** The form looks as it does on a page that does nothing to it. */
const looksAsUsual: Walk = async (visit) => {
  await press(visit);
  usual ??= await usualAppearance(visit);
  expect(await appearance(visit)).toEqual(usual);
  await expectGoodScreen(visit);
};

async function usualAppearance({ context, origin }: HostVisit) {
  const page = await context.newPage();
  await page.setViewportSize(sizes.phone);
  await page.goto(`${origin}/csp-none`);
  await button({ page }).click();
  await page.locator('#danger-no').waitFor();
  const found = await appearance({ page } as HostVisit);
  await page.close();
  return found;
}

/** The dialog lies over the whole window, whatever hung around the button. */
async function expectInFront({ page }: HostVisit): Promise<void> {
  const found = await page.evaluate<{ inFront: boolean; whole: boolean }>(`(() => {
    const form = document.querySelector('mobbe-skjema');
    const dialog = form.shadowRoot.querySelector('dialog');
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const points = [[0.5, 0.5], [0.5, 0.97], [0.03, 0.5]].map(([x, y]) => [x * innerWidth, y * innerHeight]);
    return {
      inFront: points.every(([x, y]) => document.elementFromPoint(x, y) === form),
      whole: left <= 0 && top <= 0 && right >= innerWidth && bottom >= innerHeight,
    };
  })()`);
  expect(found).toEqual({ inFront: true, whole: true });
}

/** Role and name of everything that the browser tells a screen reader. */
async function heard({ context, page }: HostVisit): Promise<string[]> {
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => `${String(role?.value)} ${String(name?.value)}`);
}

export const looks: Record<string, Walk> = {
  'html-62': looksAsUsual,
  'star-reset': looksAsUsual,

  'important-reset': async (visit) => {
    await looksAsUsual(visit);
    await expectInFront(visit);
    await walkToReceipt(visit);
  },

  // The words are Norwegian: they run from left to right, whatever the page around does.
  'rtl-host': async (visit) => {
    await looksAsUsual(visit);
    await walkToReceipt(visit);
  },

  'burger-menu': async (visit) => {
    const { page } = visit;
    await page.getByRole('button', { name: 'Meny' }).click();
    await press(visit);
    // The menu has closed around the button.
    expect(await page.locator('mobbe-knapp').isVisible()).toBe(false);
    await expectInFront(visit);
    await walkToReceipt(visit);
  },

  'overflow-transform': async (visit) => {
    await press(visit);
    await expectInFront(visit);
  },

  'inert-main': async (visit) => {
    const { page } = visit;
    await press(visit);
    expect(await page.locator('mobbe-skjema').getAttribute('aria-hidden')).toBe('true');
    await expectInFront(visit);
    // Also for a screen reader the dialog is there, with its question; and it can be answered.
    const spoken = await heard(visit);
    expect(spoken.filter((line) => /^(dialog|radio) /.test(line)).length).toBeGreaterThan(3);
    await page.locator('label[for="danger-no"]').click();
    await page.locator('mobbe-skjema .primary').click();
    await page.locator('#role-pupil').waitFor();
  },

  'zoom-400': async (visit) => {
    const { page } = visit;
    await press(visit);
    await expectFirstQuestion(visit);
    // It opens at its top, with the way out in sight. That the questions after it are in sight by themselves is held in `frame.test.ts`.
    const exit = (await page.locator('mobbe-skjema .exit').boundingBox())!;
    expect(exit.y).toBeGreaterThanOrEqual(0);
    expect(exit.y + exit.height).toBeLessThanOrEqual(256);
    const intro = (await page.locator('mobbe-skjema #intro').boundingBox())!;
    expect(intro.y).toBeGreaterThanOrEqual(exit.y + exit.height);
    expect(intro.y).toBeLessThan(256);
    await expectGoodScreen(visit);
    await walkToReceipt(visit);
  },

  print: async (visit) => {
    const { page } = visit;
    const onPaper = async () => {
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
      const seen = {
        site: await page
          .getByRole('heading', { name: 'Fjellvika skole', includeHidden: true })
          .isVisible(),
        button: await page.locator('mobbe-knapp').isVisible(),
        code: await page.locator('mobbe-skjema .sheet').isVisible(),
      };
      await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
      await page.emulateMedia({ media: null });
      return seen;
    };
    // Printed for good, with what the browser itself tells the page before it prints.
    const sheets = async () =>
      [...(await page.pdf()).toString('latin1').matchAll(/\/Type \/Page\b/g)].length;
    await button(visit).waitFor();
    await page.evaluate(`document.querySelector('main').append(...Array.from({ length: 200 }, () =>
      Object.assign(document.createElement('p'), { textContent: 'Om mobbing på skolen' })))`);
    expect(await onPaper()).toEqual({ site: true, button: false, code: false });
    expect(await sheets()).toBeGreaterThan(3);
    await press(visit);
    const code = await walkToReceipt(visit);
    expect(await onPaper()).toEqual({ site: false, button: false, code: true });
    expect(await sheets()).toBe(1);
    // What was written is not on the sheet.
    const sheet = (await page.locator('mobbe-skjema .sheet').textContent())!;
    expect(sheet.replace(/\s/g, '')).toContain(code);
    expect(sheet).not.toContain(visit.answers.text);
  },
};
