/** Messages of a case that were sent before, oldest first; they were written by people and are shown as plain text. */
import { html, nothing } from 'lit';
import type { Language } from '../../contract/facts.ts';
import type { OpenedMessage } from '../opened.ts';
import { written } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import { instantWords } from '../words.ts';

/** `writtenIn`: the language of the reporter, in which they are written to. */
export function earlierMessages(
  messages: OpenedMessage[],
  writtenIn: Language,
  { texts, language }: Desk,
) {
  if (messages.length === 0) return nothing;
  const { message } = texts.cases;
  return html`<h3 class="ds-heading" data-size="2xs">${message.earlier}</h3>
    <ul class="rows">
      ${messages.map(
        ({ text, sentAt, fromHandler }) =>
          html`<li>
            <span class="quiet"
              >${message.from(fromHandler ?? message.reporter, instantWords(sentAt, language))}</span
            >
            ${
              text === null
                ? html`<p class="ds-paragraph">${message.broken}</p>`
                : written(text, writtenIn)
            }
          </li>`,
      )}
    </ul>`;
}
