/** Says of a deadline that it is not relevant in this case, and why: at its row, and only where that may be said of it. Asks first, because nobody takes it back. */
import { html, nothing } from 'lit';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import {
  mayBeNotRelevant,
  notRelevantReasons,
  type NotRelevantReason,
} from '../../contract/cases/deadlines.ts';
import { mayDo } from '../../contract/cases/rights.ts';
import { accessTo } from '../access.ts';
import type { Deadline } from '../deadline-words.ts';
import { ask, question } from '../parts/confirm.ts';
import { fieldError } from '../parts/field.ts';
import { workButton } from '../parts/pieces.ts';
import type { Saying } from '../parts/screen.ts';
import { firstUpper } from '../words.ts';
import { failed } from './case-actions.ts';
import { standingIn } from './case-who.ts';
import type { CaseScreen } from './case.ts';

/** Of which deadline she says it, why, and what is wrong with what she has chosen. */
export type LeavingOut = {
  clock: Deadline['clock'];
  reason: NotRelevantReason | null;
  wrong?: Saying;
};

export function leaveOutDoor(screen: CaseScreen, item: CaseAnswer, { clock, state }: Deadline) {
  const { id, revision } = item;
  const { texts, session, ring } = screen.desk;
  const access = accessTo(item, { session: session!, ring: ring! });
  const standing = standingIn(item, access.name === 'open');
  const isOwed = state === 'open' || state === 'passed';
  if (!isOwed || !mayBeNotRelevant(clock) || !mayDo('not-relevant', standing).may) return nothing;
  const { leaveOut } = texts.deadlines;
  const own = screen.leavingOut?.clock === clock ? screen.leavingOut : null;
  const onYes = () =>
    screen.run(
      'leaving-out',
      ({ deadlines }) => deadlines.leaveOut.done,
      (keys) => screen.desk.api.notRelevant(id, { revision, clock, reason: own!.reason! }, keys),
    );
  return html`<details class="ds-details screen-only" data-variant="default">
    <summary>${leaveOut.open}<span class="ds-sr-only"> ${texts.words.clocks[clock]}</span></summary>
    <div>
      ${own ? failed(screen, 'leaving-out', texts) : nothing} ${reasonForm(screen, clock, own)}
      ${question({
        id: `sure-leave-out-${clock}`,
        title: leaveOut.sure,
        text: leaveOut.sureText(texts.words.clocks[clock]),
        yes: leaveOut.yes,
        no: texts.frame.cancel,
        onYes,
      })}
    </div>
  </details>`;
}

function reasonForm(screen: CaseScreen, clock: Deadline['clock'], own: LeavingOut | null) {
  const { texts } = screen.desk;
  const { leaveOut, reasons } = texts.deadlines;
  const wrong = own?.wrong?.(texts);
  const field = `leave-out-${clock}`;
  const check = (event: Event) => {
    event.preventDefault();
    if (own?.reason) return ask(screen, `sure-${field}`);
    screen.leavingOut = { clock, reason: null, wrong: ({ deadlines }) => deadlines.leaveOut.need };
    screen.querySelector<HTMLElement>(`input[name=${field}]`)?.focus();
  };
  return html`<form novalidate @submit=${check}>
    <fieldset class="ds-fieldset" aria-describedby=${wrong ? `${field}-error` : nothing}>
      <legend class="ds-label">${leaveOut.reason}</legend>
      ${notRelevantReasons.map(
        (reason) =>
          html`<div class="ds-field">
            <input
              class="ds-input"
              type="radio"
              name=${field}
              id="${field}-${reason}"
              value=${reason}
              aria-invalid=${wrong ? 'true' : nothing}
              .checked=${own?.reason === reason}
              @change=${() => (screen.leavingOut = { clock, reason })}
            />
            <label class="ds-label" data-weight="regular" for="${field}-${reason}">
              ${firstUpper(reasons[reason])}
            </label>
          </div>`,
      )}
      ${fieldError(field, wrong, texts)}
    </fieldset>
    ${workButton({
      label: leaveOut.button,
      working: leaveOut.working,
      isBusy: own !== null && screen.work === 'leaving-out',
      isSecondary: true,
    })}
  </form>`;
}
