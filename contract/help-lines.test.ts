/** What a new organisation begins with: complete in three languages, callable, and claimed by nobody to be checked. */
import { describe, expect, it } from 'vitest';
import { helpLine } from './api/public.ts';
import { sectors } from './facts.ts';
import { helpLinesFor, helpLinesToBeginWith } from './help-lines.ts';

const registers = ['child', 'adult'] as const;
const forms = sectors.flatMap((sector) => registers.map((register) => [sector, register] as const));

describe('help lines', () => {
  it('have the shape that travels, and a key of their own', () => {
    const lines = helpLinesToBeginWith(sectors);
    for (const { opening: _, ...told } of lines) expect(helpLine.parse(told)).toEqual(told);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
  });

  it('are verified by nobody until somebody has done it', () => {
    expect(helpLinesToBeginWith(sectors).every(({ verifiedOn }) => verifiedOn === null)).toBe(true);
  });

  it('are open by the clock when their words say so, and where these are vague, never', () => {
    for (const { key, hours, opening } of helpLinesToBeginWith(sectors)) {
      const [, from, to] = /^Hver dag kl. (\d+)–(\d+)/.exec(hours?.nb ?? '') ?? [];
      const said =
        hours?.nb === 'Hele døgnet'
          ? 'always'
          : from && [
              {
                days: expect.arrayContaining(['monday', 'sunday']),
                from: `${from}:00`,
                to: `${to}:00`,
              },
              { days: ['holiday'], from: '16:00', to: '22:00' },
            ];
      expect([key, opening]).toEqual([key, said ?? null]);
    }
  });

  it('lead somewhere, and show the number that they dial', () => {
    for (const { phone, shownPhone, url } of helpLinesToBeginWith(sectors)) {
      expect(phone ?? url).not.toBeNull();
      expect(shownPhone?.replaceAll(' ', '') ?? null).toBe(phone);
      if (url !== null) expect(new URL(url).protocol).toBe('https:');
    }
  });

  it('are named in three languages', () => {
    for (const { name, hours } of helpLinesToBeginWith(sectors))
      for (const text of [...Object.values(name), ...Object.values(hours ?? {})])
        expect(text.trim()).toMatch(/^\p{L}/u);
  });

  it.each(forms)(
    'of %s for a %s begin with 112, 113, 116 117 and 116 111 in danger',
    (sector, register) => {
      const danger = helpLinesFor(sector, register).filter(({ when }) => when === 'danger');
      expect(danger.map(({ phone }) => phone)).toEqual(['112', '113', '116117', '116111']);
    },
  );

  it.each(forms)(
    'of %s for a %s are at least three to talk to, meant for that reader',
    (sector, register) => {
      const help = helpLinesFor(sector, register).filter(({ when }) => when === 'help');
      expect(help.length).toBeGreaterThanOrEqual(3);
      for (const { key, audience } of help)
        expect([key, audience]).toEqual([key, expect.stringMatching(`all|${register}`)]);
    },
  );

  it('hold nothing for children in a form for adults only', () => {
    expect(helpLinesFor('university', 'adult').some(({ audience }) => audience === 'child')).toBe(
      false,
    );
  });

  it('to begin with are those of every sector, once, the ones for danger first', () => {
    const keys = helpLinesToBeginWith(['school', 'kindergarten']).map(({ key }) => key);
    for (const sector of ['school', 'kindergarten'] as const)
      for (const register of registers)
        for (const { key } of helpLinesFor(sector, register)) expect(keys).toContain(key);
    expect(keys.indexOf('children-danger')).toBe(3);
    expect(keys).not.toContain('mitt-varsel');
  });
});
