/**
 * The receipt: the code, what happens by when (our goal) and what is the reporter's right (the law), and who to talk to. Where somebody
 * may be in danger it is another: numbers to call first, who is told now, and what we aim at today.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ReportAnswer } from '../../../contract/api/public.ts';
import type { TextKey } from '../../texts/texts.ts';
import { goalOfNow, rightsOf } from '../../questions/urgent.ts';
import { attachedIn } from '../../questions/written.ts';
import { dayText } from '../../texts/translate.ts';
import { heading, primary, secondary } from '../fields.ts';
import type { Receipt, Screen } from '../screen.ts';
import { characters, shownAddress, whereToUse } from './code.ts';
import { call } from './notices.ts';
import { readersNow, readersOf } from './readers.ts';
import { talk } from './talk.ts';

type Verbs = { copy: () => void; print: () => void; done: () => void };
type Copying = 'not-tried' | 'copied' | 'failed';
type Deadlines = ReportAnswer['deadlines'];

/** The clocks that a reporter is told of, each in words for what it is: a goal is never told as a right. The others run between handlers. */
export const told: Record<'goal' | 'right', readonly string[]> = {
  goal: ['first-contact', 'plan', 'word-back', 'preliminary-reply'],
  right: ['preliminary-reply', 'family-may-go-on'],
};

const copied = { copied: 'code.copied', failed: 'code.not-copied' } as const;

export function receipt(
  screen: Screen,
  { answer, code, route, readersChanged, attached }: Receipt,
  copying: Copying,
  verbs: Verbs,
): TemplateResult {
  const { t, language, dangerLines } = screen;
  const { urgent } = answer;
  const lines = urgent ? dangerLines() : [];
  return html`${heading(t('sent.title'))}
    <p>${t('sent.text')}</p>
    ${
      urgent
        ? html`${call({ t, language, lines }, 'danger.call')}
            <section class="told">
              <p>${t('urgent.wait')}</p>
              <h3>${t('next.title')}</h3>
              <p>${t('urgent.told')}</p>
              ${readersNow(route, language)}
            </section>
            ${goalNow(screen, answer)}`
        : nothing
    }
    ${wentAlong(screen, attached)}
    <section class="code" aria-labelledby="code">
      <h3 id="code">${t('code.title')}</h3>
      ${characters(code)}
      <p>${t('code.text')} ${t('code.lost')}</p>
      <p>${whereToUse(screen)}</p>
      <div class="actions">
        ${secondary(t('code.copy'), verbs.copy)} ${secondary(t('code.print'), verbs.print)}
      </div>
      <p role="status" class="copying">${copying === 'not-tried' ? '' : t(copied[copying])}</p>
    </section>
    ${
      readersChanged
        ? html`<section class="readers">
            <p>${t('sent.changed')}</p>
            ${readersOf(screen, route)}
          </section>`
        : nothing
    }
    ${
      urgent
        ? dues(screen, rightsOf(answer))
        : html`<h3>${t('next.title')}</h3>
            ${dues(screen, answer.deadlines)}`
    }
    ${talk(screen, lines)}
    <div class="actions">${primary(t('sent.done'), verbs.done)}</div>`;
}

function goalNow({ t }: Screen, answer: ReportAnswer) {
  const goal = goalOfNow(answer, t);
  if (goal === null) return nothing;
  return html`<section class="due">
    <h4>${t('goal.title')}</h4>
    <ul>
      <li>${goal} ${t('urgent.again')}</li>
    </ul>
  </section>`;
}

/** What we aim at and what the law gives are two lists, so that nobody takes the one for the other. */
export function dues({ t, language }: Pick<Screen, 't' | 'language'>, deadlines: Deadlines) {
  return (['goal', 'right'] as const).map((standing) => {
    const due = deadlines
      .filter(({ standing: given, clock }) => given === standing && told[standing].includes(clock))
      .sort((one, other) => one.dueOn.localeCompare(other.dueOn));
    if (due.length === 0) return nothing;
    return html`<section class="due">
      <h4>${t(`${standing}.title`)}</h4>
      <ul>
        ${due.map(({ clock, dueOn }) => html`<li>${t(`${standing}.${clock}` as TextKey, { day: dayText(dueOn, language) })}</li>`)}
      </ul>
    </section>`;
  });
}

/** What goes on paper: a card to cut out, that fits a pencil case, and how it is used; nothing that says what it is about. */
export function printSheet(
  screen: Screen,
  code: string,
  attached: Receipt['attached'] = [],
): TemplateResult {
  const { t } = screen;
  return html`<div class="sheet" aria-hidden="true">
    <div class="card">${characters(code)} ${shownAddress(screen.page)}</div>
    <p>${t('code.card')}</p>
    <p>${whereToUse(screen)}</p>
    ${wentAlong(screen, attached)}
  </div>`;
}

function wentAlong({ t }: Screen, attached: Receipt['attached']) {
  return attachedIn(attached, t).map((line) => html`<p>${line}</p>`);
}
