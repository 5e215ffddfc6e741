/** Our own page, and an older form, where an organisation is set up and nobody has come in yet: a child is told so, and whom to tell instead. */
import { expect, test } from 'vitest';
import type { Settings } from '../../contract/api/public.ts';
import { helpLinesToBeginWith } from '../../contract/help-lines.ts';
import { seedKeyless } from '../testing/key-world.ts';
import { openServerWorld } from '../testing/server-world.ts';

const world = await openServerWorld();
const place = await seedKeyless(world.store);
for (const [position, line] of helpLinesToBeginWith(['school']).entries())
  await world.store.transaction(({ organisations }) =>
    organisations.putHelpLine({ ...line, rootId: place.rootId, position }),
  );
const url = `/${place.slug}`;
const html = { accept: 'text/html' };
const headers = {
  ...html,
  'content-type': 'application/x-www-form-urlencoded',
  origin: 'null',
  'sec-fetch-site': 'same-origin',
};
const post = (fields: Record<string, string>) =>
  world.app.inject({
    ...{ method: 'POST', url, headers },
    payload: new URLSearchParams({ language: 'nb', ...fields }).toString(),
  });

test('the page asks nothing, says that it is not open yet, and whom to tell instead', async () => {
  const { statusCode, body } = await world.app.inject({ url, headers: html });
  expect(statusCode).toBe(200);
  expect(body).toContain('Skjemaet er ikke åpnet ennå');
  for (const number of ['tel:112', 'tel:116111', 'tel:80033321']) expect(body).toContain(number);
  expect(body).toContain('Noen å snakke med');
  for (const left of ['Er noen i fare nå?', 'Fortsett', 'Vi fant ingen'])
    expect(body).not.toContain(left);
});

test.each(['danger', 'unit', 'check', 'call'])(
  'whoever comes with answers from the page “%s” is told the same, and nothing is sent',
  async (page) => {
    for (const go of ['next', 'send']) {
      const { statusCode, body } = await post({ page, go, danger: 'yes', role: 'pupil' });
      expect([statusCode, body.includes('Skjemaet er ikke åpnet ennå')]).toEqual([200, true]);
    }
  },
);

test('whoever has a code may type it, in any language', async () => {
  const { body } = await post({ page: 'danger', go: 'code', language: 'nn' });
  expect(body).toContain('Skriv inn koden din');
});

test('an older form, which asks for the place, hears it there in the place of an empty list', async () => {
  const { texts, units } = (
    await world.app.inject({ url: `/api/v1/organisations/${place.slug}` })
  ).json<Settings>();
  expect(units).toEqual([]);
  expect(texts.nb!['unit.title']).toBe('Skjemaet er ikke åpnet ennå');
  expect(texts.nn!['unit.none']).toContain('Alarmtelefonen for barn og unge 116 111');
  expect(texts.en!['unit.none']).toMatch(/^Nobody can read messages here yet\./);
});
