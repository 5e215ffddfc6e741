/**
 * Who may do what with a case: one table for the server, which holds everybody to it, for the desk, which shows what it allows and
 * says why not, and for the documentation. Pure. A new act is a new line here, and one verb in `server/cases`.
 */
import type { CaseStatus } from './status.ts';
import { isFinished, isUnacknowledged } from './status.ts';

/** `reader`: she answers for the case, through an inbox to which it came or was taken up. `copy`: she only reads along. */
export const parts = ['reader', 'copy'] as const;
export type Part = (typeof parts)[number];

/** What must be true besides. Each is also the code of the sentence that says that it is not. */
export const needs = [
  /** A key of an inbox of hers that has the case was given to her, and this request answers for it. */
  'key',
  /** She has opened the report herself, since it came or was last opened again. */
  'opened',
  'open',
  'closed',
  /** Nobody has told the reporter yet that it is read. */
  'unacknowledged',
  /** She has said that she takes it. */
  'hers',
  'not-hers',
] as const;
export type Need = (typeof needs)[number];

type Right = {
  parts: readonly Part[];
  needs: readonly Need[];
  /** What the history says of it: the first, and what may stand there before it. */
  entries: readonly [string, ...string[]];
  /** Everybody else who reads the case gets a letter without content. */
  tells: boolean;
};

const both = parts;
const readers = ['reader'] as const;
const copies = ['copy'] as const;

export const rights = {
  read: { parts: both, needs: ['key'], entries: ['read-content', 'read-attachment'], tells: false },
  'seal-again': { parts: both, needs: ['key'], entries: ['sealed-again'], tells: false },
  /** The facts alone; what was written is printed by whoever can open it. */
  print: { parts: both, needs: [], entries: ['printed'], tells: false },
  'print-report': { parts: both, needs: ['key'], entries: ['printed'], tells: false },
  take: { parts: readers, needs: ['key', 'open', 'not-hers'], entries: ['taken'], tells: false },
  'let-go': { parts: readers, needs: ['key', 'open', 'hers'], entries: ['let-go'], tells: false },
  'take-over': { parts: copies, needs: ['key'], entries: ['taken-over'], tells: true },
  acknowledge: {
    parts: readers,
    needs: ['key', 'unacknowledged', 'opened'],
    entries: ['acknowledged', 'moved-to-list'],
    tells: false,
  },
  write: {
    parts: readers,
    needs: ['key', 'opened'],
    entries: ['message-sent', 'moved-to-list'],
    tells: false,
  },
  record: { parts: readers, needs: ['key', 'opened'], entries: ['recorded'], tells: false },
  'not-relevant': {
    parts: readers,
    needs: ['key', 'open', 'opened'],
    entries: ['not-relevant'],
    tells: false,
  },
  place: {
    parts: readers,
    needs: ['key', 'open'],
    entries: ['moved-to-list', 'set-apart-again'],
    tells: false,
  },
  'hand-down': { parts: readers, needs: ['key'], entries: ['handed-down'], tells: false },
  close: { parts: readers, needs: ['key', 'open', 'opened'], entries: ['closed'], tells: true },
  reopen: { parts: both, needs: ['key', 'closed'], entries: ['reopened'], tells: true },
  'keep-out': { parts: both, needs: ['key', 'open', 'opened'], entries: ['kept-out'], tells: true },
  'step-aside': { parts: both, needs: [], entries: ['recused'], tells: true },
} as const satisfies Record<string, Right>;

export type Act = keyof typeof rights;
export const acts = Object.keys(rights) as Act[];
/** What the history can say of an act. */
export type EntryOf<A extends Act> = (typeof rights)[A]['entries'][number];

/** How she stands to a case. `taken`: who has said that she takes it. Whether it is urgent gives nobody another right. */
export type Standing = {
  part: Part;
  status: CaseStatus;
  hasKey: boolean;
  opened: boolean;
  taken: 'nobody' | 'her' | 'another';
};

/** `reads-along`: it is for those who answer for the case; `answers`: it is for those who do not yet. Else the need that is not met. */
export type WhyNot = 'reads-along' | 'answers' | Need;
export type Judgement = { may: true } | { may: false; why: WhyNot };

export function mayDo(act: Act, standing: Standing): Judgement {
  const { parts: whose, needs: must }: Right = rights[act];
  if (!whose.includes(standing.part))
    return { may: false, why: standing.part === 'copy' ? 'reads-along' : 'answers' };
  const why = must.find((need) => !isMet(need, standing));
  return why === undefined ? { may: true } : { may: false, why };
}

function isMet(need: Need, { status, hasKey, opened, taken }: Standing): boolean {
  switch (need) {
    case 'key':
      return hasKey;
    case 'opened':
      return opened;
    case 'open':
      return !isFinished(status);
    case 'closed':
      return isFinished(status);
    case 'unacknowledged':
      return isUnacknowledged(status);
    case 'hers':
      return taken === 'her';
    case 'not-hers':
      return taken !== 'her';
  }
}

/** The entries with which a case begins anew: whoever opened the report before must open it again. */
export const reopenings: readonly string[] = ['reopened', 'goes-on'];

/** Whether somebody has opened the report herself since then. `by`: as the entries name who did it. */
export function hasOpened<Who>(history: readonly { action: string; by: Who }[], who: Who): boolean {
  const last = history.findLastIndex(({ action }) => reopenings.includes(action));
  return history.slice(last + 1).some(({ action, by }) => action === 'read-content' && by === who);
}
