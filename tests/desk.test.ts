/**
 * The desk as the first reader of a school meets it: from the link of the invitation, by the key that she makes for the inbox, to a
 * closed case, in a real browser on the real server. Along the way: keyboard, narrow screens, axe, and that nothing opened stays.
 */
import { factsAt } from '../contract/facts.make.ts';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { handlerRow } from '../server/testing/handlers.ts';
import { seedKeyless } from '../server/testing/key-world.ts';
import {
  accept,
  ask,
  codeOfStep,
  stepNow,
  read,
  signIn,
  type SignedIn,
} from './clients/handler.ts';
import { makeFirstKeys, openedBy } from './clients/inbox-keys.ts';
import { askRoute, followUp, noIdentity, report } from './clients/reporter.ts';
import { invite, openRunning, type Running } from './running.ts';
import {
  expectGoodScreen,
  openWatched,
  shoot,
  storedIn,
  tabTo,
  type Watched,
} from './watched-page.ts';

const password = 'fem røde hus i snøen';
const marker = 'Marsvinet heter Tordivel og bor bak gymsalen';
const name = 'Oddvine Prøvesen-Merke';
const phone = '+47 000 00 123';
const answer = 'Takk for at du sa fra. Vi snakker sammen i morgen.';
const unsent = 'Dette rakk jeg ikke å sende';

let running: Running;
let place: Awaited<ReturnType<typeof seedKeyless>>;
let invitations: { head: string; colleague: string };
/** Of the sheet that she prints when she makes the key. */
let firstCode = '';
let browser: Browser;
let desk: Watched;
let page: Page;
let totpSecret = '';
let recoveryCodes: string[] = [];
let lastStep = 0;
let sent: Awaited<ReturnType<typeof report>>;
let colleague: SignedIn;

beforeAll(async () => {
  running = await openRunning();
  const { owner, ...tokens } = await running.withStore(async (store) => {
    place = await seedKeyless(store);
    const of = (inbox: string, email: string, name?: string) => {
      const row = handlerRow({ rootId: place.rootId, state: 'invited', email });
      return invite(store, { id: inbox }, name === undefined ? row : { ...row, name });
    };
    return {
      owner: await of(place.owner, 'eier@kommune.example'),
      head: await of(place.school, 'rektor@skole.example'),
      colleague: await of(place.school, 'kollega@skole.example', 'Åse Innbilt'),
    };
  });
  invitations = tokens;
  await running.start();
  const first = await accept(running.address, owner, password);
  await makeFirstKeys(await signIn(running.address, first, first.recoveryCodes[0]));
  browser = await chromium.launch(await chromiumLaunch());
  desk = await openWatched(browser, 'desktop');
  ({ page } = desk);
  await page.clock.install();
});

afterAll(async () => {
  await browser?.close();
  await running?.remove();
});

const facts = () => factsAt(place.schoolId, { accused: 'several' });

/** Waits for the screen with this heading, and looks whether it is good. */
async function arrive(title: string | RegExp, shot: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page
    .locator('main [aria-busy=true], main .ds-spinner')
    .first()
    .waitFor({ state: 'detached' });
  await expectGoodScreen(desk);
  await shoot(desk, `desk-${shot}`);
}

const press = (label: string | RegExp) => page.getByRole('button', { name: label }).click();

/** A code that has not been used: each works once. That of a phone whose clock is half a minute ahead is waited for less. */
async function freshCode(): Promise<string> {
  const step = Math.max(lastStep + 1, stepNow());
  await expect.poll(stepNow, { timeout: 40_000 }).toBeGreaterThanOrEqual(step - 1);
  lastStep = step;
  return codeOfStep(totpSecret, step);
}

it('takes an invitation: password, app, codes to keep', async () => {
  await page.goto(`${running.address}/desk/#/invitations/${invitations.head}`);
  await arrive('Velkommen', '01-welcome');
  await press('Kom i gang');
  await arrive('Velg et passord', '02-password');
  await page.locator('#password').fill(password);
  await page.locator('#repeat').fill(password);
  await press('Fortsett');
  await arrive('Koble til autentiseringsappen', '03-app');
  totpSecret = (await page.locator('code.code').textContent())!.replace(/\s/g, '');
  await page.locator('#code').fill(await freshCode());
  await press('Fortsett');
  await arrive('Ta vare på gjenopprettingskodene', '04-codes');
  recoveryCodes = await page.locator('.codes code').allTextContents();
  expect(new Set(recoveryCodes).size).toBe(10);
  await page.getByLabel('Jeg har tatt vare på kodene').check();
  await press('Til forsiden');
  await arrive(/^Hei/, '05-front');
  expect(new URL(page.url()).hash).toBe('#/');
  await page.getByRole('heading', { name: 'En innboks mangler nøkkel' }).waitFor();
});

