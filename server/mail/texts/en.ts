/**
 * The letters in English. A letter says that something waits and where; never what, about whom, or from which unit.
 */
import type { LetterTexts } from '../texts.ts';

export const en: LetterTexts = {
  greeting: 'Hello, {name}.',
  'greeting.nobody': 'Hello.',
  and: 'and',
  'link.copy': 'Does the link not work? Copy this whole address and paste it into your browser:',
  'report.subject': 'You have a new message in Mobbeknapp',
  'report.body': 'A new message is waiting for you in Mobbeknapp. Sign in to read it.',
  'report.link': 'Open the message',
  'urgent.subject': 'Urgent: You have a new message in Mobbeknapp',
  'urgent.body':
    'An urgent message is waiting for you in Mobbeknapp. Please sign in and read it now.',
  'urgent.link': 'Open the message now',
  'reports.subject': 'You have new messages in Mobbeknapp',
  'reports.body': 'New messages have come in for you in Mobbeknapp. Sign in to read them.',
  'reports.link': 'Open the messages',
  'urgent-reports.subject': 'Urgent: You have new messages in Mobbeknapp',
  'urgent-reports.body':
    'New urgent messages are waiting for you in Mobbeknapp. Sign in and read them now.',
  'urgent-reports.link': 'Open the messages now',
  'quarantine.subject': 'Messages are waiting to be looked through in Mobbeknapp',
  'quarantine.body':
    'Unusually many messages have come in within a short time. Some of them have been set apart, because they may not be genuine. They are stored and counted. Their deadlines count as well. Look through them today, because some of them may be genuine.',
  'quarantine.link': 'Look through the messages',
  'still-unread.subject': 'Something is still unread in Mobbeknapp',
  'still-unread.body':
    'Something is still waiting unread for you in Mobbeknapp, and the deadline for reading it has passed. Sign in and read it today.',
  'still-unread.link': 'Open what is unread',
  'urgent-still-unread.subject': 'Urgent: Something is still unread in Mobbeknapp',
  'urgent-still-unread.body':
    'Something urgent is still unread in Mobbeknapp. Sign in and read it now. Agree with the others who get this e-mail who takes it.',
  'urgent-still-unread.link': 'Read it now',
  'unread-below.subject': 'Something was not read by its deadline in Mobbeknapp',
  'unread-below.body':
    'Something was not read by its deadline at a place below you. You cannot open it yet. If it stays unread, it comes to you, and another e-mail says so. Remind those who read below you to sign in today.',
  'unread-below.link': 'Sign in',
  'deadlines.subject': 'Deadlines in Mobbeknapp',
  'deadlines.body':
    'One or more of your deadlines in Mobbeknapp are today or have passed. Sign in and see what is left to do.',
  'deadlines.link': 'See the cases',
  'case-news.subject': 'Something was done in a case that you read in Mobbeknapp',
  'case-news.body':
    'A colleague has done something in a case that you read. Sign in and see in its history what was done.',
  'case-news.link': 'Open the case',
  'cases-news.subject': 'Something was done in cases that you read in Mobbeknapp',
  'cases-news.body':
    'Colleagues have done something in cases that you read. Sign in and see in their history what was done.',
  'cases-news.link': 'Open the cases',
  'invitation.subject': 'You are invited to Mobbeknapp',
  'invitation.body':
    '{organisation} invites you to read and follow up what comes in through Mobbeknapp.',
  'invitation.what':
    'Mobbeknapp is a button on the web pages. Whoever presses it can speak up when somebody is not safe. What is written is sealed. Only people with a key can read it, and you make your own key when you come in.',
  'invitation.by': 'The invitation comes from {inviter}.',
  'invitation.administrators': 'It is administered by {administrators}.',
  'invitation.ask':
    'Are you not sure that this e-mail is genuine? Ask before you open the link, but not by replying to it.',
  'invitation.start':
    'Open the link to choose a password and get started. Set aside ten minutes, and have your phone at hand. The link works for {days} days.',
  'invitation.link': 'Get started',
  'invitation.note': 'The link is for you only. Please do not forward it.',
  'let-in-wanted.subject': 'A colleague is waiting for you in Mobbeknapp',
  'let-in-wanted.body':
    'A colleague has accepted an invitation and needs you to let them in. It takes one click on the front page in Mobbeknapp.',
  'let-in-wanted.link': 'Let your colleague in',
  'let-in.subject': 'You can now read in Mobbeknapp',
  'let-in.body':
    'You have been let in. You can now sign in to Mobbeknapp and read what is waiting.',
  'let-in.link': 'Sign in',
  'code-renewed.subject': 'A recovery code has been replaced in Mobbeknapp',
  'code-renewed.body':
    'A colleague has made a new recovery code for an inbox that you read too. The code on the old sheet does not open that inbox any more. Do not throw the old sheet away before you know that nobody needs it. Did you not know about this? Talk to your colleagues today.',
  'code-renewed.link': 'See your inboxes',
  'footer.from': 'This e-mail is sent from Mobbeknapp on behalf of {organisation}.',
  'footer.word':
    'The recognition word is “{word}”. It stands in every e-mail from here, and at the foot of the pages when you are signed in. An e-mail with another word is not from us.',
  'footer.privacy': 'To protect privacy, this e-mail says no more than this.',
  'footer.reply': 'You cannot reply to this e-mail. Nobody reads replies sent here.',
};
