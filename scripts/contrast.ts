/** The contrast of two colours as WCAG 2.2 defines it, for the tests of what is drawn. */

/** Each from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rgb` and `#rrggbb`. */
export function rgbOf(hex: string): Rgb {
  const long = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
  const channel = (start: number) => Number.parseInt(long.slice(start, start + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

/** From 1, the same colour, to 21, black on white (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
export function contrast(one: Rgb, other: Rgb): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
