/** A new recovery code at the desk: shown once, typed back, and only then in the place of the old. */
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { openWithRecoveryCode } from '../../contract/sealing/recovery.ts';
import {
  button,
  checkAccess,
  heading,
  page,
  press,
  seen,
  spoken,
  type,
  unlock,
} from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';

const here = deskForTests();
const hash = () => `#/inboxes/${here.world.school.id}/recovery/new`;
const path = () => `/inboxes/${here.world.school.id}/recovery-codes`;
const sent = () => here.desk.backend.bodiesOf('POST', path());
const shownCode = () => document.querySelector('.paper code')!.textContent;

async function madeCode(): Promise<string> {
  await here.visit({ hash: hash() });
  await unlock();
  await heading('Ny gjenopprettingskode');
  await press('Lag koden');
  await heading('Ta vare på koden');
  return shownCode();
}

describe('a new recovery code', () => {
  it('is made, shown, typed back from the sheet, and opens the inbox', async () => {
    const code = await madeCode();
    expect(code).toMatch(/^([A-HJKMNP-TV-Z2-9]{4}-){6}[A-HJKMNP-TV-Z2-9]{4}$/);
    expect(page()).toContain('Rektor og stedfortreder, Luftslottet skole, laget 23. november 2026');
    await press('Jeg har koden, gå videre');
    await heading('Skriv koden tilbake');
    // From the sheet and not from the screen.
    expect(page()).not.toContain(code);
    expect(sent()).toEqual([]);
    await checkAccess();
    await type('code', code.toLowerCase().replaceAll('-', ' '));
    await press('Bytt til den nye koden');
    await seen('gjelder nå');
    expect(spoken()).toContain('Den gamle åpner ikke denne innboksen lenger');
    const { school } = here.world;
    expect(sent()).toEqual([
      { kid: school.keys.publicKey.kid, sealedKey: school.sealedKey, retired: [] },
    ]);
    expect(JSON.stringify(here.desk.backend.asked)).not.toContain(code.slice(0, 9));
    const opened = await openWithRecoveryCode(school.sealedKey, code);
    expect(opened).toEqual(school.keys.privateKey);
    expect(page()).not.toContain(code);
    await checkAccess();
  });

  it('says that the old sheets must be kept, where they alone open what is older', async () => {
    here.world.oldSheets = 'needed';
    const code = await madeCode();
    await press('Jeg har koden, gå videre');
    await type('code', code);
    await press('Bytt til den nye koden');
    await seen('behold også de gamle');
    expect(page()).not.toMatch(/makuler|åpner ikke/);
    await checkAccess();
  });

  it('is not taken with a slip, nor is another code, and may be looked at again', async () => {
    const code = await madeCode();
    await press('Jeg har koden, gå videre');
    await type('code', code.slice(0, 12));
    await press('Bytt til den nye koden');
    await seen('Koden er for kort');
    await type('code', here.world.school.recoveryCode);
    await press('Bytt til den nye koden');
    await seen('Dette er ikke den nye koden');
    expect(document.activeElement?.id).toBe('code');
    expect(sent()).toEqual([]);
    await checkAccess();
    await press('Vis koden igjen');
    await heading('Ta vare på koden');
    expect(shownCode()).toBe(code);
  });

  it('leaves the old one where she goes away half-way, and is another the next time', async () => {
    const before = here.world.school.sealedKey;
    const code = await madeCode();
    location.hash = '#/';
    await heading('Hei, Kari');
    location.hash = hash();
    await heading('Ny gjenopprettingskode');
    await press('Lag koden');
    await heading('Ta vare på koden');
    expect(shownCode()).not.toBe(code);
    expect([sent(), here.world.school.sealedKey]).toEqual([[], before]);
  });

  it('is gone when the desk is locked', async () => {
    const code = await madeCode();
    await press('Lås');
    await heading('Lås opp');
    expect(document.body.textContent).not.toContain(code);
    await unlock();
    await heading('Ny gjenopprettingskode');
  });

  it('can be sent again where the network failed, with the same sheet', async () => {
    const code = await madeCode();
    await press('Jeg har koden, gå videre');
    await type('code', code);
    here.desk.backend.fail(`POST ${path()}`, 'offline');
    await press('Bytt til den nye koden');
    await seen('Vi fikk ikke kontakt');
    here.desk.backend.heal();
    await press('Bytt til den nye koden');
    await seen('gjelder nå');
    const opened = await openWithRecoveryCode(here.world.school.sealedKey, code);
    expect(opened.kid).toBe(here.world.school.keys.publicKey.kid);
  });

  it('is made with the keyboard alone', async () => {
    await here.visit({ hash: hash() });
    await unlock();
    await heading('Ny gjenopprettingskode');
    button('Lag koden').focus();
    await userEvent.keyboard('{Enter}');
    await heading('Ta vare på koden');
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
    const code = shownCode();
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Enter}');
    await heading('Skriv koden tilbake');
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
    await userEvent.keyboard('{Tab}');
    await userEvent.keyboard(code);
    await userEvent.keyboard('{Enter}');
    await seen('gjelder nå');
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
  });
});

describe('the way there', () => {
  it('is on the front page where the code was typed back, and on its own page where it was not', async () => {
    await here.visit();
    await unlock();
    await seen('Innboksene dine');
    expect(page()).toContain('Lag en ny gjenopprettingskode');
    await press('Bekreft gjenopprettingskoden for Skoleeier, Oppdiktet kommune');
    await heading('Gjenopprettingskoden');
    await press('Er arket borte? Lag en ny kode');
    await heading('Ny gjenopprettingskode');
    await seen('Skoleeier, Oppdiktet kommune');
  });

  it('is not open to whoever waits, nor for an inbox that is not hers', async () => {
    const [school] = here.world.session.memberships;
    Object.assign(school!, { state: 'waiting', grant: null, letInBy: ['Per Påfunn'] });
    await here.visit({ hash: hash() });
    await unlock();
    await heading('Du har ikke nøkkelen til denne innboksen');
    location.hash = `#/inboxes/${here.world.kindergarten.id}/recovery/new`;
    await heading('Denne innboksen er ikke din');
    expect(page()).not.toContain('Lag koden');
    await checkAccess();
  });
});
