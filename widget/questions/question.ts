/**
 * What a question is without how it looks: its name, what is lacking in its answer, and the answer in words. The form's screens
 * and the page without JavaScript show the same questions; nothing here knows a browser, a server or a template.
 */
import type { Settings } from '../../contract/api/public.ts';
import type { Language, Sector } from '../../contract/facts.ts';
import type { Draft } from './draft.ts';
import type { StepName } from './order.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import type { Translate, Values } from '../texts/translate.ts';

/** What is missing or wrong in a step's answer: the sentence that says what to do. */
export type Lack = { key: TextKey; values?: Values };

export type Choice<Code extends string> = {
  code: Code;
  label: string;
  hint?: string;
  /** A drawing beside the words (`pictures.ts`): the lines of an SVG path. */
  picture?: string;
};

/** What must be known to word questions and answers. */
export type Asked = {
  settings: Settings;
  draft: Draft;
  language: Language;
  /** All words of the language; `t` chooses among them for this reporter. */
  texts: Texts;
  t: Translate;
  /** Of the chosen place, else of the organisation. */
  sector: Sector;
};

export type Question = {
  name: StepName;
  title: TextKey;
  /** What must be mended before the next step; null when nothing is. */
  check: (draft: Draft) => Lack | null;
  /** What was answered, in words, for the page where answers are looked over; empty when nothing was. */
  answer: (asked: Asked) => string;
};

/** The choices of a list of codes, worded by `prefix.code`. */
export function worded<Code extends string>(
  { t }: Pick<Asked, 't'>,
  prefix: string,
  codes: readonly Code[],
): Choice<Code>[] {
  return codes.map((code) => ({ code, label: t(`${prefix}.${code}` as TextKey) }));
}