it('lets no text become markup but through Lit’s templates', async () => {
  // As text: it runs in the page, and this file is compiled without the types of a browser.
  const tried = await page.evaluate<string[]>(`[
    () => { document.createElement('p').innerHTML = '<b>x</b>'; return 'markup'; },
    () => { document.createElement('script').text = 'x'; return 'script'; },
    () => { trustedTypes.createPolicy('another', {}); return 'policy'; },
  ].map((attempt) => { try { return attempt(); } catch (error) { return error.name; } })`);
  expect(tried).toEqual(['TypeError', 'TypeError', 'TypeError']);
  // The browser has noted the three, and nothing was stopped on the way here.
  const isOfIt = (text: string) => /Trusted(?:HTML|Script|TypePolicy)/.test(text);
  await expect.poll(() => desk.complaints.filter(isOfIt)).toHaveLength(3);
  const others = desk.complaints.filter((text) => !isOfIt(text));
  desk.complaints.splice(0, desk.complaints.length, ...others);
});

it('lets her sign in, by keyboard alone', async () => {
  await press('Logg ut');
  await arrive('Logg inn', '05b-sign-in');
  await tabTo(page, 'E-postadresse');
  await page.keyboard.type('rektor@skole.example');
  await tabTo(page, 'Passord');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await arrive('Skriv inn koden fra appen', '06-code');
  await tabTo(page, 'Kode med seks sifre');
  await page.keyboard.type(await freshCode());
  await page.keyboard.press('Enter');
  // Before anything else, and only where she would come to the front page: she may leave it for later.
  await arrive('Lag nøkkelen til innboksen', '07-no-key');
  await tabTo(page, 'Senere');
  await page.keyboard.press('Enter');
  await arrive(/^Hei/, '07b-front');
});

it('lets her make the key of the inbox, print its sheet and type the code back', async () => {
  // The owner's people are there: until the school has a key of its own, they read for it.
  expect(await readersNow()).not.toContain(place.school);
  await page
    .getByRole('link', { name: /^Lag nøkkelen til / })
    .first()
    .click();
  await arrive('Lag nøkkelen til innboksen', '08-first-key');
  await press('Lag nøkkelen');
  await arrive('Ta vare på arket', '08b-sheet');
  firstCode = (await page.locator('.paper code').textContent())!;
  await press('Jeg har koden, gå videre');
  await arrive('Skriv koden tilbake', '08c-typed');
  await expectNowhere([firstCode]);
  await page.locator('#code').fill(firstCode.toLowerCase());
  await press('Ta nøkkelen i bruk');
  await page.getByText('er laget og tatt i bruk').first().waitFor();
  await expectNowhere([firstCode, firstCode.toLowerCase()]);
  await page.getByRole('link', { name: 'Gå til forsiden' }).click();
  await arrive(/^Hei/, '09-front');
  expect((await readersNow())[0]).toBe(place.school);
});

it('signs her out and in again with password and code', async () => {
  await press('Logg ut');
  await arrive('Logg inn', '10-signed-out');
  await page.locator('#email').fill('rektor@skole.example');
  await page.locator('#password').fill(password);
  await press('Logg inn');
  await page.getByLabel('Kode med seks sifre').fill(await freshCode());
  await press('Fortsett');
  await arrive(/^Hei/, '11-front');
});

it('shows a new case by its facts only', async () => {
  sent = await report(running.address, {
    organisation: place.slug,
    facts: facts(),
    content: { text: marker },
    identity: {
      names: name,
      contact: { how: 'reach', name, phone, email: '', mustNotKnow: '', safeTime: '' },
    },
  });
  await page.getByRole('link', { name: 'Saker', exact: true }).click();
  await arrive('Saker', '12-list');
  const row = page.getByRole('row').filter({ hasText: 'Luftslottet skole' });
  await expect.poll(() => row.textContent()).toContain('Ulest');
  expect(await row.textContent()).toContain('Mottatt');
  await expectNowhere([marker, name, phone]);
});

