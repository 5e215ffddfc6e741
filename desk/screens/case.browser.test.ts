/** One case, from sealed to closed, and what is kept when something fails. */
import { describe, expect, it, vi } from 'vitest';
import { page as browserPage, userEvent } from 'vitest/browser';
import type { ReportIdentity } from '../../contract/content.ts';
import { grantKey } from '../../contract/sealing/grant.ts';
import { newKeyPair } from '../../contract/sealing/keys.ts';
import { open } from '../../contract/sealing/seal.ts';
import { openReading, sealMessage } from '../opened.ts';
import {
  button,
  checkAccess,
  heading,
  page,
  press,
  pressOn,
  seen,
  type,
  unlock,
} from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';
import { addCase, reporters } from '../testing/world-cases.ts';
import { marker } from '../testing/world.ts';

const here = deskForTests();

describe('a case', () => {
  it('is opened here, with names and contact behind their own doors', async () => {
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    expect(page()).toMatch(/ring med en gang.*112/);
    // One box in red, with the button in it.
    expect(document.querySelectorAll('[data-mood=urgent], main .ds-alert')).toHaveLength(1);
    expect(button('Åpne meldingen').closest('[data-mood=urgent]')).not.toBeNull();
    expect(page()).not.toContain(marker);
    await checkAccess();
    await press('Åpne meldingen');
    await seen(marker);
    expect(document.querySelectorAll('details[open]')).toHaveLength(0);
    await press('Vis navn');
    await press('Vis kontakt');
    await seen('Lillebroren min');
    // Arabic stands from right to left, whatever language was chosen for the form.
    for (const written of document.querySelectorAll<HTMLElement>(
      'blockquote.written, .written-names, #text',
    ))
      expect(written.dir).toBe('auto');
    expect(document.querySelector('blockquote.written')).not.toBeNull();
    await seen('Åpnet innholdet');
    await checkAccess();
    expect(document.title).toBe('Sak – Mobbeknapp');
  });

  it('takes down what was done elsewhere: the deadline says when and by whom, and the words open for the inboxes', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await press('Åpne meldingen');
    await seen(marker);
    await press('Skriv ned');
    await seen('Velg hva som er gjort, med hvem, hvem som gjorde det, og hvilken dag');
    const choose = (id: string, value: string) => {
      const field = document.querySelector<HTMLInputElement | HTMLSelectElement>(`#record-${id}`)!;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    expect(document.activeElement?.id).toBe('record-kind');
    choose('kind', 'plan');
    await press('Skriv ned');
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('record-with'));
    const invalid = [...document.querySelectorAll('desk-record-form [aria-invalid]')];
    expect(invalid.map(({ id }) => id)).toEqual(['record-with']);
    expect(invalid[0]!.getAttribute('aria-describedby')).toBe('record-with-error');
    choose('with', 'parents');
    choose('doneBy', 'self');
    choose('on', '2026-11-23');
    choose('text', 'Planen ligger i elevmappa.');
    await press('Skriv ned');
    await seen('Det er skrevet ned. Fristene viser det.');
    await seen('gjort 23. november 2026');
    await seen('plan laget et annet sted');
    await seen('Planen ligger i elevmappa.');
    await checkAccess();
    const { item, reading } = here.world.cases[1]!;
    const { id, sealed } = reading.messages.at(-1)!;
    const binding = {
      organisationId: reading.organisationId,
      id,
      version: 1,
      part: 'message',
    } as const;
    const { privateKey } = here.world.school.keys;
    await expect(open(sealed, privateKey, binding)).resolves.toMatchObject({
      text: 'Planen ligger i elevmappa.',
    });
    await expect(open(sealed, reporters.get(item.id)!.privateKey, binding)).rejects.toThrow();
  });

  it('lets whoever has read it say of a deadline that it is not relevant, with a reason, and of the family’s right never', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    expect(page()).not.toContain('Ikke aktuelt her?');
    await press('Åpne meldingen');
    await seen(marker);
    const door = () => [...document.querySelectorAll<HTMLElement>('.case-side summary')];
    const named = door().map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(named).toContain('Ikke aktuelt her? Lag skriftlig plan');
    expect(named.join()).not.toMatch(/Les meldingen|Statsforvalteren/);
    door()
      .find(({ textContent }) => textContent.includes('plan'))!
      .focus();
    await userEvent.keyboard('{Enter}');
    const send = () => document.querySelector('.case-side details[open] button[type=submit]')!;
    await pressOn(send);
    await seen('Velg hvorfor fristen ikke er aktuell');
    expect(document.activeElement?.id).toBe('leave-out-plan-nobody-known');
    await checkAccess();
    await pressOn(() => document.querySelector('#leave-out-plan-not-needed'));
    await pressOn(send);
    await pressOn(() => document.querySelector('dialog[open] button[value=yes]'));
    await seen('Lagret. Fristen er ikke aktuell i denne saken.');
    await seen(/ikke aktuelt Det trengs ikke i denne saken, Kari Oppdiktet/);
    const { item } = here.world.cases[1]!;
    expect(here.desk.backend.bodiesOf('POST', `/cases/${item.id}/irrelevances`)).toEqual([
      { revision: 2, clock: 'plan', reason: 'not-needed' },
    ]);
    expect(page()).not.toContain('Ikke aktuelt her? Lag skriftlig plan');
    await checkAccess();
  });

  it('says before the number what is safe: first what must not happen, then how it is done', async () => {
    const identity = {
      names: '',
      contact: {
        how: 'reach',
        name: 'Sander',
        phone: '+47 000 00 000',
        email: 'sander@elev.example',
        mustNotKnow: 'Mamma og pappa',
        safeTime: 'I storefri',
        times: ['day', 'not-at-home'],
        ways: ['sms', 'pigeon'],
      },
    };
    const wish = { number: '2026-5AFE1', identity: identity as unknown as ReportIdentity };
    const added = await addCase(here.world, wish);
    await here.visit({ hash: `#/cases/${added.item.id}` });
    await unlock();
    await press('Åpne meldingen');
    await seen(marker);
    await press('Vis kontakt');
    await seen('Ikke gjør dette');
    const door = [...document.querySelectorAll('details')].find(({ textContent }) =>
      textContent.includes('Ikke gjør dette'),
    )!;
    await vi.waitFor(() => expect(door.open).toBe(true));
    const lists = [...door.querySelectorAll('ul')].map((list) =>
      [...list.children].map(({ textContent }) => textContent.trim()),
    );
    expect(lists).toEqual([
      [
        'Disse skal ikke få vite det: Mamma og pappa',
        'Ikke ta kontakt når den som meldte, er hjemme',
        'Ikke ring',
        'Ikke send e-post',
      ],
      ['Trygt å ta kontakt: på dagtid eller i skoletida', 'Send SMS', 'Med egne ord: I storefri'],
    ]);
    const [avoid, number] = ['Ikke ring', '+47 000 00 000'].map((text) =>
      door.textContent.indexOf(text),
    );
    expect(avoid).toBeLessThan(number!);
    await checkAccess();
  });

  it('says on one screen of a telephone what to do and whom to reach', async () => {
    await browserPage.viewport(390, 844);
    const { world } = here;
    const contact = {
      ...{ how: 'reach' as const, name: 'Ida', phone: '+47 000 00 000', email: '' },
      ...{ mustNotKnow: 'Lillebroren min', safeTime: '' },
    };
    const blank = { name: '', phone: '', email: '', mustNotKnow: '', safeTime: '' };
    const given = await addCase(world, {
      ...{ number: '2026-AAAA1', facts: { danger: 'yes' } },
      identity: { names: '', contact },
    });
    const silent = await addCase(world, {
      ...{ number: '2026-AAAA2', facts: { danger: 'unsure', accused: 'adult' } },
      identity: { names: '', contact: { how: 'code', ...blank } },
    });
    const firstScreen = () => {
      const seenAtOnce = [...document.querySelectorAll('.next *')].filter(
        (one) => one.children.length === 0 && one.getBoundingClientRect().bottom <= 844,
      );
      return seenAtOnce
        .map((one) => one.closest('li, p, dd, dt, h3, button')?.textContent)
        .join(' ');
    };
    await here.visit({ hash: `#/cases/${given.item.id}` });
    await unlock();
    await seen('Åpne meldingen');
    expect(firstScreen()).toMatch(/Åpne meldingen.*112.*Er kontakt oppgitt, vises den her/s);
    await press('Åpne meldingen');
    await seen(marker);
    scrollTo(0, 0);
    expect(firstScreen()).toMatch(/Disse skal ikke få vite det: Lillebroren min.*\+47 000 00 000/s);
    expect(button('+47 000 00 000').getAttribute('href')).toBe('tel:+4700000000');
    await checkAccess();
    location.hash = `#/cases/${silent.item.id}`;
    await heading('Sak 2026-AAAA2');
    await press('Åpne meldingen');
    await seen(marker);
    scrollTo(0, 0);
    expect(firstScreen()).toMatch(
      /Ingen kontakt er oppgitt. Gjør dette nå:.*som du er sikker på at meldingen ikke gjelder.*Skriv så til den som meldte/s,
    );
    await checkAccess();
    // Whoever reads along sees who answers for it.
    location.hash = here.caseHash(2);
    await heading('Sak 2026-77E01');
    await seen('Ansvaret har Rektor og stedfortreder, Luftslottet skole.');
    // Without danger the contact stays behind its door, and the box leads there.
    location.hash = here.caseHash(1);
    await heading('Sak 2026-1B20C');
    await press('Åpne meldingen');
    await seen(marker);
    await press('Vis hvordan du når den som meldte');
    expect(document.activeElement?.textContent).toBe('Vis kontakt');
    await seen('ida@elev.example');
    await browserPage.viewport(414, 896);
  });

  it('is printed with what was chosen, once the history says so, and not otherwise', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await press('Åpne meldingen');
    await seen(marker);
    await press('Skriv ut');
    await heading('Skriv ut sak 2026-1B20C');
    expect(page()).not.toContain(marker);
    const choices = [...document.querySelectorAll<HTMLInputElement>('desk-case-print input')];
    expect(choices.map(({ checked }) => checked)).toEqual([false, false]);
    await checkAccess();
    const { item } = here.world.cases[1]!;
    const path = `/cases/${item.id}/printings`;
    here.desk.backend.fail(`POST ${path}`, 'offline');
    await press('Lag utskriften');
    await seen('Vi fikk ikke kontakt');
    expect(page()).not.toContain(marker);
    here.desk.backend.heal();
    await press('Lag utskriften');
    await seen(marker);
    const sheet = document.querySelector('.sheet')!;
    expect(sheet.querySelector('thead')!.textContent).toMatch(
      /Unntatt offentlighet, offl. § 13, jf. fvl. § 13 første ledd nr. 1.*Oppdiktet kommune · Sak 2026-1B20C/s,
    );
    expect(page()).toMatch(/Skrevet ut av.*Kari Oppdiktet.*uten navn og kontakt/);
    expect(page()).toContain('Skrev ut saken uten navn og kontakt');
    for (const secret of ['Ola og Emil', 'ida@elev', 'Lillebroren'])
      expect(page()).not.toContain(secret);
    await checkAccess();
    await press('Tilbake til saken');
    await heading('Sak 2026-1B20C');
    await press('Skriv ut');
    await pressOn(() => document.querySelector('#print-contact'));
    await pressOn(() => document.querySelector('#print-names'));
    await press('Lag utskriften');
    await seen(/Ola og Emil i 7B.*Lillebroren min.*ida@elev.example/);
    expect(here.desk.backend.bodiesOf('POST', path).at(-1)).toEqual({
      parts: ['report', 'names', 'contact'],
    });
    expect(JSON.stringify(here.desk.backend.asked)).not.toContain('7B');
  });

  it('is moved out of what was set apart, and back', async () => {
    const { item } = here.world.cases[1]!;
    item.intake = 'quarantine';
    item.history[0]!.params = { intake: 'quarantine' };
    await here.visit({ hash: '#/cases?show=quarantine' });
    await unlock();
    await seen(/2026-1B20C.*Satt til side/);
    expect(page()).not.toContain('2026-0F3A9');
    await checkAccess();
    location.hash = here.caseHash(1);
    await seen('Åpne meldingen og se om den kan være ekte.');
    await seen('Meldingen kom inn og ble satt til side');
    await press('Åpne meldingen');
    await seen(marker);
    await checkAccess();
    await press('Flytt til de vanlige sakene');
    await seen('Saken er flyttet til de vanlige sakene.');
    await expect.poll(() => document.activeElement?.tagName).toBe('H1');
    expect(item.intake).toBe('ordinary');
    await checkAccess();
    await press('Angre');
    await seen('Saken er satt til side igjen.');
    expect(here.desk.backend.bodiesOf('POST', `/cases/${item.id}/placements`)).toEqual([
      { revision: 2, intake: 'ordinary' },
      { revision: 3, intake: 'quarantine' },
    ]);
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
      reportId: item.reportId,
      caseId: item.id,
      from: 'handler',
    });
    expect(JSON.stringify(here.desk.backend.asked)).not.toContain('tirsdag');
    await press('Avslutt saken');
    await seen('Velg hvorfor saken avsluttes');
    await pressOn(() => document.querySelector('#reason-resolved'));
    await press('Avslutt saken');
    await press('Ja, avslutt');
    await seen('Saken er avsluttet. Du trenger ikke gjøre mer.');
    await checkAccess();
  });

  it('is closed by whoever has read it, leads on from there, and can be opened again', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    expect(page()).toContain('Ingen avslutter en sak uten å ha lest den');
    expect(document.querySelector('input[name=reason]')).toBeNull();
    await press('Åpne meldingen');
    await seen(marker);
    await pressOn(() => document.querySelector('#reason-resolved'));
    await press('Avslutt saken');
    await seen('De andre som leser saken, får beskjed. Saken kan åpnes igjen.');
    await press('Ja, avslutt');
    await seen('Saken er avsluttet. De andre som leser saken, har fått beskjed');
    expect(button('Til uleste saker').getAttribute('href')).toBe('#/cases?show=unread');
    expect(document.querySelector('input[name=reason]')).toBeNull();
    await checkAccess();
    await press('Åpne saken igjen');
    await seen('Saken er åpnet igjen');
    expect(page()).toContain('Ingen avslutter en sak uten å ha lest den');
  });

  it('offers whoever only reads along nothing but to take it over, and says who does the rest', async () => {
    const { item } = here.world.cases[1]!;
    Object.assign(item, { as: 'copy', standing: { part: 'copy', opened: true } });
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    const others = /Mottatt og lest|Avslutt saken|Send meldingen|Jeg tar den/;
    expect(page()).not.toMatch(others);
    expect(page()).toContain('De som har ansvaret, bekrefter, skriver og avslutter');
    await checkAccess();
    await press('Ta over saken');
    await seen('Du har ansvaret for saken nå');
    expect(page()).toMatch(/Avslutt saken/);
  });

  it('in danger says right below what to do whether somebody has it, and lets her take it', async () => {
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    const boxes = [...document.querySelectorAll('.case-main > section')];
    expect(boxes.slice(0, 2).map((box) => box.querySelector('h2')!.id)).toEqual(['next', 'who']);
    expect(page()).toContain('Den ligger øverst hos alle som leser den, til noen gjør det');
    await press('Jeg tar den');
    await seen(/Du tok saken 23\. nov/);
    expect(() => button('Jeg tar den')).toThrow();
    await press('Jeg kan ikke likevel');
    await seen('Ingen har saken nå');
  });

  it('names those who can be kept out of it, and asks before it does', async () => {
    const { item } = here.world.cases[1]!;
    const person = { handlerId: 'kari', name: 'Kari Oppdiktet', as: 'colleague' } as const;
    Object.assign(item, { mayKeepOut: [person] });
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    expect(page()).toContain('Åpne meldingen først, så du vet hva saken gjelder');
    await press('Åpne meldingen');
    await seen(marker);
    await press('Hold utenfor');
    await seen('Velg hvem som skal holdes utenfor');
    await pressOn(() => document.querySelector('#whom-kari'));
    await press('Hold utenfor');
    await seen('Holde Kari Oppdiktet utenfor saken?');
    await checkAccess();
    await press('Ja, hold utenfor');
    await seen('Kari Oppdiktet ser ikke saken lenger');
    expect(page()).toContain('Holdt en person utenfor saken: Kari Oppdiktet');
    expect(page()).toContain('Det er ingen du kan holde utenfor denne saken');
  });

  it('tells what was done in the language that is chosen afterwards', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Åpne meldingen');
    await seen(marker);
    await press('Mottatt og lest');
    await seen('ser nå at meldingen er lest');
    await press('Send meldingen');
    await seen('Skriv en melding før du sender');
    await press('English');
    await seen('The reporter can now see that the report has been read.');
    await seen('Write a message before you send');
    expect(page()).not.toMatch(/Lagret|Skriv en melding/);
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

  it('shows no message of another case, and says so in its place in every language', async () => {
    const [one, other] = here.world.cases.slice(0, 2);
    const ring = { handlerKey: null, retiredKeys: [], ownerGrants: [], broken: [] };
    const inboxKeys = new Map([[here.world.school.id, here.world.school.keys.privateKey]]);
    const opened = await openReading({ ...ring, inboxKeys }, one!.reading, one!.item);
    const moved = await sealMessage('Til en annen', opened);
    other!.reading.messages = [
      { ...moved, sentAt: '2026-11-23T08:00:00Z', fromHandler: 'Kari', recorded: 'bound' },
    ];
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Åpne meldingen');
    await seen('Denne hører ikke til her, så den vises ikke.');
    await checkAccess();
    await press('English');
    await seen('This one does not belong here, so it is not shown.');
    await press('Nynorsk');
    await seen('Dette høyrer ikkje til her, så det blir ikkje vist.');
    expect(page()).not.toContain('Til en annen');
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

  it('keeps what is typed where the case cannot be fetched anew after something was done', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Åpne meldingen');
    await seen(marker);
    await type('text', 'Halvferdig');
    here.desk.backend.fail(`GET /cases/${here.world.cases[1]!.item.id}`, 'offline');
    await press('Mottatt og lest');
    await seen('Siden kunne ikke hentes på nytt');
    expect(page()).toContain('Lagret. Den som meldte');
    expect(document.querySelector<HTMLTextAreaElement>('#text')?.value).toBe('Halvferdig');
    expect(page()).toContain(marker);
    await checkAccess();
    here.desk.backend.heal();
    await press('Prøv igjen');
    await vi.waitFor(() => expect(page()).not.toContain('kunne ikke hentes'));
    expect(document.querySelector<HTMLTextAreaElement>('#text')?.value).toBe('Halvferdig');
  });

  it('keeps the reason and the focus where closing failed', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Åpne meldingen');
    await seen(marker);
    const path = `POST /cases/${here.world.cases[1]!.item.id}/closings`;
    const letGo = here.desk.backend.hold(path);
    here.desk.backend.fail(path, 'offline');
    await pressOn(() => document.querySelector('#reason-no-answer'));
    await press('Avslutt saken');
    await press('Ja, avslutt');
    await seen('Avslutter …');
    letGo();
    await seen('Vi fikk ikke kontakt');
    expect(document.querySelector<HTMLInputElement>('#reason-no-answer')?.checked).toBe(true);
    expect(document.activeElement).toBe(button('Avslutt saken'));
  });

  it('does not show one case under the address of another', async () => {
    await here.visit({ hash: here.caseHash(0) });
    await unlock();
    await heading('Sak 2026-0F3A9');
    await press('Åpne meldingen');
    await seen(marker);
    await type('text', 'Til den første');
    const letGo = here.desk.backend.hold(`GET /cases/${here.world.cases[1]!.item.id}`);
    location.hash = here.caseHash(1);
    await heading(/^Sak$/);
    expect(page()).not.toContain(marker);
    letGo();
    await heading('Sak 2026-1B20C');
    expect(page()).not.toContain(marker);
    await press('Åpne meldingen');
    await seen(marker);
    expect(document.querySelector<HTMLTextAreaElement>('#text')?.value).toBe('');
    location.hash = here.caseHash(0);
    await heading('Sak 2026-0F3A9');
    await seen('Du har en tekst som ikke er sendt');
    await press('Åpne meldingen');
    await seen('Teksten du ikke fikk sendt, står her igjen.');
    expect(document.querySelector<HTMLTextAreaElement>('#text')?.value).toBe('Til den første');
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
    here.world.cases[1]!.item.status = 'read';
    await press('Mottatt og lest');
    await seen('En kollega endret saken');
    expect(page()).not.toContain('Bekreft at du har lest');
    await expect.poll(() => document.activeElement?.tagName).toBe('H1');
  });

  it('is left for good by stepping aside, after a question that Escape answers with no', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Jeg er inhabil');
    await checkAccess();
    expect(document.activeElement?.textContent.trim()).toBe('Avbryt');
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector('dialog[open]')).toBeNull();
    expect(document.activeElement).toBe(button('Jeg er inhabil'));
    await press('Jeg er inhabil');
    await press('Avbryt');
    expect(document.activeElement).toBe(button('Jeg er inhabil'));
    expect(here.desk.backend.asked.some(({ path }) => path.endsWith('/recusals'))).toBe(false);
    await press('Jeg er inhabil');
    await press('Ja, jeg er inhabil');
    await seen('Du har meldt deg inhabil');
    expect(page()).toContain('den går videre uten deg');
    expect(button('Til alle saker').getAttribute('href')).toBe('#/cases');
    expect(here.desk.backend.asked.some(({ path }) => path.endsWith('/recusals'))).toBe(true);
  });
});

