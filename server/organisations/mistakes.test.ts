/** Each mistake in the file: its line, its field, and what to write, in English and in bokmål; and never the program's own talk. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DescriptionError, readDescription } from './description.ts';
import { textOfFile } from './file-text.ts';
import { mistakeLanguages, type MistakeLanguage } from './mistake-texts.ts';
import { planOf } from './plan.ts';

const example = readFileSync('examples/organisations.yaml', 'utf8');

function said(from: string, to: string, language: MistakeLanguage): string {
  const text = example.replace(from, to);
  expect(text).not.toBe(example);
  try {
    readDescription(text, language).forEach(planOf);
  } catch (error) {
    expect(error).toBeInstanceOf(DescriptionError);
    return (error as Error).message;
  }
  return 'nothing';
}

describe('a file that is not UTF-8', () => {
  const windows = (text: string) => Uint8Array.from([...text].map((one) => one.codePointAt(0)!));

  test('is refused with the line of the first letter that is in another encoding', () => {
    const bytes = windows('organisations:\n  - slug: blafjell\n    name: Blåfjell skole\n');
    expect(textOfFile(bytes)).toEqual({
      fault: expect.stringMatching(/^Line 3: .*not UTF-8.*save/),
    });
    expect(textOfFile(bytes, 'nb')).toEqual({
      fault: expect.stringMatching(/^Linje 3: filen er ikke UTF-8.*lagre den som UTF-8/),
    });
  });

  test('is refused as UTF-16, with its mark and without', () => {
    for (const mark of ['\ufeff', '']) {
      const bytes = Buffer.from(`${mark}organisations:\n`, 'utf16le');
      expect(textOfFile(bytes)).toEqual({ fault: expect.stringContaining('UTF-16') });
    }
  });

  test('is refused where a letter was lost already', () => {
    expect(textOfFile(Buffer.from('a: b\nname: Bl\ufffdfjell\n'))).toEqual({
      fault: expect.stringMatching(/^Line 2: a letter was lost here/),
    });
  });

  test('is no file in UTF-8, with a mark in front or letters in two pieces: they are read as one', () => {
    const read = textOfFile(Buffer.from('\ufeffname: Bla\u030afjell\n'));
    expect(read).toEqual({ text: 'name: Bl\u00e5fjell\n' });
  });
});

describe('a mistake', () => {
  const cases: [string, string, string, RegExp, RegExp][] = [
    [
      'a number where a name is',
      'name: Lillevik skole',
      'name: 2027',
      /name: write it in quotes: '2027'/,
      /skriv det i anførselstegn: '2027'/,
    ],
    [
      'a phone number without quotes',
      'verifiedOn: 2026-11-01 }',
      'phone: 12345678 }',
      /phone: write it in quotes: '12345678'/,
      /phone: skriv det i anførselstegn/,
    ],
    [
      'a slug with å',
      'slug: lillevik-skole',
      'slug: lillevik-skåle',
      /slug: write it as in slug: lillevik-skole/,
      /slug: skriv det som i slug/,
    ],
    [
      'a field with a slip in it',
      'standing: team',
      'standin: team',
      /there is no field standin here; did you mean standing\?/,
      /feltet standin finnes ikke her; mente du standing\?/,
    ],
    [
      'a kind that is none',
      'kind: school',
      'kind: skole',
      /kind: write one of .*school.*, not skole/,
      /kind: skriv en av .*school.*, ikke skole/,
    ],
    [
      'a field that is missing',
      'name: Lillevik skole',
      '',
      /name: is missing; write name: Lillevik skole/,
      /name: mangler; skriv name: Lillevik skole/,
    ],
    [
      'a name as one text',
      'name: { nb: Beredskapsteam, nn: Beredskapsteam, en: Response team }',
      'name: Beredskapsteam',
      /name: write its parts below it, such as \{ nb: Rektor/,
      /name: skriv delene under det/,
    ],
    [
      'a local part with ø',
      'rektor@lillevik.example',
      'bjørn@lillevik.example',
      /email: few mail servers take letters/,
      /email: få e-postservere tar imot æ, ø og å foran @/,
    ],
    [
      'an inbox that is not there',
      'escalatesTo: lillevik/skoleeier',
      'escalatesTo: lillevik/eier',
      /escalatesTo: escalatesTo names the inbox lillevik\/eier/,
      /escalatesTo nevner innboksen lillevik\/eier, som ikke er beskrevet/,
    ],
    [
      'a person twice',
      'vara@lillevik.example',
      'eier@lillevik.example',
      /email: eier@lillevik.example is written twice/,
      /er skrevet to ganger i én innboks/,
    ],
    ['YAML that breaks off', 'organisations:\n  - slug', 'organisations:\n  - [slug', /./, /YAML/],
  ];

  test.each(cases)(
    '%s is told with its line, its field and the cure',
    (_, from, to, inEnglish, inBokmal) => {
      expect(said(from, to, 'en')).toMatch(/^Line \d+: /);
      expect(said(from, to, 'en')).toMatch(inEnglish);
      expect(said(from, to, 'nb')).toMatch(/^Linje \d+: /);
      expect(said(from, to, 'nb')).toMatch(inBokmal);
      for (const language of mistakeLanguages)
        expect(said(from, to, language)).not.toMatch(
          /Invalid|expected|received|\^\[|\\d|undefined|@\w+-?\w*$/,
        );
    },
  );

  test('that is the whole file says how a file begins', () => {
    for (const text of ['', 'hei', '- a', '42'])
      expect(() => readDescription(text)).toThrow(/must begin with organisations:|is missing/);
  });
});

describe('a domain with letters beyond a to z', () => {
  test('becomes xn-- in an address and an origin, as mail servers and browsers write it', () => {
    const [top] = readDescription(
      example
        .replace('rektor@lillevik.example', 'Rektor@blåfjell.example')
        .replace('[https://www.lillevik.example]', '[https://www.blåfjell.example]'),
    );
    expect(top!.origins).toEqual(['https://www.xn--blfjell-fxa.example']);
    expect(JSON.stringify(top)).toContain('"rektor@xn--blfjell-fxa.example"');
  });
});

describe('how letters are known', () => {
  const written = (letters: string) =>
    said('unit: false', `letters: ${letters}\n    unit: false`, 'en');

  test('is written at the top, and names no place and no role below it', () => {
    expect(written('{ sender: Lillevik kommune, word: Blåklokke, invitedBy: Siv Skolesjef }')).toBe(
      'nothing',
    );
    expect(written('{ sender: Lillevik skole }')).toMatch(
      /^Line \d+: .*mail servers read them. Leave out "Lillevik skole"/,
    );
    expect(written('{ word: Beredskapsteam }')).toContain('Leave out "Beredskapsteam"');
    expect(written('{ sender: "x <a@b.no>" }')).toContain('letters, digits and spaces');
    expect(written('{ sender: "x\\ny" }')).toContain('on one line, 1 to 60 characters');
    expect(
      said('name: Lillevik skole', 'name: Lillevik skole\n        letters: { word: Lyng }', 'en'),
    ).toContain('write letters at the top of the tree, in lillevik');
  });
});
