/** What is written freely: what happened, names, and whether, how and when the reporter may safely be reached. */
import type { AttachmentType } from '../../contract/attachments.ts';
import { safeTimes, type SafeTime, type SafeWay } from '../../contract/content.ts';
import type { Translate } from '../texts/translate.ts';
import type { Draft } from './draft.ts';
import { worded, type Asked, type Choice, type Lack, type Question } from './question.ts';

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
  answer: ({ draft, t }) => lines([draft.text, ...attachedIn(draft.attachments, t)]),
};

/** How many pictures and how many documents come along, a line each. */
export function attachedIn(attached: readonly { type: AttachmentType }[], t: Translate): string[] {
  const files = attached.filter(({ type }) => type === 'application/pdf').length;
  const pictures = attached.length - files;
  return [
    ...(pictures > 0 ? [t('attachments.pictures', { count: pictures })] : []),
    ...(files > 0 ? [t('attachments.files', { count: files })] : []),
  ];
}

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
    const { contact, name, phone, email } = draft;
    const given = contact === 'reach' ? [name, phone, email] : [];
    return lines([contact ? t(`contact.${contact}`) : '', ...given]);
  },
};

export const contactChoices = ({ t }: Asked): (Choice<'code' | 'reach'> & { hint: string })[] => [
  { code: 'code', label: t('contact.code'), hint: t('contact.code.hint') },
  { code: 'reach', label: t('contact.reach'), hint: t('contact.reach.hint') },
];

/** Asked only of who may be reached: a number that rings at the wrong moment tells whoever is near. */
export const safe: Question = {
  name: 'safe',
  title: 'safe.title',
  check: () => null,
  answer: ({ draft, t }) =>
    lines([
      ...draft.times.map((time) => t(`time.${time}`)),
      ...possibleWays(draft)
        .filter((way) => draft.ways.includes(way))
        .map((way) => t(`way.${way}`)),
      draft.safeTime,
    ]),
};

export const timeChoices = (asked: Asked): Choice<SafeTime>[] => worded(asked, 'time', safeTimes);

/** The ways for which there is a number or an address. With only one there is nothing to choose. */
export function possibleWays({ phone, email }: Pick<Draft, 'phone' | 'email'>): SafeWay[] {
  return [
    ...(phone.trim() === '' ? [] : (['call', 'sms'] as const)),
    ...(email.trim() === '' ? [] : (['email'] as const)),
  ];
}

export function wayChoices(asked: Asked): Choice<SafeWay>[] {
  const ways = possibleWays(asked.draft);
  return ways.length > 1 ? worded(asked, 'way', ways) : [];
}

export const silence: Question = {
  name: 'silence',
  title: 'silence.title',
  check: () => null,
  answer: ({ draft }) => draft.mustNotKnow.trim(),
};

const lines = (said: string[]): string =>
  said
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
