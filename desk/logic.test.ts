/** The desk's small decisions: addresses, the next step, ways left, passwords, gaps in a message, and being idle. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchIdle } from './idle.ts';
import { nextStep } from './next-step.ts';
import { strengthOf } from './password-strength.ts';
import { retryAfter } from './problem.ts';
import { firstKeyHash, listHash, readHash } from './routing.ts';
import { hasGap, starter, starterKinds } from './starters.ts';
import { waysLeft } from './ways-left.ts';

describe('addresses', () => {
  it('name their screens', () => {
    expect(readHash('')).toEqual({ screen: 'front' });
    expect(readHash('#/')).toEqual({ screen: 'front' });
    expect(readHash('#/cases/42')).toEqual({ screen: 'case', id: '42' });
    expect(readHash('#/inboxes/7/recovery')).toEqual({ screen: 'recovery', inboxId: '7' });
    expect(readHash(firstKeyHash('7'))).toEqual({ screen: 'first-key', inboxId: '7' });
    expect(readHash('#/inboxes/7/recovery/new')).toEqual({ screen: 'new-code', inboxId: '7' });
    expect(readHash('#/invitations/abc_-9')).toEqual({ screen: 'invitation', token: 'abc_-9' });
    expect(readHash('#/somewhere')).toEqual({ screen: 'nowhere' });
  });

  it('carry the filters there and back', () => {
    const query = { inbox: '7', show: 'closed', sector: 'sport' } as const;
    expect(readHash(listHash(query))).toEqual({ screen: 'cases', query });
    expect(listHash({ show: 'open' })).toBe('#/cases');
  });

  it('do not pass on a filter that does not exist', () => {
    expect(readHash('#/cases?show=everything')).toEqual({
      screen: 'cases',
      query: { show: 'open' },
    });
  });
});

describe('the next step', () => {
  const item = {
    status: 'received',
    urgent: false,
    unread: true,
    intake: 'ordinary' as const,
    as: 'reader',
    history: [],
  } as const;
  const written = [
    { sequence: 1, at: '', action: 'message-sent', by: null, whom: null, params: {}, hash: '' },
  ];
  it.each([
    ['urgent', { ...item, urgent: true }],
    ['unread', item],
    ['set-apart', { ...item, intake: 'quarantine' as const }],
    ['set-apart', { ...item, intake: 'quarantine' as const, unread: false }],
    ['acknowledge', { ...item, unread: false }],
    ['urgent-read', { ...item, urgent: true, unread: false, status: 'read' as const }],
    ['first-word', { ...item, unread: false, status: 'read' as const }],
    ['follow-up', { ...item, unread: false, status: 'read' as const, history: written }],
    ['copy', { ...item, unread: false, as: 'copy' as const }],
    ['closed', { ...item, urgent: true, status: 'closed' as const }],
  ])('is %s', (step, given) => {
    expect(nextStep({ ...given, history: [...given.history] })).toBe(step);
  });
});

describe('how long to wait', () => {
  const now = new Date('2026-11-23T09:00:00.000Z');
  it.each([
    ['90', '2026-11-23T09:01:30.000Z'],
    ['0', '2026-11-23T09:00:00.000Z'],
    ['Mon, 23 Nov 2026 09:05:00 GMT', '2026-11-23T09:05:00.000Z'],
  ])('is read from Retry-After: %s', (header, until) => {
    expect(retryAfter(header, now)?.toISOString()).toBe(until);
  });

  it.each([null, '', ' ', 'soon', '1e9999', '-5 s'])('is unknown where it says %s', (header) => {
    expect(retryAfter(header, now)).toBeNull();
  });
});

it('a sheet counts as a way in only when its code was typed back', () => {
  const row = { keyHolders: 1, ownerGrant: false, sheet: 'own', sheetConfirmed: false } as const;
  expect(waysLeft(row)).toBe(1);
  expect(waysLeft({ ...row, ownerGrant: true, sheetConfirmed: true })).toBe(3);
  expect(waysLeft({ ...row, sheet: 'none', sheetConfirmed: true })).toBe(1);
});

describe('a password', () => {
  it.each([
    ['too-short', 'kort'],
    ['too-short', 'elleve tegn'],
    ['easily-guessed', 'passord12345'],
    ['easily-guessed', 'aaaaaaaaaaaaaaaa'],
    ['easily-guessed', 'oppdiktet kari'],
    ['good', 'blå hest 1942'],
    ['strong', 'fire blå hester danser'],
  ])('is %s: %s', (strength, text) => {
    expect(strengthOf(text, ['kari@oppdiktet.example', 'Kari Oppdiktet'])).toBe(strength);
  });
});

it('every beginning of a message fits the field, and a gap in it is seen', () => {
  for (const language of ['nb', 'nn', 'en'] as const)
    for (const register of ['child', 'adult'] as const)
      for (const kind of starterKinds) {
        const text = starter(kind, language, register);
        expect(text.length).toBeLessThan(400);
        expect(hasGap(text)).toBe(true);
      }
  expect(hasGap('Vi ses på tirsdag.')).toBe(false);
});

describe('being idle', () => {
  const minute = 60_000;
  const seen: string[] = [];
  const on = {
    onWarn: () => seen.push('warn'),
    onActive: () => seen.push('active'),
    onLock: () => seen.push('lock'),
  };
  beforeEach(() => {
    seen.length = 0;
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('warns at nine minutes and locks at ten, once', () => {
    watchIdle(new EventTarget(), on);
    vi.advanceTimersByTime(9 * minute - 1);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual(['warn']);
    vi.advanceTimersByTime(5 * minute);
    expect(seen).toEqual(['warn', 'lock']);
  });

  it('starts again at any key', () => {
    const target = new EventTarget();
    watchIdle(target, on);
    vi.advanceTimersByTime(9.5 * minute);
    target.dispatchEvent(new Event('keydown'));
    expect(seen).toEqual(['warn', 'active']);
    vi.advanceTimersByTime(8.9 * minute);
    expect(seen).toEqual(['warn', 'active']);
  });

  it('locks a machine that slept, at the first touch afterwards', () => {
    const target = new EventTarget();
    let time = 0;
    watchIdle(target, on, undefined, () => time);
    time = 60 * minute;
    target.dispatchEvent(new Event('pointerdown'));
    expect(seen).toEqual(['lock']);
  });

  it.each(['visibilitychange', 'focus', 'pageshow', 'resume'])(
    'locks a machine that slept as soon as it is back, by %s alone',
    (sign) => {
      const target = new EventTarget();
      let time = 0;
      watchIdle(target, on, undefined, () => time);
      time = 9.5 * minute;
      target.dispatchEvent(new Event(sign));
      expect(seen).toEqual(['warn']);
      time = 10 * minute;
      target.dispatchEvent(new Event(sign));
      target.dispatchEvent(new Event(sign));
      expect(seen).toEqual(['warn', 'lock']);
    },
  );

  it('does nothing once it is stopped', () => {
    const target = new EventTarget();
    watchIdle(target, on).stop();
    vi.advanceTimersByTime(60 * minute);
    target.dispatchEvent(new Event('keydown'));
    expect(seen).toEqual([]);
  });
});
