/** What is safe for the reporter: asked of who may be reached, told in words, sealed with who it is, and taken back with the number. */
import { describe, expect, test } from 'vitest';
import { emptyDraft, type Draft } from './draft.ts';
import { toIdentity } from './report-of.ts';
import { possibleWays } from './written.ts';

const reached: Draft = {
  ...emptyDraft,
  contact: 'reach',
  phone: '000 00 000',
  email: 'kari@eksempel.no',
  times: ['day', 'not-at-home'],
  ways: ['sms', 'email'],
  safeTime: ' I storefri ',
  mustNotKnow: ' Mamma ',
};

describe('what goes with the report', () => {
  test('is what was chosen and written', () => {
    expect(toIdentity(reached).contact).toMatchObject({
      times: ['day', 'not-at-home'],
      ways: ['sms', 'email'],
      safeTime: 'I storefri',
      mustNotKnow: 'Mamma',
    });
  });

  test('is no way whose number was taken back', () => {
    expect(toIdentity({ ...reached, phone: ' ' }).contact.ways).toEqual(['email']);
  });

  test('is nothing but who must not know, after a change of mind', () => {
    expect(toIdentity({ ...reached, contact: 'code' }).contact).toEqual({
      ...{ how: 'code', name: '', phone: '', email: '', safeTime: '', times: [], ways: [] },
      mustNotKnow: 'Mamma',
    });
  });
});

test.each([
  ['', '', []],
  ['1', '', ['call', 'sms']],
  ['', 'a@b.no', ['email']],
  ['1', 'a@b.no', ['call', 'sms', 'email']],
])('with phone "%s" and e-mail "%s" the ways are %j', (phone, email, ways) => {
  expect(possibleWays({ phone, email })).toEqual(ways);
});
