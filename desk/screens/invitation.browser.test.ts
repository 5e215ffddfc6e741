/** An invitation from the link to the front page: a key is made here, and only its public half leaves. */
import { describe, expect, it, vi } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { invitationToken, recoveryCodes } from '../testing/fake-backend.ts';
import {
  button,
  checkAccess,
  fillInSilence,
  heading,
  page,
  press,
  pressOn,
  reveal,
  seen,
  spoken,
  type,
  unlock,
} from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';
import { password, totpCode } from '../testing/world.ts';

const here = deskForTests();
const hash = `#/invitations/${invitationToken}`;
const field = (id: string) => document.querySelector<HTMLInputElement>(`#${id}`)!;

async function toPassword(): Promise<void> {
  await here.visit({ start: 'signed-out', hash });
  await heading('Velkommen');
  await press('Kom i gang');
  await heading('Velg et passord');
}

async function toApp(): Promise<void> {
  await toPassword();
  await type('password', password);
  await type('repeat', password);
  await press('Fortsett');
  await heading('Koble til autentiseringsappen');
}

async function toCodes(): Promise<void> {
  await toApp();
  await type('code', `\u200b${totpCode.slice(0, 3)} ${totpCode.slice(3)}.`);
  await press('Fortsett');
  await heading('Ta vare på gjenopprettingskodene');
}

async function keepCodes(): Promise<void> {
  await pressOn(() => document.querySelector('#kept'));
  await press('Til forsiden');
}

describe('an invitation', () => {
  it('leads from a welcome to a key, an app and codes that are kept, and on to the front page', async () => {
    await here.visit({ start: 'signed-out', hash });
    await heading('Velkommen');
    await seen('Rektor og stedfortreder, Luftslottet skole');
    await checkAccess();
    await press('Kom i gang');
    await heading('Velg et passord');
    await type('password', 'kort');
    await press('Fortsett');
    await seen('For kort');
    expect(page().match(/For kort/g)).toHaveLength(1);
    expect(document.activeElement).toBe(field('password'));
    await checkAccess();
    await type('password', password);
    await seen('Sterkt passord');
    expect(page()).not.toContain('For kort');
    expect(document.querySelector('#password')?.getAttribute('aria-invalid')).toBeNull();
    await type('repeat', password);
    await press('Fortsett');
    await heading('Koble til autentiseringsappen');
    expect(document.querySelector('.code')?.textContent).toBe(
      'JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP',
    );
    await checkAccess();
    await type('code', '000000');
    await press('Fortsett');
    await seen('Koden stemmer ikke');
    expect(document.activeElement).toBe(field('code'));
    await type('code', totpCode);
    await press('Fortsett');
    await heading('Ta vare på gjenopprettingskodene');
    expect(page()).toContain(recoveryCodes[9]!);
    await checkAccess();
    await press('Til forsiden');
    await seen('kryss av for det');
    await keepCodes();
    await heading('Hei, Nils Nyansatt');
    expect(location.hash).toBe('#/');
    await expect.poll(() => document.activeElement?.tagName).toBe('H1');
    const sent = here.desk.backend.bodiesOf('POST', '/invitations/accept').at(-1)!;
    expect(JSON.stringify(sent)).not.toContain(password);
    expect(JSON.stringify(sent)).not.toContain('"d"');
    expect(here.desk.backend.asked.map(({ path }) => path)).not.toContain('/sign-ins');
  });

  it('is at the front page after five screens at most', async () => {
    const screens: string[] = [];
    const watch = new MutationObserver(() => {
      const title = document.querySelector('h1')?.textContent ?? '';
      const isWork = document.querySelector('main .buttons, main button.ds-button') !== null;
      if (isWork && title !== screens.at(-1)) screens.push(title);
    });
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    await toCodes();
    await seen('Steg 4 av 4');
    await keepCodes();
    await heading('Hei, Nils Nyansatt');
    watch.disconnect();
    const before = screens.filter((title) => !title.startsWith('Hei,'));
    expect(before).toHaveLength(4);
    expect(new Set(before).size).toBe(4);
  });

  it('speaks the language of the invited, also at the sign-in that follows', async () => {
    here.world.invitedLanguage = 'nn';
    await here.visit({ start: 'signed-out', hash });
    await heading('Velkomen');
    expect(document.documentElement.lang).toBe('nn');
    await seen('Rektor og stadfortredar, Luftslottet skole');
    location.hash = '#/';
    await heading('Logg inn');
    await seen('Her les du meldingar og følgjer dei opp.');
  });

  it('that is over says what to do', async () => {
    await here.visit({ start: 'signed-out', hash: `#/invitations/${'x'.repeat(43)}` });
    await press('Bokmål');
    await heading('Invitasjonen gjelder ikke lenger');
    await checkAccess();
  });

  it('whose link was cut says so before anything is asked, in each language', async () => {
    await here.visit({ start: 'signed-out', hash: hash.slice(0, -5) });
    for (const [language, words] of [
      ['English', 'The link is not whole'],
      ['Nynorsk', 'Lenkja er ikkje heil'],
      ['Bokmål', 'Lenken er ikke hel'],
    ] as const) {
      await press(language);
      await heading(words);
    }
    await seen('kopier hele adressen som står der');
    await checkAccess();
    location.hash = hash;
    await heading('Velkommen');
  });

  it('that somebody else accepted first says so, whom to tell, and the way on', async () => {
    await toApp();
    here.desk.backend.fail('POST /invitations/accept', 'invitation-used');
    await type('code', totpCode);
    await press('Fortsett');
    await heading('Invitasjonen er allerede brukt');
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
    await seen('Si fra med en gang til den som inviterte deg');
    await checkAccess();
    await press('Til innlogging');
    await heading('Logg inn');
    expect(location.hash).toBe('#/');
  });

  it('reads the passwords and the code that a password manager filled in without a word', async () => {
    await toPassword();
    fillInSilence('password', password);
    fillInSilence('repeat', password);
    await press('Fortsett');
    await heading('Koble til autentiseringsappen');
    fillInSilence('code', totpCode);
    await press('Fortsett');
    await heading('Ta vare på gjenopprettingskodene');
  });

  it('shows a password at a press, and hides it again when it is sent', async () => {
    await toPassword();
    await type('password', 'kort');
    await reveal('password');
    expect([field('password').type, field('repeat').type]).toEqual(['text', 'password']);
    const pressed = () =>
      document.querySelector('[aria-controls=password]')!.getAttribute('aria-pressed');
    expect(pressed()).toBe('true');
    await checkAccess();
    await press('Fortsett');
    await seen('For kort');
    expect([field('password').type, pressed()]).toEqual(['password', 'false']);
  });
});

