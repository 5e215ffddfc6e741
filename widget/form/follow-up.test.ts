/** Coming back with the code: how it may be typed, what is caught before the server is asked, and what opens. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openSender, type Sender } from '../testing/sender.ts';
import { openCase, readTypedCode } from './follow-up.ts';
import { newReporter } from './seal-report.ts';

let sender: Sender;

beforeAll(async () => {
  sender = await openSender();
});
afterAll(() => sender.close());
beforeEach(() => sender.begin());

test('the code leads back to the report, however it is typed, and opens the answer', async () => {
  await sender.send();
  const { code, reportId } = await sender.reporter;
  const reading = await readTypedCode(code.toLowerCase().replaceAll('-', ' '));
  if (reading.state !== 'complete') throw new Error(`The code was not read: ${reading.state}`);
  const outcome = await openCase(sender.origin, sender.settings, reading.code);
  if (outcome.state !== 'open') throw new Error(`The case did not open: ${outcome.state}`);
  expect(outcome.case.answer).toMatchObject({ reportId, status: 'read' });
  expect(outcome.case.messages[0]!.text).toContain('Takk for at du sa ifra.');
});

test('a code of no report is unknown; without a server it failed', async () => {
  const { settings } = sender;
  const { code } = await newReporter(settings.organisation);
  expect(await openCase(sender.origin, settings, code)).toEqual({ state: 'unknown' });
  expect(await openCase('http://127.0.0.1:9', settings, code)).toEqual({ state: 'failed' });
});

test('a slip in the code is caught before the server is asked', async () => {
  const { code } = await sender.reporter;
  expect((await readTypedCode(code.slice(0, -1))).state).toBe('too-short');
  expect((await readTypedCode(code.slice(0, -1) + '0')).state).toBe('wrong-character');
  const other = code.endsWith('A') ? 'B' : 'A';
  expect((await readTypedCode(code.slice(0, -1) + other)).state).toBe('slip');
  expect((await sender.asked()).filter((line) => line.includes('follow-ups'))).toEqual([]);
});
