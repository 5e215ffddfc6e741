/** Codes are fair, forgiving to type, and catch slips at exactly the rate that the comment states. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  alphabet,
  checkCharacter,
  inGroups,
  randomCharacters,
  readCharacters,
} from './code-alphabet.ts';
import { formatCode, newFollowUpCode, readCode } from './follow-up-code.ts';
import { isRecoveryCode, newRecoveryCode } from './recovery.ts';

const bodies = fc.string({
  unit: fc.constantFrom(...Array.from(alphabet)),
  minLength: 15,
  maxLength: 15,
});
const codes = bodies.map((body) => body + checkCharacter(body));

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the alphabet', () => {
  it('is thirty characters, none of them like another', () => {
    expect(new Set(alphabet).size).toBe(30);
    expect(alphabet).toMatch(/^[A-Z2-9]+$/);
    expect(alphabet).not.toMatch(/[0O1ILU]/);
  });

  it('is drawn from fairly: the 16 bytes above 239 are thrown away, the rest give each character eight times', () => {
    const rounds = [(index: number) => 240 + (index % 16), (index: number) => index];
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((bytes) => {
      const round = rounds.shift()!;
      const view = bytes as unknown as Uint8Array;
      for (let index = 0; index < view.length; index += 1) view[index] = round(index);
      return bytes;
    });
    const drawn = randomCharacters(240);
    for (const character of alphabet) expect(drawn.split(character).length - 1).toBe(8);
    expect(rounds).toEqual([]);
  });
});

describe('a follow-up code', () => {
  it('is sixteen characters that read back, and never the same', () => {
    const many = Array.from({ length: 500 }, newFollowUpCode);
    expect(new Set(many).size).toBe(500);
    for (const code of many) {
      expect(code).toMatch(/^[A-HJKMNP-TV-Z2-9]{16}$/);
      expect(readCode(code)).toEqual({ state: 'complete', code });
    }
  });

  it('is shown in four groups', () => {
    expect(formatCode('ABCDEFGHJKMNPQRS')).toBe('ABCD-EFGH-JKMN-PQRS');
  });

  it('is read in either case, with any spaces and dashes', () => {
    const filler = fc.stringMatching(/^[ \t\n\u00a0\-\u2010-\u2015]{0,3}$/);
    fc.assert(
      fc.property(
        codes,
        fc.array(fc.tuple(filler, fc.boolean()), { minLength: 16, maxLength: 16 }),
        (code, noise) => {
          const typed = noise.map(
            ([space, small], at) =>
              space + (small ? code.charAt(at).toLowerCase() : code.charAt(at)),
          );
          expect(readCode(typed.join(''))).toEqual({ state: 'complete', code });
        },
      ),
    );
  });

  it.each([
    ['from a sentence', (code: string) => `${code}.`],
    ['in quotes', (code: string) => `«${code}»`],
    ['in other quotes', (code: string) => `“${code}”, '${code.slice(0, 0)}'`],
    ['marked in a chat', (code: string) => `*\`${code}\`*`],
    [
      'with characters nobody sees',
      (code: string) => `\ufeff\u2066${[...code].join('\u200b')}\u2069\u00ad`,
    ],
    ['with minus signs', (code: string) => formatCode(code).replaceAll('-', '−')],
    [
      'with dots and a slash',
      (code: string) => formatCode(code).replace('-', '·').replace('-', '/'),
    ],
    [
      'in wide characters',
      (code: string) =>
        [...code].map((one) => String.fromCodePoint(one.codePointAt(0)! + 0xfee0)).join('\u3000'),
    ],
  ])('is read %s', (_, written) => {
    for (const code of ['ABCDEFGHJKMNPQR', '23456789ZYXWVTS'].map(
      (body) => body + checkCharacter(body),
    ))
      for (const typed of [code, code.toLowerCase()])
        expect(readCode(written(typed))).toEqual({ state: 'complete', code });
    const recovery = newRecoveryCode();
    expect(isRecoveryCode(written(recovery.replaceAll('-', '')))).toBe(true);
  });

  it('that is not whole yet is too short', () => {
    fc.assert(
      fc.property(codes, fc.nat({ max: 15 }), (code, length) => {
        expect(readCode(code.slice(0, length))).toEqual({ state: 'too-short' });
      }),
    );
  });

  it.each([...Array.from('0O1ILUolui'), 'Å', 'ß', 'ı', '🎒', '①', '\u0000'])(
    'with “%s” in it has a wrong character',
    (character) => {
      const code = newFollowUpCode();
      expect(readCode(code.slice(0, 7) + character + code.slice(8))).toEqual({
        state: 'wrong-character',
      });
      expect(readCode(character)).toEqual({ state: 'wrong-character' });
    },
  );

  it('with a character too many is a slip', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom(...Array.from(alphabet)), (code, more) => {
        expect(readCode(code + more)).toEqual({ state: 'slip' });
      }),
    );
  });
});

describe('the check character', () => {
  it('catches every single wrong character', () => {
    fc.assert(
      fc.property(codes, (code) => {
        for (let at = 0; at < code.length; at += 1) {
          for (const other of alphabet) {
            if (other === code[at]) continue;
            expect(readCode(code.slice(0, at) + other + code.slice(at + 1)).state).toBe('slip');
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('misses 60 of 26,100 swapped neighbours inside a code, all of them neighbours in the alphabet too', () => {
    // One character before the pair brings the calculation to each of its thirty states once.
    let missed = 0;
    let tried = 0;
    for (const before of alphabet) {
      for (const [one, other] of pairs()) {
        tried += 1;
        if (checkCharacter(before + one + other) !== checkCharacter(before + other + one)) continue;
        missed += 1;
        expect([1, 29]).toContain(Math.abs(alphabet.indexOf(one) - alphabet.indexOf(other)));
      }
    }
    expect([missed, tried]).toEqual([60, 26_100]);
  });

  it('misses 2 of 870 swaps of itself with the character before', () => {
    let missed = 0;
    let tried = 0;
    for (const before of alphabet) {
      for (const last of alphabet) {
        const check = checkCharacter(before + last);
        if (check === last) continue;
        tried += 1;
        if (checkCharacter(before + check) === last) missed += 1;
      }
    }
    expect([missed, tried]).toEqual([2, 870]);
  });

  it('is calculated as the standard does', () => {
    // By hand, for 'AB' (values 0 and 1), M = 30: P = 30 → S = 30 → P = 60 mod 31 = 29; S = 30 → P = 29; the check
    // value c makes (29 + c) mod 30 = 1, so c = 2: 'C'.
    expect(checkCharacter('AB')).toBe('C');
  });
});

describe('a recovery code', () => {
  it('is seven groups of four with more than 120 random bits, and never the same', () => {
    const many = Array.from({ length: 200 }, newRecoveryCode);
    expect(new Set(many).size).toBe(200);
    for (const code of many) {
      expect(code).toMatch(/^([A-HJKMNP-TV-Z2-9]{4}-){6}[A-HJKMNP-TV-Z2-9]{4}$/);
      expect(isRecoveryCode(code)).toBe(true);
      expect(isRecoveryCode(code.toLowerCase().replaceAll('-', ' '))).toBe(true);
    }
    expect(27 * Math.log2(alphabet.length)).toBeGreaterThan(120);
  });

  it('is no follow-up code, and the other way round', () => {
    expect(isRecoveryCode(newFollowUpCode())).toBe(false);
    expect(readCode(newRecoveryCode()).state).toBe('slip');
  });

  it('with a slip is none', () => {
    const code = newRecoveryCode();
    const other = code.startsWith('A') ? 'B' : 'A';
    expect(isRecoveryCode(other + code.slice(1))).toBe(false);
    expect(isRecoveryCode(code.slice(0, -1))).toBe(false);
    expect(isRecoveryCode('')).toBe(false);
  });
});

it('an empty text has no groups and is too short', () => {
  expect(inGroups('')).toBe('');
  expect(readCharacters('', 16)).toEqual({ state: 'too-short' });
});

function pairs(): [string, string][] {
  return Array.from(alphabet).flatMap((one) =>
    Array.from(alphabet)
      .filter((other) => other !== one)
      .map((other): [string, string] => [one, other]),
  );
}
