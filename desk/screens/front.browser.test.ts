/** The front page and the code of a printed sheet: loud where somebody must act, calm where nothing is to be done. */
import { describe, expect, it, vi } from 'vitest';
import { openGrant } from '../../contract/sealing/grant.ts';
import { wordsOfKey } from '../../contract/sealing/key-words.ts';
import { checkAccess, heading, page, press, seen, spoken, type, unlock } from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';
import { newRecoveryCode } from '../../contract/sealing/recovery.ts';
import { makeWorld, putUnderSharedSheet } from '../testing/world.ts';

const here = deskForTests();

/** Of the last person who was let in. */
const grantsSent = () => {
  const [body] = here.desk.backend.bodiesOf('POST', '/grants');
  return (body as unknown as { grants: { kid: string; grant: string }[] }).grants;
};

describe('the front page', () => {
  it('is loud about what reached nobody, and lets one settle it', async () => {
    await here.visit();
    await unlock();
    await seen('1 e-post kom ikke fram');
    await checkAccess();
    await press(/^Jeg har gitt beskjed på telefon til/);
    await seen('Notert: beskjed er gitt på telefon.');
    expect(page()).not.toContain('kom ikke fram');
    await expect.poll(spoken).toContain('Notert');
    expect(here.desk.backend.asked.some(({ path }) => path.endsWith('/tellings'))).toBe(true);
  });

  it('puts a child who may be in danger before everything that is wrong with the service', async () => {
    Object.assign(here.world.desk, {
      history: { state: 'broken', broken: 1 },
      mail: { state: 'stuck', unsent: 3, server: 'works' },
    });
    await here.visit();
    await unlock();
    await seen(
      /1 melding som haster, er ikke lest.*Historikken i sakene.*1 e-post kom ikke fram.*E-post blir ikke sendt.*Innboksene dine/,
    );
    here.desk.close();
    // Nothing urgent: what reached nobody comes first, and mail that only waits comes last.
    here.world.cases[0]!.item.urgent = false;
    here.world.desk.mail.state = 'waiting';
    await here.visit();
    await unlock();
    await seen(
      /Historikken i sakene.*1 e-post kom ikke fram.*2 meldinger er ikke lest.*Innboksene dine.*E-post venter/,
    );
    here.desk.close();
    // What is wrong with the mail server is known before a letter waits.
    here.world.desk.mail = { state: 'delivering', unsent: 0, server: 'password' };
    await here.visit();
    await unlock();
    await seen(
      /1 e-post kom ikke fram.*godtar ikke brukernavnet og passordet.*Si fra til den som drifter.*2 meldinger er ikke lest/,
    );
    expect(page()).not.toContain('E-post sendes som den skal');
  });

  it('never says that nothing is unread over what lies in an inbox of hers that she cannot open', async () => {
    here.world.cases = [];
    const [school] = here.world.session.memberships;
    Object.assign(school!, { state: 'waiting', proved: false, grant: null, letInBy: [] });
    here.world.desk.waiting = [];
    await here.visit();
    await unlock();
    await seen('2 uleste meldinger ligger der');
    expect(page()).not.toContain('Ingen uleste meldinger');
    await checkAccess();
  });

  it('never says that nothing is to be done over a case that waits or is overdue, and leads to those', async () => {
    for (const { item } of here.world.cases) {
      item.unread = false;
      item.as = 'reader';
    }
    here.world.cases[0]!.item.urgent = false;
    await here.visit();
    await unlock();
    await seen('4 saker venter på deg');
    await seen('1 sak er over fristen');
    await seen('1 sak har frist i dag');
    await seen('2 meldinger er lest, men ikke bekreftet');
    await seen('2 saker har frist senere, den første onsdag 25. november');
    expect(page()).not.toContain('trenger ikke gjøre noe nå');
    expect(document.querySelector('[data-mood=calm]')).toBeNull();
    expect(here.desk.backend.asked.some(({ path }) => path === '/cases')).toBe(false);
    await checkAccess();
    await press('1 sak er over fristen');
    await heading('Saker');
    expect(location.hash).toBe('#/cases?due=overdue&as=reader');
    await seen('2026-77E01');
    expect(document.querySelectorAll('tbody tr')).toHaveLength(1);
    expect(page()).toContain('Flere valg (2 i bruk)');
  });

  it('is red over somebody who may be in danger and whom nobody has seen to, also when the report was opened', async () => {
    for (const { item } of here.world.cases) item.unread = false;
    await here.visit();
    await unlock();
    await seen(/1 melding som haster, har ingen tatt tak i.*1 e-post kom ikke fram/);
    expect(document.querySelector('[data-mood=urgent]')).not.toBeNull();
    here.desk.close();
    here.world.cases[0]!.item.status = 'read';
    await here.visit();
    await unlock();
    await seen(/1 e-post kom ikke fram.*3 saker venter på deg/);
    expect(page()).not.toContain('har ingen tatt tak i');
  });

  it('is green only when nothing at all waits', async () => {
    const { desk, cases, session } = here.world;
    Object.assign(desk, { buried: [], waiting: [], unverifiedHelpLines: 0 });
    Object.assign(desk, { mail: { state: 'delivering', unsent: 0, server: 'works' } });
    for (const row of desk.inboxes)
      Object.assign(row, { unread: 0, urgentUnread: 0, keyHolders: 2, sheetConfirmed: true });
    const [first] = cases;
    here.world.cases = [];
    const moodOf = async (text: string) => {
      await here.visit();
      await unlock();
      await seen(text);
      const mood = document.querySelector<HTMLElement>('.next')!.dataset['mood'];
      here.desk.close();
      return mood;
    };
    expect(await moodOf('Ingen frister går, så du trenger')).toBe('calm');
    desk.unverifiedHelpLines = 1;
    expect(await moodOf('Resten av siden forteller hva')).toBe('quiet');
    desk.unverifiedHelpLines = 0;
    // Open, and nothing is due: somebody has to close it some day.
    Object.assign(first!.item, { unread: false, status: 'read', next: null });
    here.world.cases = [first!];
    expect(await moodOf('1 åpen sak uten frist')).toBe('quiet');
    // Another answers for it, and does not.
    const late = {
      clock: 'plan',
      standing: 'goal',
      dueOn: '2026-11-20',
      basis: null,
      doneOn: null,
    };
    Object.assign(first!.item, { as: 'copy', next: late });
    expect(await moodOf('1 sak du leser med i, er over fristen')).toBe('unread');
    // It lies where she cannot read it.
    Object.assign(first!.item, { inboxId: session.memberships[1]!.inboxId });
    Object.assign(session.memberships[1]!, { state: 'waiting', proved: false, grant: null });
    await here.visit();
    await unlock();
    await seen('Du venter på å bli sluppet inn');
    expect(document.querySelector('[data-mood=calm]')).toBeNull();
  });

  it('is asked for anew when she comes back to it: what came since is told', async () => {
    here.world.cases = here.world.cases.slice(2);
    await here.visit();
    await unlock();
    await seen('Innboksene dine');
    expect(page()).not.toContain('er ikke lest');
    const { item } = here.world.cases[0]!;
    Object.assign(item, { unread: true, status: 'received' });
    document.dispatchEvent(new Event('visibilitychange'));
    await seen('1 melding er ikke lest');
  });

  it('tells of what is set apart, and when the first deadline there ends, and does not call that nothing', async () => {
    const [school] = here.world.desk.inboxes;
    here.world.cases = [];
    Object.assign(school!, { unread: 0, urgentUnread: 0 });
    Object.assign(school!, {
      quarantined: 12,
      quarantinedUnread: 3,
      quarantinedDueOn: '2026-11-25',
    });
    await here.visit();
    await unlock();
    await seen('12 meldinger er satt til side');
    await seen('Fristene løper. Den første er onsdag 25. november.');
    expect(page()).not.toContain('Ingen uleste meldinger');
    await checkAccess();
    await press('Se gjennom dem');
    await heading('Saker');
    expect(location.hash).toBe('#/cases?show=quarantine');
    await seen('Ingen meldinger er satt til side.');
    await checkAccess();
  });

  it('tells of the other work beside what is unread', async () => {
    here.world.cases[2]!.item.as = 'reader';
    await here.visit();
    await unlock();
    await seen(/1 melding som haster, er ikke lest.*I sakene dine: 1 sak er over fristen/);
  });

  it('shows her own inboxes, and those that she only sees to under a heading of their own', async () => {
    const { kindergarten } = here.world;
    here.world.desk.inboxes.unshift({
      ...here.world.desk.inboxes[0]!,
      inboxId: kindergarten.id,
      name: kindergarten.name,
      organisationName: kindergarten.organisationName,
    });
    await here.visit();
    await unlock();
    await seen(/Innboksene dine.*Luftslottet skole.*Andre innbokser.*Styrer, Dagdrømmen barnehage/);
    await seen('Åse Innbilt – Styrer, Dagdrømmen barnehage');
    await checkAccess();
  });

  it('tells what was done in the language that is chosen afterwards', async () => {
    await here.visit();
    await unlock();
    await seen('Kolleger venter på deg');
    await press(/Slipp inn Åse Innbilt/);
    await seen('Åse Innbilt er sluppet inn');
    await press('English');
    await seen('Åse Innbilt has been let in and gets an e-mail.');
    expect(page()).not.toContain('sluppet inn');
  });

  it('lets a colleague in with one press, also to an inbox below', async () => {
    await here.visit();
    await unlock();
    await seen('Kolleger venter på deg');
    await press(/Slipp inn Åse Innbilt/);
    await seen('Åse Innbilt er sluppet inn');
    const [sent] = grantsSent();
    const opened = await openGrant(sent!.grant, here.world.colleague.privateKey);
    expect(opened.kid).toBe(here.world.kindergarten.keys.publicKey.kid);
  });

  it('shows the words of the key to which it seals, beside the name', async () => {
    // The server may call the key what it likes: the words are those of the point.
    const { publicKey } = here.world.colleague;
    const words = (await wordsOfKey(publicKey)).join(' – ');
    await here.visit();
    await unlock();
    await seen(`Ordene til Per Påfunn: ${words}`);
    expect(document.querySelector('.key-words')!.getAttribute('lang')).toBe('nb');
    await checkAccess();
  });

  it('tells how many inboxes lie under an older sheet, and then to tear it up', async () => {
    here.world.desk.sharedSheets = { inboxes: 3 };
    await here.visit();
    await unlock();
    await seen('3 innbokser ligger fortsatt under et gammelt ark');
    here.desk.close();
    here.world.desk.sharedSheets = { inboxes: 0 };
    await here.visit();
    await unlock();
    await seen('Riv i stykker de gamle arkene');
  });

  it('gathers what the inboxes of an owner need, the most urgent first', async () => {
    const { desk, kindergarten } = here.world;
    const [row] = desk.inboxes;
    const other = (number: number, more: object) => ({
      ...row!,
      ...more,
      inboxId: `018f0000-0000-7000-8000-00000000000${number}`,
      name: kindergarten.name,
      organisationName: `Barnehage ${number}`,
    });
    const none = { hasKey: false, keyHolders: 0, ownerGrant: false, sheet: 'none' as const };
    desk.inboxes.push(
      other(1, {}),
      other(2, { ...none, invited: 2 }),
      other(3, { ...none, invited: 1, waiting: 1 }),
      other(4, none),
      other(5, { keyHolders: 0 }),
    );
    await here.visit();
    await unlock();
    await seen(
      /Ingen har nøkkelen lenger.*Barnehage 5.*ingen er invitert.*Barnehage 4.*Den som kommer først.*Barnehage 2 – 2 er invitert.*Barnehage 3 – 1 er invitert, 1 har kommet.*1 innboks er i orden.*Barnehage 1/,
    );
    await checkAccess();
  });

  it('says what was done behind it where somebody had left, and reads anew', async () => {
    const [school] = here.world.session.memberships;
    Object.assign(school!, { renewal: true });
    await here.visit();
    await unlock();
    await seen('Derfor har nettleseren din nå laget en ny. Bare du har den ennå.');
    await seen('Arket i skapet åpner den nye nøkkelen også.');
    expect(here.world.session.memberships[0]!.renewal).toBe(false);
    await checkAccess();
  });

  it('is calm where there is nothing to do', async () => {
    here.world = await makeWorld();
    Object.assign(here.world.desk, {
      waiting: [],
      buried: [],
      unverifiedHelpLines: 0,
      history: null,
      mail: { state: 'delivering', unsent: 0, server: 'works' },
    });
    here.world.desk.inboxes = here.world.desk.inboxes.map((row) => ({
      ...row,
      unread: 0,
      urgentUnread: 0,
    }));
    await here.visit();
    await unlock();
    await seen('Ingen uleste meldinger');
    expect(document.querySelector('.loud')).toBeNull();
    await checkAccess();
  });

  it('shows that it is fetching, where the server is slow, and takes the focus at once', async () => {
    let letGo = () => {};
    await here.visit({ prepare: (backend) => (letGo = backend.hold('GET /desk')) });
    await unlock();
    await heading('Hei, Kari');
    await seen('Henter …');
    await expect.poll(() => document.activeElement?.tagName).toBe('H1');
    await checkAccess();
    letGo();
    await seen('1 e-post kom ikke fram');
    expect(page()).not.toContain('Henter …');
  });

  it('stays on the screen where it could not be fetched anew, and says what was done', async () => {
    await here.visit();
    await unlock();
    await seen('1 e-post kom ikke fram');
    here.desk.backend.fail('GET /desk', 'offline');
    await press(/^Jeg har gitt beskjed på telefon til/);
    await seen('Siden kunne ikke hentes på nytt');
    expect(page()).toContain('Notert: beskjed er gitt på telefon.');
    expect(page()).toContain('Innboksene dine');
    await checkAccess();
    here.desk.backend.heal();
    await press('Prøv igjen');
    await vi.waitFor(() => expect(page()).not.toContain('kunne ikke hentes'));
    expect(page()).not.toContain('1 e-post kom ikke fram');
  });

  it('says what failed, and leaves the button to try again', async () => {
    await here.visit();
    await unlock();
    await seen('Kolleger venter på deg');
    here.desk.backend.fail('POST /grants', 'offline');
    await press(/Slipp inn Åse Innbilt/);
    await seen('Vi fikk ikke kontakt');
    expect(spoken()).toContain('Vi fikk ikke kontakt');
    here.desk.backend.heal();
    await press(/Slipp inn Åse Innbilt/);
    await seen('Åse Innbilt er sluppet inn');
  });

  it('shows an inbox with fewer than two ways left, in words', async () => {
    await here.visit();
    await unlock();
    await seen('Innboksen kan gå tapt');
  });
});

