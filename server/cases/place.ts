/**
 * Moves a case between the ordinary list and what was set apart: somebody has looked, and it may be genuine; or she takes
 * that back. Only what was set apart when it came can be put back there.
 */
import type { z } from 'zod';
import type { CaseAnswer, placementRequest } from '../../contract/api/cases.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import type { Records, StoredTree } from '../store/records.ts';
import {
  changeCase,
  isQuarantine,
  isSetApart,
  moveInboxes,
  openedCase,
  type SeenCase,
} from './access.ts';
import { showCase } from './show.ts';
import { tellReaders } from './tell.ts';

/** `revision` is the one that the handler saw. Throws `not-found`, `not-allowed`, and `case-changed`, which also says that it lies there already or may not lie there. */
export async function placeCase(
  caseId: string,
  { revision, intake }: z.infer<typeof placementRequest>,
  handler: SignedInHandler,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<CaseAnswer> {
  return store.transaction(async (records) => {
    const seen = await openedCase(records, handler, caseId, trees);
    await changeCase(records, seen.case, revision, {});
    const at = clock.now();
    if (intake === 'ordinary') {
      if (!isSetApart(seen)) throw lies('The case lies in the ordinary list already.');
      await release(records, seen, handler, await trees.of(records, handler.rootId), at);
    } else await putBack(records, seen, handler, at);
    return showCase(records, caseId, handler, { trees, clock });
  });
}

/** Whoever answers the reporter, or says that the report is read, takes it for genuine: nothing where it is not set apart. */
export async function takeForGenuine(
  records: Records,
  seen: SeenCase,
  handler: Pick<SignedInHandler, 'id'>,
  tree: StoredTree,
  now: Date,
): Promise<void> {
  if (isSetApart(seen)) await release(records, seen, handler, tree, now);
}

/** Now the readers are told, as of any report. */
async function release(
  records: Records,
  { case: row, inboxes }: SeenCase,
  handler: Pick<SignedInHandler, 'id'>,
  tree: StoredTree,
  now: Date,
): Promise<void> {
  await moveInboxes(records, row, inboxes, { quarantine: 'unread', 'quarantine-read': 'read' });
  await note(records, row, handler, 'moved-to-list', now);
  const released = inboxes.filter(({ state }) => isQuarantine(state));
  const told = { inboxes: released.map(({ inboxId }) => inboxId), handlerId: handler.id };
  await tellReaders(records, row, told, tree, now);
}

/** An answered case stays where it is: the reporter was told that it is read. */
async function putBack(
  records: Records,
  { case: row, inboxes }: SeenCase,
  handler: Pick<SignedInHandler, 'id'>,
  now: Date,
): Promise<void> {
  const history = await records.audit.ofChain(row.rootId, row.id);
  const cameApart = history.some(
    ({ action, params }) => action === 'received' && params['intake'] === 'quarantine',
  );
  if (!cameApart) throw lies('Only a case that was set apart when it came can be put back there.');
  if (row.status !== 'received')
    throw lies('The reporter was told that the case is read: it stays in the ordinary list.');
  if (isSetApart({ inboxes })) throw lies('The case is set apart already.');
  await moveInboxes(records, row, inboxes, { unread: 'quarantine', read: 'quarantine-read' });
  await note(records, row, handler, 'set-apart-again', now);
}

async function note(
  records: Records,
  { id, rootId }: SeenCase['case'],
  handler: Pick<SignedInHandler, 'id'>,
  action: 'moved-to-list' | 'set-apart-again',
  at: Date,
): Promise<void> {
  await records.audit.append(rootId, id, {
    action,
    handlerId: handler.id,
    params: {},
    at,
  });
}

function lies(detail: string): Problem {
  return new Problem('case-changed', { detail });
}
