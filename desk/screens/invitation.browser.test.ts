/** An invitation from the link to the first sign-in: a key is made here, and only its public half leaves. */
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { invitationToken, recoveryCodes } from '../testing/fake-backend.ts';
import { checkAccess, heading, page, press, seen, type } from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';
import { password, totpCode } from '../testing/world.ts';

const here = deskForTests();

describe('an invitation', () => {
  it('leads from a welcome to a key, an app and codes that are kept', async () => {
    await here.visit({ start: 'signed-out', hash: `#/invitations/${invitationToken}` });
    await heading('Velkommen');
    await seen('Rektor og stedfortreder, Luftslottet skole');
    await checkAccess();
    await press('Kom i gang');
    await heading('Velg et passord');
    await type('password', 'kort');
    await press('Fortsett');
    await seen('For kort');
    expect(page().match(/For kort/g)).toHaveLength(1);
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
    await type('code', totpCode);
    await press('Fortsett');
    await heading('Ta vare på gjenopprettingskodene');
    expect(page()).toContain(recoveryCodes[9]!);
    await checkAccess();
    await press('Videre til innlogging');
    await seen('kryss av for det');
    await userEvent.click(document.querySelector('#kept')!);
    await press('Videre til innlogging');
    await heading('Logg inn');
    expect(location.hash).toBe('#/');
    const sent = here.desk.backend.bodiesOf('POST', '/invitations/accept').at(-1)!;
    expect(JSON.stringify(sent)).not.toContain(password);
    expect(JSON.stringify(sent)).not.toContain('"d"');
  });

  it('speaks the language of the invited, also at the sign-in that follows', async () => {
    here.world.invitedLanguage = 'nn';
    await here.visit({ start: 'signed-out', hash: `#/invitations/${invitationToken}` });
    await heading('Velkomen');
    expect(document.documentElement.lang).toBe('nn');
    await seen('Rektor og stadfortredar, Luftslottet skole');
    location.hash = '#/';
    await heading('Logg inn');
    await seen('Her les du meldingar og følgjer dei opp.');
  });

  it('that is over says what to do', async () => {
    await here.visit({ start: 'signed-out', hash: '#/invitations/abc' });
    await press('Bokmål');
    await heading('Invitasjonen gjelder ikke lenger');
    await checkAccess();
  });
});