describe('her key', () => {
  const to = (ending: string) =>
    here.desk.backend.asked.filter(({ path }) => path.endsWith(ending));

  it('is answered for at each act, once for all of them', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Åpne meldingen');
    await seen(marker);
    await press('Mottatt og lest');
    await seen('Lagret. Den som meldte, ser nå');
    for (const one of [...to('/readings'), ...to('/acknowledgements')])
      expect(one.headers.get('mobbeknapp-possession')).toContain(
        here.world.school.keys.publicKey.kid,
      );
    expect(to('/possession-challenges')).toHaveLength(1);
  });

  it('is answered for anew where the server does not take the answer any more', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    await press('Åpne meldingen');
    await seen(marker);
    here.desk.backend.expirePossessions();
    await press('Mottatt og lest');
    await seen('Lagret. Den som meldte, ser nå');
    expect(to('/acknowledgements')).toHaveLength(2);
  });

  it('is that of now, although another window has made the next one since', async () => {
    await here.visit({ hash: here.caseHash(1) });
    await unlock();
    await heading('Sak 2026-1B20C');
    const [school] = here.world.session.memberships;
    const next = await newKeyPair();
    const retired = [{ kid: school!.key!.kid, grant: school!.grant! }];
    const grant = await grantKey(next.privateKey, here.world.own.publicKey);
    Object.assign(school!, { key: next.publicKey, grant, retired });
    // The owner's inbox reads it too, and would be enough.
    here.world.session.memberships.length = 1;
    await press('Åpne meldingen');
    await seen(marker);
  });
});
