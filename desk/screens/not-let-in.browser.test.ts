/** A member without the inbox's key: nothing that the server would refuse is offered, and the way in is told plainly. */
import { beforeEach, describe, expect, it } from 'vitest';
import { wordsOfKey } from '../../contract/sealing/key-words.ts';
import { checkAccess, heading, page, press, seen, unlock } from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';

const here = deskForTests();
const refused = /^(Åpne meldingen|Mottatt og lest|Send meldingen|Avslutt saken|Les nå)$/;
const offered = () =>
  [...document.querySelectorAll('main button, main a')]
    .map((one) => one.textContent.trim())
    .filter((text) => refused.test(text));

/** She belongs to the school's inbox alone, and waits. */
beforeEach(() => {
  const [school] = here.world.session.memberships;
  Object.assign(school!, { state: 'waiting', grant: null, letInBy: ['Per Påfunn', 'Åse Innbilt'] });
  here.world.session.memberships = [school!];
  here.world.desk.inboxes = here.world.desk.inboxes.slice(0, 1);
  here.world.desk.waiting = [];
});

describe('a case', () => {
  it('says who can let her in, and offers nothing that is refused', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await seen('Du er ikke sluppet inn ennå.');
    await seen(
      'Per Påfunn eller Åse Innbilt kan slippe deg inn til «Rektor og stedfortreder, Luftslottet skole»',
    );
    expect(offered()).toEqual([]);
    expect(page()).not.toContain('Skriv til den som meldte');
    expect(page()).toContain('Meld deg inhabil');
    await checkAccess();
  });

  it('names whom to phone where it is urgent', async () => {
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    await seen('Ring Per Påfunn eller Åse Innbilt nå');
    await seen('ring 112 selv');
    expect(offered()).toEqual([]);
    await press('English');
    await seen('Call Per Påfunn or Åse Innbilt now');
    await checkAccess();
  });

  it('leads to the printed code where nobody has the key', async () => {
    here.world.session.memberships[0]!.letInBy = [];
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await seen('Finn arket med koden og bruk det nå.');
    await press('Bruk koden på arket');
    await heading('Koden på arket');
  });

  it('opens for whoever reads it through another inbox', async () => {
    const { owner } = here.world;
    const other = structuredClone(here.world.session.memberships[0]!);
    const { grantKey } = await import('../../contract/sealing/grant.ts');
    here.world.session.memberships.push({
      ...other,
      inboxId: owner.id,
      key: owner.keys.publicKey,
      state: 'holding',
      letInBy: [],
      grant: await grantKey(owner.keys.privateKey, here.world.own.publicKey),
    });
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await press('Åpne meldingen').catch(async () => {
      await heading('Sak 2026');
      await press('Åpne meldingen');
    });
    await seen('De gjemmer sekken');
  });

  it('says so where the key that she was given does not work', async () => {
    const { grantKey } = await import('../../contract/sealing/grant.ts');
    const grant = await grantKey(here.world.owner.keys.privateKey, here.world.own.publicKey);
    Object.assign(here.world.session.memberships[0]!, { state: 'holding', letInBy: [], grant });
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await seen('virker ikke. Be en kollega slippe deg inn på nytt');
    expect(offered()).toEqual([]);
  });
});

describe('the front page', () => {
  it('does not ask her to read what she cannot open, and names whom to phone', async () => {
    await here.visit();
    await unlock();
    await seen('Du venter på å bli sluppet inn');
    await seen('Ring Per Påfunn eller Åse Innbilt nå');
    await seen('2 uleste meldinger ligger der. Du kan ikke lese dem før du er sluppet inn.');
    expect(offered()).toEqual([]);
    expect(page()).not.toContain('Du trenger ikke gjøre noe nå');
    await checkAccess();
  });

  it('shows her the three words of her own key, and the code on paper only behind another way in', async () => {
    const words = (await wordsOfKey(here.world.own.publicKey)).join(' – ');
    await here.visit();
    await unlock();
    await seen(`De tre ordene dine: ${words}`);
    const other = document.querySelector('details')!;
    expect(other.open).toBe(false);
    expect(other.textContent).toContain('Bruk koden på arket');
    await checkAccess();
    await press('En annen vei inn');
    await press(/^Bruk koden på arket for Rektor/);
    await heading('Koden på arket');
  });

  it('names no sheet where there is none, but whom to ask', async () => {
    here.world.session.memberships[0]!.letInBy = [];
    Object.assign(here.world.desk.inboxes[0]!, { sheet: 'none', sheetConfirmed: false });
    await here.visit();
    await unlock();
    await seen('det finnes ikke noe ark. Si fra til den som administrerer løsningen');
    expect(page()).not.toContain('Bruk koden');
  });
});
