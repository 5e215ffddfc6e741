/** Which screen stands, for each stage by its name, in the frame that all screens share: exit, languages, close. */
import { html, nothing, type TemplateResult } from 'lit';
import { languages, type Language } from '../../contract/early-facts.ts';
import { dangerLines } from '../questions/help.ts';
import { submit } from './fields.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';
import { screenOf, stepOn } from './screen-of.ts';
import { loading, unavailable } from './views/notices.ts';

const languageNames: Record<Language, string> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

export function render(form: MobbeSkjema): TemplateResult | typeof nothing {
  const { stage, language } = form;
  if (stage === 'gone') return html`<div class="gone"></div>`;
  if (form.inline) {
    if (stage === 'closed') return nothing;
    return html`<div class="page" lang=${language} role="main">${spoken(form)}</div>`;
  }
  const cancel = (event: Event) => {
    event.preventDefault();
    form.askToClose();
  };
  return html`<dialog
    lang=${language}
    aria-label=${form.called}
    @cancel=${cancel}
    @close=${form.closedByBrowser}
  >
    ${stage === 'closed' ? nothing : spoken(form)}
  </dialog>`;
}

/**
 * Made anew in another language: Firefox tells a screen reader the language of an element that stays as it was when it was made. `aside`
 * stays, and is where the focus stops on its way to a new screen (`focusOn`): before the screen, for who presses Tab meanwhile.
 */
function spoken(form: MobbeSkjema) {
  const anew = (part: (form: MobbeSkjema) => unknown) =>
    languages.map((each) => (each === form.language ? part(form) : nothing));
  return html`${anew(top)}
    <div id="aside" tabindex="-1"></div>
    ${anew(body)}`;
}

/** Not a <header>: a dialog's are counted among the landmarks of the page around. */
function top(form: MobbeSkjema) {
  const { t } = form;
  return html`<div class="top" lang=${form.language}>
    <button type="button" class="exit" @click=${form.exit}>${t('exit')}</button>
    ${form.hasWords ? languageButtons(form) : nothing}
    ${
      form.inline && !form.framed
        ? nothing
        : html`<button type="button" class="quiet" @click=${form.askToClose}>${t('close')}</button>`
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
          @click=${() => void form.speak(code)}
        >
          ${languageNames[code]}
        </button>`,
    )}
  </div>`;
}

function body(form: MobbeSkjema) {
  const { ending, notice, t } = form;
  const code = form.receipt?.code ?? form.doubtedCode;
  return html`<div class="body" lang=${form.language}>
      ${form.inline ? html`<h1>${form.called}</h1>` : nothing}
      ${ending && form.stage !== 'loading' ? ending.readAloudButton(form) : nothing}
      ${notice ? html`<p class="warning">${t(notice)}</p>` : nothing}
      ${form.asking === 'nothing' ? screen(form) : ending!.asked(form)}
      <p class="spoken" role="status">${form.spoken}</p>
    </div>
    ${code && ending ? ending.printSheet(screenOf(form), code, form.receipt?.attached) : nothing}`;
}

/** What every screen offers on which something did not work. */
export function waysOut(form: MobbeSkjema) {
  const { t, language, because } = form;
  const page = form.opening?.page ?? '';
  return { t, language, because, page, lines: dangerLines(form) };
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
    if (step !== 'check') form.goOn();
  };
  return html`${first ? nothing : form.ending!.back(form)}
    <p class="progress" id="progress">
      ${t('progress', { step: steps.indexOf(step) + 1, all: steps.length })}
    </p>
    <form novalidate autocomplete="off" @submit=${go}>
      ${stepOn(form).render(screenOf(form))}
      <div class="actions">
        ${step === 'check' ? form.ending!.sendButton(form) : submit(t('continue'))}
      </div>
    </form>
    ${
      first
        ? html`${form.ending?.belowFirst(screenOf(form)) ?? nothing}
            <div class="foot">
              <button type="button" class="link" @click=${() => void form.showCode()}>
                ${t('return.link')}
              </button>
              <p>${t('danger.stored')} ${t('exit.hint')}</p>
            </div>`
        : nothing
    }`;
}
