/**
 * What looks after the reporter once there is something to lose: whether anybody is there still, and that no way out passes the question.
 * It comes with `ending.ts`, as the questions that it asks do.
 */
import { watchIdle, type IdleWatch } from './idle.ts';
import { hasSomething, losesText } from './leaving.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';
import { watchVoices } from './read-aloud.ts';
import { warnOfIdle } from './views/asked.ts';

export function lookAfter(form: MobbeSkjema): void {
  watchVoices(form);
  form.idle = guarded(
    form,
    watchIdle({
      warn: (seconds) => warnOfIdle(form, seconds),
      end: () => hasSomething(form) && form.close('idle'),
    }),
  );
  if (form.stage !== 'closed') form.idle.start();
}

/**
 * Escape is taken before it is a wish to close: browsers grant a page only so many refusals of that, and then close the dialog. Back,
 * a swipe, a new load and closing the tab are asked about by the browser. Not by a step of ours in the history: the quick exit could not
 * take it out again (`docs/decisions/0028-leaving.md`).
 */
function guarded(form: MobbeSkjema, { start, alive, stop }: IdleWatch): IdleWatch {
  const escaped = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || !form.dialog?.open) return;
    const [field] = event.composedPath();
    // It empties a field that is searched in.
    if (field instanceof HTMLInputElement && field.type === 'search' && field.value) return;
    event.preventDefault();
    form.askToClose();
  };
  const unloading = (event: BeforeUnloadEvent) => {
    if (!isLost(form)) return;
    event.preventDefault();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- browsers of before 2024 ask by this alone.
    event.returnValue = '.';
  };
  // Only while there is something: some browsers keep no page in memory that listens to this.
  form.afterDrawing = () =>
    isLost(form)
      ? addEventListener('beforeunload', unloading)
      : removeEventListener('beforeunload', unloading);
  return {
    alive,
    start() {
      addEventListener('keydown', escaped, true);
      start();
    },
    stop() {
      removeEventListener('keydown', escaped, true);
      removeEventListener('beforeunload', unloading);
      stop();
    },
  };
}

/** What was written, or the code that stands on the screen. */
const isLost = (form: MobbeSkjema) => losesText(form) || form.stage === 'sent';
