/**
 * The receipt: the code and how to keep it, what happens by when (our goal) and what is a right (the law), and who to talk to. Where
 * somebody may be in danger it is another, as in the form.
 */
import type { ReportAnswer, RouteAnswer } from '../../../contract/api/public.ts';
import { isUrgent } from '../../../contract/facts.ts';
import { formatCode } from '../../../contract/sealing/follow-up-code.ts';
import { dangerLines, type HelpLine } from '../../../widget/questions/help.ts';
import { goalOfNow, rightsOf } from '../../../widget/questions/urgent.ts';
import type { TextKey } from '../../../widget/texts/texts.ts';
import { dayText } from '../../../widget/texts/translate.ts';
import { html, type Html } from '../html.ts';
import type { Screen } from '../screen.ts';
import type { Sheet } from './document.ts';
import { button, heading, helpList } from './fields.ts';
import { readersNow, readersOf } from './look-over.ts';
import { talk } from './talk.ts';

type Deadlines = ReportAnswer['deadlines'];

/** `route`: null where the receipt is shown again, in another language. `changed`: others read now than the reporter was shown. */
export function receipt(
  screen: Screen,
  answer: Pick<ReportAnswer, 'receivedOn' | 'deadlines'>,
  route: { now: RouteAnswer; changed: boolean } | null,
): Sheet {
  const { t, shownAddress, visit, draft } = screen;
  const urgent = isUrgent(draft);
  const lines = urgent ? dangerLines(screen) : [];
  const code = formatCode(visit.code);
  return {
    asks: [],
    enter: null,
    body: html`${heading(t('sent.title'))}
      <p>${t('sent.text')}</p>
      ${urgent ? urgently(screen, answer, lines, route?.now ?? null) : null}
      <section class="code" aria-labelledby="code">
        <h3 id="code">${t('code.title')}</h3>
        ${characters(code)}
        <p>${t('code.text')} ${t('code.lost')}</p>
        <p>${t('code.where', { address: shownAddress })}</p>
        <p>${t('code.paper')}</p>
      </section>
      ${
        route?.changed
          ? html`<section class="readers">
              <p>${t('sent.changed')}</p>
              ${readersOf(screen, route.now)}
            </section>`
          : null
      }
      ${
        urgent
          ? dues(screen, rightsOf(answer))
          : html`<h3>${t('next.title')}</h3>
              ${dues(screen, answer.deadlines)}`
      }${talk(screen, lines)}
      <div class="actions">${button('keep', t('sent.done'))}</div>`,
    paper: html`<div class="sheet" aria-hidden="true">
      <div class="card">${characters(code)} ${shownAddress}</div>
      <p>${t('code.card')}</p>
      <p>${t('code.where', { address: shownAddress })}</p>
    </div>`,
  };
}

/** Numbers first, who is told now, and what we aim at today. */
function urgently(
  screen: Screen,
  answer: Pick<ReportAnswer, 'receivedOn' | 'deadlines'>,
  lines: HelpLine[],
  route: RouteAnswer | null,
): Html {
  const { t, language } = screen;
  const goal = goalOfNow(answer, t);
  return html`<section class="emergency now" aria-labelledby="call">
      <h3 id="call">${t('danger.call')}</h3>
      ${helpList(lines, language)}
    </section>
    <p>${t('urgent.wait')}</p>
    <h3>${t('next.title')}</h3>
    <section>
      <p>${t('urgent.told')}</p>
      ${route ? readersNow(route, language) : null}
    </section>
    ${
      goal === null
        ? null
        : html`<section class="due">
            <h4>${t('goal.title')}</h4>
            <ul>
              <li>${goal} ${t('urgent.again')}</li>
            </ul>
          </section>`
    }`;
}

/** Two halves that stay whole: where a line is too short, two groups stand on each, and none alone. */
function characters(code: string): Html {
  const middle = code.indexOf('-', code.length / 2 - 1) + 1;
  return html`<p class="characters">
    <span>${code.slice(0, middle)}</span><span>${code.slice(middle)}</span>
  </p>`;
}

/** What we aim at and what the law gives are two lists. A clock for which the form has no words runs between handlers only. */
export function dues({ t, texts, language }: Screen, deadlines: Deadlines): Html[] {
  return (['goal', 'right'] as const).flatMap((standing) => {
    const due = deadlines
      .filter((one) => one.standing === standing && `${standing}.${one.clock}` in texts)
      .sort((one, other) => one.dueOn.localeCompare(other.dueOn));
    if (due.length === 0) return [];
    return html`<section class="due">
      <h4>${t(`${standing}.title`)}</h4>
      <ul>
        ${due.map(
          ({ clock, dueOn }) =>
            html`<li>
              ${t(`${standing}.${clock}` as TextKey, { day: dayText(dueOn, language) })}
            </li>`,
        )}
      </ul>
    </section>`;
  });
}
