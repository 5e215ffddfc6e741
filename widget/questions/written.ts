/** What is written freely: what happened, names, and whether and how the reporter may be reached. */
import type { Draft } from './draft.ts';
import type { TextKey } from '../texts/texts.ts';
import type { Asked, Choice, Lack, Question } from './question.ts';

/** Characters. Far above what people write, so that hardly anybody meets it. */
export const longest = 4000;

const tooLong = (text: string): Lack | null =>
  text.length > longest ? { key: 'tell.problem', values: { count: text.length - longest } } : null;

/** Eleven digits, also in the way people write a number: 010101 12345. Looked for here only, never sent anywhere. */
export const looksLikeIdentityNumber = (text: string): boolean =>
  /(?<!\d)\d{6}[ .-]?\d{5}(?!\d)/.test(text);

export const tell: Question = {
  name: 'tell',
  title: 'tell.title',
  check: ({ text }) => tooLong(text),
  answer: ({ draft }) => draft.text.trim(),
};

export const names: Question = {
  name: 'names',
  title: 'names.title',
  check: ({ names }) => tooLong(names),
  answer: ({ draft }) => draft.names.trim(),
};

/** Forgiving on purpose: only what surely is no address is refused. */
const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

export function contactLack({ contact, phone, email }: Draft): Lack | null {
  if (contact !== 'reach') return null;
  if (phone.trim() === '' && email.trim() === '') return { key: 'contact.problem' };
  return email.trim() === '' || isEmail(email) ? null : { key: 'contact.email.problem' };
}

export const contact: Question = {
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
};

export const contactChoices = ({ t }: Asked): (Choice<'code' | 'reach'> & { hint: string })[] => [
  { code: 'code', label: t('contact.code'), hint: t('contact.code.hint') },
  { code: 'reach', label: t('contact.reach'), hint: t('contact.reach.hint') },
];
