/** On an administrator's front page: that the history of cases is not what was written, and what to do. Silent while it is. */
import { nothing } from 'lit';
import type { DeskAnswer } from '../../contract/api/people.ts';
import { notice } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';

export function historyLine(history: DeskAnswer['history'], { texts: { front } }: Desk) {
  if (history === null || history.state === 'intact' || history.state === 'looking') return nothing;
  if (history.state === 'unknown') return notice('warning', front.historyUnknown, front.history);
  // Broken in another organisation on this server, or a key: the operator is told by the log.
  if (history.broken === 0) return nothing;
  return notice('danger', front.historyBroken(history.broken), front.history);
}
