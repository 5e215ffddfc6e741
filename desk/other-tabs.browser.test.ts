/** Two windows of one browser: what ends the session in one must show in the other. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { derivePassword, newSalt } from '../contract/sealing/password.ts';
import { openTabs, type OtherTabs, type TabNews } from './other-tabs.ts';
import { heading, press, seen, type, unlock } from './testing/hands.ts';
import { deskForTests } from './testing/visits.ts';
import { marker, password } from './testing/world.ts';

const here = deskForTests();
let other: OtherTabs;
let heard: TabNews[];

beforeEach(() => {
  heard = [];
  other = openTabs((news) => heard.push(news));
});
afterEach(() => other.close());

async function openCase(): Promise<void> {
  await here.visit({ hash: here.caseHash(0) });
  await unlock();
  await heading('Sak 2026-0F3A9');
  await press('Åpne meldingen');
  await seen(marker);
}

describe('another window', () => {
  it('signing out signs this one out, and closes what was open', async () => {
    await openCase();
    other.tell({ name: 'signed-out' });
    await heading('Logg inn');
    await seen('i et annet vindu');
    expect(document.body.textContent).not.toContain(marker);
  });

  it('locking locks this one', async () => {
    await openCase();
    other.tell({ name: 'locked' });
    await heading('Lås opp');
    expect(document.body.textContent).not.toContain(marker);
  });

  it('signing in as somebody else ends this session; as the same handler it changes nothing', async () => {
    await openCase();
    const { id } = here.world.session.handler;
    other.tell({ name: 'signed-in', handlerId: id });
    other.tell({ name: 'signed-in', handlerId: 'somebody-else' });
    await heading('Logg inn');
    await seen('i et annet vindu');
  });

  it('is told by this one: who is in, that it is locked, that it is over', async () => {
    await here.visit();
    await unlock();
    await press('Lås');
    await unlock();
    await press('Logg ut');
    await heading('Logg inn');
    const { id } = here.world.session.handler;
    const signedIn = { name: 'signed-in', handlerId: id };
    await vi.waitFor(() =>
      expect(heard).toEqual([signedIn, { name: 'locked' }, signedIn, { name: 'signed-out' }]),
    );
  });

  it('does not let a window in that was unlocking while it was signed out', async () => {
    await here.visit();
    await heading('Lås opp');
    await type('password', password);
    await press('Lås opp');
    await vi.waitFor(() => expect(document.querySelector('.ds-spinner')).not.toBeNull());
    other.tell({ name: 'signed-out' });
    await heading('Logg inn');
    // As long as the desk derives the key from it, and as long again.
    await derivePassword(password, newSalt());
    await derivePassword(password, newSalt());
    await heading('Logg inn');
    expect(document.querySelector('.menu')).toBeNull();
  });
});
