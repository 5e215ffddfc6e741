/** The list of cases: facts only, filters in the address, and what it says when there is nothing or no answer. */
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { checkAccess, page, press, seen, spoken, unlock } from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';
import { marker } from '../testing/world.ts';

const here = deskForTests();

describe('the list', () => {
  it('shows facts, marks and time left, and nothing of what was written', async () => {
    await here.visit({ hash: '#/cases' });
    await unlock();
    await seen('2026-0F3A9');
    expect(page()).toMatch(/Haster.*Ulest.*frist i dag/);
    expect(page()).not.toContain(marker);
    expect(spoken()).toBe('4 saker vises');
    await checkAccess();
  });

  it('filters by address, and says when nothing fits', async () => {
    await here.visit({ hash: '#/cases' });
    await unlock();
    await seen('2026-0F3A9');
    await userEvent.selectOptions(document.querySelector('#filter-sector')!, 'kindergarten');
    await seen('Ingen saker passer');
    expect(location.hash).toBe('#/cases?sector=kindergarten');
    await checkAccess();
  });

  it('goes on where the page ended, with the focus on the first new case', async () => {
    await here.visit({ hash: '#/cases', prepare: (backend) => (backend.pageSize.of = 3) });
    await unlock();
    await seen('2026-77E01');
    expect(page()).not.toContain('2026-A4D53');
    await press('Vis flere');
    await seen('2026-A4D53');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('2026-A4D53'));
  });

  it('says when it could not be fetched', async () => {
    await here.visit({
      hash: '#/cases',
      prepare: (backend) => backend.fail('GET /cases', 'offline'),
    });
    await unlock();
    await seen('Vi fikk ikke kontakt');
    await checkAccess();
  });
});
