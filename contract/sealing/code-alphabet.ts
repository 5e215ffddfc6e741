/**
 * The characters of every code that a person copies by hand, and the check character that catches a slip.
 * Used by follow-up codes and recovery codes alike.
 */

/** A–Z and 2–9 without 0 O 1 I L U: nothing that looks like something else, and few words by accident. */
export const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

// Bytes from here on are thrown away: 240 is the largest multiple of 30 in a byte, so every character is equally likely.
const fairLimit = 240;

/** Each character carries log2(30) = 4.9 bits. */
export function randomCharacters(count: number): string {
  let text = '';
  while (text.length < count) {
    const bytes = crypto.getRandomValues(new Uint8Array(count));
    for (const byte of bytes) if (byte < fairLimit) text += alphabet[byte % alphabet.length]!;
  }
  return text.slice(0, count);
}

/**
 * ISO/IEC 7064 hybrid system with M = 30, that is MOD 31,30 (the standard names the same for 10, 26 and 36).
 * Catches every wrong character, and 99.77 % of swapped neighbours: 60 of the 26,100 cases of (state, two
 * different characters) inside a code, and 2 of 870 at its end, are not noticed; the test counts them.
 */
export function checkCharacter(body: string): string {
  const size = alphabet.length;
  let product = size;
  for (const character of body) {
    const sum = (product + alphabet.indexOf(character)) % size;
    product = ((sum === 0 ? size : sum) * 2) % (size + 1);
  }
  return alphabet[(size + 1 - product) % size]!;
}

export type CodeReading =
  | { state: 'complete'; code: string }
  | { state: 'too-short' }
  | { state: 'wrong-character' }
  | { state: 'slip' };

/**
 * The bare characters of a code of any kind, as it comes from paper, a chat or a mail: without spaces, punctuation and quotes of any
 * sort, marks around it and format characters, which nobody sees; of wide characters the usual ones.
 */
export function bareCode(text: string): string {
  return text.replace(/[\s\p{P}\p{Cf}\p{Sm}\p{Sk}]/gu, '').normalize('NFKC');
}

/**
 * Reads a code as people type it: either case, and whatever `bareCode` forgives. `slip` means that the check character
 * does not fit, or that there are more characters than a code has.
 */
export function readCharacters(text: string, length: number): CodeReading {
  const code = bareCode(text).replace(/[a-z]/g, (letter) => letter.toUpperCase());
  if ([...code].some((character) => !alphabet.includes(character)))
    return { state: 'wrong-character' };
  if (code.length < length) return { state: 'too-short' };
  if (code.length > length || checkCharacter(code.slice(0, -1)) !== code.slice(-1))
    return { state: 'slip' };
  return { state: 'complete', code };
}

/** ABCDEFGH → ABCD-EFGH */
export function inGroups(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}
