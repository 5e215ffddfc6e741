/** Sending, against a real HTTP server: what arrives, to whom it is sealed, and what is said when it does not arrive. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ReportRequest, RouteAnswer, Settings } from '../../contract/api/public.ts';
import { kidsOf } from '../../contract/sealing/sealed.ts';
import { open } from '../../contract/sealing/seal.ts';
import { serveApi, type Control, type TestApi } from '../testing/serve-api.ts';
import { organisations } from '../testing/world.ts';
import { askRoute, getSettings } from './api.ts';
import { emptyDraft, toFacts, type Draft } from './draft.ts';
import { openCase, readTypedCode } from './follow-up.ts';
import { fitsPin, newReporter, type Reporter } from './seal-report.ts';
import { sendReport } from './send.ts';

const lillevik = organisations['lillevik']!;
const marker = 'De gjemmer skoene mine i garderoben';
const draft: Draft = {
  ...emptyDraft,
  danger: 'no',
  unitId: lillevik.units[0]!.id,
  role: 'pupil',
  text: marker,
  names: 'Ola Oppdiktet',
};

let api: TestApi;
let settings: Settings;
let route: RouteAnswer;
let reporter: Promise<Reporter>;
let seen: RouteAnswer[];

const control = async (wanted: Partial<Control> = {}) => {
  await fetch(`${api.origin}/control/reset`, { method: 'POST', body: JSON.stringify(wanted) });
};
const recorded = async () =>
  (await (await fetch(`${api.origin}/control/state`)).json()) as {
    received: ReportRequest[];
    asked: string[];
  };
const received = async () => (await recorded()).received;

beforeAll(async () => {
  api = await serveApi('/nowhere');
});
afterAll(() => api.close());

beforeEach(async () => {
  await control();
  const [gotSettings, gotRoute] = await Promise.all([
    getSettings(api.origin, 'lillevik'),
    askRoute(api.origin, { organisation: 'lillevik', facts: toFacts(draft) }),
  ]);
  if (gotSettings.state !== 'answered' || gotRoute.state !== 'answered')
    throw new Error('The test server must answer.');
  settings = gotSettings.value;
  route = gotRoute.value;
  reporter = newReporter(settings.organisation);
  seen = [];
});

const send = (changes: Partial<Parameters<typeof sendReport>[0]> = {}) =>
  sendReport({
    ...{
      origin: api.origin,
      settings,
      draft,
      route,
      reporter,
      language: 'nb',
      written: 'page',
      pin: null,
    },
    onRouteChanged: (changed) => seen.push(changed),
    ...changes,
  });

test('a report is sealed to exactly its readers and the reporter, and opens with their keys alone', async () => {
  const outcome = await send();
  expect(outcome.state).toBe('sent');
  const [report] = await received();
  const { keys, reportId } = await reporter;
  const kids = [...route.readers.map(({ key }) => key.kid), keys.publicKey.kid].sort();
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
  await send();
  const [report] = await received();
  const travelled = JSON.stringify(report);
  for (const secret of [
    marker,
    'Oppdiktet',
    (await reporter).code,
    (await reporter).keys.privateKey.d,
  ])
    expect(travelled).not.toContain(secret);
  expect(report).toMatchObject({
    organisation: 'lillevik',
    language: 'nb',
    written: 'page',
    facts: toFacts(draft),
  });
});

test('when the readers have changed it is shown, sealed again to the new ones, and sent by itself', async () => {
  await control({ reports: 'route-changed' });
  const outcome = await send();
  expect(outcome).toMatchObject({ state: 'sent', route: seen[0] });
  expect(seen).toHaveLength(1);
  const [report] = await received();
  expect(kidsOf(report!.content)).toContain(lillevik.owner.keys.publicKey.kid);
  expect(report!.id).toBe((await reporter).reportId);
});

test('readers that change without end are given up, and nothing is stored', async () => {
  await control({ reports: 'always-changed' });
  expect(await send()).toEqual({ state: 'not-sent', because: 'connection' });
  expect(await received()).toEqual([]);
});

test('a server that fails is no loss: the same report goes through afterwards, under the same id', async () => {
  await control({ reports: 'down' });
  expect(await send()).toEqual({ state: 'not-sent', because: 'connection' });
  await control();
  expect((await send()).state).toBe('sent');
  expect((await received())[0]!.id).toBe((await reporter).reportId);
});

test('the next try is the same report byte for byte, so that a server that had stored it knows it again', async () => {
  await send();
  await send();
  const [first, second] = await received();
  expect(second).toEqual(first);
});

test('an answer that was changed after a lost receipt makes a new report, with a code of its own', async () => {
  await send();
  await control({ reports: 'known' });
  const outcome = await send({ draft: { ...draft, text: 'Noe mer' } });
  expect(outcome).toMatchObject({ state: 'sent' });
  expect((await received())[0]!.id).not.toBe((await reporter).reportId);
  expect(outcome.state === 'sent' && outcome.reporter.code).not.toBe((await reporter).code);
});

test('a server that cannot be reached is said to be so', async () => {
  expect(await send({ origin: 'http://127.0.0.1:9' })).toEqual({
    state: 'not-sent',
    because: 'connection',
  });
});

test('under a pin a reader from outside the list stops the sending', async () => {
  const foreign = organisations['havgap-idrett']!.reader.keys.publicKey;
  const swapped = { ...route, readers: [{ ...route.readers[0]!, key: foreign }] };
  expect(await send({ pin: settings.keysThumbprint, route: swapped })).toEqual({
    state: 'not-sent',
    because: 'pin',
  });
  expect(await received()).toEqual([]);
  expect((await send({ pin: settings.keysThumbprint })).state).toBe('sent');
});

test('a key that is not what its name says is never sealed to', async () => {
  const [first] = route.readers;
  const foreign = organisations['havgap-idrett']!.reader.keys.publicKey;
  const forged = { ...route, readers: [{ ...first!, key: { ...foreign, kid: first!.key.kid } }] };
  expect(await send({ route: forged })).toEqual({ state: 'not-sent', because: 'connection' });
  expect(await received()).toEqual([]);
});

test('settings fit the pin of their own list, and no other', async () => {
  expect(await fitsPin(settings, null)).toBe(true);
  expect(await fitsPin(settings, settings.keysThumbprint)).toBe(true);
  expect(await fitsPin(settings, 'x'.repeat(43))).toBe(false);
  expect(
    await fitsPin(
      { ...settings, kids: [...settings.kids!, 'y'.repeat(43)] },
      settings.keysThumbprint,
    ),
  ).toBe(false);
});

test('the code leads back to the report, however it is typed, and opens the answer', async () => {
  await send();
  const typed = (await reporter).code.toLowerCase().replaceAll('-', ' ');
  const reading = await readTypedCode(typed);
  if (reading.state !== 'complete') throw new Error(`The code was not read: ${reading.state}`);
  const outcome = await openCase(api.origin, settings, reading.code);
  if (outcome.state !== 'open') throw new Error(`The case did not open: ${outcome.state}`);
  expect(outcome.case.answer).toMatchObject({
    reportId: (await reporter).reportId,
    status: 'read',
  });
  expect(outcome.case.messages[0]!.text).toContain('Takk for at du sa ifra.');
});

test('a code of no report is unknown; without a server it failed', async () => {
  const { code } = await newReporter(settings.organisation);
  expect(await openCase(api.origin, settings, code)).toEqual({ state: 'unknown' });
  expect(await openCase('http://127.0.0.1:9', settings, code)).toEqual({ state: 'failed' });
});

test('a slip in the code is caught before the server is asked', async () => {
  const { code } = await reporter;
  await control();
  expect((await readTypedCode(code.slice(0, -1))).state).toBe('too-short');
  expect((await readTypedCode(code.slice(0, -1) + '0')).state).toBe('wrong-character');
  const other = code.endsWith('A') ? 'B' : 'A';
  expect((await readTypedCode(code.slice(0, -1) + other)).state).toBe('slip');
  const { asked } = await recorded();
  expect(asked.filter((line) => line.includes('follow-ups'))).toEqual([]);
});
