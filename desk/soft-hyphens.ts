/** Where the longest Norwegian words may be parted in headings and narrow boxes, for browsers that know no Norwegian hyphenation. */

const parts: [RegExp, string][] = [
  [/(gjenopprettings)(?=kod)/gi, '$1\u00AD'],
  [/(autentiserings)(?=app)/gi, '$1\u00AD'],
];

/** The same text with soft hyphens: they are seen only where a line ends. */
export function softHyphens(text: string): string {
  return parts.reduce((left, [word, parted]) => left.replace(word, parted), text);
}
