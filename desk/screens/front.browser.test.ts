/** The front page and the printed code: loud where somebody must act, calm where nothing is to be done. */
import { describe, expect, it, vi } from 'vitest';
import { openGrant } from '../../contract/sealing/grant.ts';
import { checkAccess, heading, page, press, seen, spoken, type, unlock } from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';
import { makeWorld } from '../testing/world.ts';

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
    expect(spoken()).toContain('Notert');
    expect(here.desk.backend.asked.some(({ path }) => path.endsWith('/tellings'))).toBe(true);
  });

  it('never says that nothing is to be done over a case that waits or is overdue', async () => {
    for (const { item } of here.world.cases) {
      item.unread = false;
      item.as = 'reader';
    }
    here.world.desk.inboxes[0]!.unread = here.world.desk.inboxes[0]!.urgentUnread = 0;
    await here.visit({ prepare: (backend) => (backend.pageSize.of = 2) });
    await unlock();
    await seen('4 saker venter på deg');
    await seen('1 sak er over fristen');
    await seen('1 sak har frist i dag');
    await seen('2 meldinger er lest, men ikke bekreftet');
    await seen('2 saker har frist senere, den første onsdag 25. november');
    expect(page()).not.toContain('Du trenger ikke gjøre noe nå');
    await checkAccess();
    await press('Se sakene');
    await heading('Saker');
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
    await seen(/1 melding som haster, er ikke lest.*I tillegg: 1 sak er over fristen/);
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

  it('is calm where there is nothing to do', async () => {
    here.world = await makeWorld();
    Object.assign(here.world.desk, {
      waiting: [],
      buried: [],
      unverifiedHelpLines: 0,
      history: null,
      mail: { state: 'delivering', unsent: 0 },
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
    expect(document.activeElement?.tagName).toBe('H1');
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

describe('the printed recovery code', () => {
  it('lets the first one in, and is confirmed', async () => {
    Object.assign(here.world.session.memberships[0]!, { state: 'waiting', grant: null });
    await here.visit({ hash: `#/inboxes/${here.world.school.id}/recovery` });
    await unlock();
    await heading('Gjenopprettingskoden');
    await type('code', here.world.school.recoveryCode.slice(0, 10));
    await press('Åpne innboksen');
    await seen('Koden er for kort');
    await checkAccess();
    await type('code', here.world.owner.recoveryCode);
    await press('Åpne innboksen');
    await seen('Dette er ikke koden for denne innboksen');
    await type('code', here.world.school.recoveryCode);
    await press('Åpne innboksen');
    await seen('Du kan nå lese meldinger');
    const [sent] = grantsSent();
    expect((await openGrant(sent!.grant, here.world.own.privateKey)).kid).toBe(
      here.world.school.keys.publicKey.kid,
    );
    expect(
      here.desk.backend.asked.some(({ path }) => path.endsWith('/recovery-confirmations')),
    ).toBe(true);
  });
});
