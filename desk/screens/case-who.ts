/** Who has a case and who answers for it: taking it, taking it over, opening it again, keeping somebody out. Each shows only where it may be done. */
import { html, nothing } from 'lit';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { mayDo, type Standing } from '../../contract/cases/rights.ts';
import { ask, question } from '../parts/confirm.ts';
import { fieldError } from '../parts/field.ts';
import { sectionHeading, workButton } from '../parts/pieces.ts';
import { instantWords } from '../words.ts';
import { failed } from './case-actions.ts';
import type { CaseScreen } from './case.ts';

/** As the table of rights asks; whether she holds a key, her browser knows. */
export function standingIn(
  { standing: { part, opened }, status, taken }: CaseAnswer,
  hasKey: boolean,
): Standing {
  const whose = taken === null ? 'nobody' : taken.mine ? 'her' : 'another';
  return { part, opened, status, hasKey, taken: whose };
}

/** For danger right below what to do now; in other cases further down. */
export function whoBox(screen: CaseScreen, item: CaseAnswer, standing: Standing) {
  const { who } = screen.desk.texts.acts;
  const { api } = screen.desk;
  const { id, revision } = item;
  const mayTake = mayDo('take', standing).may;
  const mayLetGo = mayDo('let-go', standing).may;
  const take = () =>
    screen.run(
      'taking',
      ({ acts }) => acts.who.taken,
      (keys) => api.take(id, { revision }, keys),
    );
  const letGo = () =>
    screen.run(
      'letting-go',
      ({ acts }) => acts.who.gone,
      (keys) => api.letGo(id, { revision }, keys),
    );
  return html`<section class="ds-card screen-only" aria-labelledby="who">
    ${sectionHeading(who.heading, 'who')}
    <p class="ds-paragraph">${whoHas(screen, item)}</p>
    ${failed(screen, 'taking', screen.desk.texts)}
    ${failed(screen, 'letting-go', screen.desk.texts)}
    ${
      mayTake
        ? workButton({
            label: who.take,
            working: who.working,
            isBusy: screen.work === 'taking',
            isSecondary: item.taken !== null || !item.urgent,
            onPress: take,
          })
        : nothing
    }
    ${
      mayLetGo
        ? workButton({
            label: who.letGo,
            working: who.working,
            isBusy: screen.work === 'letting-go',
            isSecondary: true,
            onPress: letGo,
          })
        : nothing
    }
  </section>`;
}

function whoHas({ desk }: CaseScreen, { taken, urgent }: CaseAnswer): string {
  const { who } = desk.texts.acts;
  if (taken === null) return urgent ? who.urgentNobody : who.nobody;
  const when = instantWords(taken.at, desk.language);
  return taken.mine ? who.mine(when) : `${who.other(taken.by, when)} ${who.agree(taken.by)}`;
}

/** For whoever reads along: what she does not do, and how she would. */
export function takeOverBox(screen: CaseScreen, { id, revision }: CaseAnswer) {
  const { takeOver } = screen.desk.texts.acts;
  const press = () =>
    screen.run(
      'taking-over',
      ({ acts }) => acts.takeOver.done,
      (keys) => screen.desk.api.takeOver(id, { revision }, keys),
    );
  return html`<section class="ds-card screen-only" aria-labelledby="take-over">
    ${sectionHeading(takeOver.heading, 'take-over')}
    <p class="ds-paragraph">${takeOver.text}</p>
    ${failed(screen, 'taking-over', screen.desk.texts)}
    ${workButton({
      label: takeOver.button,
      working: takeOver.working,
      isBusy: screen.work === 'taking-over',
      isSecondary: true,
      onPress: press,
    })}
  </section>`;
}

export function reopenBox(screen: CaseScreen, { id, revision }: CaseAnswer) {
  const { reopen } = screen.desk.texts.acts;
  const press = () =>
    screen.run(
      'reopening',
      ({ acts }) => acts.reopen.done,
      (keys) => screen.desk.api.reopen(id, { revision }, keys),
    );
  return html`<section class="ds-card screen-only" aria-labelledby="reopen">
    ${sectionHeading(reopen.heading, 'reopen')}
    <p class="ds-paragraph">${reopen.text}</p>
    ${failed(screen, 'reopening', screen.desk.texts)}
    ${workButton({
      label: reopen.button,
      working: reopen.working,
      isBusy: screen.work === 'reopening',
      isSecondary: true,
      onPress: press,
    })}
  </section>`;
}

export function keepOutBox(screen: CaseScreen, item: CaseAnswer, standing: Standing) {
  const { keepOut, whyNot } = screen.desk.texts.acts;
  const judged = mayDo('keep-out', standing);
  const inside = judged.may
    ? keepOutForm(screen, item)
    : html`<p class="ds-paragraph">${whyNot.keepOut}</p>`;
  return html`<section class="ds-card screen-only" aria-labelledby="keep-out">
    ${sectionHeading(keepOut.heading, 'keep-out')}
    <p class="ds-paragraph">${keepOut.text}</p>
    ${item.mayKeepOut.length === 0 ? html`<p class="ds-paragraph">${keepOut.none}</p>` : inside}
  </section>`;
}

function keepOutForm(screen: CaseScreen, { id, revision, mayKeepOut }: CaseAnswer) {
  const { texts } = screen.desk;
  const { keepOut } = texts.acts;
  const wrong = screen.whomWrong?.(texts);
  const whom = mayKeepOut.find(({ handlerId }) => handlerId === screen.whom);
  const check = (event: Event) => {
    event.preventDefault();
    screen.whomWrong = whom ? undefined : ({ acts }) => acts.keepOut.need;
    if (whom) ask(screen, 'sure-keep-out');
    else screen.querySelector<HTMLElement>('input[name=whom]')?.focus();
  };
  const onYes = () =>
    screen.run(
      'keeping-out',
      ({ acts }) => acts.keepOut.done(whom!.name),
      (keys) => screen.desk.api.keepOut(id, { revision, handlerId: whom!.handlerId }, keys),
    );
  return html`${
      mayKeepOut.some(({ as }) => as === 'colleague')
        ? html`<p class="ds-paragraph">${keepOut.up}</p>`
        : nothing
    }
    ${failed(screen, 'keeping-out', texts)}
    <form novalidate @submit=${check}>
      <fieldset class="ds-fieldset" aria-describedby=${wrong ? 'whom-error' : nothing}>
        <legend class="ds-label">${keepOut.who}</legend>
        ${mayKeepOut.map(
          ({ handlerId, name }) =>
            html`<div class="ds-field">
              <input
                class="ds-input"
                type="radio"
                name="whom"
                id="whom-${handlerId}"
                value=${handlerId}
                aria-invalid=${wrong ? 'true' : nothing}
                .checked=${screen.whom === handlerId}
                @change=${() => {
                  screen.whom = handlerId;
                  screen.whomWrong = undefined;
                }}
              />
              <label class="ds-label" data-weight="regular" for="whom-${handlerId}">${name}</label>
            </div>`,
        )}
        ${fieldError('whom', wrong, texts)}
      </fieldset>
      ${workButton({
        label: keepOut.button,
        working: keepOut.working,
        isBusy: screen.work === 'keeping-out',
        isSecondary: true,
      })}
    </form>
    ${question({
      id: 'sure-keep-out',
      title: keepOut.sure(whom?.name ?? ''),
      text: keepOut.sureText,
      yes: keepOut.yes,
      no: texts.frame.cancel,
      mood: 'danger',
      onYes,
    })}`;
}
