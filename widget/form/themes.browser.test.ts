/** The colours of a site, whatever they are: the form keeps them as near as they can be read. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contrast, type Rgb } from '../../scripts/contrast.ts';
import { axeFindings, control, goOn, inForm, openForm, page, radio } from '../testing/form-page.ts';

beforeEach(async () => {
  await page.viewport(390, 844);
  await control();
});
afterEach(() => {
  document.querySelector('mobbe-skjema')?.remove();
  for (const name of ['accent', 'on-accent', 'focus'])
    document.body.style.removeProperty(`--mobbe-${name}`);
});

const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

/** As it is drawn, which a computed `oklch()` does not say. */
function drawn(colour: string): Rgb {
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
  return [red!, green!, blue!];
}

/** Light and dark, grey and loud, all around the wheel. */
const colours = ['#fff', '#000', '#777', '#ff0', '#0ff', '#f0f', '#0f0', '#f00', '#00f'].concat(
  Array.from(
    { length: 24 },
    (_, index) => `hsl(${index * 15} ${40 + (index % 3) * 30}% ${30 + (index % 4) * 15}%)`,
  ),
);

test('no colour of a site makes words or the ring of the focus too pale', async () => {
  await openForm();
  const primary = inForm('.primary')!;
  const form = document.querySelector('mobbe-skjema')!;
  const tooPale: string[] = [];
  for (const [index, colour] of colours.entries()) {
    document.body.style.setProperty('--mobbe-accent', colour);
    document.body.style.setProperty(
      '--mobbe-on-accent',
      colours[(index * 7 + 1) % colours.length]!,
    );
    document.body.style.setProperty('--mobbe-focus', colour);
    const { color: on, backgroundColor: accent } = getComputedStyle(primary);
    const ring = drawn(getComputedStyle(form).getPropertyValue('--ring'));
    const pairs = [
      ['on the accent', drawn(on), drawn(accent), 4.5],
      ['accent on paper', drawn(accent), [255, 255, 255], 4.5],
      ['accent on wash', drawn(accent), [243, 246, 248], 4.5],
      ['ring on wash', ring, [243, 246, 248], 3],
    ] as const;
    for (const [what, one, other, least] of pairs)
      if (contrast(one, other) < least)
        tooPale.push(`${colour} ${what}: ${contrast(one, other).toFixed(2)}`);
  }
  expect(tooPale).toEqual([]);
});

test('a colour that can be read stays what it is', async () => {
  await openForm();
  document.body.style.setProperty('--mobbe-accent', '#a3162b');
  expect(drawn(getComputedStyle(inForm('.primary')!).backgroundColor)).toEqual([163, 22, 43]);
});

test('in a yellow theme every word of a screen can be read', async () => {
  document.body.style.setProperty('--mobbe-accent', '#ffd500');
  document.body.style.setProperty('--mobbe-on-accent', '#000');
  await openForm();
  await radio('Jeg er usikker').click();
  expect(await axeFindings()).toEqual([]);
  await goOn();
  expect(await axeFindings()).toEqual([]);
});
