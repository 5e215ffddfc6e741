/**
 * The desk on a telephone, against the real server: a handler signs in, finds the urgent case, reads it and answers,
 * at 390 and at 320 pixels and in nynorsk; each screen is looked at by axe, and nothing reaches out of it.
 */
import axe from 'axe-core';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { handlerRow } from '../server/testing/handlers.ts';
import { accept, signIn, type Account } from './clients/handler.ts';
import { letAllIn, recover } from './clients/inbox-keys.ts';
import { followUp, noIdentity, report } from './clients/reporter.ts';
import {
  invite,
  layMunicipality,
  openRunning,
  type Municipality,
  type Running,
} from './running.ts';
import { expectGoodScreen, openWatched, shoot, sizes, type Watched } from './watched-page.ts';

const password = 'fem røde hus i snøen';
const marker = 'Marsvinet heter Tordivel og bor bak gymsalen';

let running: Running;
let place: Municipality;
let browser: Browser;
let account: Account;

beforeAll(async () => {
  running = await openRunning();
  place = await layMunicipality(running);
  const row = handlerRow({
    rootId: place.rootId,
    state: 'invited',
    email: 'nynorsk@skole.example',
    name: 'Gudny Oppdikta',
    language: 'nn',
  });
  const token = await running.withStore((store) => invite(store, place.school, row));
  await running.start();
  const head = await accept(running.address, place.invitations.head, password);
  account = await accept(running.address, token, password);
  const me = await signIn(running.address, head, head.recoveryCodes[0]);
  await recover(me, place.school.id, place.school.recoveryCode);
  expect(await letAllIn(me)).toBeGreaterThan(0);
  browser = await chromium.launch(await chromiumLaunch());
});

afterAll(async () => {
  await browser?.close();
  await running?.remove();
});

describe.each(['phone', 'narrow'] as const)('%s', (size) => {
  let desk: Watched;
  let sent: Awaited<ReturnType<typeof report>>;

  beforeAll(async () => {
    sent = await report(running.address, {
      organisation: place.slug,
      facts: {
        danger: 'unsure',
        unitId: place.unitId,
        role: 'pupil',
        about: 'me',
        accused: 'several',
        what: ['left-out', 'violence'],
        where: ['break', 'way'],
        duration: 'over-half-a-year',
        lane: null,
      },
      content: { text: marker },
      identity: noIdentity,
    });
    desk = await openWatched(browser, size);
  });
  afterAll(() => desk.context.close());

  /** The screen with this heading is good at its own width, and axe is not left in doubt about anything but icons. */
  async function arrive(title: string | RegExp, shot: string): Promise<void> {
    const { page } = desk;
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.locator('main .ds-spinner').first().waitFor({ state: 'detached' });
    await shoot(desk, `desk-${size}-${shot}`);
    const wide = '[document.documentElement.scrollWidth, innerWidth]';
    expect(await page.evaluate(wide)).toEqual([sizes[size].width, sizes[size].width]);
    await expectGoodScreen(desk);
    expect(await undecided()).toEqual([]);
  }

  /** What axe could not decide. It cannot see through an icon or a picture behind a text, as that of every list to choose from; these were looked at. */
  async function undecided(): Promise<string[]> {
    const { page } = desk;
    if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source);
    return page.evaluate<string[]>(`axe.run(document).then(({ incomplete }) =>
      incomplete.flatMap(({ id, nodes }) => nodes
        .filter(({ target }) => id !== 'color-contrast' || !document.querySelector(target[0]).matches('select, .ds-alert, .ds-alert *'))
        .map(({ target }) => id + ': ' + target)))`);
  }

  it('leads from the sign-in to the case and to an answer', async () => {
    const { page } = desk;
    const press = (label: string | RegExp) => page.getByRole('button', { name: label }).click();
    await page.goto(`${running.address}/desk/`);
    await arrive('Logg inn', '1-sign-in');
    await page.locator('#email').fill(account.email);
    await page.locator('#password').fill(password);
    await press('Logg inn');
    await press(/gjenopprettingskode/);
    await arrive('Skriv inn en gjenopprettingskode', '2-code');
    await page.locator('#code').fill(account.recoveryCodes[size === 'phone' ? 0 : 1]!);
    await press('Fortsett');
    await arrive('Hei, Gudny Oppdikta', '3-front');
    await page.getByText(/melding(ar)? som hastar, er ikkje les/).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('nn');
    await page.getByRole('link', { name: 'Les no' }).click();
    await arrive('Saker', '4-list');
    const row = page.getByRole('row').filter({ hasText: 'Luftslottet skole' }).first();
    expect(await row.textContent()).toMatch(/Hastar.*Ulesen/s);
    await row.getByRole('link').click();
    await arrive(/^Sak /, '5-case');
    await press('Opne meldinga');
    await page.getByText(marker).waitFor();
    await press('Motteken og lesen');
    await page
      .getByText('Lagra. Den som melde frå, ser no at meldinga er lesen.')
      .first()
      .waitFor();
    await arrive(/^Sak /, '6-opened');
    await press('Takk for at du sa frå');
    await press('Send meldinga');
    await page.getByText('Fyll inn der det står hakeparentesar').waitFor();
    await arrive(/^Sak /, '7-message');
    const answer = `Takk. Vi snakkast på tysdag, ${size}.`;
    await page.getByLabel('Melding', { exact: true }).fill(answer);
    await press('Send meldinga');
    await page.getByText('Den som melde frå, kan lese ho med oppfølgingskoden.').first().waitFor();
    const { messages } = await followUp(running.address, sent.code, place.rootId);
    expect(messages).toMatchObject([{ text: answer, from: 'handler' }]);
    await press('Eg er inhabil');
    await page.getByRole('dialog').waitFor();
    await shoot(desk, `desk-${size}-8-sure`);
    await page.keyboard.press('Escape');
    await press('Lås');
    await arrive('Lås opp', '9-locked');
    await expect.poll(() => page.content()).not.toContain(marker);
  });
});
