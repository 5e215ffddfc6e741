/** Somebody to talk to: on the first page who answers at this hour, and after a report everybody who suits this reader. */
import type { HelpLine } from '../../../widget/questions/help.ts';
import { linesForAfter, linesOpenNow } from '../../../widget/questions/talk.ts';
import { html, type Html } from '../html.ts';
import type { Screen } from '../screen.ts';
import { helpList } from './fields.ts';

export function openNow(screen: Screen): Html | null {
  const { t, language } = screen;
  const lines = linesOpenNow(screen);
  if (lines.length === 0) return null;
  return html`<section class="talk" aria-labelledby="open">
    <h3 id="open">${t('hours.open')}</h3>
    ${helpList(lines, language)}
  </section>`;
}

/** `above`: lines that stand on the same page already. */
export function talk(screen: Screen, above: readonly HelpLine[] = []): Html | null {
  const { t, language } = screen;
  const { atOnce, more } = linesForAfter(screen, above);
  if (atOnce.length === 0) return null;
  const others = html`<details>
    <summary>${t('help.more')}</summary>
    ${helpList(more, language)}
  </details>`;
  return html`<section class="talk" aria-labelledby="talk">
    <h3 id="talk">${t('help.title')}</h3>
    ${helpList(atOnce, language)}${more.length > 0 ? others : null}
  </section>`;
}
