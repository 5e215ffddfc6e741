/** After a report that did not go through: what is certain and what is not, the way to try again, and the ways besides. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { heading, primary, secondary } from '../fields.ts';
import type { Because, NotAttached } from '../state.ts';
import type { Translate } from '../../texts/translate.ts';
import { characters, whereToUse } from './code.ts';
import { call, pageLink, type WaysOut } from './notices.ts';

type Verbs = { again: () => void; back: () => void };

/** `urgent`: somebody may be in danger, and numbers to call come before everything that can be tried. Else there is somebody to `talk` to. */
type Help = { urgent: boolean; talk: unknown };

type NotSent = WaysOut & Verbs & Help & { because: Because; withoutPictures: () => void };

const first = (screen: WaysOut & Help) => (screen.urgent ? call(screen, 'danger.call') : nothing);
/** Where an organisation names nobody to talk to, the numbers of the country. */
const last = (screen: WaysOut & Help) =>
  screen.urgent ? nothing : screen.talk === nothing ? call(screen) : screen.talk;

export function notSent(screen: NotSent): TemplateResult {
  const { t, because } = screen;
  const why = because === 'pin' ? 'failed.pin' : isOfPictures(because) ? because : null;
  return html`${heading(t('failed.title'))}
    <p>${t('failed.text')} ${why ? t(why) : ''}</p>
    ${first(screen)}
    <div class="actions">
      ${primary(t('again'), screen.again)}
      ${
        isOfPictures(because)
          ? secondary(t('attachments.without'), screen.withoutPictures)
          : nothing
      }
      ${secondary(t('back'), screen.back)}
    </div>
    ${
      screen.page
        ? html`${ownPage(t)}
            <p>${pageLink(screen)}</p>`
        : nothing
    }
    ${last(screen)}`;
}

/** What our own page is to whoever has written something here. */
export const ownPage = (t: Translate) => html`<p>${t('failed.page')}</p>`;

function isOfPictures(because: Because): because is NotAttached {
  return because.startsWith('attachments.');
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
export function inDoubt(screen: WaysOut & Verbs & Help & Doubt): TemplateResult {
  const { t, trying } = screen;
  return html`${heading(t('doubt.title'))}
    <p>${t('doubt.text')} ${t('failed.text')}</p>
    ${first(screen)}
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
    ${last(screen)}`;
}
