/** Codes become words in every sector and language, and never a code or a word of another sector. */
import { describe, expect, it } from 'vitest';
import { choices } from '../contract/choices.ts';
import { accusedCodes, sectors } from '../contract/facts.ts';
import { softHyphens } from './soft-hyphens.ts';
import { someFacts } from './testing/world-cases.ts';
import { en } from './texts/en.ts';
import { nb } from './texts/nb.ts';
import { nn } from './texts/nn.ts';
import {
  actionWords,
  answerWords,
  dayWords,
  factRows,
  gist,
  instantWords,
  timeWords,
  weekdayWords,
} from './words.ts';

const place = { sector: 'school', unitName: 'Luftslottet skole' } as const;

it('long words of headings can be parted, and read the same', () => {
  for (const text of [
    nb.invitation.codesTitle,
    nb.invitation.appTitle,
    nn.invitation.codesTitle,
    nn.invitation.appTitle,
    nb.signIn.recoveryTitle,
  ]) {
    const parted = softHyphens(text);
    expect(parted).toContain('\u00AD');
    expect(parted.replaceAll('\u00AD', '')).toBe(text);
  }
  expect(softHyphens('Saker')).toBe('Saker');
});

it('deadlines are tasks, and never told as done', () => {
  for (const { words } of [nb, nn, en])
    for (const [clock, name] of Object.entries(words.clocks))
      if (clock !== 'family-may-go-on')
        expect(name).toMatch(/^(Les|Ta|Lag|Gi|Read|Contact|Make|Give)\b/);
});

describe('facts in words', () => {
  it.each([nb, nn, en])('answer every question of a full report', (texts) => {
    for (const sector of sectors) {
      const all = choices[sector];
      const facts = {
        ...someFacts,
        what: [...all.categories],
        where: [...all.places],
        lane: all.lanes[0] ?? null,
      };
      const rows = factRows(facts, { sector, unitName: 'Et sted' }, texts);
      expect(
        rows.every(
          ({ name, value }) => name !== '' && value !== '' && !value.includes('undefined'),
        ),
      ).toBe(true);
      expect(rows).toHaveLength(all.lanes.length > 0 ? 9 : 8);
    }
  });

  it('say the adult of each sector in its own words', () => {
    const said = sectors.map((sector) =>
      answerWords('accused', 'adult', { sector, role: 'parent' }, nb),
    );
    expect(said[0]).toBe('En voksen som jobber på skolen');
    expect(said[1]).toContain('barnehagen');
    expect(said[2]).toContain('klubben');
    for (const sector of sectors)
      for (const code of accusedCodes)
        expect(answerWords('accused', code, { sector, role: 'other' }, en)).toMatch(/^[A-Z]/);
  });

  it('say that a question was skipped', () => {
    const rows = factRows({ ...someFacts, what: [], where: [] }, place, nb);
    expect(rows.filter(({ value }) => value === 'Ikke sagt')).toHaveLength(2);
  });

  it('are two at most in the list, and the number of the others', () => {
    expect(gist(someFacts, 'school', nb)).toBe(
      'Noen blir holdt utenfor · erting eller stygge ord og 1 til',
    );
    expect(gist({ ...someFacts, what: ['threats'] }, 'school', en)).toBe('Threats');
    expect(gist({ ...someFacts, what: [] }, 'school', nb)).toBe('Ikke sagt');
  });
});

describe('the history', () => {
  it('tells why a case was closed', () => {
    expect(actionWords({ action: 'closed', params: { reason: 'no-answer' } }, nb)).toBe(
      'Avsluttet saken: vi har prøvd, men får ikke svar',
    );
  });

  it('shows an action that it does not know by its code', () => {
    expect(actionWords({ action: 'archived', params: {} }, en)).toBe('Event: archived');
  });
});

describe('days', () => {
  it('are written as people write them', () => {
    expect(dayWords('2026-11-03', 'nb')).toBe('3. november 2026');
    expect(dayWords('2026-11-03', 'en')).toBe('3 November 2026');
  });

  it('have their weekday where it matters, and the year where it is another', () => {
    expect(weekdayWords('2026-11-25', '2026-11-23', 'nb')).toBe('onsdag 25. november');
    const week = ['23', '24', '25', '26', '27', '28', '29'];
    const nynorsk = week.map((day) => weekdayWords(`2026-11-${day}`, '2026-11-23', 'nn'));
    expect(nynorsk.map((text) => text.split(' ')[0])).toEqual([
      'måndag',
      'tysdag',
      'onsdag',
      'torsdag',
      'fredag',
      'laurdag',
      'søndag',
    ]);
    expect(weekdayWords('2027-01-01', '2026-12-31', 'en')).toBe('Friday 1 January 2027');
  });

  it('and a time to wait for is never told too early', () => {
    expect(timeWords(new Date('2026-11-23T13:32:00.000Z'))).toBe('14:32');
    expect(timeWords(new Date('2026-11-23T13:32:00.001Z'))).toBe('14:33');
    expect(timeWords(new Date('2026-07-01T22:00:00.000Z'))).toBe('00:00');
  });

  it('and times are those of Norway', () => {
    expect(instantWords('2026-11-23T23:30:00.000Z', 'nb')).toContain('24. nov. 2026');
  });
});
