/** The first key of an inbox: made by whoever is there first, taken into use when her sheet was typed back, and never twice. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { grantKey, openGrant } from '../../contract/sealing/grant.ts';
import { wordsOfKey } from '../../contract/sealing/key-words.ts';
import { newKeyPair } from '../../contract/sealing/keys.ts';
import { openSheet } from '../sheets.ts';
import {
  button,
  checkAccess,
  heading,
  page,
  press,
  pressOn,
  seen,
  spoken,
  type,
  unlock,
} from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';
import { takeKeyFrom } from '../testing/world.ts';

const here = deskForTests();
const path = () => `/inboxes/${here.world.school.id}/keys`;
const school = () => here.world.session.memberships[0]!;
const shownCode = () => document.querySelector('.paper code')!.textContent;

type Sent = {
  publicKey: { kid: string };
  grants: { handlerId: string; grant: string }[];
  ownerGrant: { ownerKid: string; grant: string } | null;
};
const sent = () => here.desk.backend.bodiesOf('POST', path()) as unknown as Sent[];

/** It is the day of setting up: her inbox has no key, and one colleague has come in too. */
beforeEach(() => {
  const { world } = here;
  takeKeyFrom(world, world.school);
  world.cases = [];
  school().colleagues = [
    { handlerId: world.session.handler.id, name: 'Kari Oppdiktet', publicKey: world.own.publicKey },
    { handlerId: 'per', name: 'Per Påfunn', publicKey: world.colleague.publicKey },
  ];
});

async function madeKey(): Promise<string> {
  await here.visit();
  await unlock();
  await heading('Lag nøkkelen til innboksen');
  await press('Lag nøkkelen');
  await heading('Ta vare på arket');
  return shownCode();
}

async function typeBack(code: string): Promise<void> {
  await press('Jeg har koden, gå videre');
  await heading('Skriv koden tilbake');
  await type('code', code);
  await press('Ta nøkkelen i bruk');
}

describe('the first reader', () => {
  it('comes to it right after unlocking, sees who gets the key with her, and may leave it for later', async () => {
    const [theirs, own] = await Promise.all([
      wordsOfKey(here.world.colleague.publicKey),
      wordsOfKey(here.world.own.publicKey),
    ]);
    await here.visit();
    await unlock();
    await heading('Lag nøkkelen til innboksen');
    await seen(`Per Påfunn: ${theirs.join(' – ')}`);
    await seen(`Dine egne tre ord, om en kollega spør: ${own.join(' – ')}`);
    expect(page()).not.toContain('Kari Oppdiktet:');
    await checkAccess();
    await press('Senere');
    await heading('Hei, Kari');
    await seen('En innboks mangler nøkkel');
    expect(page()).not.toContain('trenger ikke gjøre noe nå');
    await checkAccess();
    await press('Lag nøkkelen til Rektor og stedfortreder, Luftslottet skole');
    await heading('Lag nøkkelen til innboksen');
  });

  it('makes it, prints the sheet and types it back; nothing is sent before', async () => {
    const code = await madeKey();
    expect(document.querySelector('.paper')!.textContent).toContain('Luftslottet skole');
    await checkAccess();
    expect(sent()).toEqual([]);
    expect(here.desk.backend.asked.some(({ path: to }) => to.includes('challenges'))).toBe(false);
    await typeBack(code.toLowerCase());
    await heading('Nøkkelen er tatt i bruk');
    await seen('er laget og tatt i bruk');
    await seen('Per Påfunn har også fått nøkkelen.');
    expect(spoken()).toContain('Arket er bekreftet');
    const [body] = sent();
    const { kid } = body!.publicKey;
    const { own, colleague, owner, session } = here.world;
    expect(body!.grants.map(({ handlerId }) => handlerId)).toEqual([session.handler.id, 'per']);
    const opened = await Promise.all([
      openGrant(body!.grants[0]!.grant, own.privateKey),
      openGrant(body!.grants[1]!.grant, colleague.privateKey),
      openGrant(body!.ownerGrant!.grant, owner.keys.privateKey),
    ]);
    expect(opened.map((key) => key.kid)).toEqual([kid, kid, kid]);
    const paper = await openSheet(here.world.school.recovery, code);
    expect(paper.keys.map((key) => key.kid)).toEqual([kid]);
    const all = JSON.stringify(here.desk.backend.asked);
    expect(all).not.toContain('"d":');
    expect(all).not.toContain(code.slice(0, 9));
    await checkAccess();
    await press('Gå til forsiden');
    await heading('Hei, Kari');
    expect(page()).not.toContain('mangler nøkkel');
  });

  it('leaves out a colleague whose words are others', async () => {
    await here.visit();
    await unlock();
    await heading('Lag nøkkelen til innboksen');
    await pressOn(() => document.querySelector('#with-per'));
    await press('Lag nøkkelen');
    await heading('Ta vare på arket');
    await typeBack(shownCode());
    await seen('er laget og tatt i bruk');
    expect(sent()[0]!.grants).toHaveLength(1);
    expect(page()).not.toContain('Per Påfunn har også');
  });

  it('does not seal to a colleague who has another key than the one whose words she saw', async () => {
    const code = await madeKey();
    school().colleagues[1]!.publicKey = (await newKeyPair()).publicKey;
    await typeBack(code);
    await seen('er laget og tatt i bruk');
    expect(sent()[0]!.grants).toHaveLength(1);
  });

  it('seals to the inbox above, also where that got its key meanwhile', async () => {
    const { owner } = here.world;
    Object.assign(school().owner!, { key: null, granted: false });
    const code = await madeKey();
    school().owner!.key = owner.keys.publicKey;
    await typeBack(code);
    await seen('er laget og tatt i bruk');
    expect(sent()[0]!.ownerGrant!.ownerKid).toBe(owner.keys.publicKey.kid);
  });

  it('goes on to the next inbox where she has several without a key', async () => {
    takeKeyFrom(here.world, here.world.owner);
    school().owner!.key = null;
    const code = await madeKey();
    await typeBack(code);
    await seen('Du har én innboks til uten nøkkel.');
    await press('Gå videre til Skoleeier, Oppdiktet kommune');
    await heading('Lag nøkkelen til innboksen');
    await seen('«Skoleeier, Oppdiktet kommune» har ingen nøkkel ennå');
  });

  it('is not let through with a slip, nor with another code, and may look again', async () => {
    const code = await madeKey();
    await typeBack(code.slice(0, 12));
    await seen('Koden er for kort');
    expect(document.activeElement?.id).toBe('code');
    await type('code', here.world.owner.recoveryCode);
    await press('Ta nøkkelen i bruk');
    await seen('Dette er ikke koden på arket du laget nå');
    expect(sent()).toEqual([]);
    await checkAccess();
    await press('Vis koden igjen');
    expect(shownCode()).toBe(code);
  });

  it('starts again where she went away or the desk was locked: nothing was kept', async () => {
    const code = await madeKey();
    await press('Lås');
    await heading('Lås opp');
    expect(document.body.textContent).not.toContain(code);
    await unlock();
    await heading('Lag nøkkelen til innboksen');
    await seen('riv det i stykker. Det åpner ingenting');
    await press('Lag nøkkelen');
    await heading('Ta vare på arket');
    expect(shownCode()).not.toBe(code);
    expect(sent()).toEqual([]);
  });

  it('does it with the keyboard alone', async () => {
    await here.visit();
    await unlock();
    await heading('Lag nøkkelen til innboksen');
    button('Lag nøkkelen').focus();
    await userEvent.keyboard('{Enter}');
    await heading('Ta vare på arket');
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
    const code = shownCode();
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Enter}');
    await heading('Skriv koden tilbake');
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
    await userEvent.keyboard('{Tab}');
    await userEvent.keyboard(code);
    await userEvent.keyboard('{Enter}');
    await seen('er laget og tatt i bruk');
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
  });
});

