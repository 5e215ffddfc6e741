/** Somebody to talk to: on the first screen who answers at this hour, and after a report everybody who suits this reader. */
import { html, nothing } from 'lit/html.js';
import type { HelpLine } from '../../questions/help.ts';
import { linesForAfter, linesOpenNow } from '../../questions/talk.ts';
import { helpList } from '../fields.ts';
import type { Screen } from '../screen.ts';

export function openNow(screen: Screen) {
  const { t, language } = screen;
  const lines = linesOpenNow(screen);
  if (lines.length === 0) return nothing;
  return html`<section class="talk" aria-labelledby="open">
    <h3 id="open">${t('hours.open')}</h3>
    ${helpList(lines, language)}
  </section>`;
}

/** `shown`: lines that stand on the same screen already. */
export function talk(screen: Screen, shown: HelpLine[] = []) {
  const { t, language } = screen;
  // Where no place is open the numbers for danger stand just above.
  const above = screen.settings.units.length === 0 ? screen.dangerLines() : shown;
  const { atOnce, more } = linesForAfter(screen, above);
  if (atOnce.length === 0) return nothing;
  return html`<section class="talk" aria-labelledby="talk">
    <h3 id="talk">${t('help.title')}</h3>
    ${helpList(atOnce, language)}
    ${
      more.length > 0
        ? html`<details>
            <summary>${t('help.more')}</summary>
            ${helpList(more, language)}
          </details>`
        : nothing
    }
  </section>`;
}
