/** The sentence of the first screen: right in three languages at every hour, and silent on what nobody knows. */
import { describe, expect, test } from 'vitest';
import type { Reading, Settings } from '../../contract/api/public.ts';
import type { Language, Register } from '../../contract/facts.ts';
import { organisations, settingsOf } from '../testing/world.ts';
import { wordsIn } from '../testing/words.ts';
import { emptyDraft } from '../questions/draft.ts';
import { toldHours } from '../questions/hours.ts';

const lillevik = await settingsOf(organisations['lillevik']!);
const [first, second] = lillevik.units.map(({ id }) => id);
const later: Reading = { state: 'later', day: '2026-11-30', time: '08:00' };
const everywhere = (reading: Reading) =>
  Object.fromEntries(lillevik.units.map(({ id }) => [id, reading]));

type Saying = {
  day: string;
  time: string;
  language: Language;
  register: Register;
  unitId: string | null;
};

function say(
  reading: Record<string, Reading>,
  {
    day = '2026-11-28',
    time = '19:30',
    language = 'nb',
    register = 'child',
    unitId = null,
  }: Partial<Saying> = {},
) {
  const hours: Settings['hours'] = { now: { day, time }, seconds: 60, reading, open: [] };
  return toldHours({
    settings: { ...lillevik, hours },
    draft: { ...emptyDraft, unitId },
    language,
    t: wordsIn(language, 'school', register),
  });
}

test.each([
  ['nb', 'child', 'Nå er det lørdag kveld. En voksen leser dette tidligst mandag klokka 08:00.'],
  ['nb', 'adult', 'Nå er det lørdag kveld. Meldingen blir lest tidligst mandag klokka 08:00.'],
  ['nn', 'child', 'No er det laurdag kveld. Ein vaksen les dette tidlegast måndag klokka 08:00.'],
  [
    'en',
    'child',
    'It is Saturday evening now. The earliest that an adult reads this is Monday at 08:00.',
  ],
] as const)('on a Saturday evening in %s to the %s', (language, register, sentence) => {
  expect(say(everywhere(later), { language, register })).toBe(sentence);
});

test.each([
  ['02:00', 'natt til søndag'],
  ['05:00', 'søndag morgen'],
  ['09:00', 'søndag formiddag'],
  ['12:00', 'søndag ettermiddag'],
  ['18:00', 'søndag kveld'],
])('at %s it is %s, and tomorrow is Monday', (time, when) => {
  const said = say(everywhere(later), { day: '2026-11-29', time });
  expect(said).toBe(`Nå er det ${when}. En voksen leser dette tidligst i morgen klokka 08:00.`);
});

test('in reading hours it is said until when', () => {
  const now: Reading = { state: 'now', day: '2026-11-30', time: '15:30' };
  expect(say(everywhere(now), { day: '2026-11-30', time: '10:00' })).toBe(
    'Nå er det mandag formiddag. En voksen kan lese dette i dag fram til klokka 15:30.',
  );
});

test('after a holiday of more than a week there is a date', () => {
  const far: Reading = { state: 'later', day: '2027-01-04', time: '08:00' };
  expect(say(everywhere(far), { day: '2026-12-23', time: '16:00' })).toContain(
    'tidligst 4.\u00a0januar klokka 08:00',
  );
});

describe('what is not known is not said', () => {
  const unread = 'Nå er det lørdag kveld. Det kan ta tid før noen leser dette.';

  test('of a place without times', () => {
    expect(say({ [first!]: later }, { unitId: second! })).toBe(unread);
    expect(say({ [first!]: later }, { unitId: first! })).toContain('mandag');
  });

  test('before a place is chosen, where they differ', () => {
    expect(say({ ...everywhere(later), [first!]: { ...later, time: '07:00' } })).toBe(unread);
    expect(say({ [first!]: later })).toBe(unread);
  });

  test('nor the time, where the server did not tell it or that was too long ago', () => {
    const t = wordsIn('nb', 'school', 'child');
    expect(toldHours({ settings: lillevik, draft: emptyDraft, language: 'nb', t })).toBe(
      'Det kan ta tid før noen leser dette.',
    );
  });
});

test('an organisation can say it in its own words', () => {
  const words = { nb: 'Leses på dagtid.', nn: 'Blir lesen på dagtid.', en: 'Read in the daytime.' };
  expect(say(everywhere({ state: 'said', words }), { language: 'nn' })).toBe(
    'No er det laurdag kveld. Blir lesen på dagtid.',
  );
});
