/**
 * The report itself: sealed until the button is pressed, then the text; names and contact each behind their own disclosure,
 * so that who looks over a shoulder does not read them.
 */
import { html, nothing } from 'lit';
import type { OpenedCase } from '../opened.ts';
import { notice, workButton } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import type { Texts } from '../texts/index.ts';
import type { CaseScreen } from './case.ts';

/** The button that opens, and how it went where it did not. */
export function openButton({ work, result }: CaseScreen, { texts }: Desk, onOpen: () => void) {
  const { content } = texts.cases;
  const hasFailed = result?.at === 'opening' && result.mood === 'danger';
  return html`${hasFailed ? notice('danger', result.text(texts), undefined, 'loud') : nothing}
    <div class="screen-only">
      ${workButton({
        label: content.open,
        working: content.opening,
        isBusy: work === 'opening',
        onPress: onOpen,
      })}
    </div>`;
}

/** `open`: what stands below the sealed content in place of it. */
export function contentSection({ opened }: CaseScreen, { texts }: Desk, open: unknown) {
  const { content } = texts.cases;
  return html`<section class="ds-card" aria-labelledby="content">
    <h2 class="ds-heading" data-size="xs" id="content" tabindex="-1">${content.heading}</h2>
    ${
      opened
        ? openedContent(opened, texts)
        : html`<p class="ds-paragraph">${content.sealed}</p>
            ${open}`
    }
  </section>`;
}

function openedContent({ content, identity }: OpenedCase, texts: Texts) {
  const words = texts.cases.content;
  return html`
    ${
      content.text.trim() === ''
        ? html`<p class="ds-paragraph">${words.empty}</p>`
        : html`<p class="ds-sr-only">${words.text}</p>
            <blockquote class="written">${content.text}</blockquote>`
    }
    <div class="doors">
      <details class="ds-details" data-variant="default">
        <summary>${words.showNames}</summary>
        <div>
          <h3 class="ds-heading" data-size="2xs">${words.names}</h3>
          ${
            identity.names.trim() === ''
              ? html`<p class="ds-paragraph">${words.noNames}</p>`
              : html`<p class="ds-paragraph written-names">${identity.names}</p>`
          }
        </div>
      </details>
      <details class="ds-details" data-variant="default">
        <summary>${words.showContact}</summary>
        <div>${contactOf(identity.contact, texts)}</div>
      </details>
    </div>
  `;
}

function contactOf(contact: OpenedCase['identity']['contact'], texts: Texts) {
  const words = texts.cases.content;
  const warning = contact.mustNotKnow.trim() || contact.safeTime.trim();
  const rows: [string, string][] = [
    [words.mustNotKnow, contact.mustNotKnow],
    [words.safeTime, contact.safeTime],
    [words.name, contact.name],
    [words.phone, contact.phone],
    [words.email, contact.email],
  ];
  return html`
    <h3 class="ds-heading" data-size="2xs">${words.contact}</h3>
    <p class="ds-paragraph">${words.how[contact.how]}</p>
    ${warning ? html`<p class="ds-paragraph"><strong>${words.careful}</strong></p>` : nothing}
    <dl class="facts">
      ${rows
        .filter(([, value]) => value.trim() !== '')
        .map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
    </dl>
  `;
}
