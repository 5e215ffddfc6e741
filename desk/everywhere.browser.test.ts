/** What holds on every screen: languages, narrow windows, keyboard, and where the focus goes. */
import { describe, expect, it, vi } from 'vitest';
import { page as browserPage, userEvent } from 'vitest/browser';
import { button, checkAccess, heading, page, press, seen, unlock } from './testing/hands.ts';
import { deskForTests } from './testing/visits.ts';
import { marker } from './testing/world.ts';

const here = deskForTests();

describe('everywhere', () => {
  it('speaks English at a press, and tells the page so', async () => {
    await here.visit();
    await unlock();
    await press('English');
    await heading('Hello, Kari');
    expect(document.documentElement.lang).toBe('en');
    expect(button('English').getAttribute('aria-pressed')).toBe('true');
  });

  it.each(['#/', '#/cases', 'case'])('fits a screen of 320 pixels: %s', async (hash) => {
    await browserPage.viewport(320, 640);
    await here.visit({ hash: hash === 'case' ? here.caseHash(0) : hash });
    await unlock();
    await seen(hash === '#/' ? 'Innboksene dine' : '2026-0F3A9');
    if (hash === 'case') {
      await press('Åpne meldingen');
      await seen(marker);
    }
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    await checkAccess();
  });

  it('is walked by keyboard alone: past the menu, into the list, into a case', async () => {
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
