/** Every way out of the form: closing it, leaving the page at once, and being closed by the browser or by the clock. */
import { isWritten } from '../questions/draft.ts';
import { closeEvent, type CloseReason } from './events.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';
import { weather } from './quick-exit.ts';

/** Milliseconds for which the text survives a close that nobody asked for. */
const keptFor = 10 * 60_000;

/** Whether somebody else could read something here, or something would be lost. */
export function hasSomething({ draft, receipt, followed, typed }: MobbeSkjema): boolean {
  return isWritten(draft) || receipt !== null || followed !== null || typed !== '';
}

export const losesText = ({ ending, draft, stage }: MobbeSkjema): boolean =>
  ending !== null && isWritten(draft) && !['sent', 'practised', 'kept'].includes(stage);

/** The close button and Escape: asks first where something would be lost. Before what asks has come, that is one choice at most. */
export function askToClose(form: MobbeSkjema): void {
  if (form.asking !== 'nothing') return form.answer('stay');
  if (losesText(form)) form.asking = 'leave';
  else if (form.stage === 'sent') form.ending!.askCodeBack(form);
  else return form.close('discarded');
  form.focusOn('#heading');
}

export function answer(form: MobbeSkjema, given: 'stay' | 'go'): void {
  form.asking = 'nothing';
  form.lack = null;
  form.listen();
  if (given === 'stay') return void form.show(form.stage);
  form.close(form.stage === 'sent' ? 'sent' : 'discarded');
}

export function close(form: MobbeSkjema, reason: CloseReason): void {
  form.wipe();
  form.dialog?.close();
  form.tell(closeEvent(reason));
  if (!form.inline || form.framed) return;
  form.listen();
  void form.begin();
}

/** Memory first, then a white page, then away: nothing is left to see while the next page loads. */
export function exit(form: MobbeSkjema): void {
  const url = form.opening?.exitUrl ?? form.settings?.exitUrl ?? weather;
  form.wipe();
  form.stage = 'gone';
  form.tell(closeEvent('exit'));
  form.leave(url);
}

/** Browsers let a page refuse Escape only so often; then the dialog closes, and what was written waits a while in memory. */
export function closedByBrowser(form: MobbeSkjema): void {
  if (form.stage === 'closed' || form.stage === 'gone') return;
  form.stopListening();
  form.stopReading();
  form.asking = 'nothing';
  form.keptUntil = Date.now() + keptFor;
  form.forget = setTimeout(form.wipe, keptFor);
  form.tell(closeEvent('forced'));
}
