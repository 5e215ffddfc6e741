/** Somebody to talk to: on the first screen who answers at this hour, and after a report everybody who suits this reader. */
import { html, nothing } from 'lit';
import { isUrgent } from '../../../contract/facts.ts';
import { linesToTalkTo } from '../../../contract/help-order.ts';
import { helpList } from '../fields.ts';
import type { Screen } from '../screen.ts';

/** How many help lines are shown before "more": a choice of three can be made in distress. */
const atOnce = 3;

/** Who answers at this hour, for the first screen. Silent where no hours are known. */
export function openNow({ t, draft, language, register, sector, settings }: Screen) {
  // In danger the numbers for danger stand alone.
  if (isUrgent(draft)) return nothing;
  const open = settings.hours?.open ?? [];
  const lines = linesToTalkTo(settings.helpLines, sector, register)
    .filter(({ key }) => open.includes(key))
    .slice(0, atOnce);
  if (lines.length === 0) return nothing;
  return html`<section class="talk" aria-labelledby="open">
    <h3 id="open">${t('hours.open')}</h3>
    ${helpList(lines, language)}
  </section>`;
}

export function talk({ t, language, register, sector, settings }: Screen) {
  const lines = linesToTalkTo(settings.helpLines, sector, register);
  if (lines.length === 0) return nothing;
  return html`<section class="talk" aria-labelledby="talk">
    <h3 id="talk">${t('help.title')}</h3>
    ${helpList(lines.slice(0, atOnce), language)}
    ${
      lines.length > atOnce
        ? html`<details>
            <summary>${t('help.more')}</summary>
            ${helpList(lines.slice(atOnce), language)}
          </details>`
        : nothing
    }
  </section>`;
}
