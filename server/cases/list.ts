/** The desk's list of cases: facts only, first what is urgent and nobody has, a page at a time. */
import { z } from 'zod';
import { instant, id } from '../../contract/api/common.ts';
import type { ListAnswer, listQuery } from '../../contract/api/cases.ts';
import { tomorrow } from '../../contract/clock.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import type {
  ListCursor,
  ListedCase,
  ListFilter,
  ListState,
  OrganisationRow,
  StoredTree,
} from '../store/records.ts';
import { summaryOf } from './shapes.ts';

export type Question = z.output<typeof listQuery>;

const statesOf: Record<Question['show'], ListState[]> = {
  open: ['unread', 'read'],
  unread: ['unread'],
  read: ['read'],
  quarantine: ['quarantine', 'quarantine-read'],
  closed: ['closed'],
  all: ['unread', 'quarantine', 'quarantine-read', 'read', 'closed'],
};

/** The total is counted among so many cases, which takes some hundredths of a second. */
const mostCounted = 5_000;

/** `next` in the answer is the cursor of the page after; null on the last. Throws `invalid-request` for a cursor that is none of ours. */
export async function listCases(
  question: Question,
  handler: SignedInHandler,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<ListAnswer> {
  const { id: handlerId, rootId, inboxIds } = handler;
  const { limit, total } = question;
  const filter = filterOf(question, clock.now());
  const after = question.cursor === undefined ? null : readCursor(question.cursor);
  return store.read(async (records) => {
    const tree = await trees.of(records, rootId);
    const viewer = { handlerId, inboxIds };
    // One more than asked for tells whether there is a next page.
    const found = await records.cases.list(rootId, viewer, filter, after, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const isCounted = total === 'with';
    return {
      cases: page.map((listed) =>
        summaryOf(listed.case, listed.inbox, listed.next, { tree, handlerId }),
      ),
      next: found.length > limit && last ? writeCursor(last) : null,
      total: isCounted ? await records.cases.total(rootId, viewer, filter, mostCounted) : null,
      units: isCounted ? unitsOf(tree, inboxIds) : null,
    };
  });
}

function filterOf({ show, inbox, sector, unit, due, who, as }: Question, now: Date): ListFilter {
  const spans = { overdue: { from: null, until: now }, today: { from: now, until: tomorrow(now) } };
  return {
    states: statesOf[show],
    ...(inbox !== undefined && { inboxId: inbox }),
    ...(sector !== undefined && { sector }),
    ...(unit !== undefined && { unitId: unit }),
    ...(due !== undefined && { due: spans[due] }),
    ...(who !== undefined && { who }),
    ...(as !== undefined && { standing: as }),
  };
}

/** The places at and below the organisations of these inboxes, as the public list of the form names them too. */
function unitsOf({ organisations, inboxes }: StoredTree, inboxIds: string[]) {
  const tops = new Set(inboxIds.map((inboxId) => inboxes.get(inboxId)?.organisationId));
  const isBelow = ({ id, parentId }: OrganisationRow): boolean => {
    if (tops.has(id)) return true;
    const parent = organisations.get(parentId ?? '');
    return parent !== undefined && isBelow(parent);
  };
  return [...organisations.values()]
    .filter((organisation) => organisation.isUnit && isBelow(organisation))
    .map(({ id, name }) => ({ id, name }))
    .sort((one, other) => one.name.localeCompare(other.name, 'nb'));
}

/** PostgreSQL knows no year 0; no report came before 2000. */
const receivedAt = instant.regex(/^2\d{3}-/);
const parts = [
  'urgent',
  'urgent-read',
  'unread',
  'quarantine',
  'quarantine-read',
  'read',
  'closed',
] as const;
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
