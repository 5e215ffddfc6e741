/** The list of cases: facts only, filters in the address, and what it says when there is nothing or no answer. */
import { describe, expect, it, vi } from 'vitest';
import { page as browserPage, userEvent } from 'vitest/browser';
import type { Backend } from '../testing/fake-backend.ts';
import {
  button,
  checkAccess,
  heading,
  page,
  press,
  seen,
  spoken,
  unlock,
} from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';
import { marker } from '../testing/world.ts';

const here = deskForTests();
/** On a narrow screen they stand behind a door. */
const moreChoices = async () => {
  const door = document.querySelector<HTMLDetailsElement>('.more-filters')!;
  if (!door.open) await press(/^Flere valg/);
};

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

  it('keeps the order in which the server lists, page after page', async () => {
    here.world.cases.reverse();
    await here.visit({ hash: '#/cases', prepare: (backend) => (backend.pageSize.of = 3) });
    await unlock();
    await seen('2026-1B20C');
    await press('Vis flere');
    await seen('2026-0F3A9');
    const shown = [...document.querySelectorAll('tbody a')].map(({ textContent }) => textContent);
    const open = here.world.cases.filter(({ item }) => item.status !== 'closed');
    expect(shown).toEqual(open.map(({ item }) => item.number));
  });

  it('offers the sectors of her own inboxes and cases, and no choice where there is one', async () => {
    const offered = () =>
      [...document.querySelectorAll<HTMLOptionElement>('#filter-sector option')].map(
        ({ value }) => value,
      );
    for (const membership of here.world.session.memberships) membership.sectors = ['school'];
    await here.visit({ hash: '#/cases' });
    await unlock();
    await seen('2026-0F3A9');
    // One case came to her from a university, by a rule.
    expect(offered()).toEqual(['', 'school', 'university']);
    here.desk.close();
    here.world.cases = here.world.cases.filter(({ item }) => item.sector === 'school');
    await here.visit({ hash: '#/cases' });
    await unlock();
    await seen('2026-0F3A9');
    expect(document.querySelector('#filter-sector')).toBeNull();
    expect(document.querySelector('#filter-inbox')).not.toBeNull();
  });

  it('filters by address, and says when nothing fits', async () => {
    await here.visit({ hash: '#/cases' });
    await unlock();
    await seen('2026-0F3A9');
    await moreChoices();
    document.querySelector<HTMLElement>('#filter-sector')!.focus();
    await userEvent.selectOptions(document.querySelector('#filter-sector')!, 'kindergarten');
    await seen('Ingen saker passer');
    expect(location.hash).toBe('#/cases?sector=kindergarten');
    // Whoever tries out filters stays at them.
    expect(document.activeElement?.id).toBe('filter-sector');
    await checkAccess();
  });

  it('filters by deadline, place, and who follows up, and says how many there are', async () => {
    here.world.units.push({ id: '018f0000-0000-7000-8000-000000000002', name: 'Ønskeøya skole' });
    await here.visit({ hash: '#/cases', prepare: (backend) => (backend.pageSize.of = 3) });
    await unlock();
    await seen('Viser 3 av 4 saker');
    expect(spoken()).toBe('Viser 3 av 4 saker');
    await moreChoices();
    const choose = (key: string, value: string) =>
      userEvent.selectOptions(document.querySelector(`#filter-${key}`)!, value);
    await choose('due', 'overdue');
    await seen('1 sak vises');
    await choose('as', 'reader');
    await seen('Ingen saker passer');
    await choose('as', '');
    await choose('due', '');
    await choose('who', 'me');
    await seen('2 saker vises');
    await choose('unit', '018f0000-0000-7000-8000-000000000002');
    await seen('Ingen saker passer');
    expect(location.hash).toBe('#/cases?unit=018f0000-0000-7000-8000-000000000002&who=me');
    await press('Vis alle åpne saker');
    await seen('Viser 3 av 4 saker');
  });

  it('is left and found again: filters, what was shown, the place and the focus', async () => {
    await browserPage.viewport(390, 500);
    const prepare = (backend: Backend) => (backend.pageSize.of = 2);
    await here.visit({ hash: '#/cases?show=all', prepare });
    await unlock();
    await seen('2026-1B20C');
    await press('Vis flere');
    await seen('2026-A4D53');
    await press('Vis flere');
    await seen('2026-C0C0A');
    expect(location.hash).toBe('#/cases?show=all&shown=5');
    const row = () => button('2026-A4D53').closest('tr')!;
    row().scrollIntoView({ block: 'center' });
    const before = row().getBoundingClientRect().top;
    // Anywhere in the row.
    await userEvent.click(row().querySelector('td')!);
    await heading('Sak 2026-A4D53');
    expect(scrollY).toBe(0);
    expect(button('Alle saker').getAttribute('href')).toBe('#/cases?show=all&shown=5');
    for (const back of [() => press('Alle saker'), () => Promise.resolve(history.back())]) {
      await back();
      await heading(/^Saker$/);
      await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('2026-A4D53'), {
        timeout: 30_000,
      });
      expect(location.hash).toBe('#/cases?show=all&shown=5');
      expect(document.querySelectorAll('tbody tr')).toHaveLength(5);
      expect(Math.abs(row().getBoundingClientRect().top - before)).toBeLessThan(2);
      await userEvent.keyboard('{Enter}');
      await heading('Sak 2026-A4D53');
    }
    await browserPage.viewport(414, 896);
  });

  it('has one link in a row, and a text that is marked there is not a press', async () => {
    await here.visit({ hash: '#/cases' });
    await unlock();
    await seen('2026-0F3A9');
    const row = document.querySelector('tbody tr')!;
    expect(row.querySelectorAll('a, button, [tabindex]')).toHaveLength(1);
    getSelection()!.selectAllChildren(row.querySelector('td')!);
    row.querySelector('td')!.click();
    expect(location.hash).toBe('#/cases');
    getSelection()!.removeAllRanges();
    row.querySelector('td')!.click();
    await heading('Sak 2026-0F3A9');
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

  it('goes on from the same place where the next page failed', async () => {
    await here.visit({ hash: '#/cases', prepare: (backend) => (backend.pageSize.of = 3) });
    await unlock();
    await seen('2026-77E01');
    here.desk.backend.fail('GET /cases', 'offline');
    await press('Vis flere');
    await seen('Vi fikk ikke kontakt');
    expect(page()).toContain('2026-0F3A9');
    here.desk.backend.heal();
    await press('Prøv igjen');
    await seen('2026-A4D53');
    expect(document.querySelectorAll('tbody tr')).toHaveLength(4);
  });

  it('is a table for a screen reader, also as cards on a telephone', async () => {
    await browserPage.viewport(390, 844);
    await here.visit({ hash: '#/cases' });
    await unlock();
    await seen('2026-0F3A9');
    const row = browserPage.getByRole('row', { name: /2026-0F3A9/ });
    expect(row.getByRole('rowheader').elements()).toHaveLength(1);
    expect(row.getByRole('cell').elements()).toHaveLength(5);
    expect(row.element().getBoundingClientRect().width).toBeLessThan(390);
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
