/** A report is sent with a proof where there is one, and without where there is none: it is never kept back for it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Control } from '../testing/serve-api.ts';
import { draft, openSender, type Sender } from '../testing/sender.ts';
import { prove, proofOf } from './proving.ts';
import type { Reporter } from './seal-report.ts';

let sender: Sender;
let reporter: Reporter;

beforeAll(async () => {
  sender = await openSender();
});
afterAll(() => sender.close());
beforeEach(async () => {
  await sender.begin();
  reporter = await sender.reporter;
});

const begin = () => prove(reporter, { origin: sender.origin, organisation: 'lillevik' });
const challenges = async () =>
  (await sender.asked()).filter((line) => line === 'POST /api/v1/challenges').length;

test('the proof goes with the report, and with the same report again', async () => {
  begin();
  await proofOf(reporter);
  expect(await sender.send()).toMatchObject({ state: 'sent' });
  expect(await sender.send()).toMatchObject({ state: 'sent' });
  expect(await sender.proven()).toEqual([reporter.reportId, reporter.reportId]);
  const [first, second] = await sender.received();
  expect(second).toEqual(first);
});

test('it is asked and solved once, however many questions follow', async () => {
  for (let question = 0; question < 5; question++) begin();
  await proofOf(reporter);
  for (let question = 0; question < 5; question++) begin();
  expect(await challenges()).toBe(1);
});

test('one that is soon over is solved anew', async () => {
  await sender.meet({ challenges: 'ending' });
  begin();
  await proofOf(reporter);
  await sender.meet({});
  begin();
  await sender.send();
  expect(await challenges()).toBe(2);
  expect(await sender.proven()).toEqual([reporter.reportId]);
});

test('where a new one does not come, the one from before is sent', async () => {
  await sender.meet({ challenges: 'ending' });
  begin();
  await proofOf(reporter);
  await sender.meet({ challenges: 'down' });
  begin();
  await sender.send();
  expect(await sender.proven()).toEqual([reporter.reportId]);
});

describe('is sent without', () => {
  test('where none was begun', async () => {
    expect(await sender.send()).toMatchObject({ state: 'sent' });
    expect(await sender.proven()).toEqual([null]);
  });

  test.each<Control['challenges']>(['down', 'hard', 'silent'])(
    'and soon, where the challenge is %s',
    async (met) => {
      await sender.meet({ challenges: met });
      const stop = begin();
      expect(await sender.send()).toMatchObject({ state: 'sent' });
      expect(await sender.proven()).toEqual([null]);
      stop();
    },
  );

  test('the next question asks again where it failed', async () => {
    await sender.meet({ challenges: 'down' });
    begin();
    expect(await proofOf(reporter)).toBeNull();
    await sender.meet({});
    begin();
    await sender.send();
    expect(await sender.proven()).toEqual([reporter.reportId]);
  });

  test('what is called off', async () => {
    await sender.meet({ challenges: 'hard' });
    const stop = begin();
    stop();
    expect(await proofOf(reporter)).toBeNull();
  });

  test('at once, where a firewall refuses the header', async () => {
    begin();
    await sender.meet({ reports: 'gateway-for-proofs' });
    await proofOf(reporter);
    expect(await sender.send()).toMatchObject({ state: 'sent' });
    expect(await sender.proven()).toEqual([null]);
  });

  test('in the next try, where the first got no answer', async () => {
    begin();
    await proofOf(reporter);
    await sender.meet({ reports: 'lost' });
    expect(await sender.send()).toMatchObject({ state: 'in-doubt' });
    await sender.meet({});
    expect(await sender.send()).toMatchObject({ state: 'sent' });
    expect(await sender.proven()).toEqual([reporter.reportId, null]);
  });

  test('when it has become another report: a proof is for one', async () => {
    begin();
    await proofOf(reporter);
    await sender.meet({ reports: 'known-then-lost' });
    await sender.send({ draft: { ...draft, text: 'Noe mer' } });
    expect(await sender.proven()).toEqual([null]);
  });
});
