/** Somebody to talk to: on the first page who answers at this hour, and after a report everybody who suits this reader. */
import { linesToTalkTo } from '../../../contract/help-order.ts';
import { html, type Html } from '../html.ts';
import type { Screen } from '../screen.ts';
import { helpList } from './fields.ts';

/** How many help lines are shown before "more": a choice of three can be made in distress. */
const atOnce = 3;

/** Who answers at this hour, for the first page. Silent where no hours are known. */
export function openNow({ t, language, settings, sector, register }: Screen): Html | null {
  const open = settings.hours?.open ?? [];
  const lines = linesToTalkTo(settings.helpLines, sector, register)
    .filter(({ key }) => open.includes(key))
    .slice(0, atOnce);
  if (lines.length === 0) return null;
  return html`<section class="talk" aria-labelledby="open">
    <h3 id="open">${t('hours.open')}</h3>
    ${helpList(lines, language)}
  </section>`;
}

export function talk({ t, language, settings, sector, register }: Screen): Html | null {
  const lines = linesToTalkTo(settings.helpLines, sector, register);
  if (lines.length === 0) return null;
  const more = html`<details>
    <summary>${t('help.more')}</summary>
    ${helpList(lines.slice(atOnce), language)}
  </details>`;
  return html`<section class="talk" aria-labelledby="talk">
    <h3 id="talk">${t('help.title')}</h3>
    ${helpList(lines.slice(0, atOnce), language)}${lines.length > atOnce ? more : null}
  </section>`;
}
