/** Who reads a report: roles and organisations, never persons, as the route gave them. */
import { html, nothing } from 'lit';
import type { RouteAnswer } from '../../../contract/api/public.ts';
import type { Screen } from '../screen.ts';

export function readersOf(
  { t, language }: Pick<Screen, 't' | 'language'>,
  { readers }: RouteAnswer,
) {
  const as = (kind: 'reader' | 'copy' | 'escalation') =>
    readers.filter((reader) => reader.as === kind);
  const list = (kind: 'reader' | 'copy') =>
    as(kind).length === 0
      ? nothing
      : html`<p>${t(`readers.${kind}`)}</p>
          <ul>
            ${as(kind).map(
              ({ name, organisationName }) =>
                html`<li><strong>${name[language]}</strong>, ${organisationName}</li>`,
            )}
          </ul>`;
  const later = as('escalation').map(
    ({ name, organisationName }) => `${name[language]} (${organisationName})`,
  );
  return html`${list('reader')} ${list('copy')}
    ${later.length > 0 ? html`<p>${t('readers.escalation', { names: later.join(', ') })}</p>` : nothing}
    <p class="hint">${t('readers.key')}</p>`;
}
