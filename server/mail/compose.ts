/**
 * Makes the text of a letter at the moment it is sent: plain text and HTML, in the handler's language, without content.
 * Of the case it is given ids only, so no name of a unit, a child or a category can slip in; it names the reader and the organisation.
 */
import { createHmac } from 'node:crypto';
import { languages, type Language } from '../../contract/facts.ts';
import { readSender } from '../../contract/internet-names.ts';
import type { ClaimedLetter, LetterSource } from '../store/records.ts';
import { invitationDays, invitationToken } from './invitation-token.ts';
import { letterKinds, type LetterKind } from './letters.ts';
import { recognitionWord } from './recognition.ts';
import { letterTexts, type LetterTextKey, type LetterTexts } from './texts.ts';

/** What the letters need of the configuration. `sender` is an address, with or without a name before it. */
export type MailConfig = { publicUrl: URL; sender: string; secret: string };

export type Mail = {
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The same for every attempt, so that a letter that came twice can be told by the reader's mail program. */
  messageId: string;
  /** Threads the letters of one case in one reader's mail program; null where there is no case, or it speaks for many. */
  references: string | null;
};

type ToCompose = Pick<
  ClaimedLetter,
  'id' | 'kind' | 'urgent' | 'caseId' | 'invitationId' | 'handlerId'
>;

/**
 * `sentBy`: the top of the tree. It is the same in every letter of the tree, so it tells nothing of a unit; null where it is not known.
 * Throws RangeError on a letter of a kind that this version does not know.
 */
export function compose(
  letter: ToCompose,
  recipient: { email: string; name: string; language: string },
  sentBy: LetterSource | null,
  config: MailConfig,
): Mail {
  const kind = kindOf(letter);
  const language = languages.find((known) => known === recipient.language) ?? 'nb';
  const named = letter.urgent ? urgentOf(kind) : kind;
  const names = namesIn(letterTexts[language], recipient, sentBy, config);
  const say = (key: LetterTextKey) =>
    letterTexts[language][key].replace(/\{(\w+)\}/g, (_, name: keyof typeof names) => names[name]);

  const link = linkOf(kind, letter, config);
  const before = [
    say(names.name === '' ? 'greeting.nobody' : 'greeting'),
    say(`${named}.body`),
    ...(kind === 'invitation' ? invitationLines(sentBy, say) : []),
  ];
  const after = [
    ...(kind === 'invitation' ? [say('invitation.note')] : []),
    ...(sentBy === null ? [] : [`${say('footer.from')} ${say('footer.word')}`]),
    `${say('footer.privacy')} ${say('footer.reply')}`,
  ];
  const subject = say(`${named}.subject`);
  const label = say(`${named}.link`);
  const { name: ownName, address } = readSender(config.sender);
  const from = address.state === 'address' ? address.address : config.sender;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    from: { name: senderName(sentBy, ownName), address: from },
    to: recipient.email,
    subject,
    text: [...before, `${label}:\n${link}`, ...after].join('\n\n') + '\n',
    html: htmlOf({ language, subject, before, after, link, label, copy: say('link.copy') }),
    messageId: `<${letter.id}@${domain}>`,
    references:
      !ofOneCase(kind) || letter.caseId === null
        ? null
        : `<${threadOf(letter.caseId, letter.handlerId, config)}@${domain}>`,
  };
}

/** What the file says, else what stands in MOBBEKNAPP_SENDER, else the organisation: never a unit, for it is one name for the whole tree. */
function senderName(sentBy: LetterSource | null, ownName: string): string {
  const otherwise = sentBy === null ? 'Mobbeknapp' : `${plain(sentBy.name)} (Mobbeknapp)`;
  return sentBy?.letters?.sender ?? (ownName || otherwise);
}

