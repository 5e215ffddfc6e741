/** When no answer comes: "not sent" is said only where that is certain, and trying again never makes two reports of one. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { draft, openSender, type Sender } from '../testing/sender.ts';
import { askRoute } from './api.ts';
import { toFacts } from '../questions/report-of.ts';

let sender: Sender;

beforeAll(async () => {
  sender = await openSender();
});
afterAll(() => sender.close());
beforeEach(() => sender.begin());

const stateOf = async (changes: Parameters<Sender['send']>[0] = {}) =>
  (await sender.send(changes)).state;

describe('what an answer says of the report', () => {
  test.each(['down', 'refused'] as const)('%s: it was surely not sent', async (reports) => {
    await sender.meet({ reports });
    expect(await sender.send()).toEqual({ state: 'not-sent', because: 'connection' });
    expect(await sender.received()).toEqual([]);
  });

  test.each(['vanished', 'lost', 'broken', 'timed-out', 'yes-man'] as const)(
    '%s: it may have arrived',
    async (reports) => {
      await sender.meet({ reports });
      expect(await stateOf()).toBe('in-doubt');
    },
  );

  test('a server that cannot be reached cannot be told from a line that broke', async () => {
    expect(await stateOf({ origin: 'http://127.0.0.1:9' })).toBe('in-doubt');
  });
});

describe('after an answer was lost', () => {
  beforeEach(async () => {
    await sender.meet({ reports: 'lost' });
    expect(await stateOf()).toBe('in-doubt');
  });

  test('the next try is the same report with the same code, also in another language and to other readers', async () => {
    await sender.meet({});
    const [reader] = sender.route.readers;
    const outcome = await sender.send({
      language: 'en',
      route: { ...sender.route, readers: [reader!] },
    });
    const [first, second] = await sender.received();
    expect(second).toEqual(first);
    const { code, reportId } = await sender.reporter;
    expect(outcome).toMatchObject({ state: 'sent', reporter: { code, reportId } });
  });

  test.each(['down', 'gateway'] as const)(
    '%s says nothing of the report: still in doubt',
    async (reports) => {
      await sender.meet({ reports });
      expect(await stateOf()).toBe('in-doubt');
    },
  );

  test('a refusal by our own server ends the doubt: what is stored is never refused', async () => {
    await sender.meet({ reports: 'refused' });
    expect(await stateOf()).toBe('not-sent');
  });

  test('readers who have changed end it too: the report is sealed again and sent', async () => {
    await sender.meet({ reports: 'route-changed' });
    expect(await stateOf()).toBe('sent');
    expect(sender.seen).toHaveLength(1);
  });

  test('changed answers make another report, with a code of its own, and that one is kept through its tries', async () => {
    const first = await sender.reporter;
    const changed = { ...draft, text: 'Noe mer' };
    await sender.meet({ reports: 'known-then-lost' });
    expect(await sender.send({ draft: changed })).toMatchObject({ state: 'in-doubt' });
    const other = await sender.reporter;
    expect(other.reportId).not.toBe(first.reportId);
    expect(other.code).not.toBe(first.code);
    await sender.meet({});
    expect(await sender.send({ draft: changed })).toMatchObject({
      state: 'sent',
      reporter: { code: other.code },
    });
    const [, second, third] = await sender.received();
    expect(third).toEqual(second);
  });
});

test('asking who reads is no report: unanswered it says so', async () => {
  const asking = { organisation: 'lillevik', facts: toFacts(draft) };
  expect(await askRoute('http://127.0.0.1:9', asking)).toEqual({ state: 'unreachable' });
});
