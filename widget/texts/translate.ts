/**
 * Finds the words: for this sector and this register, with an organisation's own words on top.
 * What keeps a reporter safe (emergency numbers, exit, who reads) no organisation can change.
 */
import type { Language, Register, Sector } from '../../contract/facts.ts';
import type { TextKey, Texts } from './texts.ts';

export type Values = Record<string, string | number>;
export type Translate = (key: TextKey, values?: Values) => string;

const locked =
  /^(exit|danger|line|readers|failed|doubt|unavailable|code|hours|idle|urgent|right|attachments)\b/;

/** `words` are those of one language; `own` is what the organisation says instead. */
export function translator(
  words: Texts,
  sector: Sector | null,
  register: Register,
  own: Record<string, string> = {},
): Translate {
  const texts: Record<string, string> = words;
  return (key, values = {}) => {
    const variants = [
      `${key}@${sector}@${register}`,
      `${key}@${sector}`,
      `${key}@${register}`,
      key,
    ];
    const said = locked.test(key) ? undefined : variants.find((variant) => own[variant]);
    const found = variants.find((variant) => texts[variant]);
    const text = (said && own[said]) ?? (found && texts[found]) ?? key;
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

/** '2026-11-27' → '27. november'. Both Norwegian languages have the same months, and not every browser knows nynorsk. */
export function dayText(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nb', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  // A day and its month are read as one, so they stay on one line.
  return format.format(new Date(day)).replace(' ', '\u00a0');
}
