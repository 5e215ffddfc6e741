/** Which screen stands, for each stage by its name, in the frame that all screens share: exit, languages, close. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { languages, type Language } from '../../contract/early-facts.ts';
import { dangerLines } from '../questions/help.ts';
import { heading, submit } from './fields.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';
import { screenOf, stepOn } from './screen-of.ts';
import type { Stage } from './state.ts';
import { call, loading, pageLink, unavailable } from './views/notices.ts';

const languageNames: Record<Language, string> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

export function render(
  form: MobbeSkjema,
  within: (form: MobbeSkjema) => unknown = shown,
): TemplateResult | typeof nothing {
  const { stage, language } = form;
  if (stage === 'gone') return html`<div class="gone"></div>`;
  if (form.inline) {
    if (stage === 'closed') return nothing;
    return html`<div class="page" lang="${language}-NO" role="main">${screens(form, within)}</div>`;
  }
  const cancel = (event: Event) => {
    event.preventDefault();
    form.askToClose();
  };
  return html`<dialog
    lang="${language}-NO"
    aria-label=${form.called}
    .oncancel=${cancel}
    .onclose=${form.closedByBrowser}
  >
    ${stage === 'closed' ? nothing : screens(form, within)}
  </dialog>`;
}

/**
 * `aside` stays, and is where the focus stops on its way to a new screen (`focusOn`): before the screen, for who presses Tab meanwhile.
 */
const screens = (form: MobbeSkjema, within: (form: MobbeSkjema) => unknown) =>
  html`${top(form)}
    <div id="aside" tabindex="-1"></div>
    ${body(form, within)}`;

/** Not a <header>: a dialog's are counted among the landmarks of the page around. */
function top(form: MobbeSkjema) {
  const { t, language } = form;
  // Named by its language, as the body: where another is spoken, another element says so. Firefox hears nothing of a changed `lang`, and asks
  // an element for its own only where it differs from that of what it is in: the dialog, which stays, has another by its region.
  return html`<div class="top" id="top-${language}" lang=${language}>
    <button type="button" class="exit" .onclick=${form.exit}>${t('exit')}</button>
    ${form.hasWords ? languageButtons(form) : nothing}
    ${
      form.inline && !form.framed
        ? nothing
        : html`<button type="button" class="quiet" .onclick=${form.askToClose}>
            ${t('close')}
          </button>`
    }
  </div>`;
}

function languageButtons(form: MobbeSkjema) {
  return html`<div class="languages" role="group" aria-label=${form.t('language')}>
    ${languages.map(
      (code) =>
        html`<button
          type="button"
          class="quiet"
          lang=${code}
          aria-pressed=${form.language === code ? 'true' : 'false'}
          .onclick=${() => void form.speak(code)}
        >
          ${languageNames[code]}
        </button>`,
    )}
  </div>`;
}

function body(form: MobbeSkjema, within: (form: MobbeSkjema) => unknown) {
  const { ending, notice, t, language, asking, stage, step } = form;
  const code = form.receipt?.code ?? form.doubtedCode;
  return html`<div class="body" id="body-${language}" lang=${language}>
      ${form.inline ? html`<h1>${form.called}</h1>` : nothing}
      ${ending && form.stage !== 'loading' ? ending.readAloudButton(form) : nothing}
      ${notice ? html`<p class="warning">${t(notice)}</p>` : nothing}
      <div id=${[asking, standing[stage] ?? stage, step, within === shown].join('-')}>
        ${within(form)}
      </div>
      <p class="spoken" role="status">${form.spoken}</p>
    </div>
    ${code && ending ? ending.printSheet(screenOf(form), code, form.receipt?.attached) : nothing}`;
}

/** What every screen offers on which something did not work; our own page to whoever is not there. */
export function waysOut(form: MobbeSkjema) {
  const { t, language, because } = form;
  const { written, page } = form.opening!;
  return {
    t,
    language,
    because,
    page: written === 'own-page' ? '' : page,
    lines: dangerLines(form),
  };
}

/** Stages in which the screen of another stands. */
const standing: Partial<Record<Stage, Stage>> = {
  sending: 'writing',
  'trying-again': 'in-doubt',
  opening: 'code',
};

const shown = (form: MobbeSkjema) =>
  form.asking === 'nothing' ? screen(form) : form.ending!.asked(form);

/** Where a screen cannot be drawn: the ways that are left. */
export function undrawn(form: MobbeSkjema) {
  // Loaded anew, our own page may draw what it could not.
  const out = { ...waysOut(form), page: form.opening!.page };
  return html`${heading(out.t('unavailable.title'))} ${form.ending?.ownPage(out.t) ?? nothing}
    <div class="actions">${pageLink(out)}</div>
    ${call(out)}`;
}

function screen(form: MobbeSkjema) {
  const { stage } = form;
  switch (stage) {
    case 'closed':
    case 'gone':
      return nothing;
    case 'loading':
      return loading(form);
    case 'unavailable':
      return unavailable({
        ...waysOut(form),
        again: () => void form.begin(),
        talk: form.settings && form.ending ? form.ending.talk(screenOf(form)) : nothing,
      });
    case 'writing':
    case 'sending':
      return writing(form);
    default:
      return form.ending!.endingScreen(form, stage);
  }
}

function writing(form: MobbeSkjema) {
  const { t, steps, step } = form;
  const first = step === steps[0];
  const go = (event: Event) => {
    event.preventDefault();
    // What a program has filled in without a word is read now.
    for (const field of (event.target as HTMLFormElement).elements)
      readFilled(field as HTMLInputElement);
    if (step !== 'check') form.goOn();
  };
  return html`${first ? nothing : form.ending?.back(form)}
    <p class="progress" id="progress">
      ${t('progress', { step: steps.indexOf(step) + 1, all: steps.length })}
    </p>
    <form novalidate autocomplete="off" .onsubmit=${go}>
      ${stepOn(form).render(screenOf(form))}
      <div class="actions">
        ${step === 'check' ? form.ending!.sendButton(form) : submit(t('continue'))}
      </div>
    </form>
    ${
      first
        ? html`${form.ending?.belowFirst(screenOf(form)) ?? nothing}
            <div class="foot">
              <button type="button" class="link" .onclick=${() => void form.showCode()}>
                ${t('return.link')}
              </button>
              <p>${t('danger.stored')} ${t('exit.hint')}</p>
            </div>`
        : nothing
    }`;
}

function readFilled(field: HTMLInputElement): void {
  if (field.oninput || field.checked)
    (field.oninput ?? field.onchange)?.call(field, { target: field } as never);
}
