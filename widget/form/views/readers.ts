/** Who reads a report: roles and organisations, never persons, as the route gave them. */
import { html, nothing } from 'lit/html.js';
import type { RouteAnswer } from '../../../contract/api/public.ts';
import { toldReaders } from '../../questions/readers.ts';
import type { Screen } from '../screen.ts';

export function readersOf({ t, language }: Pick<Screen, 't' | 'language'>, route: RouteAnswer) {
  const told = toldReaders(route, language);
  const list = (kind: 'reader' | 'copy') =>
    told[kind].length === 0
      ? nothing
      : html`<p>${t(`readers.${kind}`)}</p>
          <ul>
            ${told[kind].map(
              ({ name, organisationName }) =>
                html`<li><strong>${name[language]}</strong>, ${organisationName}</li>`,
            )}
          </ul>`;
  return html`${list('reader')} ${list('copy')}
    ${told.later ? html`<p>${t('readers.escalation', { names: told.later })}</p>` : nothing}
    <p class="hint">${t('readers.key')}</p>`;
}
