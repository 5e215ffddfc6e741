/** The desk in a real Chromium on a fake network with really sealed reports: every screen, by keyboard, narrow, and seen by axe. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page as browserPage, userEvent } from 'vitest/browser';
import { open } from '../contract/sealing/seal.ts';
import { openGrant } from '../contract/sealing/grant.ts';
import { invitationToken, recoveryCodes } from './testing/fake-backend.ts';
import { openDesk, type Fixture } from './testing/fixture.ts';
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
} from './testing/hands.ts';
import {
  makeFilledWorld,
  makeWorld,
  marker,
  password,
  reporters,
  totpCode,
  type World,
} from './testing/world.ts';

let world: World;
let desk: Fixture;
const visit = async (options: Parameters<typeof openDesk>[1] = {}) =>
  (desk = await openDesk(world, options));
const caseHash = (index: number) => `#/cases/${world.cases[index]!.item.id}`;

beforeEach(async () => {
  world = await makeFilledWorld();
  world.session.handler.language = 'nb';
  await browserPage.viewport(1280, 900);
});
afterEach(() => desk.close());

describe('signing in', () => {
  it('takes e-mail, password and code, and opens the keys', async () => {
    await visit({ start: 'signed-out' });
    await press('Bokmål');
    await heading('Logg inn');
    await checkAccess();
    await type('email', 'kari@oppdiktet.example');
    await type('password', password);
    await press('Logg inn');
    await heading('Skriv inn koden fra appen');
    await checkAccess();
    await type('code', totpCode);
    await userEvent.keyboard('{Enter}');
    await heading('Hei, Kari Oppdiktet');
    expect(document.activeElement?.tagName).toBe('H1');
    expect(document.title).toBe('Forside – Mobbeknapp');
  });

  it('says what is wrong, keeps the address, and never sends the password', async () => {
    await visit({ start: 'signed-out' });
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
    expect(JSON.stringify(desk.backend.asked)).not.toContain('ikke passordet mitt');
    await checkAccess();
  });

  it('takes a recovery code in place of the telephone', async () => {
    await visit({ start: 'signed-out' });
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
    await visit();
    await heading('Lås opp');
    await checkAccess();
    await type('password', 'ikke passordet mitt');
    await press('Lås opp');
    await seen('Passordet stemmer ikke');
    await unlock();
    await heading('Hei, Kari');
    expect(desk.backend.asked.map(({ path }) => path)).not.toContain('/sign-ins');
  });

  it('offers to try again where the server does not answer', async () => {
    await visit({ prepare: (backend) => backend.fail('*', 'offline') });
    await press('Bokmål');
    await seen('Vi fikk ikke kontakt');
    await checkAccess();
    desk.backend.heal();
    await press('Prøv igjen');
    await heading('Lås opp');
  });
});

describe('an invitation', () => {
  it('leads from a welcome to a key, an app and codes that are kept', async () => {
    await visit({ start: 'signed-out', hash: `#/invitations/${invitationToken}` });
    await heading('Velkommen');
    await seen('Rektor og stedfortreder, Luftslottet skole');
    await checkAccess();
    await press('Kom i gang');
    await heading('Velg et passord');
    await type('password', 'kort');
    await press('Fortsett');
    await seen('For kort');
    await checkAccess();
    await type('password', password);
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
    const sent = desk.backend.bodiesOf('POST', '/invitations/accept').at(-1)!;
    expect(JSON.stringify(sent)).not.toContain(password);
    expect(JSON.stringify(sent)).not.toContain('"d"');
  });

  it('that is over says what to do', async () => {
    await visit({ start: 'signed-out', hash: '#/invitations/abc' });
    await press('Bokmål');
    await heading('Invitasjonen gjelder ikke lenger');
    await checkAccess();
  });
});

describe('the front page', () => {
  it('is loud about what reached nobody, and lets one settle it', async () => {
    await visit();
    await unlock();
    await seen('1 e-post kom ikke fram');
    await checkAccess();
    await press(/^Jeg har gitt beskjed på telefon til/);
    await seen('Notert: beskjed er gitt på telefon.');
    expect(page()).not.toContain('kom ikke fram');
    expect(spoken()).toContain('Notert');
    expect(desk.backend.asked.some(({ path }) => path.endsWith('/tellings'))).toBe(true);
  });

  it('lets a colleague in with one press, also to an inbox below', async () => {
    await visit();
    await unlock();
    await seen('Kolleger venter på deg');
    await press(/Slipp inn Åse Innbilt/);
    await seen('Åse Innbilt er sluppet inn');
    const [sent] = desk.backend.bodiesOf('POST', '/grants');
    const opened = await openGrant(sent!['grant']!, world.colleague.privateKey);
    expect(opened.kid).toBe(world.kindergarten.keys.publicKey.kid);
  });

  it('is calm where there is nothing to do', async () => {
    world = await makeWorld();
    Object.assign(world.desk, {
      waiting: [],
      buried: [],
      unverifiedHelpLines: 0,
      mail: { state: 'delivering', oldestUnsentAt: null, unsent: 0 },
    });
    world.desk.inboxes = world.desk.inboxes.map((row) => ({ ...row, unread: 0, urgentUnread: 0 }));
    await visit();
    await unlock();
    await seen('Ingen uleste meldinger');
    expect(document.querySelector('.loud')).toBeNull();
    await checkAccess();
  });

  it('shows an inbox with fewer than two ways left, in words', async () => {
    await visit();
    await unlock();
    await seen('Innboksen kan gå tapt');
  });
});

describe('the printed recovery code', () => {
  it('lets the first one in, and is confirmed', async () => {
    Object.assign(world.session.memberships[0]!, { state: 'waiting', grant: null });
    await visit({ hash: `#/inboxes/${world.school.id}/recovery` });
    await unlock();
    await heading('Gjenopprettingskoden');
    await type('code', world.school.recoveryCode.slice(0, 10));
    await press('Åpne innboksen');
    await seen('Koden er for kort');
    await checkAccess();
    await type('code', world.owner.recoveryCode);
    await press('Åpne innboksen');
    await seen('Dette er ikke koden for denne innboksen');
    await type('code', world.school.recoveryCode);
    await press('Åpne innboksen');
    await seen('Du kan nå lese meldinger');
    const [sent] = desk.backend.bodiesOf('POST', '/grants');
    expect((await openGrant(sent!['grant']!, world.own.privateKey)).kid).toBe(
      world.school.keys.publicKey.kid,
    );
    expect(desk.backend.asked.some(({ path }) => path.endsWith('/recovery-confirmations'))).toBe(
      true,
    );
  });
});

describe('the list', () => {
  it('shows facts, marks and time left, and nothing of what was written', async () => {
    await visit({ hash: '#/cases' });
    await unlock();
    await seen('2026-0F3A9');
    expect(page()).toMatch(/Haster.*Ulest.*frist i dag/);
    expect(page()).not.toContain(marker);
    expect(spoken()).toBe('4 saker vises');
    await checkAccess();
  });

  it('filters by address, and says when nothing fits', async () => {
    await visit({ hash: '#/cases' });
    await unlock();
    await seen('2026-0F3A9');
    await userEvent.selectOptions(document.querySelector('#filter-sector')!, 'kindergarten');
    await seen('Ingen saker passer');
    expect(location.hash).toBe('#/cases?sector=kindergarten');
    await checkAccess();
  });

  it('goes on where the page ended, with the focus on the first new case', async () => {
    await visit({ hash: '#/cases', prepare: (backend) => (backend.pageSize.of = 3) });
    await unlock();
    await seen('2026-77E01');
    expect(page()).not.toContain('2026-A4D53');
    await press('Vis flere');
    await seen('2026-A4D53');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('2026-A4D53'));
  });

  it('says when it could not be fetched', async () => {
    await visit({ hash: '#/cases', prepare: (backend) => backend.fail('GET /cases', 'offline') });
    await unlock();
    await seen('Vi fikk ikke kontakt');
    await checkAccess();
  });
});

describe('a case', () => {
  it('is opened here, with names and contact behind their own doors', async () => {
    await visit({ hash: caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    expect(page()).toMatch(/Ring i dag.*112/);
    expect(page()).not.toContain(marker);
    await checkAccess();
    await press('Åpne meldingen');
    await seen(marker);
    expect(document.querySelectorAll('details[open]')).toHaveLength(0);
    await press('Vis navn');
    await press('Vis kontakt');
    await seen('Lillebroren min');
    await seen('Åpnet innholdet');
    await checkAccess();
    expect(document.title).toBe('Sak – Mobbeknapp');
  });

  it('is acknowledged, answered and closed', async () => {
    await visit({ hash: caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Åpne meldingen');
    await seen(marker);
    await press('Mottatt og lest');
    await seen('ser nå at meldingen er lest');
    await press('Takk for at du sa fra');
    await press('Send meldingen');
    await seen('hakeparenteser');
    await checkAccess();
    await type('text', 'Takk. Vi snakkes på tirsdag.');
    await press('Send meldingen');
    await seen('Sendt. Den som meldte');
    const { item } = world.cases[1]!;
    const [sent] = desk.backend.bodiesOf('POST', `/cases/${item.id}/messages`);
    const place = {
      organisationId: world.rootId,
      id: sent!['id']!,
      version: 1,
      part: 'message',
    } as const;
    expect(await open(sent!.sealed, reporters.get(item.id)!.privateKey, place)).toEqual({
      text: 'Takk. Vi snakkes på tirsdag.',
    });
    expect(JSON.stringify(desk.backend.asked)).not.toContain('tirsdag');
    await press('Avslutt saken');
    await seen('Velg hvorfor saken avsluttes');
    await userEvent.click(document.querySelector('#reason-resolved')!);
    await press('Avslutt saken');
    await press('Ja, avslutt');
    await seen('Saken er avsluttet. Du trenger ikke gjøre mer.');
    await checkAccess();
  });

  it('keeps the text and sends the same message again where the network fails', async () => {
    await visit({ hash: caseHash(1) });
    await unlock();
    await press('Åpne meldingen').catch(async () => {
      await heading('Sak 2026');
      await press('Åpne meldingen');
    });
    await seen(marker);
    const path = `/cases/${world.cases[1]!.item.id}/messages`;
    desk.backend.fail(`POST ${path}`, 'offline');
    await type('text', 'Hei igjen');
    await press('Send meldingen');
    await seen('Ingenting er endret');
    expect(document.querySelector<HTMLTextAreaElement>('#text')?.value).toBe('Hei igjen');
    desk.backend.heal();
    await press('Send meldingen');
    await seen('Sendt. Den som meldte');
    const [first, second] = desk.backend.bodiesOf('POST', path);
    expect(second).toEqual(first);
  });

  it('whose content was moved is not opened, and says so', async () => {
    world.cases[1]!.reading = world.cases[0]!.reading;
    await visit({ hash: caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Åpne meldingen');
    await seen('hører ikke til denne saken');
    expect(page()).not.toContain(marker);
    await checkAccess();
  });

  it('with a broken history warns loudly', async () => {
    world.cases[1]!.item.historyIntact = false;
    await visit({ hash: caseHash(1) });
    await unlock();
    await seen('Historikken er endret');
    await checkAccess();
  });

  it('is shown anew where a colleague was faster', async () => {
    await visit({ hash: caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Åpne meldingen');
    await seen(marker);
    desk.backend.fail(`POST /cases/${world.cases[1]!.item.id}/acknowledgements`, 'case-changed');
    await press('Mottatt og lest');
    await seen('En kollega endret saken');
  });

  it('is left for good by stepping aside, after a question that Escape answers with no', async () => {
    await visit({ hash: caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Tre til side');
    await checkAccess();
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector('dialog[open]')).toBeNull();
    await press('Tre til side');
    await press('Ja, jeg trer til side');
    await seen('Du har trådt til side');
    expect(desk.backend.asked.some(({ path }) => path.endsWith('/recusals'))).toBe(true);
  });
});

describe('locking', () => {
  const storages = () => [localStorage.length, sessionStorage.length, document.cookie.length];

  it('drops keys and content by the button, and stores nothing anywhere', async () => {
    const before = storages();
    await visit({ hash: caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    await press('Åpne meldingen');
    await seen(marker);
    const ring = (desk.app.state as { ring: { inboxKeys: Map<string, unknown> } }).ring;
    await press('Lås');
    await heading('Lås opp');
    expect(document.body.textContent).not.toContain(marker);
    expect(ring.inboxKeys.size).toBe(0);
    expect(storages()).toEqual(before);
  });

  it('warns, stays open at a key, and locks when nobody comes', async () => {
    await visit();
    desk.app.idleTimes = { warnAfterMs: 700, lockAfterMs: 1600 };
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
    await visit();
    await unlock();
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await heading('Lås opp');
  });

  it('is signing out where the session is over', async () => {
    await visit();
    await unlock();
    desk.backend.endSession();
    location.hash = '#/cases';
    await heading('Logg inn');
    await seen('Du er logget ut fordi');
  });
});

describe('everywhere', () => {
  it('speaks English at a press, and tells the page so', async () => {
    await visit();
    await unlock();
    await press('English');
    await heading('Hello, Kari');
    expect(document.documentElement.lang).toBe('en');
    expect(button('English').getAttribute('aria-pressed')).toBe('true');
  });

  it.each(['#/', '#/cases', 'case'])('fits a screen of 320 pixels: %s', async (hash) => {
    await browserPage.viewport(320, 640);
    await visit({ hash: hash === 'case' ? caseHash(0) : hash });
    await unlock();
    await seen(hash === '#/' ? 'Innboksene dine' : '2026-0F3A9');
    if (hash === 'case') {
      await press('Åpne meldingen');
      await seen(marker);
    }
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    await checkAccess();
  });

  it('is walked by keyboard alone: past the menu, into the list, into a case', async () => {
    await visit({ hash: '#/cases' });
    await unlock();
    await seen('2026-0F3A9');
    button('2026-0F3A9').focus();
    await userEvent.keyboard('{Enter}');
    await heading('Sak 2026-0F3A9');
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
    const walked: string[] = [];
    for (let step = 0; step < 4; step++) {
      await userEvent.keyboard('{Tab}');
      walked.push(document.activeElement?.textContent.trim() ?? '');
    }
    expect(walked).toContain('Åpne meldingen');
  });
});
