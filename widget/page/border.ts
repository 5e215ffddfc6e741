/**
 * Our own page in a frame on a site's page: what it tells the page around and what it is told, and nothing else. What is written
 * lives in this frame alone.
 */
import type { CloseReason } from '../form/events.ts';
import type { MobbeSkjema } from '../form/mobbe-skjema.ts';
import { readFragment, type Framed } from '../frame/address.ts';
import { post, readToFrame, type ToPage } from '../frame/messages.ts';
import { heightSteps } from '../frame/steps.ts';

export type Border = Framed & {
  /**
   * Ties the form to the page around. `again` opens it once more, with what was kept. Answers what tells the page how tall the form
   * is: a browser that draws nothing yet observes nothing either.
   */
  tie(form: MobbeSkjema, again: () => void): () => void;
};

/** null: this page is not in a frame. Else the page around is told at once that our script runs. */
export function findBorder(): Border | null {
  const framed = parent === window ? null : readFragment(location.hash);
  if (!framed) return null;
  const page = { window: parent, origin: framed.around };
  const tell = (message: ToPage) => post(message, page);
  tell({ mobbeknapp: 'height', pixels: 0 });

  function tie(form: MobbeSkjema, again: () => void): () => void {
    let steps = heightSteps();
    form.leave = (url) => tell({ mobbeknapp: 'leave', url });
    form.addEventListener('mobbe-close', (event) => {
      const { reason } = (event as CustomEvent<{ reason: CloseReason }>).detail;
      steps = heightSteps();
      if (reason !== 'exit' && reason !== 'forced') tell({ mobbeknapp: 'close' });
    });
    const measure = () => {
      const pixels = steps(form.getBoundingClientRect().height);
      if (pixels !== null) tell({ mobbeknapp: 'height', pixels });
    };
    new ResizeObserver(measure).observe(form);
    addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = readToFrame(event, page);
      if (message?.mobbeknapp === 'ask') form.askToClose();
      if (message?.mobbeknapp === 'closed') form.closedByBrowser();
      if (message?.mobbeknapp === 'open') again();
    });
    // The dialog is on the other side of the border, and does not hear this key.
    const escaped = ({ key, isComposing }: KeyboardEvent) => {
      if (key === 'Escape' && !isComposing) form.askToClose();
    };
    addEventListener('keydown', escaped, true);
    return measure;
  }
  return { ...framed, tie };
}
