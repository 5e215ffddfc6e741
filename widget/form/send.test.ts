/** What leaves the browser, to whom it is sealed, and what is said when it does not arrive. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { kidsOf } from '../../contract/sealing/sealed.ts';
import { open } from '../../contract/sealing/seal.ts';
import { draft, lillevik, marker, openSender, type Sender } from '../testing/sender.ts';
import { organisations } from '../testing/world.ts';
import { toFacts } from '../questions/report-of.ts';
import { fitsPin } from './seal-report.ts';

let sender: Sender;

beforeAll(async () => {
  sender = await openSender();
});
afterAll(() => sender.close());
beforeEach(() => sender.begin());

test('a report is sealed to exactly its readers and the reporter, and opens with their keys alone', async () => {
  const outcome = await sender.send();
  expect(outcome.state).toBe('sent');
  const [report] = await sender.received();
  const { keys, reportId } = await sender.reporter;
  const kids = [...sender.route.readers.map(({ key }) => key.kid), keys.publicKey.kid].sort();
  for (const part of ['content', 'identity'] as const)
    expect(kidsOf(report![part]).sort()).toEqual(kids);

  const binding = { organisationId: lillevik.id, id: reportId, version: 1 } as const;
  const { privateKey } = lillevik.reader.keys;
  expect(await open(report!.content, privateKey, { ...binding, part: 'content' })).toEqual({
    text: marker,
  });
  expect(await open(report!.identity, privateKey, { ...binding, part: 'identity' })).toMatchObject({
    names: 'Ola Oppdiktet',
  });
  await expect(
    open(report!.content, organisations['havgap-idrett']!.reader.keys.privateKey, {
      ...binding,
      part: 'content',
    }),
  ).rejects.toThrow();
});

test('what the reporter wrote is nowhere in what travels', async () => {
  await sender.send();
  const [report] = await sender.received();
  const travelled = JSON.stringify(report);
  const { code, keys } = await sender.reporter;
  for (const secret of [marker, 'Oppdiktet', code, keys.privateKey.d])
    expect(travelled).not.toContain(secret);
  expect(report).toMatchObject({
    organisation: 'lillevik',
    language: 'nb',
    written: 'page',
    facts: toFacts(draft),
  });
});

test('when the readers have changed it is shown, sealed again to the new ones, and sent by itself', async () => {
  await sender.meet({ reports: 'route-changed' });
  const outcome = await sender.send();
  expect(outcome).toMatchObject({ state: 'sent', route: sender.seen[0] });
  expect(sender.seen).toHaveLength(1);
  const [report] = await sender.received();
  expect(kidsOf(report!.content)).toContain(lillevik.owner.keys.publicKey.kid);
  expect(report!.id).toBe((await sender.reporter).reportId);
});

test('readers that change without end are given up, and nothing is stored', async () => {
  await sender.meet({ reports: 'always-changed' });
  expect(await sender.send()).toEqual({ state: 'not-sent', because: 'connection' });
  expect(await sender.received()).toEqual([]);
});

test('the next try is the same report byte for byte, so that a server that had stored it knows it again', async () => {
  await sender.send();
  await sender.send();
  const [first, second] = await sender.received();
  expect(second).toEqual(first);
});

test('under a pin a reader from outside the list stops the sending', async () => {
  const { settings, route } = sender;
  const foreign = organisations['havgap-idrett']!.reader.keys.publicKey;
  const swapped = { ...route, readers: [{ ...route.readers[0]!, key: foreign }] };
  expect(await sender.send({ pin: settings.keysThumbprint, route: swapped })).toEqual({
    state: 'not-sent',
    because: 'pin',
  });
  expect(await sender.received()).toEqual([]);
  expect((await sender.send({ pin: settings.keysThumbprint })).state).toBe('sent');
});

test('a key that is not what its name says is never sealed to', async () => {
  const { route } = sender;
  const [first] = route.readers;
  const foreign = organisations['havgap-idrett']!.reader.keys.publicKey;
  const forged = { ...route, readers: [{ ...first!, key: { ...foreign, kid: first!.key.kid } }] };
  expect(await sender.send({ route: forged })).toEqual({
    state: 'not-sent',
    because: 'connection',
  });
  expect(await sender.received()).toEqual([]);
});

test('settings fit the pin of their own list, and no other', async () => {
  const { settings } = sender;
  expect(await fitsPin(settings, null)).toBe(true);
  expect(await fitsPin(settings, settings.keysThumbprint)).toBe(true);
  expect(await fitsPin(settings, 'x'.repeat(43))).toBe(false);
  const longer = { ...settings, kids: [...settings.kids!, 'y'.repeat(43)] };
  expect(await fitsPin(longer, settings.keysThumbprint)).toBe(false);
});
