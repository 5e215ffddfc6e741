/** The desk's list of cases: facts only, what is urgent and unread first, a page at a time. */
import { z } from 'zod';
import { instant, id } from '../../contract/api/common.ts';
import type { ListAnswer } from '../../contract/api/cases.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import type { ListCursor, ListedCase, ListState } from '../store/records.ts';
import { summaryOf } from './shapes.ts';

export type Question = {
  inbox?: string | undefined;
  show: 'open' | 'unread' | 'quarantine' | 'closed' | 'all';
  sector?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

const statesOf: Record<Question['show'], ListState[]> = {
  open: ['unread', 'read'],
  unread: ['unread'],
  quarantine: ['quarantine', 'quarantine-read'],
  closed: ['closed'],
  all: ['unread', 'quarantine', 'quarantine-read', 'read', 'closed'],
};

/** `next` in the answer is the cursor of the page after; null on the last. Throws `invalid-request` for a cursor that is none of ours. */
export async function listCases(
  question: Question,
  { id: handlerId, rootId, inboxIds }: SignedInHandler,
  { store, trees }: Pick<Parts, 'store' | 'trees'>,
): Promise<ListAnswer> {
  const { inbox, show, sector, limit } = question;
  const filter = {
    states: statesOf[show],
    ...(inbox !== undefined && { inboxId: inbox }),
    ...(sector !== undefined && { sector }),
  };
  const after = question.cursor === undefined ? null : readCursor(question.cursor);
  return store.read(async (records) => {
    const tree = await trees.of(records, rootId);
    const viewer = { handlerId, inboxIds };
    // One more than asked for tells whether there is a next page.
    const found = await records.cases.list(rootId, viewer, filter, after, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      cases: page.map((listed) =>
        summaryOf(listed.case, listed.inbox, listed.next, { tree, handlerId }),
      ),
      next: found.length > limit && last ? writeCursor(last) : null,
    };
  });
}

/** PostgreSQL knows no year 0; no report came before 2000. */
const receivedAt = instant.regex(/^2\d{3}-/);
const parts = ['urgent', 'unread', 'quarantine', 'quarantine-read', 'read', 'closed'] as const;
const cursorParts = z.tuple([z.enum(parts), receivedAt, id]);

function writeCursor({ part, inbox }: ListedCase): string {
  const parts = [part, inbox.receivedAt.toISOString(), inbox.caseId];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function readCursor(cursor: string): ListCursor {
  const read = cursorParts.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()));
  if (!read.success) {
    const detail = 'Give the value of `next` of the page before, or no cursor.';
    throw new Problem('invalid-request', { errors: [{ pointer: '/cursor', detail }] });
  }
  const [part, at, caseId] = read.data;
  return { part, receivedAt: new Date(at), caseId };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
