/** Sending from the page without JavaScript, where something is special: other readers meanwhile, a store that fails, guesses at what was sent. */
import { describe, expect, test } from 'vitest';
import { newFollowUpCode } from '../../contract/sealing/follow-up-code.ts';
import { newId } from '../../contract/ids.ts';
import type { Store } from '../store/records.ts';
import { keyGrantRow, renewKey } from '../testing/tree.ts';
import { openServerWorld, seedPlace, type ServerWorld } from '../testing/server-world.ts';

const world = await openServerWorld();
const place = await seedPlace(world, 'lillevik');
const marker = 'Kvikklunsj under trappa';

/** The fields of the page on which answers are looked over, for a new report. */
function complete(over: Record<string, string> = {}): Record<string, string> {
  return {
    page: 'check',
    language: 'nb',
    report: newId(),
    code: newFollowUpCode(),
    danger: 'no',
    unit: place.schoolId,
    role: 'pupil',
    text: marker,
    ...over,
  };
}

async function press(go: string, fields: Record<string, string>, { app }: ServerWorld = world) {
  const headers = {
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
  };
  const payload = new URLSearchParams({ ...fields, go }).toString();
  return app.inject({ method: 'POST', url: '/lillevik', headers, payload });
}

const shownReaders = (page: string) => /name="shown-readers" value="([^"]+)"/.exec(page)![1]!;
const hashOf = (id: string) =>
  world.store.read(async ({ reports }) => (await reports.fingerprint(id))?.bodyHash);

describe('the readers', () => {
  test('have a new key since they were shown: it is sealed to that, and nothing need be said', async () => {
    const fields = complete();
    const shown = shownReaders((await press('x', fields)).body);
    const { rootId } = place;
    const { kid } = (await renewKey(world.store, rootId, place.inboxes.school.id)).publicKey;
    const handlerId = place.handlers.rektor.id;
    const grant = keyGrantRow({ kid, handlerId, rootId });
    await world.store.transaction(async ({ organisations }) => {
      await organisations.putKeyGrant(grant);
      await organisations.treeChanged(rootId);
    });
    const sent = await press('send', { ...fields, 'shown-readers': shown });
    expect(sent.body).toContain('Takk.');
    expect(sent.body).not.toContain('Det var endret hvem som leser');
  });

  test('are others than were shown: it is sent to those of now, and the receipt says who', async () => {
    const fields = complete();
    const shown = shownReaders((await press('x', fields)).body);
    const sent = await press('send', { ...fields, accused: 'leader', 'shown-readers': shown });
    expect(sent.body).toContain('Det var endret hvem som leser');
    expect(sent.body).toContain('Rolle owner');
  });
});

describe('danger', () => {
  test('has a receipt of its own: numbers first, who is told, by when; also when it is read in another language', async () => {
    const fields = complete({ danger: 'yes' });
    const { body } = await press('send', fields);
    expect(body.indexOf('tel:112')).toBeLessThan(body.indexOf('class="characters"'));
    expect(body).toMatch(
      /får beskjed om at den haster[\s\S]*<strong>Rolle \w+<\/strong>[\s\S]*Koden din/,
    );
    expect(body).toMatch(/Vi prøver å lese meldingen før klokka \d\d:\d\d i (dag|natt)\./);
    expect(body).not.toMatch(/komme i gang|plan klar/);
    const carried = Object.fromEntries(
      [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name, value]) => [name!, value!],
      ),
    );
    const again = await press('say-en', carried);
    expect(again.body).toMatch(/tel:112[\s\S]*are told that it is urgent/);
    expect(again.body).not.toMatch(/get started|plan ready/i);
  });
});

