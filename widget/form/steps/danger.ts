/** Is anyone in danger now? Asked first; yes and unsure show numbers to call at once, and never stop the report. */
import { html, nothing } from 'lit/html.js';
import { isUrgent, type Danger } from '../../../contract/early-facts.ts';
import { danger as asked, dangerChoices } from '../../questions/danger.ts';
import { toldHours } from '../../questions/hours.ts';
import { helpList, question, radios } from '../fields.ts';
import type { Screen } from '../screen.ts';
import type { Step } from './steps.ts';

export const danger: Step = {
  ...asked,
  render: (screen) => {
    const { draft, t } = screen;
    const choose = (danger: Danger) => {
      screen.change({ danger });
      screen.announce(isUrgent({ danger }) ? t('danger.shown') : '');
    };
    return html`<p class="intro" id="intro">${t('danger.intro')}</p>
      <p class="intro" id="hours">${toldHours(screen)}</p>
      ${question(screen, t('danger.title'), [], radios('danger', dangerChoices(screen), draft.danger, choose), 'progress intro hours')}
      ${isUrgent(draft) ? emergency(screen) : nothing}`;
  },
};

function emergency({ t, dangerLines, language }: Screen) {
  return html`<section class="emergency" aria-labelledby="call">
    <h3 id="call">${t('danger.call')}</h3>
    ${helpList(dangerLines(), language)}
    <p>${t('danger.unread')} ${t('danger.go-on')}</p>
  </section>`;
}
