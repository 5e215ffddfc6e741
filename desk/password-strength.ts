/**
 * How well a password protects, told plainly: length decides, and only what is easily guessed is held against it.
 * No rules of composition: they make passwords worse (NIST SP 800-63B §5.1.1.2).
 */

const shortest = 12;

export type Strength = 'too-short' | 'easily-guessed' | 'good' | 'strong';

const wellKnown = [
  'password',
  'passord',
  'qwerty',
  'abcdef',
  '123456',
  'mobbeknapp',
  'sommer',
  'vinter',
  'velkommen',
  'welcome',
];

/** `personal`: words that whoever guesses tries first, as the e-mail address and the name. */
export function strengthOf(password: string, personal: string[] = []): Strength {
  const length = [...password].length;
  if (length < shortest) return 'too-short';
  const rest = personal
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 3)
    .concat(wellKnown)
    .reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase());
  if (new Set(rest).size < 5 || [...rest].length < shortest / 2) return 'easily-guessed';
  return length >= 16 ? 'strong' : 'good';
}
