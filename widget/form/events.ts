/**
 * What a host page may hear: that the form was opened, closed or sent, and that it failed; never a word, a step or a code.
 * They do not leave the form element; the button passes on what its `events` attribute allows.
 */

/** `forced`: the browser closed the dialog without being asked; `idle`: nobody had touched the form for long. */
export type CloseReason = 'sent' | 'discarded' | 'exit' | 'forced' | 'idle';
export type ErrorStage = 'load' | 'settings' | 'send';

export const openEvent = () => new CustomEvent('mobbe-open');
export const closeEvent = (reason: CloseReason) =>
  new CustomEvent('mobbe-close', { detail: { reason } });
export const sentEvent = () => new CustomEvent('mobbe-sent');
export const errorEvent = (stage: ErrorStage) =>
  new CustomEvent('mobbe-error', { detail: { stage } });
