/**
 * The shape that every language must have, so that a missing or an extra key is a compile error.
 * A text is asked for by its plain key; the translator finds the variant for sector and register.
 */
import type { nb as attachments } from './attachments/nb.ts';
import type { words } from './first-nb.ts';
import type { nb } from './nb.ts';
import type { OpeningTexts } from './opening.ts';

export type FirstTexts = Record<keyof typeof words, string>;
export type LaterTexts = Record<keyof typeof nb, string>;
export type Texts = OpeningTexts & FirstTexts & LaterTexts;

/** Of pictures that come with a report: fetched where the organisation takes them. */
export type AttachmentTexts = Record<keyof typeof attachments, string>;

type Plain<Key extends string> = Key extends `${infer Name}@${string}` ? Name : Key;
export type TextKey = Plain<keyof Texts | keyof typeof attachments>;