describe('whoever was second', () => {
  /** A colleague made it while she was at the printer. */
  async function colleagueWasFirst(as: 'waiting' | 'holding') {
    const { publicKey, privateKey } = await newKeyPair();
    const grant = as === 'holding' ? await grantKey(privateKey, here.world.own.publicKey) : null;
    const letInBy = as === 'waiting' ? ['Per Påfunn'] : [];
    Object.assign(school(), { state: as, key: publicKey, grant, letInBy });
    Object.assign(here.world.desk.inboxes[0]!, { hasKey: true, sheet: 'own' });
  }

  it('throws her sheet away, and waits with her three words', async () => {
    const code = await madeKey();
    await colleagueWasFirst('waiting');
    await typeBack(code);
    await heading('Innboksen har fått en nøkkel');
    await seen('En kollega var først.');
    await seen('Arket ditt åpner ingenting. Riv det i stykker');
    await checkAccess();
    await press('Gå til forsiden');
    await seen('Per Påfunn kan slippe deg inn');
    await seen(/De tre ordene dine: \p{L}+ – \p{L}+ – \p{L}+/u);
  });

  it('is told the same where the other was faster by a moment only', async () => {
    const code = await madeKey();
    here.desk.backend.fail(`POST ${path()}`, 'key-changed');
    const letGo = here.desk.backend.hold(`POST ${path()}`);
    await typeBack(code);
    await seen('Prøver koden og sender');
    await colleagueWasFirst('holding');
    letGo();
    await heading('Innboksen har fått en nøkkel');
    await seen('Nøkkelen som gjelder, har du fått');
  });

  it('may try the same sheet again where something else had changed', async () => {
    const code = await madeKey();
    here.desk.backend.fail(`POST ${path()}`, 'key-changed');
    await typeBack(code);
    await seen('Prøv igjen: koden er den samme');
    here.desk.backend.heal();
    await press('Ta nøkkelen i bruk');
    await seen('er laget og tatt i bruk');
  });

  it('is not taken for second by herself, where only the answer was lost', async () => {
    const code = await madeKey();
    here.desk.backend.loseAnswer(`POST ${path()}`);
    await typeBack(code);
    await seen('Vi fikk ikke kontakt');
    await press('Ta nøkkelen i bruk');
    await seen('er laget og tatt i bruk');
    expect(sent()).toHaveLength(1);
  });
});