/** What the texts name, by placeholder. */
function namesIn(
  texts: LetterTexts,
  recipient: { name: string },
  sentBy: LetterSource | null,
  { secret }: MailConfig,
) {
  const asked = (sentBy?.administrators ?? []).slice(0, mostNamed).map(plain);
  return {
    days: String(invitationDays),
    name: plain(recipient.name),
    organisation: plain(sentBy?.name ?? 'Mobbeknapp'),
    word: sentBy === null ? '' : recognitionWord(sentBy, secret),
    inviter: plain(sentBy?.letters?.invitedBy ?? ''),
    administrators: asked.join(` ${texts.and} `),
  };
}

/** More names help nobody. */
const mostNamed = 2;

/** What this is, who invites, and whom to ask. Where nobody is named as inviting, nobody is said to have done it. */
function invitationLines(
  sentBy: LetterSource | null,
  say: (key: LetterTextKey) => string,
): string[] {
  const by = sentBy?.letters?.invitedBy
    ? [say('invitation.by')]
    : sentBy?.administrators.length
      ? [say('invitation.administrators')]
      : [];
  return [
    say('invitation.what'),
    [...by, say('invitation.ask')].join(' '),
    say('invitation.start'),
  ];
}

/** On one line, and without the signs that turn a line about or hide in it. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cc}\p{Zl}\p{Zp}]+/gu, (found) => (/\s/.test(found) ? ' ' : ''))
    .trim();
}

function kindOf(letter: ToCompose): LetterKind {
  const kind = letterKinds.find((known) => known === letter.kind);
  if (kind === undefined)
    throw new RangeError(`No letter is written for the kind "${letter.kind}".`);
  return kind;
}

function urgentOf(kind: LetterKind) {
  if (kind === 'report') return 'urgent';
  if (kind === 'still-unread') return 'urgent-still-unread';
  return kind === 'reports' ? 'urgent-reports' : kind;
}

function ofOneCase(kind: LetterKind): boolean {
  return kind === 'report' || kind === 'case-news';
}

/** Everything that tells something lies in the fragment: a browser sends it to no server, no proxy logs it. */
function linkOf(kind: LetterKind, letter: ToCompose, config: MailConfig): string {
  const desk = new URL('desk/', config.publicUrl);
  if (ofOneCase(kind) && letter.caseId !== null) desk.hash = `/cases/${letter.caseId}`;
  if (kind === 'reports' || kind === 'cases-news' || kind === 'deadlines') desk.hash = '/cases';
  if (kind === 'still-unread') desk.hash = '/cases?show=unread';
  if (kind === 'quarantine') desk.hash = '/cases?show=quarantine';
  if (kind === 'invitation' && letter.invitationId !== null) {
    desk.hash = `/invitations/${invitationToken(config.secret, letter.invitationId)}`;
  }
  return desk.href;
}

/**
 * Mail servers log headers and keep them for long. A case's id there would tell which people got letters about the
 * same case; a keyed hash of case and recipient threads as well, and tells nobody anything.
 */
function threadOf(caseId: string, handlerId: string, config: MailConfig): string {
  const keyed = createHmac('sha256', config.secret).update(
    `mobbeknapp thread ${caseId} ${handlerId}`,
  );
  return keyed.digest('hex').slice(0, 32);
}

/** No image, no style sheet, no tracking: what a screen reader and an old mail program read alike. */
function htmlOf(of: {
  language: Language;
  subject: string;
  before: string[];
  after: string[];
  link: string;
  label: string;
  /** What stands before the address, for those whose link does not work. */
  copy: string;
}): string {
  const paragraph = (text: string) => `<p>${escaped(text)}</p>`;
  const link = `<p><a href="${escaped(of.link)}">${escaped(of.label)}</a></p>`;
  return [
    '<!doctype html>',
    `<html lang="${of.language}">`,
    `<head><meta charset="utf-8"><title>${escaped(of.subject)}</title></head>`,
    '<body>',
    ...of.before.map(paragraph),
    link,
    // Plain text: a mail filter may lead a link elsewhere, and here one sees where it should lead.
    `<p>${escaped(of.copy)}<br>${escaped(of.link)}</p>`,
    ...of.after.map(paragraph),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
