/** The sections of a case that need no key: the facts, who reads, what is due, and the history. */
import { html, nothing } from 'lit';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { osloDay } from '../../contract/clock.ts';
import { deadlineWords, type Deadline } from '../deadline-words.ts';
import { clockMark, notice, sectionHeading } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import type { Texts } from '../texts/index.ts';
import {
  actionWords,
  dayWords,
  factRows,
  firstUpper,
  instantWords,
  reasonWords,
} from '../words.ts';

export function factSection(item: CaseAnswer, { texts, language }: Desk) {
  const { cases, words } = texts;
  const rows = [
    ...factRows(item.facts, item, texts),
    { name: cases.facts.received, value: dayWords(item.receivedOn, language) },
    { name: cases.facts.written, value: words.written[item.written] },
    { name: cases.facts.language, value: firstUpper(words.languages[item.language]) },
  ];
  return html`<section class="ds-card" aria-labelledby="facts">
    ${sectionHeading(cases.facts.heading, 'facts')}
    <dl class="facts">
      ${rows.map(
        ({ name, value }) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </section>`;
}

export function readerSection({ readers }: CaseAnswer, { texts, language }: Desk) {
  const words = texts.cases.readers;
  return html`<section class="ds-card" aria-labelledby="readers">
    ${sectionHeading(words.heading, 'readers')}
    <ul class="rows">
      ${readers.map(
        ({ name, organisationName, as, reason }) =>
          html`<li>
            <strong>${name[language]}</strong>, ${organisationName}<br />
            <span class="quiet">${words[as]}. ${reasonWords(reason, texts)}.</span>
          </li>`,
      )}
    </ul>
    <p class="ds-paragraph quiet" data-size="sm">${words.seen}</p>
  </section>`;
}

/** `door`: what she can say of one, at its row. On paper there is none. */
export function clockSection(
  item: CaseAnswer,
  { texts, language, clock }: Desk,
  door: (one: Deadline) => unknown = () => nothing,
) {
  const { cases, words } = texts;
  const at = { now: clock.now(), language };
  return html`<section class="ds-card" aria-labelledby="clocks">
    ${sectionHeading(cases.clocks.heading, 'clocks')}
    ${item.clocks.length === 0 ? html`<p class="ds-paragraph">${cases.clocks.none}</p>` : nothing}
    <ul class="rows">
      ${item.clocks.map((one) => {
        const left = deadlineWords(one, at, texts);
        // The mark says the day already where it is the family's.
        const due = one.clock === 'family-may-go-on' ? '' : `${texts.clocks.dueOn(left.day)}. `;
        return html`<li>
          ${words.clocks[one.clock]}<br />
          ${clockMark(left)}
          <div>
            ${left.how === null ? nothing : html`<span>${firstUpper(left.how)}.</span>`}
            <span class="quiet">
              ${due}${cases.clocks[one.standing]}${one.basis ? html`, <span class="law">${one.basis}</span>` : nothing}.
            </span>
          </div>
          ${door(one)}
        </li>`;
      })}
    </ul>
    ${
      item.clocks.length > 0
        ? html`<p class="ds-paragraph quiet" data-size="sm">${cases.clocks.counting}</p>`
        : nothing
    }
  </section>`;
}

export function historySection({ history, historyIntact }: CaseAnswer, { texts, language }: Desk) {
  const words = texts.cases.history;
  return html`<section class="ds-card" aria-labelledby="history">
    ${sectionHeading(words.heading, 'history')}
    ${
      historyIntact
        ? html`<p class="ds-paragraph quiet" data-size="sm">${words.intact}</p>`
        : notice(
            'danger',
            html`<p><strong>${words.broken}.</strong> ${words.brokenNext}</p>`,
            undefined,
            'loud',
          )
    }
    <ol class="rows history">
      ${history.map(
        (entry) =>
          html`<li>
            ${actionWords(entry, texts)}<br />
            <span class="quiet">${whoOf(entry, texts)}, ${whenOf(entry, language)}</span>
          </li>`,
      )}
    </ol>
  </section>`;
}

type Entry = CaseAnswer['history'][number];

function whoOf({ by, action }: Entry, { words }: Texts): string {
  return by ?? (isReporters(action) ? words.reporter : words.system);
}

/** What a reporter has done, and no handler. */
function isReporters(action: string): boolean {
  return action === 'received' || action === 'goes-on';
}

/** When a child wrote is told by the day only, as everywhere. */
function whenOf({ action, at }: Entry, language: Desk['language']): string {
  return isReporters(action)
    ? dayWords(osloDay(new Date(at)), language)
    : instantWords(at, language);
}
