/**
 * That somebody has looked at a help line: one at a time, with the day. What was confirmed stays confirmed when the file is applied
 * again, as long as the line is the same one.
 */
import type { HelpLine } from '../../contract/help-lines.ts';
import type { HelpLineRow } from '../store/records.ts';

/** What somebody looked at: another number, page or time makes it another line. */
const looked = ['phone', 'shownPhone', 'url', 'hours', 'opening'] as const;

/** The file's line with the day on which it was last confirmed, in the file or since: the later of the two. */
export function withConfirmation<Line extends HelpLine>(
  line: Line,
  known: HelpLineRow | undefined,
): Line {
  if (!known?.verifiedOn) return line;
  const isSame = looked.every(
    (field) => JSON.stringify(line[field] ?? null) === JSON.stringify(known[field] ?? null),
  );
  const isLater = line.verifiedOn === null || line.verifiedOn < known.verifiedOn;
  return isSame && isLater ? { ...line, verifiedOn: known.verifiedOn } : line;
}