it('filters the list by its address, and offers no choice where there is none', async () => {
  expect(await page.locator('#filter-sector, #filter-inbox').count()).toBe(0);
  await page.getByLabel('Vis', { exact: true }).selectOption('Avsluttede');
  await page.getByText('Ingen saker er avsluttet ennå.').waitFor();
  expect(new URL(page.url()).hash).toBe('#/cases?show=closed');
  await expectGoodScreen(desk);
  await shoot(desk, 'desk-12b-no-closed');
  await page.getByLabel('Vis', { exact: true }).selectOption('Uleste');
  await page.getByRole('row').filter({ hasText: 'Luftslottet skole' }).waitFor();
  // Trying out filters does not fill the way back.
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: /^Hei/ }).waitFor();
  await page.goForward();
  await page.getByRole('row').filter({ hasText: 'Luftslottet skole' }).waitFor();
});

it('opens the report in the browser, names and contact apart', async () => {
  await page.getByRole('row').getByRole('link').first().click();
  await arrive(/^Sak /, '13-case');
  await expectNowhere([marker, name, phone]);
  await press('Åpne meldingen');
  await page.locator('.written').waitFor();
  await arrive(/^Sak /, '14-opened');
  expect(await page.locator('.written').first().textContent()).toBe(marker);
  expect(await page.getByText(name).first().isVisible()).toBe(false);
  expect(await page.getByText(phone).isVisible()).toBe(false);
  await page.getByText('Vis navn').click();
  await page.locator('.written-names').waitFor();
  expect(await page.locator('.written-names').textContent()).toBe(name);
  expect(await page.getByText(phone).isVisible()).toBe(false);
  await page.getByText('Vis kontakt').click();
  await page.getByText(phone).waitFor();
  await expectGoodScreen(desk);
  await shoot(desk, 'desk-15-names-and-contact');
});

it('prints what was chosen, once the history says so, and nothing that can be pressed', async () => {
  // Past the button nothing of the case goes on paper.
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText(marker).isVisible()).toBe(false);
  await page.getByText('Saken skrives ut med knappen').waitFor();
  await page.emulateMedia({ media: 'screen' });
  await press('Skriv ut');
  await arrive(/^Skriv ut sak /, '15a-to-print');
  await press('Lag utskriften');
  await page.locator('.sheet').waitFor();
  await arrive(/^Skriv ut sak /, '15b-printed');
  await page.emulateMedia({ media: 'print' });
  await shoot(desk, 'desk-15c-print');
  expect(await page.getByText(marker).isVisible()).toBe(true);
  const sheet = (await page.locator('.sheet').textContent())!;
  expect(sheet).toContain('Unntatt offentlighet, offl. § 13, jf. fvl. § 13 første ledd nr. 1');
  expect(sheet).toContain('Skrev ut saken uten navn og kontakt');
  expect([name, phone].filter((secret) => sheet.includes(secret))).toEqual([]);
  expect(
    await page
      .locator('button, textarea, nav a, .way-back a, summary')
      .filter({ visible: true })
      .count(),
  ).toBe(0);
  await page.emulateMedia({ media: 'screen' });
  await press('Tilbake til saken');
  await page.locator('.written').first().waitFor();
});

it('tells the reporter that it is read, and sends the first message', async () => {
  await press('Mottatt og lest');
  await page.getByText('Lagret. Den som meldte, ser nå at meldingen er lest.').first().waitFor();
  const before = await followUp(running.address, sent.code, place.rootId);
  expect(before.answer.readOn).not.toBeNull();
  await page.getByLabel('Melding', { exact: true }).fill(answer);
  await press('Send meldingen');
  await page.getByText('Sendt. Den som meldte, ser den med oppfølgingskoden.').first().waitFor();
  await expectGoodScreen(desk);
  await shoot(desk, 'desk-16-answered');
  const after = await followUp(running.address, sent.code, place.rootId);
  expect(after.messages).toMatchObject([{ text: answer, from: 'handler' }]);
});

it('lets a colleague in by the three words of her key, who then opens the same report', async () => {
  const account = await accept(running.address, invitations.colleague, password);
  const words = await expectToWait(account.email, account.recoveryCodes[1]!);
  await page.getByRole('link', { name: 'Forside' }).click();
  // Read, confirmed and answered: the written plan is still to be made.
  await page.getByText(/1 sak har frist /).waitFor();
  const row = page
    .getByRole('listitem')
    .filter({ hasText: 'Åse Innbilt – Rektor, Luftslottet skole' });
  await expect.poll(() => row.locator('.key-words').textContent()).toBe(words);
  await shoot(desk, 'desk-16b-front');
  await press(/^Slipp inn Åse Innbilt/);
  await page.getByText('Åse Innbilt er sluppet inn').first().waitFor();
  await shoot(desk, 'desk-17-let-in');
  colleague = await signIn(running.address, account, account.recoveryCodes[0]);
  const caseId = await theCase();
  expect((await read(colleague, caseId)).content).toEqual({ text: marker });
});

