/**
 * From the button to the receipt, back by the code, and at the desk from signing in to acknowledging, by keys alone and by what is heard:
 * Orca with Firefox. What it says of each screen is held against `docs/speech`. Tried by `npm run test:heard`.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { factsAt } from '../contract/facts.make.ts';
import { textsOf } from '../desk/texts/index.ts';
import { getOrca } from '../scripts/find-orca.ts';
import { codeNow } from './clients/handler.ts';
import { noIdentity, report, settingsOf } from './clients/reporter.ts';
import { arrive, goTo, hear, walkUntilHeard, type Walker } from './orca/listening.ts';
import { openEars, type Ears } from './orca/session.ts';
import { openPartners, type Partners } from './partners.ts';

const handler = 'kari.nes@fjellvika.example';
const { signIn, cases } = textsOf('nb');
const form = `document.querySelector('mobbe-skjema')`;

let partners: Partners;
let ears: Ears;

beforeAll(async () => {
  partners = await openPartners();
  ears = await openEars(getOrca()!);
}, 300_000);
afterAll(async () => {
  await ears?.close();
  await partners?.stop();
});

/** `HEAR=all` shows what was heard, also where nothing was amiss. */
async function listen(walk: (walker: Walker) => Promise<void>): Promise<void> {
  const { amiss, heard } = await walkUntilHeard(ears, walk);
  if (amiss.length > 0 || process.env['HEAR'] === 'all') console.log(heard.join('\n'));
  expect(amiss).toEqual([]);
}

it('a report is written, sent and found again by what is heard', () => listen(write), 900_000);

it(
  'the desk lets her in, and a report is read and acknowledged by what is heard',
  () => listen(desk),
  600_000,
);

async function write(walker: Walker): Promise<void> {
  const goOn = (screen: string) => arrive(walker, 'Return', screen);
  const choose = async (words: string) => {
    await goTo(walker, 'Down', words);
    walker.heard.push(...(await ears.press('space')).map(({ text }) => text));
  };
  const toButton = (words: string) => goTo(walker, 'Tab', words);
  await open(walker, `${partners.origins.municipality}/`);
  await goTo(walker, 'b', 'Si ifra om mobbing');
  await arrive(walker, 'Return', 'The first question');

  // Reading backwards keeps her here.
  for (let press = 0; press < 3; press++) await ears.press('shift+h');
  const stays = (await ears.page.evaluate(`${form}?.stage`)) === 'writing';
  walker.judged.set(
    'reading backwards',
    stays ? '' : 'The first question: reading backwards leaves it',
  );
  await goTo(walker, 'b', 'Fortsett');
  await arrive(walker, 'Return', 'The first question, not answered');

  await choose('Nei');
  await toButton('Fortsett');
  await goOn('The place');
  await choose('Fjellvika skole');
  await toButton('Fortsett');
  await goOn('Who the reporter is');
  await choose('Elev');
  await toButton('Fortsett');
  await goOn('Whom it is about');
  await choose('Meg');
  for (const screen of [
    ...['Who does it', 'What happens', 'Where it happens', 'How long'],
    'In the reporter’s own words',
  ]) {
    await goTo(walker, screen === 'Who does it' ? 'Tab' : 'b', 'Fortsett');
    await goOn(screen);
  }
  await ears.press('Tab');
  await ears.type('Marsvinet heter Tordivel');
  await toButton('Fortsett');
  await goOn('Names');

  // In another language, and back.
  await goTo(walker, 'shift+b', 'Nynorsk');
  await hear(walker, {
    keys: 'Return',
    words: 'Nynorsk',
    where: 'Another language',
    language: 'nn',
  });
  await goTo(walker, 'b', 'Hald fram');
  await arrive(walker, 'Return', 'Contact', 'form-nn');
  await goTo(walker, 'shift+b', 'Bokmål');
  await hear(walker, {
    keys: 'Return',
    words: 'Bokmål',
    where: 'Another language',
    language: 'nb',
  });

  await arrive(walker, 'Escape', 'Asked whether to close');
  await goTo(walker, 'Tab', 'Fortsett å skrive');
  await goOn('Contact');
  await goTo(walker, 'b', 'Fortsett');
  await goOn('Who must not know');
  await toButton('Fortsett');
  await goOn('Looking the answers over');
  await ears.press('ctrl+End');
  await goTo(walker, 'shift+b', 'Send meldingen');
  await goOn('The receipt');
  const code = await ears.page.evaluate<string>(`${form}.receipt.code`);

  await arrive(walker, 'Escape', 'Parts of the code asked back');
  await goTo(walker, 'b', 'Jeg har');
  await ears.press('Return');
  await goTo(walker, 'b', 'Si ifra om mobbing');
  await arrive(walker, 'Return', 'The first question');
  await goTo(walker, 'b', 'Jeg har en kode');
  await goOn('Coming back with the code');
  await ears.press('Tab');
  await ears.type(code);
  await arrive(walker, 'Return', 'The report, read again');
}

async function desk(walker: Walker): Promise<void> {
  const { totpSecret, password } = partners.account(handler);
  // Whoever was in from a walk before is out, and each walk has a report that nobody has acknowledged.
  await ears.page.context().clearCookies();
  await sendOne();
  await open(walker, `${partners.running.address}/desk/`);
  await goTo(walker, 'Tab', signIn.email);
  await ears.type(handler);
  await goTo(walker, 'Tab', signIn.password);
  await ears.type(password);
  await hear(walker, { keys: 'Return', words: signIn.codeTitle, where: 'The desk’s code' });
  await ears.press('Tab');
  await ears.type(codeNow(totpSecret));
  await hear(walker, { keys: 'Return', words: 'Hei, Kari', where: 'The desk’s front page' });
  await goTo(walker, 'k', 'Saker');
  await hear(walker, { keys: 'Return', words: 'Saker heading', where: 'The list' });
  await goTo(walker, 'k', '2026-');
  await hear(walker, { keys: 'Return', words: 'Sak 2026-', where: 'A case' });
  await goTo(walker, 'b', cases.content.open);
  await hear(walker, {
    keys: 'Return',
    words: `${cases.content.heading} heading`,
    where: 'What was written',
  });
  await goTo(walker, 'b', cases.acknowledge.button);
  await hear(walker, { keys: 'Return', words: 'Sak 2026-', where: 'The case, acknowledged' });
}

async function sendOne(): Promise<void> {
  const server = partners.running.address;
  const { units } = await settingsOf(server, 'fjellvika');
  const { id } = units.find(({ slug }) => slug === 'fjellvika-skole')!;
  const content = { text: 'Tordivel er et marsvin' };
  await report(server, {
    organisation: 'fjellvika',
    facts: factsAt(id),
    content,
    identity: noIdentity,
  });
}

async function open({ heard }: Walker, url: string): Promise<void> {
  await ears.page.goto('about:blank');
  await ears.page.goto(url);
  heard.push(
    ...(await ears.heard((all) => all.some(({ text }) => text.startsWith('Page has')))).map(
      ({ text }) => text,
    ),
  );
}
