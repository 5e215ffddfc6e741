/**
 * "Det fortsetter": a reporter says through the code that it goes on, and her closed case is open again. That she says it is all that is
 * kept: whether and when she came back without saying so is not.
 */
import type { z } from 'zod';
import type { goesOnAnswer } from '../../contract/api/public.ts';
import { isFinished, type CaseStatus } from '../../contract/cases/status.ts';
import { lyingOf, nextBesides } from '../../contract/next-reader.ts';
import { accessTokenHashOf } from '../http/access-token.ts';
import { checkOrigin, refuseHostPage } from '../http/origin.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import type { CaseDeadline } from '../../contract/cases/deadlines.ts';
import type { CaseInboxRow, CaseRow, Records, StoredTree } from '../store/records.ts';
import { toRouteTree } from '../store/tree.ts';
import { changeCase, reachedOf } from './access.ts';
import { nobodyHasIt } from './close.ts';
import { goTo, liveIn, wentTo } from './hand-over.ts';
import { beginAnew, openAgain } from './reopen.ts';
import { tellReaders } from './tell.ts';

type Lies = { case: CaseRow; inboxes: CaseInboxRow[]; deadlines: CaseDeadline[] };

/**
 * All who read it are told, as of any report. Said again after it was closed again, it goes up one level too. Of an open case it changes nothing:
 * answers how it is then. Throws `code-unknown`, `origin-not-allowed` and `frame-required`.
 */
export async function saysItGoesOn(
  authorization: string | undefined,
  origin: string | undefined,
  {
    store,
    trees,
    clock,
    wake,
    config,
  }: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake' | 'config'>,
): Promise<z.infer<typeof goesOnAnswer>> {
  const hash = accessTokenHashOf(authorization);
  const { status, isOpenedAgain } = await store.transaction(async (records) => {
    const report = await records.reports.byAccessToken(hash);
    if (!report) throw new Problem('code-unknown');
    const { rootId, caseId } = report;
    const tree = await trees.of(records, rootId);
    checkOrigin(origin, tree, config.publicUrl);
    await records.cases.hold(rootId, caseId);
    const lies = (await records.cases.find(rootId, caseId))!;
    refuseHostPage(origin, lies.case.unitId, tree, config.publicUrl);
    const before = lies.case.status as CaseStatus;
    if (!isFinished(before)) return { status: before, isOpenedAgain: false };
    await openItAgain(records, lies, tree, clock.now());
    return { status: openAgain.status, isOpenedAgain: true };
  });
  if (isOpenedAgain) wake();
  return { status };
}

async function openItAgain(
  records: Records,
  lies: Lies,
  stored: StoredTree,
  now: Date,
): Promise<void> {
  const { case: row, inboxes } = lies;
  const history = await records.audit.ofChain(row.rootId, row.id);
  const { to } = await beginAnew(records, lies, stored, now);
  const wasInVain = history.some(({ action }) => action === 'goes-on');
  const up = wasInVain && to.length === 0 ? await oneLevelUp(records, lies, stored, now) : to;
  await changeCase(records, row, row.revision, { ...openAgain, ...nobodyHasIt });
  const entry = { action: 'goes-on', handlerId: null, params: wentTo(up), at: now };
  await records.audit.append(row.rootId, row.id, entry);
  const reached = reachedOf(inboxes).map(({ inboxId }) => inboxId);
  const told = { inboxes: [...new Set([...reached, ...up])], handlerId: null };
  await tellReaders(records, row, told, stored, now);
}

/** Those who answered for it have closed it twice, and it goes on. */
async function oneLevelUp(
  records: Records,
  { case: row, inboxes }: Lies,
  stored: StoredTree,
  now: Date,
): Promise<string[]> {
  const tree = toRouteTree(stored, now);
  const lying = lyingOf(inboxes, row.facts, tree);
  const next = nextBesides(lying, await liveIn(records, row.id, tree));
  return next.outcome === 'next' ? (await goTo(records, row, lying, next)).to : [];
}
