/** What holds on every screen: its title and focus, narrow windows in every language, axe, and the keyboard. */
import { describe, expect, it, vi } from 'vitest';
import { page as browserPage, userEvent } from 'vitest/browser';
import { languages } from '../contract/facts.ts';
import { button, checkAccess, heading, page, press, seen, unlock } from './testing/hands.ts';
import { screensOf, show } from './testing/screens.ts';
import { deskForTests } from './testing/visits.ts';
import { textsOf } from './texts/index.ts';

const here = deskForTests();
const screens = screensOf(here);

/** What reaches out of the window to the right or to the left. */
function outside(): string[] {
  return [...document.querySelectorAll<HTMLElement>('desk-app *')]
    .filter((one) => !one.closest('.ds-sr-only, .skip, dialog:not([open])'))
    .filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width > 0 && (right > innerWidth + 0.5 || left < -0.5);
    })
    .map((one) => `${one.localName}.${one.className}`);
}

describe.each(Object.entries(screens))('the screen: %s', (_, shown) => {
  it('has its title, one heading, and language', async () => {
    await show(here, shown, 'nn');
    expect(document.title).toBe(`${shown.title(textsOf('nn'))} – Mobbeknapp`);
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.documentElement.lang).toBe('nn');
    expect(page()).not.toMatch(/\b(undefined|null|NaN)\b|\[object/);
    await checkAccess();
  });

  it('fits a telephone of 390 and of 320 pixels, and axe finds nothing', async () => {
    for (const language of languages) {
      await browserPage.viewport(390, 700);
      await show(here, shown, language);
      for (const width of [390, 320]) {
        await browserPage.viewport(width, 700);
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
        expect(outside()).toEqual([]);
        if (language === 'nb') await checkAccess();
      }
      here.desk.close();
    }
  });
});

describe('the focus', () => {
  it('goes to the heading at each navigation', async () => {
    await here.visit();
    await unlock();
    for (const [hash, title] of [
      ['#/cases', 'Saker'],
      [here.caseHash(1), 'Sak 2026-1B20C'],
      ['#/cases', 'Saker'],
      ['#/nowhere', 'Denne siden finnes ikke'],
      ['#/', 'Hei, Kari'],
    ] as const) {
      location.hash = hash;
      await heading(title);
      await vi.waitFor(() => expect(document.activeElement?.textContent).toContain(title));
      await expect.poll(() => document.activeElement?.tagName).toBe('H1');
    }
  });

  it('is led past the menu by the first link', async () => {
    await here.visit();
    await unlock();
    document.querySelector<HTMLElement>('.skip')!.focus();
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement?.id).toBe('main');
    expect(location.hash).toBe('#/');
  });

  it('walks into the list and into a case by keyboard alone', async () => {
    await here.visit({ hash: '#/cases' });
    await unlock();
    await seen('2026-0F3A9');
    button('2026-0F3A9').focus();
    await userEvent.keyboard('{Enter}');
    await heading('Sak 2026-0F3A9');
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
    const walked: string[] = [];
    for (let step = 0; step < 4; step++) {
      await userEvent.keyboard('{Tab}');
      walked.push(document.activeElement?.textContent.trim() ?? '');
    }
    expect(walked).toContain('Åpne meldingen');
  });
});

it('writes days in nynorsk in a browser that has none of it', async () => {
  here.world.session.handler.language = 'nn';
  await here.visit({ hash: here.caseHash(1) });
  await unlock();
  await seen('Frist fredag 27. november. Målet vårt, opplæringslova § 12-4.');
  await seen('Motteken 20. november 2026');
  await press('Opne meldinga');
  await seen(/Opna innhaldet Kari Oppdiktet, 23\. nov\. 2026, 10:01/);
});

it('speaks another language at a press, and remembers it while one is in', async () => {
  await here.visit();
  await unlock();
  await press('English');
  await heading('Hello, Kari');
  expect(document.documentElement.lang).toBe('en');
  expect(document.querySelector('desk-app')!.getAttribute('lang')).toBe('en-NO');
  expect(button('English').getAttribute('aria-pressed')).toBe('true');
  await press('Nynorsk');
  await press('Lås');
  await heading('Lås opp');
  await seen('Du er framleis logga inn');
});
