/** Which screen stands, for each stage by its name, in the frame that all screens share: exit, languages, close. */
import { html, nothing, type TemplateResult } from 'lit';
import { languages, type Language } from '../../contract/facts.ts';
import { ask, loading, notSent, unavailable } from './views/notices.ts';
import { printSheet, receipt } from './views/receipt.ts';
import { codeEntry, followedCase } from './views/return.ts';
import { primary } from './fields.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';
import type { Screen } from './screen.ts';
import { linesFor, nationalNumbers, type HelpLine } from './state.ts';
import { answersOf, stepOf } from './steps/steps.ts';

const languageNames: Record<Language, string> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

export function render(form: MobbeSkjema): TemplateResult | typeof nothing {
  const { stage, t, language } = form;
  if (stage === 'gone') return html`<div class="gone"></div>`;
  if (form.inline) {
    if (stage === 'closed') return nothing;
    return html`<div class="page" lang=${language} role="main">${header(form)}${body(form)}</div>`;
  }
  const cancel = (event: Event) => {
    event.preventDefault();
    form.askToClose();
  };
  return html`<dialog
    lang=${language}
    aria-label=${t('form')}
    @cancel=${cancel}
    @close=${form.closedByBrowser}
  >
    ${stage === 'closed' ? nothing : [header(form), body(form)]}
  </dialog>`;
}

function header(form: MobbeSkjema) {
  const { t } = form;
  return html`<header>
    <button type="button" class="exit" @click=${form.exit}>${t('exit')}</button>
    <div class="languages" role="group" aria-label=${t('language')}>
      ${languages.map(
        (code) =>
          html`<button
            type="button"
            class="quiet"
            lang=${code}
            aria-pressed=${form.language === code ? 'true' : 'false'}
            @click=${() => (form.language = code)}
          >
            ${languageNames[code]}
          </button>`,
      )}
    </div>
    ${
      form.inline
        ? nothing
        : html`<button type="button" class="quiet" @click=${form.askToClose}>${t('close')}</button>`
    }
  </header>`;
}

function body(form: MobbeSkjema) {
  const sheet =
    form.settings && form.receipt ? printSheet(screenOf(form), form.receipt.code) : nothing;
  return html`<div class="body">
      ${form.asking === 'nothing' ? screen(form) : asked(form)}
      <p class="spoken" role="status">${form.spoken}</p>
    </div>
    ${sheet}`;
}

function asked(form: MobbeSkjema) {
  const { t, answer } = form;
  const [stay, go] = [() => answer('stay'), () => answer('go')];
  if (form.asking === 'code-kept')
    return ask(
      t('sent.kept'),
      null,
      { text: t('sent.kept.no'), act: stay },
      { text: t('sent.kept.yes'), act: go },
    );
  return ask(
    t('leave.title'),
    t('leave.text'),
    { text: t('leave.no'), act: stay },
    { text: t('leave.yes'), act: go },
  );
}

function screen(form: MobbeSkjema) {
  const { t, language, because } = form;
  const waysOut = {
    t,
    language,
    because,
    page: form.opening?.page ?? '',
    lines: lines(form, 'danger'),
  };
  switch (form.stage) {
    case 'closed':
    case 'gone':
      return nothing;
    case 'loading':
      return loading(form);
    case 'unavailable':
      return unavailable({ ...waysOut, again: () => void form.begin() });
    case 'kept':
      return ask(
        t('kept.title'),
        null,
        { text: t('kept.yes'), act: () => void form.show('writing') },
        { text: t('kept.no'), act: form.startAnew },
      );
    case 'writing':
    case 'sending':
      return writing(form);
    case 'not-sent':
      return notSent({ ...waysOut, again: () => void form.send(), back: form.goBack });
    case 'sent':
      return receipt(screenOf(form), form.receipt!, {
        copy: () => void form.copyCode(),
        print: form.printCode,
        done: form.askToClose,
      });
    case 'code':
    case 'opening':
      return [
        back(form),
        codeEntry(screenOf(form), {
          typed: form.typed,
          write: (typed) => (form.typed = typed),
          open: () => void form.openCode(),
          state: form.stage === 'opening' ? 'opening' : 'typing',
        }),
      ];
    case 'case':
      return [followedCase(screenOf(form), form.followed!), closing(form)];
  }
}

function writing(form: MobbeSkjema) {
  const { t, steps, step } = form;
  const first = step === steps[0];
  const sending = form.stage === 'sending';
  const submit = (event: Event) => {
    event.preventDefault();
    if (step !== 'check') form.goOn();
  };
  return html`${first ? nothing : back(form)}
    <p class="progress" id="progress">
      ${t('progress', { step: steps.indexOf(step) + 1, all: steps.length })}
    </p>
    <form novalidate autocomplete="off" @submit=${submit}>
      ${stepOf(step).render(screenOf(form))}
      <div class="actions">
        ${
          step === 'check'
            ? primary(t(sending ? 'sending' : 'send'), () => void form.send(), sending)
            : html`<button class="primary">${t('continue')}</button>`
        }
      </div>
    </form>
    ${
      first
        ? html`<footer>
            <button type="button" class="link" @click=${() => void form.show('code')}>
              ${t('return.link')}
            </button>
            <p>${t('danger.stored')} ${t('exit.hint')}</p>
          </footer>`
        : nothing
    }`;
}

function back({ t, goBack }: MobbeSkjema) {
  return html`<button type="button" class="link back" @click=${goBack}>
    <span aria-hidden="true">‹</span> ${t('back')}
  </button>`;
}

function closing(form: MobbeSkjema) {
  return html`<div class="actions">${primary(form.t('close'), form.askToClose)}</div>`;
}

function lines(form: MobbeSkjema, when: 'danger' | 'help'): HelpLine[] {
  const found = linesFor(form.settings, when, form.register);
  if (found !== 'national') return found;
  return nationalNumbers.map(({ key, phone, shownPhone }) => {
    const name = form.t(key);
    return { phone, shownPhone, url: null, hours: null, name: { nb: name, nn: name, en: name } };
  });
}

function screenOf(form: MobbeSkjema): Screen {
  const { draft, language, t, step, steps, lack, search, readers } = form;
  const { change, goTo, announce } = form;
  const screen: Screen = {
    ...{ draft, language, t, step, steps, lack, search, readers, change, goTo, announce },
    settings: form.settings!,
    sector: form.sector!,
    page: form.opening!.page,
    setSearch: (text) => (form.search = text),
    helpLines: (when) => lines(form, when),
    askReaders: () => void form.askReaders(),
    answers: () => answersOf(screen),
  };
  return screen;
}
