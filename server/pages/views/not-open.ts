/** In the place of the first question where no unit takes reports yet: that nothing can be written here, and whom to tell instead. */
import { dangerLines } from '../../../widget/questions/help.ts';
import { html } from '../html.ts';
import type { Screen } from '../screen.ts';
import type { Sheet } from './document.ts';
import { heading, helpList } from './fields.ts';
import { talk } from './talk.ts';

export function notOpen(screen: Screen): Sheet {
  const { t, language } = screen;
  const lines = dangerLines(screen);
  return {
    asks: [],
    enter: null,
    body: html`${heading(t('unavailable.early'))}
      <p>${t('unavailable.nobody')}</p>
      <section class="emergency" aria-labelledby="call">
        <h3 id="call">${t('unavailable.call')}</h3>
        ${helpList(lines, language)}
      </section>
      ${talk(screen, lines)}
      <div class="foot">
        <button class="link" name="go" value="code">${t('return.link')}</button>
      </div>`,
  };
}
