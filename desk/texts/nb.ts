/** The desk in bokmål. Handlers use the desk a few times a year, so each text says what to do next. */
import { acts } from './nb/acts.ts';
import { cases } from './nb/cases.ts';
import { invitation, recovery, signIn, unlock } from './nb/coming-in.ts';
import { deadlines } from './nb/deadlines.ts';
import { firstKey } from './nb/first-key.ts';
import { frame, idle, problems, sealing, waitUntil } from './nb/frame.ts';
import { front } from './nb/front.ts';
import { clocks, list } from './nb/list.ts';
import { newCode } from './nb/new-code.ts';
import { words } from './nb/words.ts';

export const nb = {
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

export type Texts = typeof nb;
