/** Coming back: the code is typed, then what has happened to the report is shown, with the answers that came. */
import { happened, type Followed, type Message } from '../../../widget/questions/followed.ts';
import { stillDue } from '../../../widget/questions/urgent.ts';
import { dayText } from '../../../widget/texts/translate.ts';
import { html, type Html } from '../html.ts';
import type { Screen } from '../screen.ts';
import type { Sheet } from './document.ts';
import { button, heading, lack, textField } from './fields.ts';
import { dues } from './receipt.ts';
import { back, summary } from './step.ts';
import { talk } from './talk.ts';

export function codeEntry(screen: Screen): Sheet {
  const { t, visit, lack: missing } = screen;
  return {
    asks: ['typed'],
    enter: 'open',
    ...(missing && { summary: summary(screen, 'typed') }),
    body: html`${back(screen)} ${heading(t('return.title'))}
      <p class="hint" id="hint">${t('return.hint')}</p>
      ${lack(screen)}${textField({
        id: 'typed',
        label: t('code.title'),
        value: visit.typed,
        longest: 60,
        wrong: missing !== null,
        describedBy: missing ? 'lack hint' : 'hint',
      })}
      <p class="hint">${t('return.here')}</p>
      <div class="actions">${button('open', t('return.open'))}</div>
      ${lost(screen)}`,
  };
}

/** What a lost code means, and what can be done all the same. */
function lost(screen: Screen): Html {
  const { t } = screen;
  return html`<details class="lost">
    <summary>${t('lost.title')}</summary>
    <p>${t('lost.nobody')}</p>
    <p>${t('lost.still')}</p>
    <p>${t('lost.again')}</p>
    ${button('back', t('lost.new'), 'secondary')} ${talk(screen)}
  </details>`;
}

export function followedCase(screen: Screen, { answer, messages }: Followed): Sheet {
  const { t, visit } = screen;
  const due = stillDue(answer);
  return {
    asks: [],
    enter: null,
    body: html`<input type="hidden" name="typed" value="${visit.typed}" />
      ${heading(t('case.title'))}
      <p class="hint">${answer.unitName}</p>
      <ul class="status">
        ${happened(answer, screen).map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
      ${
        answer.mayReopen
          ? html`<h3>${t('goes-on.title')}</h3>
              <p>${t('goes-on.text')}</p>
              <div class="actions">${button('goes-on', t('goes-on.button'), 'secondary')}</div>`
          : null
      }
      <h3>${t('messages.title')}</h3>
      ${messages.length === 0 ? html`<p>${t('messages.none')}</p>` : messages.map((message) => letter(screen, message))}
      ${
        due.length === 0
          ? null
          : html`<h3>${t('next.title')}</h3>
              ${dues(screen, due)}`
      }
      ${talk(screen)}`,
  };
}

function letter({ t, language }: Screen, { from, sentOn, text, standing }: Message): Html {
  const instead = standing === 'elsewhere' ? 'messages.elsewhere' : 'messages.damaged';
  return html`<article class="message">
    <h4>${from[language]}, ${dayText(sentOn, language)}</h4>
    <p class="written" dir="auto">${text ?? t(instead)}</p>
  </article>`;
}
