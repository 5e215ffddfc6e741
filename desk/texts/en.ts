/** The desk in English; the compiler holds it to the keys of bokmål. */
import { acts } from './en/acts.ts';
import { cases } from './en/cases.ts';
import { invitation, recovery, signIn, unlock } from './en/coming-in.ts';
import { deadlines } from './en/deadlines.ts';
import { firstKey } from './en/first-key.ts';
import { frame, idle, problems, sealing, waitUntil } from './en/frame.ts';
import { front } from './en/front.ts';
import { clocks, list } from './en/list.ts';
import { newCode } from './en/new-code.ts';
import { words } from './en/words.ts';
import type { Texts } from './nb.ts';

export const en: Texts = {
  frame,
  problems,
  waitUntil,
  sealing,
  idle,
  signIn,
  unlock,
  invitation,
  recovery,
  newCode,
  firstKey,
  front,
  list,
  clocks,
  acts,
  deadlines,
  cases,
  words,
};
