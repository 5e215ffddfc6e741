/** What crosses the border of the frame: addresses without anything personal, known messages of one window and one origin, few heights. */
import { describe, expect, test } from 'vitest';
import { frameAddress, readFragment } from './address.ts';
import { readToFrame, readToPage, type Other } from './messages.ts';
import { heightSteps } from './steps.ts';

const opening = {
  origin: 'https://meld.example.no',
  organisation: 'lillevik',
  unit: 'lillevik-skole',
  language: 'nn',
  exitUrl: 'https://www.yr.no/?a=b&c#d',
  keys: null,
  page: 'https://meld.example.no/lillevik',
  written: 'frame',
  from: null,
} as const;
const around = 'https://www.lillevik.example';

describe('the address', () => {
  test('is that of our own page; the rest stands in the fragment, which goes to no server', () => {
    const { pathname, search, hash } = new URL(frameAddress(opening, around));
    expect([pathname, search]).toEqual(['/lillevik', '']);
    const { unit, language, exitUrl, keys } = opening;
    expect(readFragment(hash)).toEqual({ around, unit, language, exitUrl, keys });
  });

  test.each([
    '',
    '#',
    '#text',
    '#language=nn',
    '#around=*',
    '#around=https://www.lillevik.example/path',
    '#around=javascript:alert(1)',
    '#around=null',
  ])('with the fragment "%s" is no frame', (fragment) => {
    expect(readFragment(fragment)).toBeNull();
  });

  test('with a language of nobody says none', () => {
    expect(readFragment(`#around=${around}&language=xx`)?.language).toBeNull();
  });
});

const window = {} as Window;
const from: Other = { window, origin: 'https://meld.example.no' };
const message = (data: unknown, over: object = {}) =>
  ({ data, origin: from.origin, source: window, ...over }) as MessageEvent<unknown>;

describe('a message to the page', () => {
  const known = [
    { mobbeknapp: 'close' },
    { mobbeknapp: 'leave', url: 'https://www.yr.no/' },
    { mobbeknapp: 'height', pixels: 480 },
    { mobbeknapp: 'height', pixels: 0 },
  ];
  test.each(known)('is known: %o', (data) => {
    expect(readToPage(message(data), from)).toEqual(data);
  });

  test('brings nothing along that is not known', () => {
    const data = { mobbeknapp: 'close', text: 'noe' };
    expect(readToPage(message(data), from)).toEqual({ mobbeknapp: 'close' });
  });

  test.each([
    null,
    undefined,
    'close',
    42,
    [],
    { mobbeknapp: 'open' },
    { mobbeknapp: 'sent' },
    { mobbeknapp: 'leave' },
    { mobbeknapp: 'leave', url: 7 },
    { mobbeknapp: 'height' },
    { mobbeknapp: 'height', pixels: '480' },
    { mobbeknapp: 'height', pixels: -1 },
    { mobbeknapp: 'height', pixels: Infinity },
    { mobbeknapp: 'height', pixels: 0.5 },
  ])('is ignored: %o', (data) => {
    expect(readToPage(message(data), from)).toBeNull();
  });

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'http://meld.example.no' },
    { origin: 'null' },
    { source: {} },
    { source: null },
  ])('is ignored from elsewhere: %o', (over) => {
    for (const data of known) expect(readToPage(message(data, over), from)).toBeNull();
  });
});

describe('a message to the frame', () => {
  test.each(['ask', 'closed', 'open'])('is known: %s', (mobbeknapp) => {
    expect(readToFrame(message({ mobbeknapp }), from)).toEqual({ mobbeknapp });
    expect(readToFrame(message({ mobbeknapp }, { origin: around }), from)).toBeNull();
    expect(readToFrame(message({ mobbeknapp }, { source: {} }), from)).toBeNull();
  });

  test.each([{ mobbeknapp: 'close' }, { mobbeknapp: 'text' }, {}, null, 'ask'])(
    'is ignored: %o',
    (data) => {
      expect(readToFrame(message(data), from)).toBeNull();
    },
  );
});

test('heights are told in few steps, and never a smaller one', () => {
  const told = heightSteps();
  expect([0, 1, 239, 241, 300, 100, 481, 720, 721].map(told)).toEqual([
    null,
    240,
    null,
    480,
    null,
    null,
    720,
    null,
    960,
  ]);
});
