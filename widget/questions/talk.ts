/** Which help lines are shown as somebody to talk to, and how many before "more": on the first screen those that answer at this hour, after a report all that suit this reader. */
import { isUrgent, type Register } from '../../contract/facts.ts';
import { linesToTalkTo } from '../../contract/help-order.ts';
import type { HelpLine } from './help.ts';
import type { Asked } from './question.ts';

type Reader = Pick<Asked, 'draft' | 'sector' | 'settings'> & { register: Register };

/** A choice of three can be made in distress. */
const atOnce = 3;

/** Empty where no hours are known, and in danger: then the numbers for danger stand alone. */
export function linesOpenNow({ draft, register, sector, settings }: Reader) {
  if (isUrgent(draft)) return [];
  const open = settings.hours?.open ?? [];
  return linesToTalkTo(settings.helpLines, sector, register)
    .filter(({ key }) => open.includes(key))
    .slice(0, atOnce);
}

/** `above`: lines that stand on the same screen already; a number that comes twice looks like two. */
export function linesForAfter(
  { register, sector, settings }: Reader,
  above: readonly Pick<HelpLine, 'phone'>[] = [],
) {
  const numbers = above.flatMap(({ phone }) => phone ?? []);
  const lines = linesToTalkTo(settings.helpLines, sector, register).filter(
    ({ phone }) => phone === null || !numbers.includes(phone),
  );
  return { atOnce: lines.slice(0, atOnce), more: lines.slice(atOnce) };
}
