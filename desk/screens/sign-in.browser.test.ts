/** Coming in with password and code, and unlocking with the password alone. */
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { recoveryCodes } from '../testing/fake-backend.ts';
import {
  checkAccess,
  fillInSilence,
  heading,
  page,
  press,
  reveal,
  seen,
  type,
  unlock,
} from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';
import { password, totpCode } from '../testing/world.ts';

const here = deskForTests();

describe('signing in', () => {
  it('takes e-mail, password and code, and opens the keys', async () => {
    await here.visit({ start: 'signed-out' });
    await press('Bokmål');
    await heading('Logg inn');
    await checkAccess();
    await type('email', 'kari@oppdiktet.example');
    await type('password', password);
    // What had the focus goes with its screen. A screen reader hears the next only where focus and caret do not come to it by themselves.
    const focused: string[] = [];
    const carets: number[] = [];
    const note = ({ target }: FocusEvent) => {
      const element = target as HTMLElement;
      focused.push(element.id || element.localName);
      carets.push(getSelection()!.rangeCount);
    };
    document.addEventListener('focusin', note);
    await press('Logg inn');
    await heading('Skriv inn koden fra appen');
    await expect.poll(() => document.activeElement?.tagName).toBe('H1');
    document.removeEventListener('focusin', note);
    expect(focused.slice(-2)).toEqual(['aside', 'h1']);
    expect(carets.at(-2)).toBe(0);
    await checkAccess();
    await type('code', totpCode);
    await userEvent.keyboard('{Enter}');
    await heading('Hei, Kari Oppdiktet');
    await expect.poll(() => document.activeElement?.tagName).toBe('H1');
    expect(document.title).toBe('Forside – Mobbeknapp');
  });

  it('says what is wrong, keeps the address, and never sends the password', async () => {
    await here.visit({ start: 'signed-out' });
    await press('Bokmål');
    await heading('Logg inn');
    await press('Logg inn');
    await seen('Skriv passordet ditt');
    expect(document.activeElement?.id).toBe('email');
    await type('email', 'kari@oppdiktet.example');
    await type('password', 'ikke passordet mitt');
    await press('Logg inn');
    await seen('E-postadressen, passordet eller koden stemmer ikke');
    expect(document.querySelector<HTMLInputElement>('#email')?.value).toBe(
      'kari@oppdiktet.example',
    );
    expect(JSON.stringify(here.desk.backend.asked)).not.toContain('ikke passordet mitt');
    await checkAccess();
  });

  it('says until when the account is paused, where the server has said so', async () => {
    const pause = { retryAfter: '90' };
    await here.visit({
      start: 'signed-out',
      prepare: (backend) => backend.fail('POST /sign-ins', 'account-paused', pause),
    });
    await press('Bokmål');
    await heading('Logg inn');
    await type('email', 'kari@oppdiktet.example');
    await type('password', password);
    await press('Logg inn');
    // It is 10:00:00 in Norway in this world.
    await seen('Kontoen er satt på pause til klokka 10:02. Prøv igjen da.');
    here.desk.backend.fail('POST /sign-ins', 'account-paused');
    await press('Logg inn');
    await seen('fra ett minutt og opp til en halv time');
    expect(document.querySelector<HTMLInputElement>('#password')?.value).toBe(password);
    await checkAccess();
  });

  it('keeps a code that never arrived, and empties one that was refused', async () => {
    await here.visit({ start: 'signed-out' });
    await press('Bokmål');
    await heading('Logg inn');
    await type('email', 'kari@oppdiktet.example');
    await type('password', password);
    await press('Logg inn');
    await heading('Skriv inn koden');
    here.desk.backend.fail('POST /sign-ins/second-factor', 'offline');
    await type('code', totpCode);
    await press('Fortsett');
    await seen('Vi fikk ikke kontakt');
    expect(page()).not.toContain('Vent til appen viser en ny');
    expect(document.querySelector<HTMLInputElement>('#code')?.value).toBe(totpCode);
    here.desk.backend.fail('POST /sign-ins/second-factor', 'sign-in-failed');
    await press('Fortsett');
    await seen('Vent til appen viser en ny');
    expect(document.querySelector<HTMLInputElement>('#code')?.value).toBe('');
  });

  it('reads what a password manager filled in without a word, also after the page was drawn anew', async () => {
    await here.visit({ start: 'signed-out' });
    await press('Bokmål');
    await heading('Logg inn');
    fillInSilence('email', 'kari@oppdiktet.example');
    fillInSilence('password', password);
    await press('English');
    await heading('Sign in');
    await press('Sign in');
    await heading('Enter the code from the app');
    fillInSilence('code', totpCode);
    await press('Continue');
    await heading('Hello, Kari');
  });

  it('shows the password at a press, says so, and hides it again when it is sent', async () => {
    await here.visit({ start: 'signed-out' });
    await press('Bokmål');
    await heading('Logg inn');
    const button = () => document.querySelector('[aria-controls=password]')!;
    const state = () => [
      document.querySelector<HTMLInputElement>('#password')!.type,
      button().getAttribute('aria-pressed'),
    ];
    await type('password', 'ikke passordet mitt');
    button().closest<HTMLElement>('.revealed')!.querySelector('input')!.focus();
    await userEvent.keyboard('{Tab} ');
    expect(document.activeElement).toBe(button());
    expect(state()).toEqual(['text', 'true']);
    expect(button().textContent.trim()).toBe('Vis passord');
    await checkAccess();
    await press('Logg inn');
    expect(state()).toEqual(['password', 'false']);
  });

  it.each([
    ['Bokmål', 1, 'ahead', 'Klokka på telefonen går ett minutt foran'],
    ['Nynorsk', 4, 'behind', 'Klokka på telefonen går 4 minutt etter'],
    ['English', 4, 'ahead', 'The clock of your phone is 4 minutes ahead'],
  ] as const)(
    'says in %s that the clock of the phone is wrong, by %i minutes %s, at the field',
    async (language, minutes, is, sentence) => {
      await here.visit({ start: 'signed-out' });
      await press(language);
      await heading(/Logg inn|Sign in/);
      await type('email', 'kari@oppdiktet.example');
      await type('password', password);
      await press(/^(Logg inn|Sign in)$/);
      await heading(/Skriv inn koden|Enter the code/);
      here.desk.backend.fail('POST /sign-ins/second-factor', 'sign-in-failed', {
        phoneClock: { minutes, is },
      });
      await type('code', '654321');
      await userEvent.keyboard('{Enter}');
      await seen(sentence);
      const field = document.querySelector<HTMLInputElement>('#code')!;
      expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['', 'true']);
      expect(document.activeElement).toBe(field);
      await checkAccess();
    },
  );

  it('takes a recovery code in place of the telephone', async () => {
    await here.visit({ start: 'signed-out' });
    await press('Bokmål');
    await heading('Logg inn');
    await type('email', 'kari@oppdiktet.example');
    await type('password', password);
    await press('Logg inn');
    await heading('Skriv inn koden');
    await press(/Bruk en gjenopprettingskode/);
    await heading('Skriv inn en gjenopprettingskode');
    await type('code', recoveryCodes[3]!);
    await press('Fortsett');
    await heading('Hei, Kari');
  });
});

describe('unlocking', () => {
  it('asks for the password alone after a reload, and says when it is wrong', async () => {
    await here.visit();
    await heading('Lås opp');
    await checkAccess();
    await type('password', 'ikke passordet mitt');
    await press('Lås opp');
    await seen('Passordet stemmer ikke');
    await unlock();
    await heading('Hei, Kari');
    expect(here.desk.backend.asked.map(({ path }) => path)).not.toContain('/sign-ins');
  });

  it('reads the password that was filled in without a word, and shows it at a press', async () => {
    await here.visit();
    await heading('Lås opp');
    fillInSilence('password', password);
    await reveal('password');
    expect(document.querySelector<HTMLInputElement>('#password')!.type).toBe('text');
    await press('Lås opp');
    expect(document.querySelector<HTMLInputElement>('#password')?.type).not.toBe('text');
    await heading('Hei, Kari');
  });

  it('offers to try again where the server does not answer', async () => {
    await here.visit({ prepare: (backend) => backend.fail('*', 'offline') });
    await press('Bokmål');
    await seen('Vi fikk ikke kontakt');
    await checkAccess();
    here.desk.backend.heal();
    await press('Prøv igjen');
    await heading('Lås opp');
  });
});
