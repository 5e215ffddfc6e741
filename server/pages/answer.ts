/** From a visit and the button that was pressed to the page that answers it. Nothing is remembered from one page to the next. */
import { emptyDraft } from '../../widget/questions/draft.ts';
import { toFacts } from '../../widget/questions/report-of.ts';
import type { Problem } from '../http/problem.ts';
import { comeBack } from './come-back.ts';
import { screenOf, type Screen } from './screen.ts';
import { nameOfReaders, send } from './send.ts';
import type { Means } from './verbs.ts';
import type { Sheet } from './views/document.ts';
import { lookOver, notSent } from './views/look-over.ts';
import { codeAskedBack, done } from './views/kept.ts';
import { receipt } from './views/receipt.ts';
import { codeEntry, followedCase } from './views/return.ts';
import { notOpen } from './views/not-open.ts';
import { step } from './views/step.ts';
import { newReport, type Visit } from './visit.ts';
import { toCheck, walk, type Arrival } from './walk.ts';

export type Given = Means & {
  publicUrl: URL;
  /** What went wrong, named; it is logged where it is our fault. */
  problemOf: (error: unknown) => Problem;
  /** After a report was stored. */
  stored: (outcome: 'stored' | 'alarm') => void;
};
export type Answer = { status: number; screen: Screen; sheet: Sheet };

export async function answerTo(visit: Visit, go: string, given: Given): Promise<Answer> {
  if (go === 'send') return sendAndShow(visit, given);
  if (go === 'open' || go === 'goes-on') return openAndShow(visit, given, go === 'goes-on');
  const arrival = walk(visit, go, given.settings);
  if (arrival.visit.page === 'receipt') return showReceiptAgain(arrival.visit, given);
  if (visit.page === 'case') return openAndShow(arrival.visit, given);
  return show(arrival, given);
}

export async function show(
  { visit, lack }: Arrival,
  given: Given,
  notice: Screen['notice'] = null,
): Promise<Answer> {
  const status = lack ? 422 : 200;
  const { page } = visit;
  if (given.settings.units.length === 0 && isBeforeSending(page)) {
    const screen = screenOf(given, visit);
    return { status: 200, screen, sheet: notOpen(screen) };
  }
  if (page === 'check') {
    const arrival = toCheck(visit, given.settings);
    return arrival.lack ? show(arrival, given) : showCheck(arrival.visit, given, notice);
  }
  const screen = { ...screenOf(given, visit, lack), notice };
  if (page === 'code' || page === 'case') return { status, screen, sheet: codeEntry(screen) };
  if (page === 'kept') return { status, screen, sheet: codeAskedBack(screen) };
  // Nothing is carried along any more.
  if (page === 'done')
    return { status, screen: screenOf(given, forgotten(visit)), sheet: done(screen) };
  // A place that the link has set can be changed too; what this sector is not asked, nobody is led to.
  if (page === 'receipt' || (page !== 'unit' && !screen.steps.includes(page)))
    return show({ visit: { ...visit, page: 'danger' }, lack }, given, notice);
  return { status, screen, sheet: step(screen, page) };
}

/** Whoever has a code comes back to a report of before, also where nothing can be sent now. */
const isBeforeSending = (page: Visit['page']) => page !== 'code' && page !== 'case';

async function showCheck(visit: Visit, given: Given, notice: Screen['notice']): Promise<Answer> {
  const organisation = given.settings.organisation.slug;
  const route = await given.verbs.askRoute({ organisation, facts: toFacts(visit.draft) });
  const shown = { ...visit, shownReaders: nameOfReaders(route) };
  const screen = { ...screenOf(given, shown), notice };
  return { status: 200, screen, sheet: lookOver(screen, route) };
}

async function sendAndShow(visit: Visit, given: Given): Promise<Answer> {
  const arrival = toCheck(visit, given.settings);
  if (arrival.lack) return show(arrival, given);
  try {
    const { answer, route, outcome } = await send(visit, given);
    if (outcome !== 'repeated') given.stored(outcome);
    const changed = nameOfReaders(route) !== visit.shownReaders;
    const screen = screenOf(given, afterwards(visit));
    return { status: 200, screen, sheet: receipt(screen, answer, { now: route, changed }) };
  } catch (error) {
    return showFailure(arrival.visit, given.problemOf(error), given);
  }
}

async function showFailure(visit: Visit, problem: Problem, given: Given): Promise<Answer> {
  const screen = screenOf(given, visit);
  if (wasSentBefore(problem)) {
    const notice = screen.t('sent.before');
    return show({ visit: { ...visit, ...newReport() }, lack: null }, given, notice);
  }
  // A certain no: there is nothing to try again.
  if (problem.slug === 'not-found' || problem.slug === 'not-open') throw problem;
  const certainty = problem.slug === 'slow-down' ? 'refused' : 'in-doubt';
  return { status: problem.status, screen, sheet: notSent(screen, certainty) };
}

/** Other answers were sent under this id, or another report has its code: these become a report of their own. */
function wasSentBefore({ slug, options }: Problem): boolean {
  if (slug === 'idempotency-key-reused') return true;
  const pointers = (options.errors ?? []).map(({ pointer }) => pointer);
  return slug === 'invalid-request' && pointers.includes('/reporter/accessTokenHash');
}

/** What was written has done its work; role, place and danger stay, because they choose the words, and the code. */
function afterwards({ draft: { role, unitId, danger }, ...visit }: Visit): Visit {
  return { ...visit, page: 'receipt', draft: { ...emptyDraft, role, unitId, danger } };
}

function forgotten(visit: Visit): Visit {
  const { role, unitId } = visit.draft;
  return { ...visit, ...newReport(), typed: '', draft: { ...emptyDraft, role, unitId } };
}

/** In another language: what it says is fetched with the code. */
async function showReceiptAgain(visit: Visit, given: Given): Promise<Answer> {
  const found = await comeBack(visit.code, given);
  if ('key' in found) return show({ visit: { ...visit, page: 'code' }, lack: found }, given);
  const screen = screenOf(given, visit);
  return { status: 200, screen, sheet: receipt(screen, found.answer, null) };
}

async function openAndShow(visit: Visit, given: Given, goesOn = false): Promise<Answer> {
  const found = await comeBack(visit.typed, given, goesOn);
  if ('key' in found) return show({ visit: { ...visit, page: 'code' }, lack: found }, given);
  const { sector, role } = found.answer;
  const screen = screenOf(given, { ...visit, page: 'case' }, null, { sector, role });
  return { status: 200, screen, sheet: followedCase(screen, found) };
}
