/**
 * Is anyone in danger now? Asked first. Yes and unsure show the first number at once, and then all of them on a screen of their own,
 * which comes with this file: they wait for nothing that has to be fetched, and never stop the report.
 */
import { html, nothing } from 'lit/html.js';
import { isUrgent, type Danger } from '../../../contract/early-facts.ts';
import { call as calling, danger as asked, dangerChoices } from '../../questions/danger.ts';
import type { HelpLine } from '../../questions/help.ts';
import { toldHours } from '../../questions/hours.ts';
import { heading, helpList, lack, question, radios } from '../fields.ts';
import type { Step } from './steps.ts';

export const danger: Step = {
  ...asked,
  render: (screen) => {
    const { draft, dangerLines, language, t } = screen;
    const [first] = dangerLines() as [HelpLine];
    const choose = (danger: Danger) => {
      screen.change({ danger });
      const said = `${t('danger.call')}: ${first.shownPhone ?? ''} ${first.name[language]}`;
      screen.announce(isUrgent({ danger }) ? said : '');
    };
    const more = isUrgent(draft)
      ? html`<div class="now">${helpList([first], language)}</div>`
      : nothing;
    const choices = dangerChoices(screen).map((choice) => ({ ...choice, more }));
    return html`<p class="intro" id="intro">${t('danger.intro')}</p>
      <p class="intro" id="hours">${toldHours(screen)}</p>
      ${question(screen, t('danger.title'), [], radios('danger', choices, draft.danger, choose), 'progress intro hours')}`;
  },
};

export const call: Step = {
  ...calling,
  render: (screen) => {
    const { dangerLines, language, t } = screen;
    return html`<div class="now">
      ${heading(t('danger.call'))} ${helpList(dangerLines(), language)} ${lack(screen)}
      <p>${t('danger.unread')} ${t('danger.go-on')}</p>
    </div>`;
  },
};
