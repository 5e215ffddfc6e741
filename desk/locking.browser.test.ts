/** Locking: keys and content go, whatever the reason, and what was written is there again for its writer alone. */
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { CaseScreen } from './screens/case.ts';
import type { MessageForm } from './screens/message-form.ts';
import { checkAccess, heading, page, press, seen, spoken, type, unlock } from './testing/hands.ts';
import { deskForTests } from './testing/visits.ts';
import { marker, password, totpCode } from './testing/world.ts';

const here = deskForTests();

describe('locking', () => {
  /** Whether the browser would ask before the page is closed. */
  const leavesAsked = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
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
    here.desk.app.idleTimes = { warnAfterMs: 700, lockAfterMs: 5000 };
    await unlock();
    await vi.waitFor(() => expect(document.querySelector('[role=alertdialog]')).not.toBeNull(), {
      timeout: 30_000,
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

  it('keeps what was not sent, where nobody reads it, and gives it back after unlocking', async () => {
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    await press('Åpne meldingen');
    await seen(marker);
    await type('text', 'Jeg ringer deg i morgen');
    await press('Lås');
    await heading('Lås opp');
    await seen('er tatt vare på så lenge denne siden er åpen');
    expect(document.documentElement.outerHTML).not.toContain('ringer deg');
    await checkAccess();
    await unlock();
    await seen('Du har en tekst som ikke er sendt');
    await press('Åpne meldingen');
    await seen('Teksten du ikke fikk sendt, står her igjen.');
    expect(document.querySelector<HTMLTextAreaElement>('#text')?.value).toBe(
      'Jeg ringer deg i morgen',
    );
    expect(storages()).toEqual([0, 0, 0]);
  });

  it('sends the same message again after it, so that a lost answer makes no second one', async () => {
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    await press('Åpne meldingen');
    await seen(marker);
    const path = `/cases/${here.world.cases[0]!.item.id}/messages`;
    here.desk.backend.fail(`POST ${path}`, 'offline');
    await type('text', 'Jeg ringer deg i morgen');
    await press('Send meldingen');
    await seen('Vi fikk ikke kontakt');
    here.desk.backend.heal();
    await press('Lås');
    await unlock();
    await seen('Du har en tekst som ikke er sendt');
    await press('Åpne meldingen');
    await seen('Teksten du ikke fikk sendt, står her igjen.');
    await press('Send meldingen');
    await seen('Sendt. Den som meldte');
    const [first, second] = here.desk.backend.bodiesOf('POST', path);
    expect(second).toEqual(first);
    expect(document.querySelectorAll('desk-message-form .rows li')).toHaveLength(1);
  });

  it('does not offer to send again what had arrived', async () => {
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    await press('Åpne meldingen');
    await seen(marker);
    const path = `/cases/${here.world.cases[0]!.item.id}/messages`;
    here.desk.backend.loseAnswer(`POST ${path}`);
    await type('text', 'Jeg ringer deg i morgen');
    await press('Send meldingen');
    await seen('Vi fikk ikke kontakt');
    await press('Lås');
    await unlock();
    await seen('Du har en tekst som ikke er sendt');
    await press('Åpne meldingen');
    await seen('Sendt. Den som meldte');
    expect(document.querySelector<HTMLTextAreaElement>('#text')?.value).toBe('');
    expect(document.querySelectorAll('desk-message-form .rows li')).toHaveLength(1);
    expect(here.desk.backend.bodiesOf('POST', path)).toHaveLength(1);
  });

  it('keeps it also where the session is over, for the same handler', async () => {
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    await press('Åpne meldingen');
    await seen(marker);
    await type('text', 'Jeg ringer deg i morgen');
    here.desk.backend.endSession();
    await press('Send meldingen');
    await heading('Logg inn');
    await seen('Teksten du ikke fikk sendt, er tatt vare på');
    await type('email', 'kari@oppdiktet.example');
    await type('password', password);
    await press('Logg inn');
    await heading('Skriv inn koden');
    await type('code', totpCode);
    await press('Fortsett');
    await heading('Sak 2026-0F3A9');
    await seen('Du har en tekst som ikke er sendt');
  });

  it('asks before signing out where something was not sent, and then forgets it', async () => {
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    await press('Åpne meldingen');
    await seen(marker);
    await type('text', 'Jeg ringer deg i morgen');
    await press('Logg ut');
    await vi.waitFor(() => expect(document.querySelector('#sure-leave[open]')).not.toBeNull());
    await checkAccess();
    await press('Avbryt');
    expect(document.querySelector<HTMLTextAreaElement>('#text')?.value).toContain('ringer');
    expect(leavesAsked()).toBe(true);
    await press('Logg ut');
    await press('Ja, logg ut');
    await heading('Logg inn');
    await seen('Du er logget ut.');
    expect(page()).not.toContain('tatt vare på');
    expect(leavesAsked()).toBe(false);
  });

  it('does not let in what was on its way when it came', async () => {
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    const letGo = here.desk.backend.hold(`POST /cases/${here.world.cases[0]!.item.id}/readings`);
    await press('Åpne meldingen');
    await seen('Åpner …');
    const screen = document.querySelector<CaseScreen>('desk-case')!;
    await press('Lås');
    await heading('Lås opp');
    letGo();
    await vi.waitFor(() => expect(screen.work).toBe('none'));
    expect(screen.opened).toBeNull();
    expect(document.body.textContent).not.toContain(marker);
    expect(spoken()).toBe('');
  });

  it('leaves no reference to what was open, in the screens that went', async () => {
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    await press('Åpne meldingen');
    await seen(marker);
    const screen = document.querySelector<CaseScreen>('desk-case')!;
    const form = document.querySelector<MessageForm>('desk-message-form')!;
    await type('text', 'Jeg ringer deg i morgen');
    const { ring } = screen.desk;
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await heading('Lås opp');
    expect([screen.opened, form.opened, form.text, ring?.handlerKey]).toEqual([
      null,
      null,
      '',
      null,
    ]);
    // The browser keeps the page as it is: nothing may wait in it, not even sealed.
    expect(page()).not.toContain('tatt vare på');
  });

  it('shows nothing of before when the browser goes back to a page that it kept', async () => {
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    await press('Åpne meldingen');
    await seen(marker);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    here.desk.backend.endSession();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await heading('Logg inn');
    expect(document.body.textContent).not.toContain(marker);
  });

  it('is signing out where the session is over', async () => {
    await here.visit();
    await unlock();
    here.desk.backend.endSession();
    location.hash = '#/cases';
    await heading('Logg inn');
    await seen('Du er logget ut fordi innloggingen ikke gjelder lenger');
    await seen('så fortsetter du der du var');
  });
});
