/** One case, from sealed to closed, and what is kept when something fails. */
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { open } from '../../contract/sealing/seal.ts';
import { checkAccess, heading, page, press, seen, type, unlock } from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';
import { reporters } from '../testing/world-cases.ts';
import { marker } from '../testing/world.ts';

const here = deskForTests();

describe('a case', () => {
  it('is opened here, with names and contact behind their own doors', async () => {
    await here.visit({ hash: here.caseHash(0) });
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
    await here.visit({ hash: here.caseHash(1) });
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
    const { item } = here.world.cases[1]!;
    const [sent] = here.desk.backend.bodiesOf('POST', `/cases/${item.id}/messages`);
    const place = {
      organisationId: here.world.rootId,
      id: sent!['id']!,
      version: 1,
      part: 'message',
    } as const;
    expect(await open(sent!.sealed, reporters.get(item.id)!.privateKey, place)).toEqual({
      text: 'Takk. Vi snakkes på tirsdag.',
    });
    expect(JSON.stringify(here.desk.backend.asked)).not.toContain('tirsdag');
    await press('Avslutt saken');
    await seen('Velg hvorfor saken avsluttes');
    await userEvent.click(document.querySelector('#reason-resolved')!);
    await press('Avslutt saken');
    await press('Ja, avslutt');
    await seen('Saken er avsluttet. Du trenger ikke gjøre mer.');
    await checkAccess();
  });

  it('keeps the text and sends the same message again where the network fails', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await press('Åpne meldingen').catch(async () => {
      await heading('Sak 2026');
      await press('Åpne meldingen');
    });
    await seen(marker);
    const path = `/cases/${here.world.cases[1]!.item.id}/messages`;
    here.desk.backend.fail(`POST ${path}`, 'offline');
    await type('text', 'Hei igjen');
    await press('Send meldingen');
    await seen('Ingenting er endret');
    expect(document.querySelector<HTMLTextAreaElement>('#text')?.value).toBe('Hei igjen');
    here.desk.backend.heal();
    await press('Send meldingen');
    await seen('Sendt. Den som meldte');
    const [first, second] = here.desk.backend.bodiesOf('POST', path);
    expect(second).toEqual(first);
  });

  it('whose content was moved is not opened, and says so', async () => {
    here.world.cases[1]!.reading = here.world.cases[0]!.reading;
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Åpne meldingen');
    await seen('hører ikke til denne saken');
    expect(page()).not.toContain(marker);
    await checkAccess();
  });

  it('with a broken history warns loudly', async () => {
    here.world.cases[1]!.item.historyIntact = false;
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await seen('Historikken er endret');
    await checkAccess();
  });

  it('is shown anew where a colleague was faster', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Åpne meldingen');
    await seen(marker);
    here.desk.backend.fail(
      `POST /cases/${here.world.cases[1]!.item.id}/acknowledgements`,
      'case-changed',
    );
    await press('Mottatt og lest');
    await seen('En kollega endret saken');
  });

  it('is left for good by stepping aside, after a question that Escape answers with no', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Tre til side');
    await checkAccess();
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector('dialog[open]')).toBeNull();
    await press('Tre til side');
    await press('Ja, jeg trer til side');
    await seen('Du har trådt til side');
    expect(here.desk.backend.asked.some(({ path }) => path.endsWith('/recusals'))).toBe(true);
  });
});
