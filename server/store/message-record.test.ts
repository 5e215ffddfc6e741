/** What a stored message is against the history of its case: each way in which a row can be other than what was sent. */
import { expect, it } from 'vitest';
import { newId } from '../../contract/ids.ts';
import { aMessage } from '../testing/rows.ts';
import { recordingOf, recordOf } from './message-record.ts';

const sentAt = new Date('2026-11-23T08:00:00.000Z');
const message = {
  ...aMessage(newId(), { caseId: newId(), reportId: newId() }, sentAt),
  handlerId: newId(),
};
const history = [recordOf(message)];

it('is bound where the history tells of it as it lies there', () => {
  expect(recordingOf(message, history)).toBe('bound');
  expect(recordingOf(message, [])).toBe('no');
});

it.each([
  ['under another id', { id: newId() }],
  ['of another report', { reportId: newId() }],
  ['in another handler’s name', { handlerId: newId() }],
  ['in the reporter’s name', { handlerId: null }],
  ['at another time', { sentAt: new Date(sentAt.getTime() + 1) }],
  ['with another text', { sealed: { ...message.sealed, ciphertext: 'AAAA' } }],
  ['with another seal', { sealed: { ...message.sealed, tag: 'AAAA' } }],
])('is not what was sent %s', (_name, change) => {
  expect(recordingOf({ ...message, ...change }, history)).toBe('no');
});

it('stays what it was when it is handed over to a new key', () => {
  const recipients = [{ header: { kid: 'a-new-key' }, encrypted_key: 'AAAA' }];
  const handedOver = { ...message, sealed: { ...message.sealed, recipients } };
  expect(recordingOf(handedOver, history)).toBe('bound');
});

it('is from before where its entry names the message alone, as entries then did', () => {
  const [entry] = history;
  const before = [{ ...entry!, params: { messageId: message.id } }];
  expect(recordingOf(message, before)).toBe('earlier');
  expect(recordingOf({ ...message, handlerId: null }, before)).toBe('no');
});
