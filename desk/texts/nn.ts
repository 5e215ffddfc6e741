/** The desk in nynorsk; the compiler holds it to the keys of bokmål. */
import { acts } from './nn/acts.ts';
import { cases } from './nn/cases.ts';
import { invitation, recovery, signIn, unlock } from './nn/coming-in.ts';
import { deadlines } from './nn/deadlines.ts';
import { firstKey } from './nn/first-key.ts';
import { frame, idle, problems, sealing, waitUntil } from './nn/frame.ts';
import { front } from './nn/front.ts';
import { clocks, list } from './nn/list.ts';
import { newCode } from './nn/new-code.ts';
import { words } from './nn/words.ts';
import type { Texts } from './nb.ts';

export const nn: Texts = {
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
