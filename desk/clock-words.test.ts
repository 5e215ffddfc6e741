/** Deadlines in words: working days where schools count them, never a wrong day at a weekend, never a tone without a word. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectors, type Sector } from '../contract/facts.ts';
import { clockWords, type CaseClock } from './clock-words.ts';
import { en } from './texts/en.ts';
import { nb } from './texts/nb.ts';

// A Monday.
const monday = new Date('2026-11-23T09:00:00Z');
const clock = (dueOn: string, more: Partial<CaseClock> = {}): CaseClock => ({
  clock: 'first-contact',
  standing: 'goal',
  dueOn,
  basis: null,
  doneOn: null,
  ...more,
});
const say = (
  dueOn: string,
  sector: Sector = 'school',
  now = monday,
  more: Partial<CaseClock> = {},
) => clockWords(clock(dueOn, more), { sector, now, language: 'nb' }, nb);

describe('what is left', () => {
  it('is told in working days in a school: Friday to Tuesday is two', () => {
    expect(say('2026-12-01', 'school', new Date('2026-11-27T09:00:00Z')).text).toBe(
      '2 arbeidsdager igjen',
    );
    expect(say('2026-11-24').text).toBe('1 arbeidsdag igjen');
  });

  it('is told in days as they come in a sports club', () => {
    expect(say('2026-12-01', 'sport', new Date('2026-11-27T09:00:00Z')).text).toBe('4 dager igjen');
  });

  it('is told in days as they come where it is a right that the law counts in months', () => {
    expect(
      say('2026-12-23', 'school', monday, { clock: 'preliminary-reply', standing: 'right' }).text,
    ).toBe('30 dager igjen');
  });

  it('is "due today" on the day, until midnight in Norway', () => {
    expect(say('2026-11-23')).toEqual({ text: 'frist i dag', tone: 'today' });
    expect(say('2026-11-23', 'school', new Date('2026-11-23T22:59:00Z')).tone).toBe('today');
    expect(say('2026-11-23', 'school', new Date('2026-11-23T23:01:00Z')).tone).toBe('late');
  });

  it('is overdue afterwards, also on a Saturday that no school counts', () => {
    expect(say('2026-11-20')).toEqual({ text: '1 arbeidsdag over fristen', tone: 'late' });
    expect(say('2026-11-20', 'school', new Date('2026-11-21T09:00:00Z'))).toEqual({
      text: '1 dag over fristen',
      tone: 'late',
    });
  });

  it('is in English too', () => {
    const words = clockWords(
      clock('2026-11-20'),
      { sector: 'sport', now: monday, language: 'en' },
      en,
    );
    expect(words.text).toBe('overdue 3 days');
  });
});

it('what is done is done, however late', () => {
  expect(say('2026-11-01', 'school', monday, { doneOn: '2026-11-20' })).toEqual({
    text: 'gjort 20. november 2026',
    tone: 'done',
  });
});

it('the family’s right is never shown as something that is late', () => {
  expect(
    say('2026-11-01', 'school', monday, { clock: 'family-may-go-on', standing: 'right' }).tone,
  ).toBe('calm');
});

it('always tells a number of at least one, and the tone agrees with the calendar', () => {
  const day = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2028-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, day, fc.constantFrom(...sectors), (now, due, sector) => {
      const { text, tone } = say(due.toISOString().slice(0, 10), sector, now);
      if (tone === 'today') return text === 'frist i dag';
      return /^[1-9]/.test(text) && text.includes(tone === 'late' ? 'over fristen' : 'igjen');
    }),
  );
});
