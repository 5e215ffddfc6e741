/** Coming back: the code is typed, then what has happened to the report is shown, with the answers that came. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { happened, type Followed, type Message } from '../../questions/followed.ts';
import { stillDue } from '../../questions/urgent.ts';
import { dayText } from '../../texts/translate.ts';
import { heading, lack, secondary, submit } from '../fields.ts';
import type { Screen } from '../screen.ts';
import { textField } from '../text-fields.ts';
import { dues } from './receipt.ts';
import { talk } from './talk.ts';

export type CodeEntry = {
  typed: string;
  write: (typed: string) => void;
  open: () => void;
  /** To the questions, for a new report. */
  anew: () => void;
  state: 'typing' | 'opening';
};

export function codeEntry(screen: Screen, entry: CodeEntry): TemplateResult {
  const { t, lack: missing } = screen;
  const busy = entry.state === 'opening';
  const open = (event: Event) => {
    event.preventDefault();
    if (!busy) entry.open();
  };
  return html`<form novalidate autocomplete="off" .onsubmit=${open}>
      ${heading(t('return.title'))}
      <p class="hint" id="hint">${t('return.hint')}</p>
      ${lack(screen)}
      ${textField({
        id: 'typed',
        label: t('code.title'),
        value: entry.typed,
        write: entry.write,
        longest: 60,
        wrong: missing !== null,
        describedBy: missing ? 'lack hint' : 'hint',
      })}
      <p role="status" class=${busy ? 'working' : 'spoken'}>${busy ? t('return.working') : ''}</p>
      <div class="actions">${submit(t('return.open'), busy)}</div>
    </form>
    ${lost(screen, entry.anew)}`;
}

/** What a lost code means, and what can be done all the same. */
function lost(screen: Screen, anew: () => void): TemplateResult {
  const { t } = screen;
  return html`<details class="lost">
    <summary>${t('lost.title')}</summary>
    <p>${t('lost.nobody')}</p>
    <p>${t('lost.still')}</p>
    <p>${t('lost.again')}</p>
    ${secondary(t('lost.new'), anew)} ${talk(screen)}
  </details>`;
}

/** `goesOn`: the reporter says so of a closed case. */
export function followedCase(
  screen: Screen,
  { answer, messages }: Followed,
  goesOn: () => void,
): TemplateResult {
  const { t } = screen;
  const due = stillDue(answer);
  return html`${heading(t('case.title'))}
    <p class="hint">${answer.unitName}</p>
    <ul class="status">
      ${happened(answer, screen).map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
    ${lack(screen)}
    ${
      answer.mayReopen
        ? html`<h3>${t('goes-on.title')}</h3>
            <p>${t('goes-on.text')}</p>
            <div class="actions">${secondary(t('goes-on.button'), goesOn)}</div>`
        : nothing
    }
    <h3>${t('messages.title')}</h3>
    ${messages.length === 0 ? html`<p>${t('messages.none')}</p>` : messages.map((message) => letter(screen, message))}
    ${
      due.length === 0
        ? nothing
        : html`<h3>${t('next.title')}</h3>
            ${dues(screen, due)}`
    }
    ${talk(screen)}`;
}

function letter({ t, language }: Screen, { from, sentOn, text, standing }: Message) {
  const instead = standing === 'elsewhere' ? 'messages.elsewhere' : 'messages.damaged';
  return html`<article class="message">
    <h4>${from[language]}, ${dayText(sentOn, language)}</h4>
    <p class="written" dir="auto">${text ?? t(instead)}</p>
  </article>`;
}
