/** A case that came while an inbox had no key: offered once it is opened, given with one press, and kept where that fails. */
import { describe, expect, it } from 'vitest';
import type { HandDownRequest } from '../../contract/api/cases.ts';
import { open } from '../../contract/sealing/seal.ts';
import { button, checkAccess, page, press, seen, spoken, unlock } from '../testing/hands.ts';
import { deskForTests } from '../testing/visits.ts';
import { marker } from '../testing/world.ts';

const here = deskForTests();
const give = 'Gi saken til «Styrer»';

/** The second case came while the kindergarten's inbox had no key. */
function offerKindergarten(as: 'reader' | 'copy' = 'reader') {
  const { id, name, organisationName, keys } = here.world.kindergarten;
  const { item, reading } = here.world.cases[1]!;
  reading.handDown = [{ inboxId: id, name, organisationName, as, key: keys.publicKey }];
  return { item, reading, path: `/cases/${item.id}/hand-downs` };
}

async function openCase(): Promise<void> {
  await here.visit({ hash: here.caseHash(1) });
  await unlock();
  await seen('Åpne meldingen og les den.');
  await press('Åpne meldingen');
  await seen(marker);
}

describe('handing a case down', () => {
  it('is offered once the report is open, and gives all of it to the inbox, which then stands among the readers', async () => {
    const { item, reading, path } = offerKindergarten();
    await openCase();
    await seen('«Styrer» ved Dagdrømmen barnehage har fått nøkkel nå. Saken hører hjemme der.');
    await checkAccess();
    await press(give);
    await seen('«Styrer» ved Dagdrømmen barnehage har fått saken.');
    await expect.poll(() => document.activeElement?.tagName).toBe('H1');
    expect(spoken()).toBe('«Styrer» ved Dagdrømmen barnehage har fått saken.');
    expect(page()).not.toContain('Saken hører hjemme der.');
    expect(page()).toContain('Ga saken til en innboks som har fått nøkkel siden den kom');
    expect(page()).toContain(marker);
    const [body] = here.desk.backend.bodiesOf('POST', path) as unknown as HandDownRequest[];
    expect(body!.entries.map(({ part }) => part).slice(0, 2)).toEqual(['content', 'identity']);
    expect(body).toMatchObject({ inboxId: here.world.kindergarten.id, withheld: [] });
    const binding = { organisationId: here.world.rootId, id: item.reportId, version: 1 } as const;
    const { privateKey } = here.world.kindergarten.keys;
    expect(await open(reading.content, privateKey, { ...binding, part: 'content' })).toMatchObject({
      text: marker,
    });
    await checkAccess();
  });

  it('says of an inbox that reads along that it reads along', async () => {
    offerKindergarten('copy');
    await openCase();
    await seen('har fått nøkkel nå, og skal lese med i denne saken.');
  });

  it('that fails says so beside the button, and can be tried again', async () => {
    const { path } = offerKindergarten();
    await openCase();
    here.desk.backend.fail(`POST ${path}`, 'offline');
    await press(give);
    await seen('Vi fikk ikke kontakt med tjenesten');
    expect(button(give).closest('section')!.textContent).toContain('Vi fikk ikke kontakt');
    await checkAccess();
    here.desk.backend.heal();
    await press(give);
    await seen('har fått saken.');
  });

  it('that a colleague has done meanwhile is offered no more', async () => {
    const { reading, path } = offerKindergarten();
    await openCase();
    reading.handDown = [];
    await press(give);
    await seen('En kollega endret saken');
    expect(page()).not.toContain('Saken hører hjemme der.');
    expect(here.desk.backend.bodiesOf('POST', path)).toEqual([]);
  });
});
