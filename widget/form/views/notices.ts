/** The screens that may stand before the first question: waiting, and unavailable. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Language } from '../../../contract/facts.ts';
import type { TextKey } from '../../texts/texts.ts';
import type { Translate } from '../../texts/translate.ts';
import { heading, helpList, secondary } from '../fields.ts';
import type { HelpLine } from '../../questions/help.ts';
import type { Because } from '../state.ts';

type Words = { t: Translate };
export type WaysOut = Words & {
  language: Language;
  /** The address of our own page; empty on that page itself. */
  page: string;
  lines: HelpLine[];
};

export function loading({ t }: Words): TemplateResult {
  return html`<div class="waiting">${heading(t('loading'))}</div>`;
}

/** Before a word is written: what stands in the way, and the ways that are left. */
export function unavailable(
  screen: WaysOut & { because: Because; again: () => void; talk: unknown },
): TemplateResult {
  const { t, because } = screen;
  const early = because === 'not-open';
  if (early || because === 'wrong-name')
    return html`${heading(t(early ? 'unavailable.early' : 'unavailable.title'))}
      <p>${t(early ? 'unavailable.nobody' : 'unavailable.wrong')}</p>
      ${call(screen, 'unavailable.call')} ${early ? screen.talk : nothing}`;
  return html`${heading(t('unavailable.title'))}
    <p>${t(because === 'pin' ? 'unavailable.pin' : 'unavailable.text')}</p>
    <div class="actions">
      ${pageLink(screen)} ${because === 'pin' ? nothing : secondary(t('again'), screen.again)}
    </div>
    ${call(screen)}`;
}

export function call(
  { t, lines, language }: Omit<WaysOut, 'page'>,
  title: TextKey = 'failed.call',
): TemplateResult {
  return html`<section class="emergency now" aria-labelledby="call">
    <h3 id="call">${t(title)}</h3>
    ${helpList(lines, language)}
  </section>`;
}

/** Out of a frame into a tab of its own: in ours it would be without a way to close it, and in a portal's it may not be shown. */
export function pageLink({ t, page }: WaysOut): TemplateResult | typeof nothing {
  if (page === '') return nothing;
  const target = window === top ? nothing : '_blank';
  return html`<a class="button" href=${page} target=${target} rel="noreferrer"
    >${t('page.open')}</a
  >`;
}