describe('the code of a printed sheet', () => {
  const hash = () => `#/inboxes/${here.world.school.id}/recovery`;

  it('lets in whoever nobody else can, and is confirmed', async () => {
    Object.assign(here.world.session.memberships[0]!, { state: 'waiting', grant: null });
    await here.visit({ hash: hash() });
    await unlock();
    await heading('Koden på arket');
    await type('code', here.world.school.recoveryCode.slice(0, 10));
    await press('Prøv koden');
    await seen('Koden er for kort');
    await checkAccess();
    await type('code', here.world.owner.recoveryCode);
    await press('Prøv koden');
    await seen('Dette er ikke koden for denne innboksen');
    await type('code', here.world.school.recoveryCode);
    await press('Prøv koden');
    await seen('Du kan nå lese meldinger');
    await seen('Arket åpner nøkkelen som gjelder nå.');
    const [sent] = grantsSent();
    expect((await openGrant(sent!.grant, here.world.own.privateKey)).kid).toBe(
      here.world.school.keys.publicKey.kid,
    );
    expect(
      here.desk.backend.asked.some(({ path }) => path.endsWith('/recovery-confirmations')),
    ).toBe(true);
    await checkAccess();
  });

  it('is confirmed by whoever holds the key, and nothing is granted anew', async () => {
    here.world.desk.inboxes[0]!.sheetConfirmed = false;
    await here.visit({ hash: hash() });
    await unlock();
    await heading('Koden på arket');
    await type('code', here.world.school.recoveryCode);
    await press('Prøv koden');
    await seen('arket er bekreftet');
    expect(here.desk.backend.bodiesOf('POST', '/grants')).toEqual([]);
    expect(here.world.desk.inboxes[0]!.sheetConfirmed).toBe(true);
  });

  it('of an older sheet tells which inboxes it still opens, and how it can be torn up', async () => {
    const { world } = here;
    const code = newRecoveryCode();
    await putUnderSharedSheet(world, world.school, code);
    await putUnderSharedSheet(world, world.owner, code);
    await here.visit({ hash: hash() });
    await unlock();
    await heading('Koden på arket');
    await type('code', code);
    await press('Prøv koden');
    await seen('Dette er et gammelt ark');
    await seen(/Arket åpner også disse innboksene dine: Skriv ut eget ark for Skoleeier/);
    await checkAccess();
    await press('Skriv ut eget ark for Rektor og stedfortreder, Luftslottet skole');
    await heading('Skriv ut innboksens ark');
  });
});
