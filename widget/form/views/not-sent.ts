/** After a report that did not go through: what is certain and what is not, the way to try again, and the ways besides. */
import { html, type TemplateResult } from 'lit';
import { heading, primary, secondary } from '../fields.ts';
import type { Because } from '../state.ts';
import { characters, whereToUse } from './code.ts';
import { call, pageLink, type WaysOut } from './notices.ts';

type Verbs = { again: () => void; back: () => void };

export function notSent(screen: WaysOut & Verbs & { because: Because }): TemplateResult {
  const { t, because } = screen;
  return html`${heading(t('failed.title'))}
    <p>${t('failed.text')} ${because === 'pin' ? t('failed.pin') : ''}</p>
    <div class="actions">
      ${primary(t('again'), screen.again)} ${secondary(t('back'), screen.back)}
    </div>
    ${call(screen)}
    <p>${t('failed.page')}</p>
    <p>${pageLink(screen)}</p>`;
}

export type Doubt = {
  /** The code of the report that may have arrived. */
  code: string;
  trying: 'now' | 'soon' | 'no-more';
};

const said = { now: 'doubt.trying', soon: 'doubt.soon', 'no-more': 'doubt.no-more' } as const;

/**
 * Neither "sent" nor "not sent" would be true. No link to our own page here: what is written there would be another report.
 * The code is shown because somebody may have to go: if the report did arrive, it leads back to it.
 */
export function inDoubt(screen: WaysOut & Verbs & Doubt): TemplateResult {
  const { t, trying } = screen;
  return html`${heading(t('doubt.title'))}
    <p>${t('doubt.text')} ${t('failed.text')}</p>
    <p role="status">${t(said[trying])}</p>
    <div class="actions">
      ${primary(t('again'), screen.again, trying === 'now')} ${secondary(t('back'), screen.back)}
    </div>
    <section class="code" aria-labelledby="code">
      <h3 id="code">${t('doubt.leave')}</h3>
      <p>${t('doubt.code')}</p>
      ${characters(screen.code)}
      <p>${whereToUse(screen)}</p>
    </section>
    ${call(screen)}`;
}
