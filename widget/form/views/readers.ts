/** Who reads a report: roles and organisations, never persons, as the route gave them. */
import { html, nothing } from 'lit/html.js';
import type { Language } from '../../../contract/facts.ts';
import type { RouteAnswer } from '../../../contract/api/public.ts';
import { toldReaders } from '../../questions/readers.ts';
import type { Screen } from '../screen.ts';

/** Who is told of it now: without those to whom it may go later. */
export function readersNow(route: RouteAnswer, language: Language) {
  const told = toldReaders(route, language);
  return listed([...told.reader, ...told.copy], language);
}

function listed(readers: RouteAnswer['readers'], language: Language) {
  return html`<ul>
    ${readers.map(
      ({ name, organisationName }) =>
        html`<li><strong>${name[language]}</strong>, ${organisationName}</li>`,
    )}
  </ul>`;
}

export function readersOf({ t, language }: Pick<Screen, 't' | 'language'>, route: RouteAnswer) {
  const told = toldReaders(route, language);
  const list = (kind: 'reader' | 'copy') =>
    told[kind].length === 0
      ? nothing
      : html`<p>${t(`readers.${kind}`)}</p>
          ${listed(told[kind], language)}`;
  return html`${list('reader')} ${list('copy')}
    ${told.later ? html`<p>${t('readers.escalation', { names: told.later })}</p>` : nothing}
    <p class="hint">${t('readers.key')}</p>`;
}
