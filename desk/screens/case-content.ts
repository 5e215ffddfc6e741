/**
 * The report itself: sealed until the button is pressed, then the text; names and contact each behind their own disclosure,
 * so that who looks over a shoulder does not read them.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import type { Language } from '../../contract/facts.ts';
import './attachments.ts';
import type { OpenedCase } from '../opened.ts';
import { notice, workButton, written } from '../parts/pieces.ts';
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
export function contentSection(screen: CaseScreen, item: CaseAnswer, desk: Desk, open: unknown) {
  const { opened } = screen;
  const { texts } = desk;
  const { content } = texts.cases;
  return html`<section class="ds-card" aria-labelledby="content">
    <h2 class="ds-heading" data-size="xs" id="content" tabindex="-1">${content.heading}</h2>
    ${
      opened
        ? html`${openedContent(opened, item.language, texts)}
            <desk-attachments
              .desk=${desk}
              .item=${item}
              .opened=${opened}
              .onFetched=${() => void screen.load()}
            ></desk-attachments>`
        : html`<p class="ds-paragraph">${content.sealed}</p>
            ${open}`
    }
  </section>`;
}

/** `language`: that in which it was written. Names and contact are no more translated than the text: see `written`. */
function openedContent({ content, identity }: OpenedCase, language: Language, texts: Texts) {
  const words = texts.cases.content;
  return html`
    ${
      content.text.trim() === ''
        ? html`<p class="ds-paragraph">${words.empty}</p>`
        : html`<p class="ds-sr-only">${words.text}</p>
            ${written(content.text, language)}`
    }
    <div class="doors" translate="no">
      <details class="ds-details" data-variant="default">
        <summary>${words.showNames}</summary>
        <div>
          <h3 class="ds-heading" data-size="2xs">${words.names}</h3>
          ${
            identity.names.trim() === ''
              ? html`<p class="ds-paragraph">${words.noNames}</p>`
              : html`<p class="ds-paragraph written-names" dir="auto">${identity.names}</p>`
          }
        </div>
      </details>
      <details class="ds-details" data-variant="default" id="contact-door">
        <summary>${words.showContact}</summary>
        <div>${contactOf(identity.contact, texts)}</div>
      </details>
    </div>
  `;
}

type Contact = OpenedCase['identity']['contact'];

/**
 * What must not happen comes first, and both lists before the number that somebody is about to call. `short`: without saying that it
 * was given, where that is seen. A number can be pressed unless she asked not to be called.
 */
export function contactOf(contact: Contact, texts: Texts, length: 'whole' | 'short' = 'whole') {
  const words = texts.cases.content;
  const { phone, ways = [] } = contact;
  const mayCall = ways.length === 0 || ways.includes('call');
  const number = phone.replace(/[^\d+]/g, '');
  const rows: [string, unknown][] = [
    [words.name, contact.name],
    [
      words.phone,
      mayCall && number.length > 4
        ? html`<a class="ds-link" href="tel:${number}">${phone}</a>`
        : phone,
    ],
    [words.email, contact.email],
  ];
  const given = { [words.name]: contact.name, [words.phone]: phone, [words.email]: contact.email };
  const [avoid, keep] = [toAvoid(contact, words), toKeep(contact, words)];
  return html`
    <h3 class="ds-heading" data-size="2xs">${words.contact}</h3>
    ${length === 'whole' ? html`<p class="ds-paragraph">${words.how[contact.how]}</p>` : nothing}
    ${
      avoid.length + keep.length > 0
        ? html`<p class="ds-paragraph"><strong>${words.careful}</strong></p>`
        : nothing
    }
    ${list(words.avoid, avoid)} ${list(words.keep, keep)}
    <dl class="facts">
      ${rows
        .filter(([name]) => given[name]!.trim() !== '')
        .map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd><bdi>${value}</bdi></dd>`,
        )}
    </dl>
  `;
}

type Words = Texts['cases']['content'];

/** A way for which there is a number or an address, and which was left out where others were chosen, is one to avoid. */
function toAvoid({ mustNotKnow, times = [], ways = [], phone, email }: Contact, words: Words) {
  const given = [
    ...(phone.trim() === '' ? [] : (['call', 'sms'] as const)),
    ...(email.trim() === '' ? [] : (['email'] as const)),
  ];
  return [
    ...(mustNotKnow.trim() === '' ? [] : [said(words.mustNotKnow, mustNotKnow)]),
    ...(times.includes('not-at-home') ? [words.notAtHome] : []),
    ...given.filter((way) => ways.length > 0 && !ways.includes(way)).map((way) => words.not[way]),
  ];
}

function toKeep({ safeTime, times = [], ways = [] }: Contact, words: Words) {
  const at = times.filter((time) => time !== 'not-at-home').map((time) => words.times[time]);
  return [
    ...(at.length > 0 ? [`${words.when}: ${at.join(', ')}`] : []),
    ...ways.map((way) => words.ways[way]),
    ...(safeTime.trim() === '' ? [] : [said(words.safeTime, safeTime)]),
  ];
}

/** What somebody wrote may run from right to left, and must not turn our own words about. */
function said(label: string, text: string): TemplateResult {
  return html`${label}: <bdi>${text.trim()}</bdi>`;
}

function list(title: string, items: (string | TemplateResult)[]) {
  if (items.length === 0) return nothing;
  return html`<h4 class="ds-heading" data-size="2xs">${title}</h4>
    <ul class="ds-list">
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
}
