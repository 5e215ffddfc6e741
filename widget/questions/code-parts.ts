/**
 * Two of the four groups of the code, asked back before the reporter is done: a slip on paper is found while it can be mended.
 * Nobody knows the code again afterwards.
 */
const groups = 4;

/** Counted from 1, as people count. */
export type Parts = readonly [first: number, second: number];

export function chooseParts(): Parts {
  // Six pairs; 252 is the greatest multiple of six that a byte can hold, so each is as likely.
  const [byte] = crypto.getRandomValues(new Uint8Array(1));
  return byte! < 252 ? pairs[byte! % pairs.length]! : chooseParts();
}

const pairs: Parts[] = [];
for (let first = 1; first < groups; first++)
  for (let second = first + 1; second <= groups; second++) pairs.push([first, second]);

/** '2-4' as parts; null for anything else. */
export const partsFrom = (text: string): Parts | null =>
  pairs.find((parts) => parts.join('-') === text) ?? null;

/** Which of the two are not as in the code, for which the groups may be joined or not. Case, spaces and dashes do not matter. */
export function slipsIn(code: string, parts: Parts, typed: readonly string[]): number[] {
  const whole = plain(code);
  const size = whole.length / groups;
  return [0, 1].filter((index) => {
    const from = (parts[index]! - 1) * size;
    return plain(typed[index] ?? '') !== whole.slice(from, from + size);
  });
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
