/** Names, and whether and how the reporter may be reached: sealed apart from the rest, so that lists can leave them out. */
import { html } from 'lit';
import type { TextKey } from '../../texts/texts.ts';
import type { Draft } from '../draft.ts';
import { heading, lack, question, radios } from '../fields.ts';
import type { Lack, Screen } from '../screen.ts';
import { longText, textField } from '../text-fields.ts';
import type { Step } from './steps.ts';

export const names: Step = {
  name: 'names',
  title: 'names.title',
  check: () => null,
  answer: ({ draft }) => draft.names.trim(),
  render: (screen) => {
    const { draft, t, change } = screen;
    return html`${heading(t('names.title'), 'progress')}
      <div id="hint"><p class="hint">${t('names.hint')} ${t('optional')}</p></div>
      ${lack(screen)}
      ${longText({ id: 'names', label: '', rows: 3, value: draft.names, describedBy: 'hint', write: (names) => change({ names }) })}`;
  },
};

/** Forgiving on purpose: only what surely is no address is refused. */
const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

export function contactLack({ contact, phone, email }: Draft): Lack | null {
  if (contact !== 'reach') return null;
  if (phone.trim() === '' && email.trim() === '') return { key: 'contact.problem' };
  return email.trim() === '' || isEmail(email) ? null : { key: 'contact.email.problem' };
}

export const contact: Step = {
  name: 'contact',
  title: 'contact.title',
  check: contactLack,
  answer: ({ draft, t }) => {
    const { contact, name, phone, email, safeTime, mustNotKnow } = draft;
    // With its question, because an answer alone would not say what it is.
    const asked = (key: TextKey, said: string) => (said.trim() ? `${t(key)} ${said.trim()}` : '');
    const silence = asked('contact.must-not-know', mustNotKnow);
    return [
      contact ? t(`contact.${contact}`) : silence && t('check.empty'),
      ...(contact === 'reach'
        ? [name.trim(), phone.trim(), email.trim(), asked('contact.safe', safeTime)]
        : []),
      silence,
    ]
      .filter(Boolean)
      .join('\n');
  },
  render: (screen) => {
    const { draft, t, change } = screen;
    const ways = [
      { code: 'code' as const, label: t('contact.code'), hint: t('contact.code.hint') },
      {
        code: 'reach' as const,
        label: t('contact.reach'),
        hint: t('contact.reach.hint'),
        more: reach(screen),
      },
    ];
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
