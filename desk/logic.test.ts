/** The desk's small decisions: addresses, the next step, ways left, passwords, gaps in a message, and being idle. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ListQuery } from './api.ts';
import { watchIdle } from './idle.ts';
import { nextStep } from './next-step.ts';
import { strengthOf } from './password-strength.ts';
import { retryAfter } from './problem.ts';
import { firstKeyHash, listHash, readHash } from './routing.ts';
import { hasGap, starter, starterKinds } from './starters.ts';
import { waysLeft } from './ways-left.ts';

describe('addresses', () => {
  const id = '019ac1f2-0000-7abc-8def-0123456789ab';
  const token = 'abc_-9'.padEnd(43, 'x');

  it('name their screens', () => {
    expect(readHash('')).toEqual({ screen: 'front' });
    expect(readHash('#/')).toEqual({ screen: 'front' });
    expect(readHash(`#/cases/${id}`)).toEqual({ screen: 'case', id });
    expect(readHash('#/inboxes/7/recovery')).toEqual({ screen: 'recovery', inboxId: '7' });
    expect(readHash(firstKeyHash('7'))).toEqual({ screen: 'first-key', inboxId: '7' });
    expect(readHash('#/inboxes/7/recovery/new')).toEqual({ screen: 'new-code', inboxId: '7' });
    expect(readHash(`#/invitations/${token}`)).toEqual({ screen: 'invitation', token });
    expect(readHash('#/somewhere')).toEqual({ screen: 'nowhere' });
  });

  it('that were cut anywhere say so, and never that an invitation is over or a case is gone', () => {
    for (const [whole, of] of [
      [`/invitations/${token}`, 'invitation'],
      [`/cases/${id}`, 'other'],
    ] as const)
      for (let length = 2; length < whole.length; length += 1) {
        const place = readHash(`#${whole.slice(0, length)}`);
        if (!['/cases', '/cases/'].includes(whole.slice(0, length)))
          expect([length, place]).toEqual([length, { screen: 'cut', of }]);
      }
  });

  it.each(['.', '>', ').', '%E2%80%8B', '/', '»,'])(
    'are read with %s behind them, from a sentence or a chat',
    (sign) => {
      expect(readHash(`#/invitations/${token}${sign}`)).toMatchObject({ token });
      expect(readHash(`#/cases/${id}${sign}`)).toMatchObject({ id });
      expect(readHash(`#%2Fcases%2F${id}${sign}`)).toMatchObject({ id });
      const [start, end] = [token.slice(0, 20), token.slice(20)];
      expect(readHash(`#/invitations/${start}\u200b%0A ${end}`)).toMatchObject({ token });
    },
  );

  it('carry the filters there and back', () => {
    const query: ListQuery = {
      ...({ inbox: '7', show: 'closed', sector: 'sport', unit: '8' } as const),
      ...({ due: 'overdue', who: 'me', as: 'reader' } as const),
    };
    expect(readHash(listHash(query))).toEqual({ screen: 'cases', query, shown: 0 });
    expect(readHash(listHash(query, 150))).toEqual({ screen: 'cases', query, shown: 150 });
    expect(listHash({ show: 'open' })).toBe('#/cases');
  });

  it('do not pass on a filter that does not exist', () => {
    expect(readHash('#/cases?show=everything&due=never&shown=-1')).toEqual({
      screen: 'cases',
      query: { show: 'open' },
      shown: 0,
    });
    expect(readHash('#/cases?shown=1e9')).toMatchObject({ shown: 500 });
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
