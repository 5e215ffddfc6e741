/** How hard a text is to read, for the tests of texts: by Björnsson's index, and by the length of its sentences. */

const sentencesOf = (text: string) => text.split(/(?<=[.?…:])\s+/).filter(Boolean);
const wordsOf = (text: string) => text.replace(/\{\w+\}/g, 'dag').match(/[\p{L}\d-]+/gu) ?? [];

/** Words per sentence plus the percentage of words longer than six letters (Björnsson, Läsbarhet, 1968). Below 30 is very easy. */
export function lix(texts: string[]): number {
  const words = texts.flatMap(wordsOf);
  const long = words.filter((word) => word.length > 6);
  return words.length / texts.flatMap(sentencesOf).length + (100 * long.length) / words.length;
}

export function sentencesOver(limit: number, texts: string[]): string[] {
  return texts.flatMap(sentencesOf).filter((sentence) => wordsOf(sentence).length > limit);
}