describe('what the store keeps to know it again', () => {
  test('is the same for the same answers, in whatever language the receipt is read', async () => {
    const fields = complete();
    await press('send', fields);
    const first = await hashOf(fields['report']!);
    const again = await press('send', { ...fields, language: 'en' });
    expect(again.statusCode).toBe(200);
    expect(again.body).toContain(fields['code']!.slice(0, 4));
    expect(await hashOf(fields['report']!)).toBe(first);
  });

  test('tells nothing of the answers without the code: the same words under two codes look unlike', async () => {
    const [one, other] = [complete(), complete()];
    await press('send', one);
    await press('send', other);
    expect(await hashOf(one['report']!)).not.toBe(await hashOf(other['report']!));
  });

  test('answers no guess from whoever has the id and not the code', async () => {
    const fields = complete();
    await press('send', fields);
    const stored = await hashOf(fields['report']!);
    const guesses = await Promise.all(
      [marker, 'Noe annet'].map((text) =>
        press('send', { ...fields, text, code: newFollowUpCode() }),
      ),
    );
    const plain = guesses.map(({ body, statusCode }) => ({
      statusCode,
      title: /<h2 id="heading">([^<]*)/.exec(body)![1],
    }));
    expect(plain[0]).toEqual(plain[1]);
    expect(plain[0]).toMatchObject({ title: 'Se over svarene dine' });
    expect(await hashOf(fields['report']!)).toBe(stored);
  });

  test('is not shared by another report with the same code: it gets a code of its own', async () => {
    const fields = complete();
    await press('send', fields);
    const other = await press('send', { ...fields, report: newId() });
    expect(other.body).toContain('Du har alt sendt en melding herfra');
    expect(other.body).not.toContain(fields['code']);
  });
});

describe('a store that fails', () => {
  const away = Object.assign(new Error(`a driver that quotes ${marker}`), { code: 'ECONNREFUSED' });
  const broken = new TypeError(`a fault of ours that quotes ${marker}`);

  test.each([
    [away, 503, 'no'],
    [broken, 500, 'unsure'],
  ])(
    'leaves the reporter with everything written, the log with none of it, and in danger the numbers first: %s',
    async (failure, status, danger) => {
      const store: Store = { ...world.store, transaction: () => Promise.reject(failure) };
      const own = await openServerWorld({ store });
      const fields = complete({ danger });
      const answer = await press('send', fields, own);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([
        status,
        'text/html; charset=utf-8',
      ]);
      expect(answer.body).toContain('Vi vet ikke om meldingen kom fram');
      expect(answer.body).toContain(`name="text" value="${marker}"`);
      expect(answer.body).toContain(`name="report" value="${fields['report']!}"`);
      const isFirst = answer.body.indexOf('tel:112') < answer.body.indexOf('value="send"');
      expect([answer.body.includes('tel:112'), isFirst]).toEqual([true, danger !== 'no']);
      expect(own.lines.length).toBeGreaterThan(0);
      expect(own.lines.join('\n')).not.toContain('Kvikklunsj');
      // What the page holds is sent with one press, once the store is well.
      expect((await press('send', fields)).body).toContain('Takk.');
    },
  );
});

test('a code of another tree opens nothing here', async () => {
  const fields = complete();
  await press('send', fields);
  await seedPlace(world, 'storevik');
  const payload = new URLSearchParams({ page: 'code', typed: fields['code']!, go: 'open' });
  const headers = {
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const ask = (url: string) =>
    world.app.inject({ method: 'POST', url, headers, payload: payload.toString() });
  expect((await ask('/lillevik')).body).toContain('Meldingen din');
  expect((await ask('/storevik')).body).toContain('Vi fant ingen melding med denne koden');
});

test('of a closed case the reporter keeps her date, and says with one press that it goes on', async () => {
  const fields = complete();
  await press('send', fields);
  const { rootId } = place;
  const { caseId } = (await world.store.read(({ reports }) =>
    reports.fingerprint(fields['report']!),
  ))!;
  const back = { page: 'code', language: 'nb', typed: fields['code']! };
  expect((await press('open', back)).body).not.toContain('Ja, det fortsetter');
  await world.store.transaction(async ({ cases }) => {
    const closed = { status: 'closed', closedAt: world.clock.now(), closeReason: 'resolved' };
    await cases.change(rootId, caseId, 1, closed);
    await cases.setInboxState(rootId, caseId, 'closed');
  });
  const closed = await press('open', back);
  expect(closed.body).toContain('Vi ble ferdige med saken');
  expect(closed.body).toContain('Statsforvalteren');
  expect(closed.body).not.toContain('De voksne lager en plan');
  const opened = await press('goes-on', { ...back, page: 'case' });
  expect(opened.body).toContain('Saken er åpnet igjen');
  expect(opened.body).not.toContain('Ja, det fortsetter');
  const found = await world.store.read(({ cases }) => cases.find(rootId, caseId));
  expect(found!.case.status).toBe('reopened');
});