it('prints another sheet: the new one opens the inbox, the old one nothing', async () => {
  const path = `/inboxes/${place.school}/recovery`;
  const papers = () => ask<Parameters<typeof openedBy>[0]>(colleague, path);
  const opens = async (code: string) => (await openedBy(await papers(), code)).keys;
  const held = colleague.inboxKeys.get(place.school);
  expect(await opens(firstCode)).toEqual([held]);
  await page.getByRole('link', { name: 'Lag et nytt ark for' }).click();
  await arrive('Skriv ut innboksens ark', '17b-new-sheet');
  await press('Lag arket');
  await arrive('Ta vare på arket', '17c-new-sheet-shown');
  const code = (await page.locator('.paper code').textContent())!;
  await press('Jeg har koden, gå videre');
  await arrive('Skriv koden tilbake', '17d-new-sheet-typed');
  await page.locator('#code').fill(code.toLowerCase());
  await press('Bytt til den nye koden');
  await page.getByText('Det gamle åpner ikke denne innboksen lenger').first().waitFor();
  await expectNowhere([code]);
  expect(await opens(code)).toEqual([held]);
  expect(await opens(firstCode)).toEqual([]);
});

it('locks after ten idle minutes, and drops what was open', async () => {
  await page.goto(`${running.address}/desk/#/cases/${await theCase()}`);
  await arrive(/^Sak /, '18-case');
  await press('Åpne meldingen');
  await page.getByText(marker).waitFor();
  await page.clock.fastForward('09:05');
  await page.getByRole('alertdialog').waitFor();
  await shoot(desk, 'desk-19-idle-warning');
  expect(await page.getByText(marker).count()).toBe(1);
  await page.clock.fastForward('01:00');
  await arrive('Lås opp', '20-locked');
  await expectNowhere([marker, answer, name, phone]);
  await page.locator('#password').fill(password);
  await page.keyboard.press('Enter');
  await arrive(/^Sak /, '21-unlocked');
  await expectNowhere([marker, answer, name, phone]);
});

it('locks as soon as a machine that slept is back, and keeps what was not sent', async () => {
  await press('Åpne meldingen');
  await page.getByText(marker).waitFor();
  await page.getByLabel('Melding', { exact: true }).fill(unsent);
  // The time of day goes on, no timer does: so it is when the lid is closed.
  await page.clock.setSystemTime(await page.evaluate<number>('Date.now() + 3_600_000'));
  await page.evaluate(`dispatchEvent(new Event('focus'))`);
  await arrive('Lås opp', '21b-slept');
  await page.getByText('er tatt vare på så lenge denne siden er åpen').waitFor();
  await expectNowhere([marker, unsent, answer, name, phone]);
  await page.locator('#password').fill(password);
  await page.keyboard.press('Enter');
  await arrive(/^Sak /, '21c-unlocked');
  await press('Åpne meldingen');
  await page.getByText('Teksten du ikke fikk sendt, står her igjen.').first().waitFor();
  expect(await page.getByLabel('Melding', { exact: true }).inputValue()).toBe(unsent);
  await page.getByLabel('Melding', { exact: true }).fill('');
});

it('closes the case, after asking', async () => {
  await page.getByLabel('Det er løst, og den utsatte har det trygt').check();
  await press('Avslutt saken');
  await shoot(desk, 'desk-22-sure');
  await press('Ja, avslutt');
  await page.getByText('Saken er avsluttet.').first().waitFor();
  await expectGoodScreen(desk);
  await shoot(desk, 'desk-23-closed');
  const { answer: followed } = await followUp(running.address, sent.code, place.rootId);
  expect(followed.closedOn).not.toBeNull();
});

it('steps aside from a case, which then goes on without her', async () => {
  const other = await report(running.address, {
    organisation: place.slug,
    facts: facts(),
    content: { text: marker },
    identity: noIdentity,
  });
  const caseId = await caseOf(other.body.id);
  await page.goto(`${running.address}/desk/#/cases/${caseId}`);
  await arrive(/^Sak /, '24-to-step-aside');
  await press('Jeg er inhabil');
  await page.getByRole('dialog').getByRole('button', { name: 'Avbryt' }).click();
  await press('Jeg er inhabil');
  await press('Ja, jeg er inhabil');
  await page
    .getByText('Du har meldt deg inhabil. Saken er ikke lenger synlig for deg.')
    .first()
    .waitFor();
  await expectGoodScreen(desk);
  await shoot(desk, 'desk-25-stepped-aside');
  await page.getByRole('link', { name: 'Alle saker', exact: true }).click();
  await page.getByText('Det er ingen åpne saker i innboksene dine.').waitFor();
  await page.goto(`${running.address}/desk/#/cases/${caseId}`);
  await page.getByText('Vi fant ikke dette.').waitFor();
  expect((await read(colleague, caseId)).content).toEqual({ text: marker });
});

