/** Locking: keys and content go, whatever the reason, and what was written is there again for its writer alone. */
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { open } from '../contract/sealing/seal.ts';
import { button, checkAccess, heading, page, press, seen, unlock } from './testing/hands.ts';
import { deskForTests } from './testing/visits.ts';
import { marker } from './testing/world.ts';

const here = deskForTests();

describe('locking', () => {
  const storages = () => [localStorage.length, sessionStorage.length, document.cookie.length];

  it('drops keys and content by the button, and stores nothing anywhere', async () => {
    const before = storages();
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    await press('Åpne meldingen');
    await seen(marker);
    const ring = (here.desk.app.state as { ring: { inboxKeys: Map<string, unknown> } }).ring;
    await press('Lås');
    await heading('Lås opp');
    expect(document.body.textContent).not.toContain(marker);
    expect(ring.inboxKeys.size).toBe(0);
    expect(storages()).toEqual(before);
  });

  it('warns, stays open at a key, and locks when nobody comes', async () => {
    await here.visit();
    here.desk.app.idleTimes = { warnAfterMs: 700, lockAfterMs: 1600 };
    await unlock();
    await vi.waitFor(() => expect(document.querySelector('[role=alertdialog]')).not.toBeNull(), {
      timeout: 3000,
    });
    await checkAccess();
    await userEvent.keyboard('{Shift}');
    await vi.waitFor(() => expect(document.querySelector('[role=alertdialog]')).toBeNull());
    await heading('Hei, Kari');
    await heading('Lås opp');
    await seen('ti minutter');
  });

  it('happens when the page is put away', async () => {
    await here.visit();
    await unlock();
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await heading('Lås opp');
  });

  it('is signing out where the session is over', async () => {
    await here.visit();
    await unlock();
    here.desk.backend.endSession();
    location.hash = '#/cases';
    await heading('Logg inn');
    await seen('Du er logget ut fordi');
  });
});
