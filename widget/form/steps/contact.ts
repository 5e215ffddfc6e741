/** Names, and whether and how the reporter may be reached: sealed apart from the rest, so that lists can leave them out. */
import { html } from 'lit';
import * as ask from '../../questions/written.ts';
import { heading, lack, question, radios } from '../fields.ts';
import type { Screen } from '../screen.ts';
import { longText, textField } from '../text-fields.ts';
import type { Step } from './steps.ts';

export const names: Step = {
  ...ask.names,
  render: (screen) => {
    const { draft, t, change, lack: missing } = screen;
    return html`${heading(t('names.title'), 'progress')}
      <div id="hint"><p class="hint">${t('names.hint')} ${t('optional')}</p></div>
      ${lack(screen)}
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
    return html`${question(
      screen,
      t('contact.title'),
      [t('optional')],
      radios('contact', ways, draft.contact, (contact) => change({ contact })),
    )}
    ${textField({
      id: 'must-not-know',
      label: t('contact.must-not-know'),
      value: draft.mustNotKnow,
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
  const safe = {
    id: 'safe',
    label: t('contact.safe'),
    value: draft.safeTime,
    write: (safeTime: string) => change({ safeTime }),
  };
  return html`<div class="inset">
    ${textField(name)} ${textField({ ...phone, ...tied, type: 'tel' })}
    ${textField({ ...email, ...tied, type: 'text' })} ${textField(safe)}
  </div>`;
}