it('leaves nothing in the browser but the cookie of the session, and asks nobody else', async () => {
  const { cookies, storage } = await storedIn(desk);
  expect(cookies).toHaveLength(1);
  expect(storage).toEqual([]);
  expect([...desk.origins]).toEqual([running.address]);
  // Before she signed in there was no session: the browser tells of the refusal, as it must.
  // And a case that she has stepped aside from is not there for her.
  expect(desk.complaints.filter((text) => !/status of 40[14]/.test(text))).toEqual([]);
});

it('ends in both windows of the browser when one signs out', async () => {
  const other = await desk.context.newPage();
  await other.goto(`${running.address}/desk/#/cases/${await theCase()}`);
  await other.locator('#password').fill(password);
  await other.keyboard.press('Enter');
  await other.getByRole('button', { name: 'Åpne meldingen' }).click();
  await other.getByText(marker).waitFor();
  await press('Logg ut');
  await page.getByRole('heading', { name: 'Logg inn' }).waitFor();
  await other.getByRole('heading', { name: 'Logg inn' }).waitFor();
  expect(await other.content()).not.toContain(marker);
  expect(await storedIn(desk)).toEqual({ cookies: [], storage: [] });
  // Back in the history: the page may come from memory, what was open may not.
  await other.goto('about:blank');
  await other.goBack();
  await other.getByRole('heading', { name: 'Logg inn' }).waitFor();
  expect(await other.content()).not.toContain(marker);
});

/** In no text, attribute or field of the page. */
async function expectNowhere(texts: string[]): Promise<void> {
  const fields = `[...document.querySelectorAll('input, textarea')].map(({ value }) => value).join(' ')`;
  const all = (await page.content()) + (await page.evaluate<string>(fields));
  expect(texts.filter((text) => all.includes(text))).toEqual([]);
}

/** Ids of the inboxes that a report is sealed to now, whoever answers for it first. */
async function readersNow(): Promise<string[]> {
  const { readers } = await askRoute(running.address, place.slug, facts());
  return readers.map(({ inboxId }) => inboxId);
}

const theCase = () => caseOf(sent.body.id);

const caseOf = (reportId: string) =>
  running.withStore(async (store) =>
    store.read(async ({ reports }) => (await reports.get(place.rootId, reportId))!.caseId),
  );

/** Who was not let in yet sees the facts of the case, who can let her in, and no button that the server would refuse. Answers the words of her key. */
async function expectToWait(email: string, recoveryCode: string): Promise<string> {
  const waiting = await openWatched(browser, 'narrow');
  const at = waiting.page;
  await at.goto(`${running.address}/desk/#/cases/${await theCase()}`);
  await at.locator('#email').fill(email);
  await at.locator('#password').fill(password);
  await at.getByRole('button', { name: 'Logg inn' }).click();
  await at.getByRole('button', { name: /gjenopprettingskode/ }).click();
  await at.locator('#code').fill(recoveryCode);
  await at.getByRole('button', { name: 'Fortsett' }).click();
  await at.getByText('Du er ikke sluppet inn ennå.').waitFor();
  await at.getByText('Kari Oppdiktet kan slippe deg inn til «Rektor, Luftslottet skole»').waitFor();
  const refused = /^(Åpne meldingen|Mottatt og lest|Send meldingen|Avslutt saken)$/;
  expect(await at.getByRole('button', { name: refused }).count()).toBe(0);
  await expectGoodScreen(waiting);
  await shoot(waiting, 'desk-narrow-10-not-let-in');
  await at.getByRole('link', { name: 'Forside' }).click();
  await at.getByText('Du venter på å bli sluppet inn').waitFor();
  await expectGoodScreen(waiting);
  await shoot(waiting, 'desk-narrow-11-waiting');
  const shown = at.locator('.key-words[aria-busy=false]').first();
  const words = (await shown.textContent())!;
  expect(words.split(' – ')).toHaveLength(3);
  await waiting.context.close();
  return words;
}