describe('the app', () => {
  const isBefore = (one: Element, other: Element) =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

  it('is first opened by a link on a telephone, and first by the camera elsewhere; both ways are there', async () => {
    for (const [width, isLinkFirst] of [
      [390, true],
      [1280, false],
    ] as const) {
      await browserPage.viewport(width, 800);
      await toApp();
      const link = document.querySelector<HTMLAnchorElement>('a[href^="otpauth://totp/"]')!;
      const picture = document.querySelector('.qr')!;
      expect(isBefore(link, picture)).toBe(isLinkFirst);
      expect(link.href).toContain('secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
      expect([link, picture].map((one) => one.closest('details') !== null)).toEqual(
        isLinkFirst ? [false, true] : [true, false],
      );
      here.desk.close();
    }
    await toApp();
  });

  it('gets its key by copying, without the spaces', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await toApp();
    await press('Kopier nøkkelen');
    await seen('Nøkkelen er kopiert');
    expect(write).toHaveBeenCalledWith('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
    expect(spoken()).toBe('Nøkkelen er kopiert');
    write.mockRejectedValue(new Error('not allowed'));
    await press('Kopier nøkkelen');
    await seen('Merk nøkkelen og kopier den selv');
    write.mockRestore();
  });

  it('whose phone has a wrong clock hears by how many minutes, at the field', async () => {
    await toApp();
    here.desk.backend.fail('POST /invitations/accept', 'invalid-request', {
      errors: [{ pointer: '/totpCode', detail: 'Another moment.' }],
      phoneClock: { minutes: 3, is: 'ahead' },
    });
    await type('code', '654321');
    await press('Fortsett');
    await seen('Klokka på telefonen går 3 minutter foran');
    expect(document.activeElement).toBe(field('code'));
    expect(field('code').getAttribute('aria-describedby')).toContain('code-error');
  });
});

describe('who has accepted', () => {
  it('unlocks with the password where the page was put away while the codes were kept', async () => {
    await toCodes();
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await keepCodes();
    await heading('Lås opp');
    await unlock();
    await heading('Hei, Nils Nyansatt');
  });

  it('ends what another window of this browser shows of somebody else', async () => {
    const heard: unknown[] = [];
    const channel = new BroadcastChannel('mobbeknapp-desk');
    channel.addEventListener('message', ({ data }) => heard.push(data));
    await toCodes();
    await vi.waitFor(() => expect(heard).toContainEqual({ name: 'signed-out' }));
    channel.close();
  });

  it('comes to her desk although the session could not be fetched at first', async () => {
    await here.visit({ start: 'signed-out', hash });
    await heading('Velkommen');
    here.desk.backend.fail('GET /session', 'offline');
    await press('Kom i gang');
    await type('password', password);
    await type('repeat', password);
    await press('Fortsett');
    await heading('Koble til autentiseringsappen');
    await type('code', totpCode);
    await press('Fortsett');
    await heading('Ta vare på gjenopprettingskodene');
    here.desk.backend.heal();
    await keepCodes();
    await heading('Hei, Nils Nyansatt');
    expect(button('Logg ut')).toBeDefined();
  });
});
