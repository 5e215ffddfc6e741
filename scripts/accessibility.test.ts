/** Holds docs/accessibility.md to WCAG 2.2 and to the tests it names: every criterion once, every test there. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const page = read('docs/accessibility.md');
const script = read('docs/accessibility-speech.md');

/** The rows of the table that begins with this heading, without the heading and the line below it. */
function table(text: string, first: string): string[][] {
  const lines = text.slice(text.indexOf(`| ${first} |`)).split('\n');
  return lines
    .slice(
      2,
      lines.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim()),
    );
}

const namesIn = (cell: string) =>
  cell.split(', ').filter((name) => !['–', 'by hand'].includes(name));
const criteria = table(page, 'criterion');
const letters = table(page, 'letter');
const tests = table(page, 'name');

/** Level A and AA of https://www.w3.org/TR/WCAG22/, in its order; 4.1.1 was taken out of it. */
const wcag =
  `1.1.1 Non-text Content | 1.2.1 Audio-only and Video-only (Prerecorded) | 1.2.2 Captions (Prerecorded)
1.2.3 Audio Description or Media Alternative (Prerecorded) | 1.2.4 Captions (Live) AA
1.2.5 Audio Description (Prerecorded) AA | 1.3.1 Info and Relationships | 1.3.2 Meaningful Sequence
1.3.3 Sensory Characteristics | 1.3.4 Orientation AA | 1.3.5 Identify Input Purpose AA | 1.4.1 Use of Color
1.4.2 Audio Control | 1.4.3 Contrast (Minimum) AA | 1.4.4 Resize Text AA | 1.4.5 Images of Text AA | 1.4.10 Reflow AA
1.4.11 Non-text Contrast AA | 1.4.12 Text Spacing AA | 1.4.13 Content on Hover or Focus AA | 2.1.1 Keyboard
2.1.2 No Keyboard Trap | 2.1.4 Character Key Shortcuts | 2.2.1 Timing Adjustable | 2.2.2 Pause, Stop, Hide
2.3.1 Three Flashes or Below Threshold | 2.4.1 Bypass Blocks | 2.4.2 Page Titled | 2.4.3 Focus Order
2.4.4 Link Purpose (In Context) | 2.4.5 Multiple Ways AA | 2.4.6 Headings and Labels AA | 2.4.7 Focus Visible AA
2.4.11 Focus Not Obscured (Minimum) AA | 2.5.1 Pointer Gestures | 2.5.2 Pointer Cancellation | 2.5.3 Label in Name
2.5.4 Motion Actuation | 2.5.7 Dragging Movements AA | 2.5.8 Target Size (Minimum) AA | 3.1.1 Language of Page
3.1.2 Language of Parts AA | 3.2.1 On Focus | 3.2.2 On Input | 3.2.3 Consistent Navigation AA
3.2.4 Consistent Identification AA | 3.2.6 Consistent Help | 3.3.1 Error Identification | 3.3.2 Labels or Instructions
3.3.3 Error Suggestion AA | 3.3.4 Error Prevention (Legal, Financial, Data) AA | 3.3.7 Redundant Entry
3.3.8 Accessible Authentication (Minimum) AA | 4.1.2 Name, Role, Value | 4.1.3 Status Messages AA`
    .split(/ \| |\n/)
    .map((line) => (line.endsWith(' AA') ? [line.slice(0, -3), 'AA'] : [line, 'A']));

describe('docs/accessibility.md', () => {
  test('has every criterion of WCAG 2.2 A and AA once, by its name and level', () => {
    expect(wcag).toHaveLength(55);
    expect(criteria.map(([name, level]) => [name, level])).toEqual(wcag);
  });

  test('says of each what holds, in one of three words, and how that is shown', () => {
    const words = ['supports', 'partly', 'not applicable'];
    const wrong = criteria.filter(
      ([, , form, pages, desk, shown]) =>
        [form, pages, desk].some((word) => !words.includes(word!)) ||
        ([form, pages, desk].includes('supports') && shown === '–'),
    );
    expect(wrong).toEqual([]);
  });

  test('names under the gaps what is said to hold in part', () => {
    const gaps = page.slice(page.indexOf('## Known gaps'), page.indexOf('## What is tried'));
    const partly = criteria
      .filter((row) => row.includes('partly'))
      .map(([name]) => name!.split(' ')[0]!);
    expect(partly.length).toBeGreaterThan(0);
    expect(partly.filter((number) => !gaps.includes(number))).toEqual([]);
  });

  test('has every letter of the list, from a to m', () => {
    expect(letters.map(([letter]) => letter)).toEqual('abcdefghijklm'.split(''));
  });

  test('names only tests that its table has, and has none that it does not name', () => {
    const named = [...criteria.map((row) => row[5]!), ...letters.map((row) => row[2]!)];
    const known = tests.map(([name]) => name!);
    expect([...new Set(named.flatMap(namesIn))].sort()).toEqual([...known].sort());
    expect(new Set(known).size).toBe(known.length);
  });

  test.each(tests)('the test called %s is there: %s, “%s”', (_name, file, title) => {
    const path = file.replaceAll('`', '');
    expect(existsSync(new URL(`../${path}`, import.meta.url)), path).toBe(true);
    const source = read(path);
    const escaped = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    expect(source).toMatch(new RegExp(`(?:test|it|describe)[^;]*?['"\`]${escaped}['"\`]`));
  });

  test('has the text for the statement in bokmål and nynorsk, with the same places to fill in', () => {
    const after = page.slice(page.indexOf('## Tilgjengelighetserklæring'));
    const [, nb, nn] = after.split(/^### (?:Bokmål|Nynorsk|For the desk)$/m);
    const places = (text: string) => [...text.matchAll(/\[[^\]]+\]/g)].length;
    expect(places(nb!)).toBeGreaterThan(4);
    expect(places(nn!)).toBe(places(nb!));
  });
});

describe('docs/accessibility-speech.md', () => {
  const screens = (language: string) =>
    [...read(`docs/speech/form-${language}.md`).matchAll(/^## (.*)$/gm)].map(([, name]) => name);

  test('has a row for every screen of the form, in three languages the same', () => {
    expect(table(script, 'screen').map(([name]) => name!.replace(/[| ]+$/, ''))).toEqual(
      screens('nb'),
    );
    expect(screens('nn')).toEqual(screens('nb'));
    expect(screens('en')).toEqual(screens('nb'));
  });
});
