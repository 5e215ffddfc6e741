/** The answers in one view before anything is sent, and who will read them; and what is said where it could not be sent. */
import type { RouteAnswer } from '../../../contract/api/public.ts';
import { isUrgent, type Language } from '../../../contract/facts.ts';
import { answersOf, type Answered } from '../../../widget/questions/all.ts';
import { dangerLines } from '../../../widget/questions/help.ts';
import { toldReaders } from '../../../widget/questions/readers.ts';
import { html, type Html } from '../html.ts';
import type { Screen } from '../screen.ts';
import type { Sheet } from './document.ts';
import { button, heading, helpList } from './fields.ts';
import { back, progress } from './step.ts';
import { talk } from './talk.ts';

export function lookOver(screen: Screen, route: RouteAnswer): Sheet {
  const { t } = screen;
  return {
    asks: [],
    enter: null,
    body: html`${back(screen)}${progress(screen, 'check')} ${heading(t('check.title'))}
      <p>${t('check.not-sent')}</p>
      <dl class="answers">${answersOf(screen).map((answered) => row(screen, answered))}</dl>
      <section class="readers" aria-labelledby="readers">
        <h3 id="readers">${t('readers.title')}</h3>
        ${readersOf(screen, route)}
        <p class="hint">${t('readers.on-arrival')}</p>
      </section>
      <div class="actions">${button('send', t('send'))}</div>`,
  };
}

/** A browser that translates the page would send what was written to whoever translates. */
function row({ t }: Screen, { name, title, answer, canChange }: Answered): Html {
  const change = html`<dd class="change">
    <button class="link" name="go" value="to-${name}">
      ${t('check.change')}<span class="spoken"> ${title}</span>
    </button>
  </dd>`;
  const empty = answer ? null : html` class="empty"`;
  return html`<div>
    <dt>${title}</dt>
    <dd dir="auto" translate="no" ${empty}>${answer || t('check.empty')}</dd>
    ${canChange ? change : null}
  </div> `;
}

/** Who is told of it now: without those to whom it may go later. */
export function readersNow(route: RouteAnswer, language: Language): Html {
  const told = toldReaders(route, language);
  return listed([...told.reader, ...told.copy], language);
}

function listed(readers: RouteAnswer['readers'], language: Language): Html {
  return html`<ul>
    ${readers.map(
      ({ name, organisationName }) =>
        html`<li><strong>${name[language]}</strong>, ${organisationName}</li>`,
    )}
  </ul>`;
}

/** Roles and organisations, never persons. */
export function readersOf({ t, language }: Screen, route: RouteAnswer): Html {
  const told = toldReaders(route, language);
  const list = (kind: 'reader' | 'copy') =>
    told[kind].length === 0
      ? null
      : html`<p>${t(`readers.${kind}`)}</p>
          ${listed(told[kind], language)}`;
  return html`${list('reader')}${list('copy')}${
    told.later ? html`<p>${t('readers.escalation', { names: told.later })}</p>` : null
  }`;
}

/** `refused`: nothing was sent; `in-doubt`: it may have been stored. Everything written is carried along, so one press tries again. */
export function notSent(screen: Screen, certainty: 'refused' | 'in-doubt'): Sheet {
  const { t, language } = screen;
  const urgent = isUrgent(screen.draft);
  // Whoever is in danger reads the numbers before what can be tried; the others have somebody to talk to.
  const numbers = html`<section class="emergency now" aria-labelledby="call">
    <h3 id="call">${t(urgent ? 'danger.call' : 'failed.call')}</h3>
    ${helpList(dangerLines(screen), language)}
  </section>`;
  const [title, text] =
    certainty === 'refused'
      ? (['failed.title', 'return.busy'] as const)
      : (['doubt.title', 'doubt.ours'] as const);
  return {
    asks: [],
    enter: null,
    body: html`${back(screen)} ${heading(t(title))}
      <p>${t(text)} ${t('failed.text')}</p>
      ${urgent ? numbers : null}
      <div class="actions">${button('send', t('again'))}</div>
      ${urgent ? null : (talk(screen) ?? numbers)}`,
  };
}
