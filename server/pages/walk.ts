/** From page to page: which button was pressed, and which page comes next. Pure, so that every way can be walked in a test. */
import type { Settings } from '../../contract/api/public.ts';
import { languages } from '../../contract/facts.ts';
import { sectorOf, stepsFor, type StepName } from '../../widget/questions/order.ts';
import { slipsIn } from '../../widget/questions/code-parts.ts';
import { firstLacking, questionOf } from '../../widget/questions/all.ts';
import type { Lack } from '../../widget/questions/question.ts';
import type { PageName, Visit } from './visit.ts';

/** Where a visit stands, and what must be mended there. */
export type Arrival = { visit: Visit; lack: Lack | null };

export function stepsOf({ draft, unitSetBy }: Visit, settings: Settings): StepName[] {
  return stepsFor(sectorOf(draft, settings), unitSetBy === 'page', draft);
}

/**
 * `go` is the value of the button: next, back, find, code, receipt, keep, match, done, `say-nn` or `to-role`. Anything else stays on the page.
 * Sending and opening are not here: they do more than walk.
 */
export function walk(visit: Visit, go: string, settings: Settings): Arrival {
  const [verb, ...rest] = go.split('-');
  const object = rest.join('-');
  switch (verb) {
    case 'say': {
      const language = languages.find((code) => code === object) ?? visit.language;
      return at({ ...visit, language }, visit.page);
    }
    case 'to': {
      const page = [...stepsOf(visit, settings), 'unit' as const].find((name) => name === object);
      return at({ ...visit, goesTo: 'check', search: '' }, page ?? visit.page);
    }
    case 'code':
      return at(visit, 'code');
    case 'receipt':
      return at(visit, 'receipt');
    case 'keep':
      return at(visit, 'kept');
    case 'match':
      return match(visit);
    case 'done':
      return at(visit, 'done');
    case 'back':
      return at({ ...visit, search: '' }, before(visit, settings));
    case 'next':
      // Enter in the field that searches means "search".
      if (visit.page === 'unit' && visit.search !== '' && visit.draft.unitId === null)
        return at(visit, 'unit');
      return goOn(visit, settings);
    default:
      return at(visit, visit.page);
  }
}

const at = (visit: Visit, page: Visit['page']): Arrival => ({
  visit: { ...visit, page },
  lack: null,
});

function before({ page, goesTo, ...visit }: Visit, settings: Settings): Visit['page'] {
  if (page === 'code') return 'danger';
  if (goesTo === 'check') return 'check';
  const steps = stepsOf({ page, goesTo, ...visit }, settings);
  return steps[steps.indexOf(page as StepName) - 1] ?? 'danger';
}

/** Two parts of the code, as they were asked back. */
function match(visit: Visit): Arrival {
  const { code, parts, typedParts } = visit;
  const slips = slipsIn(code, parts, typedParts);
  if (slips.length === 0) return at(visit, 'done');
  const part = slips.map((index) => parts[index]).join(' + ');
  return { visit: { ...visit, page: 'kept' }, lack: { key: 'code.slip', values: { part } } };
}

const isAfterwards = (page: PageName): page is Exclude<PageName, StepName> =>
  ['code', 'receipt', 'kept', 'done', 'case'].includes(page);

function goOn(visit: Visit, settings: Settings): Arrival {
  const { page, draft, goesTo } = visit;
  if (isAfterwards(page)) return at(visit, page);
  const lack = questionOf(page).check(draft);
  if (lack) return { visit, lack };
  const steps = stepsOf(visit, settings);
  const next = steps[steps.indexOf(page) + 1] ?? 'check';
  // Who has come to change this answer sees the numbers all the same.
  const isOver = next === 'check' || (goesTo === 'check' && next !== 'call');
  return isOver ? toCheck(visit, settings) : at({ ...visit, search: '' }, next);
}

/** Where the answers are looked over; or to the first answer without which nothing can be sent, and then on to there. */
export function toCheck(visit: Visit, settings: Settings): Arrival {
  const lacking = firstLacking(visit.draft, stepsOf({ ...visit, unitSetBy: 'reporter' }, settings));
  if (lacking === undefined) return at({ ...visit, goesTo: 'next' }, 'check');
  const lack = questionOf(lacking).check(visit.draft);
  return { visit: { ...visit, page: lacking, goesTo: 'check' }, lack };
}
