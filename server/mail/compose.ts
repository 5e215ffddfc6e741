/**
 * Makes the text of a letter at the moment it is sent: plain text and HTML, in the handler's language, without content.
 * It is given ids only, so no name of a unit, a child or a category can slip in.
 */
import { createHmac } from 'node:crypto';
import { languages, type Language } from '../../contract/facts.ts';
import type { ClaimedLetter } from '../store/records.ts';
import { invitationDays, invitationToken } from './invitation-token.ts';
import { letterKinds, type LetterKind } from './letters.ts';
import { letterTexts, type LetterTextKey } from './texts.ts';

/** What the letters need of the configuration. `sender` is an address, with or without a name before it. */
export type MailConfig = { publicUrl: URL; sender: string; secret: string };

export type Mail = {
  from: string;
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

/** Throws RangeError on a letter of a kind that this version does not know. */
export function compose(
  letter: ToCompose,
  recipient: { email: string; language: string },
  config: MailConfig,
): Mail {
  const kind = kindOf(letter);
  const language = languages.find((known) => known === recipient.language) ?? 'nb';
  const texts = letterTexts[language];
  const named = letter.urgent ? urgentOf(kind) : kind;
  const say = (key: LetterTextKey) => texts[key].replace('{days}', String(invitationDays));

  const link = linkOf(kind, letter, config);
  const before = [say('greeting'), say(`${named}.body`)];
  const after = [
    ...(kind === 'invitation' ? [say('invitation.note')] : []),
    `${say('footer.privacy')} ${say('footer.reply')}`,
  ];
  const subject = say(`${named}.subject`);
  return {
    from: config.sender,
    to: recipient.email,
    subject,
    text: [...before, `${say(`${named}.link`)}:\n${link}`, ...after].join('\n\n') + '\n',
    html: htmlOf({ language, subject, before, after, link, label: say(`${named}.link`) }),
    messageId: `<${letter.id}@${hostOf(config.sender)}>`,
    references:
      !ofOneCase(kind) || letter.caseId === null
        ? null
        : `<${threadOf(letter.caseId, letter.handlerId, config)}@${hostOf(config.sender)}>`,
  };
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

/** The host of the sender's address: 'Mobbeknapp <post@example.no>' gives 'example.no'. */
function hostOf(sender: string): string {
  return /@([^\s>]+)>?\s*$/.exec(sender)?.[1] ?? 'localhost';
}

/** No image, no style sheet, no tracking: what a screen reader and an old mail program read alike. */
function htmlOf(of: {
  language: Language;
  subject: string;
  before: string[];
  after: string[];
  link: string;
  label: string;
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
