/** Names, and whether, how and when the reporter may safely be reached: sealed apart from the rest, so that lists can leave them out. */
import { html, nothing } from 'lit/html.js';
import * as ask from '../../questions/written.ts';
import { checkboxes } from '../checkboxes.ts';
import { heading, hintLines, lack, question, radios } from '../fields.ts';
import type { Screen } from '../screen.ts';
import { longText, textField } from '../text-fields.ts';
import type { Step } from './steps.ts';

export const names: Step = {
  ...ask.names,
  render: (screen) => {
    const { draft, t, change, lack: missing } = screen;
    return html`${heading(t('names.title'), 'progress')}
    ${hintLines([`${t('names.hint')} ${t('optional')}`])} ${lack(screen)}
    ${longText({
      id: 'names',
      label: '',
      rows: 3,
      value: draft.names,
      wrong: missing !== null,
      describedBy: missing ? 'hint lack' : 'hint',
      write: (names) => change({ names }),
    })}`;
  },
};

export const contact: Step = {
  ...ask.contact,
  render: (screen) => {
    const { draft, t, change } = screen;
    const ways = ask
      .contactChoices(screen)
      .map((way) => (way.code === 'reach' ? { ...way, more: reach(screen) } : way));
    return question(
      screen,
      t('contact.title'),
      [t('optional')],
      radios('contact', ways, draft.contact, (contact) => change({ contact })),
    );
  },
};

export const safe: Step = {
  ...ask.safe,
  render: (screen) => {
    const { draft, t, change } = screen;
    const ways = ask.wayChoices(screen);
    return html`${heading(t('safe.title'), 'progress')}
      ${hintLines([`${t('several')} ${t('optional')}`])}
      <fieldset>
        <legend><h3>${t('safe.times')}</h3></legend>
        ${checkboxes('time', ask.timeChoices(screen), draft.times, null, (times) => change({ times }))}
      </fieldset>
      ${
        ways.length > 0
          ? html`<fieldset>
              <legend><h3>${t('safe.ways')}</h3></legend>
              ${checkboxes('way', ways, draft.ways, null, (ways) => change({ ways }))}
            </fieldset>`
          : nothing
      }
      ${textField({
        id: 'safe-more',
        label: t('safe.more'),
        value: draft.safeTime,
        write: (safeTime) => change({ safeTime }),
      })}`;
  },
};

export const silence: Step = {
  ...ask.silence,
  render: (screen) => {
    const { draft, t, change } = screen;
    return html`${heading(t('silence.title'), 'progress')}
    ${hintLines([`${t('silence.hint')} ${t('optional')}`])}
    ${longText({
      id: 'must-not-know',
      label: '',
      rows: 2,
      longest: 500,
      value: draft.mustNotKnow,
      describedBy: 'hint',
      write: (mustNotKnow) => change({ mustNotKnow }),
    })}`;
  },
};

function reach({ draft, t, change, lack: missing }: Screen) {
  const wrong = missing !== null && missing.key.startsWith('contact');
  const tied = wrong ? { describedBy: 'lack', wrong } : {};
  const name = {
    id: 'name',
    label: t('contact.name'),
    value: draft.name,
    write: (name: string) => change({ name }),
  };
  const phone = {
    id: 'phone',
    label: t('contact.phone'),
    value: draft.phone,
    write: (phone: string) => change({ phone }),
  };
  const email = {
    id: 'email',
    label: t('contact.email'),
    value: draft.email,
    write: (email: string) => change({ email }),
  };
  return html`<div class="inset">
    ${textField(name)} ${textField({ ...phone, ...tied, type: 'tel' })}
    ${textField({ ...email, ...tied, type: 'text' })}
  </div>`;
}
