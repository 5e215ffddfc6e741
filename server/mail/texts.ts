/**
 * The letters' texts by language. The three files hold the same keys and placeholders: the types and a test say so.
 */
import type { Language } from '../../contract/facts.ts';
import { en } from './texts/en.ts';
import { nb } from './texts/nb.ts';
import { nn } from './texts/nn.ts';

export type LetterTextKey = keyof typeof nb;
export type LetterTexts = Record<LetterTextKey, string>;

export const letterTexts: Record<Language, LetterTexts> = { nb, nn, en };
