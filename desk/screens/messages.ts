/** Messages of a case that were sent before, and acts that were written down, oldest first; people wrote them, and they are shown as plain text. */
import { html, nothing } from 'lit';
import type { Language } from '../../contract/facts.ts';
import type { OpenedCase, OpenedMessage } from '../opened.ts';
import { notice, written } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import type { Texts } from '../texts/index.ts';
import { dayWords, firstLower, instantWords } from '../words.ts';

/** `writtenIn`: the language of the reporter, in which they are written to. */
export function earlierMessages(
  { messages: all, missing }: OpenedCase,
  writtenIn: Language,
  { texts, language }: Desk,
) {
  const messages = all.filter(({ act }) => act === undefined);
  if (messages.length + missing === 0) return nothing;
  const { message } = texts.cases;
  return html`<h3 class="ds-heading" data-size="2xs">${message.earlier}</h3>
    <ul class="rows">
      ${messages.map(
        (one) =>
          html`<li>
            <span class="quiet"
              >${message.from(one.fromHandler ?? message.reporter, instantWords(one.sentAt, language))}</span
            >
            ${said(one, writtenIn, texts)}
          </li>`,
      )}
    </ul>
    ${missing > 0 ? notice('danger', message.missing(missing)) : nothing}`;
}

/** What was done outside the product: what, with whom, on which day, by whom. */
export function earlierActs({ messages }: OpenedCase, { texts, language }: Desk) {
  const { record } = texts.deadlines;
  const acts = messages.filter(({ act }) => act !== undefined);
  if (acts.length === 0) return nothing;
  return html`<h3 class="ds-heading" data-size="2xs">${record.earlier}</h3>
    <ul class="rows">
      ${acts.map((one) => {
        const { kind, with: partner, on, doneBy } = one.act!;
        const day = dayWords(on, language);
        return html`<li>
          ${record.line(record.kinds[kind], firstLower(record.partners[partner]), day)}<br />
          <span class="quiet">${record.by[doneBy](one.fromHandler ?? '')}</span>
          ${one.text === '' ? nothing : said(one, language, texts)}
        </li>`;
      })}
    </ul>`;
}

/** What was written, or in its place why it is not shown. */
function said({ text, standing }: OpenedMessage, writtenIn: Language, { cases }: Texts) {
  const { broken, elsewhere, unrecorded, unbound } = cases.message;
  switch (standing) {
    case 'bound':
      return written(text, writtenIn);
    case 'unbound':
      return html`${written(text, writtenIn)}
        <p class="ds-paragraph quiet" data-size="sm">${unbound}</p>`;
    case 'elsewhere':
      return notice('danger', elsewhere);
    case 'unrecorded':
      return notice('danger', unrecorded);
    case 'broken':
      return html`<p class="ds-paragraph">${broken}</p>`;
  }
}
