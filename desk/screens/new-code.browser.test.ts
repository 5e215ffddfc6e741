/** A new sheet at the desk: its code shown once, typed back, and only then in the place of the old. */
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { openSheet } from '../sheets.ts';
import {
  button,
  checkAccess,
  heading,
  page,
  press,
  pressOn,
  seen,
  spoken,
  type,
  unlock,
} from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';

const here = deskForTests();
const hash = () => `#/inboxes/${here.world.school.id}/recovery/new`;
const path = () => `/inboxes/${here.world.school.id}/recovery-keys`;
const sent = () => here.desk.backend.bodiesOf('POST', path());
const shownCode = () => document.querySelector('.paper code')!.textContent;
/** What the code opens at the server: the kids of the inbox's keys. */
const openedBy = async (code: string) =>
  (await openSheet(here.world.school.recovery, code)).keys.map(({ kid }) => kid);

async function madeCode(): Promise<string> {
  await here.visit({ hash: hash() });
  await unlock();
  await heading('Skriv ut innboksens ark');
  await press('Lag arket');
  await heading('Ta vare på arket');
  return shownCode();
}

describe('a new sheet', () => {
  it('is made, shown, typed back from paper, and opens the inbox', async () => {
    const code = await madeCode();
    expect(code).toMatch(/^([A-HJKMNP-TV-Z2-9]{4}-){6}[A-HJKMNP-TV-Z2-9]{4}$/);
    const shown = document.querySelector('.paper')!.textContent;
    for (const text of ['Rektor og stedfortreder', 'Luftslottet skole', '23. november 2026'])
      expect(shown).toContain(text);
    expect(shown).not.toMatch(/https?:|#/);
    await checkAccess();
    await press('Jeg har koden, gå videre');
    await heading('Skriv koden tilbake');
    // From the sheet and not from the screen.
    expect(page()).not.toContain(code);
    expect(sent()).toEqual([]);
    await checkAccess();
    await type('code', code.toLowerCase().replaceAll('-', ' '));
    await press('Bytt til den nye koden');
    await seen('gjelder nå');
    expect(spoken()).toContain('Det gamle åpner ikke denne innboksen lenger');
    expect(sent()).toMatchObject([{ because: 'replaced' }]);
    expect(JSON.stringify(here.desk.backend.asked)).not.toContain(code.slice(0, 9));
    expect(JSON.stringify(here.desk.backend.asked)).not.toContain('"d":');
    expect(await openedBy(code)).toEqual([here.world.school.keys.publicKey.kid]);
    expect(page()).not.toContain(code);
    await checkAccess();
  });

  it('says that others have seen the old one, where that is why', async () => {
    await here.visit({ hash: hash() });
    await unlock();
    await heading('Skriv ut innboksens ark');
    await pressOn(() => document.querySelector('#because-seen'));
    await checkAccess();
    await press('Lag arket');
    await heading('Ta vare på arket');
    const code = shownCode();
    await press('Jeg har koden, gå videre');
    await type('code', code);
    await press('Bytt til den nye koden');
    await seen('gjelder nå');
    expect(sent()).toMatchObject([{ because: 'seen' }]);
  });

  it('says that the old sheets must be kept, where they alone open what is older', async () => {
    here.world.oldSheets = 'needed';
    const code = await madeCode();
    await press('Jeg har koden, gå videre');
    await type('code', code);
    await press('Bytt til den nye koden');
    await seen('behold også de gamle');
    expect(page()).not.toMatch(/riv det|åpner ikke/);
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
    await heading('Ta vare på arket');
    expect(shownCode()).toBe(code);
  });

  it('leaves the old one where she goes away half-way, and is another the next time', async () => {
    const before = here.world.school.recovery;
    const code = await madeCode();
    await press('Jeg har koden, gå videre');
    await press('Avbryt');
    await heading('Hei, Kari');
    location.hash = hash();
    await heading('Skriv ut innboksens ark');
    await press('Avbryt');
    await heading('Hei, Kari');
    location.hash = hash();
    await heading('Skriv ut innboksens ark');
    await press('Lag arket');
    await heading('Ta vare på arket');
    expect(shownCode()).not.toBe(code);
    expect([sent(), here.world.school.recovery]).toEqual([[], before]);
  });

  it('is gone when the desk is locked', async () => {
    const code = await madeCode();
    await press('Lås');
    await heading('Lås opp');
    expect(document.body.textContent).not.toContain(code);
    await unlock();
    await heading('Skriv ut innboksens ark');
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
    expect(await openedBy(code)).toEqual([here.world.school.keys.publicKey.kid]);
  });

  it('is made with the keyboard alone', async () => {
    await here.visit({ hash: hash() });
    await unlock();
    await heading('Skriv ut innboksens ark');
    button('Lag arket').focus();
    await userEvent.keyboard('{Enter}');
    await heading('Ta vare på arket');
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
    expect(page()).toContain('Lag et nytt ark');
    await press('Skriv koden tilbake for Skoleeier, Oppdiktet kommune');
    await heading('Koden på arket');
    await press('Er arket borte? Lag et nytt');
    await heading('Skriv ut innboksens ark');
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
    expect(page()).not.toContain('Lag arket');
    await checkAccess();
  });
});
