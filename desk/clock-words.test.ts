/** Deadlines in words: days as they come, the day itself beside them, right around midnight and when clocks are changed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, osloDay } from '../contract/clock.ts';
import { languages } from '../contract/facts.ts';
import { clockWords, type CaseClock } from './clock-words.ts';
import { textsOf } from './texts/index.ts';

const monday = new Date('2026-11-23T09:00:00Z');
const clock = (dueOn: string, more: Partial<CaseClock> = {}): CaseClock => ({
  clock: 'first-contact',
  standing: 'goal',
  dueOn,
  basis: null,
  doneOn: null,
  ...more,
});
const say = (dueOn: string, now = monday, more: Partial<CaseClock> = {}) =>
  clockWords(clock(dueOn, more), { now, language: 'nb' }, textsOf('nb'));

describe('what is left', () => {
  it('is told in days as they come, with the day itself', () => {
    expect(say('2026-11-25')).toEqual({
      text: '2 dager igjen',
      day: 'onsdag 25. november',
      tone: 'calm',
    });
    expect(say('2026-11-24').text).toBe('frist i morgen');
  });

  it('does not shrink over a weekend: one working day from Friday is three days', () => {
    const friday = new Date('2026-11-27T09:00:00Z');
    const due = dueAt(friday, { amount: 1, unit: 'working-days' });
    expect(say(osloDay(due), friday)).toMatchObject({
      text: '3 dager igjen',
      day: 'mandag 30. november',
    });
  });

  it('names the year where it is another', () => {
    expect(say('2027-01-04').day).toBe('mandag 4. januar 2027');
  });

  it('is said in three languages', () => {
    const said = languages.map((language) =>
      clockWords(clock('2026-11-20'), { now: monday, language }, textsOf(language)),
    );
    expect(said.map(({ text, day }) => `${text}, ${day}`)).toEqual([
      '3 dager over fristen, fredag 20. november',
      '3 dagar over fristen, fredag 20. november',
      '3 days overdue, Friday 20 November',
    ]);
  });
});

describe('the day it is due', () => {
  it('is today until midnight in Norway, in winter and in summer', () => {
    expect(say('2026-11-23', new Date('2026-11-22T22:59:59Z')).text).toBe('frist i morgen');
    expect(say('2026-11-23', new Date('2026-11-22T23:00:00Z')).tone).toBe('today');
    expect(say('2026-11-23', new Date('2026-11-23T22:59:59Z')).tone).toBe('today');
    expect(say('2026-11-23', new Date('2026-11-23T23:00:00Z')).text).toBe('1 dag over fristen');
    expect(say('2026-07-01', new Date('2026-07-01T21:59:59Z')).tone).toBe('today');
    expect(say('2026-07-01', new Date('2026-07-01T22:00:00Z')).tone).toBe('late');
  });

  it.each([
    ['forward', '2026-03-29', '2026-03-28T22:59:59Z', '2026-03-29T21:59:59Z'],
    ['back', '2026-10-25', '2026-10-24T21:59:59Z', '2026-10-25T22:59:59Z'],
  ])('is a whole day when clocks are put %s', (_, due, before, last) => {
    expect(say(due, new Date(before)).text).toBe('frist i morgen');
    expect(say(due, new Date(Date.parse(before) + 1000)).tone).toBe('today');
    expect(say(due, new Date(last)).tone).toBe('today');
    expect(say(due, new Date(Date.parse(last) + 1000)).text).toBe('1 dag over fristen');
  });
});

it('what is done is done, however late', () => {
  expect(say('2026-11-01', monday, { doneOn: '2026-11-20' })).toMatchObject({
    text: 'gjort 20. november 2026',
    tone: 'done',
  });
});

it('the family’s right is never shown as something that is late', () => {
  const said = say('2026-11-02', monday, { clock: 'family-may-go-on', standing: 'right' });
  expect(said).toMatchObject({ text: 'fra mandag 2. november', tone: 'calm' });
});

it('never says zero or less, and agrees with the server about what is late', () => {
  const instant = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2028-12-31'),
    noInvalidDate: true,
  });
  const span = fc.record({
    amount: fc.nat(40),
    unit: fc.constantFrom('working-days', 'days', 'weeks', 'months'),
  });
  fc.assert(
    fc.property(instant, instant, span, (now, from, { amount, unit }) => {
      const due = dueAt(from, { amount, unit });
      const { text, tone } = say(osloDay(due), now);
      // The outbox and the lists go by the instant: the words must turn at the same millisecond.
      expect(tone === 'late').toBe(now > due);
      if (tone === 'today') return text === 'frist i dag';
      return text === 'frist i morgen' || /^[1-9]\d* dag/.test(text);
    }),
  );
});
