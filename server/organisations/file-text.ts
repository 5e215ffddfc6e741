/**
 * The bytes of a description as text: UTF-8 and nothing else. A file from Windows that is read leniently loses its æ, ø and å without a word,
 * and reporters would look for a school that is written with question marks.
 */
import { mistakeText, type MistakeKey, type MistakeLanguage } from './mistake-texts.ts';

/** Normalised to NFC, for the same name may be typed in two ways. `fault`: the line and what to do. */
export function textOfFile(
  bytes: Uint8Array,
  language: MistakeLanguage = 'en',
): { text: string } | { fault: string } {
  const fault = (line: number, key: MistakeKey) => ({
    fault: `${mistakeText(language, 'line', { line })}: ${mistakeText(language, key)}.`,
  });
  if (isUtf16(bytes)) return fault(1, 'utf-16');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fault(badLine(bytes), 'not-utf8');
  }
  const lost = text.indexOf('�');
  if (lost !== -1) return fault(text.slice(0, lost).split('\n').length, 'lost');
  return { text: text.normalize('NFC') };
}

/** By its mark, or by the noughts between its letters. */
function isUtf16(bytes: Uint8Array): boolean {
  const mark = [bytes[0], bytes[1]].join(' ');
  return mark === '255 254' || mark === '254 255' || bytes.subarray(0, 100).includes(0);
}

/** The first line, counted from 1, that cannot be read. A line's end is one byte in UTF-8, and stands in no other character. */
function badLine(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const to = end === -1 ? bytes.length : end;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to + 1;
  }
  return line;
}
