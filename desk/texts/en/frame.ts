/** What stands around every screen, in English: frame, failures, and the warning before the desk locks. */
import type { Texts } from '../nb.ts';

export const frame: Texts['frame'] = {
  product: 'Mobbeknapp',
  title: 'Case handling',
  skip: 'Skip to the main content',
  menu: 'Menu',
  front: 'Front page',
  cases: 'Cases',
  lock: 'Lock',
  signOut: 'Sign out',
  language: 'Language',
  signedInAs: (name) => `You are ${name}`,
  recognition: (word) => `Our e-mails have the recognition word “${word}”.`,
  loading: 'Loading …',
  nowhere: 'This page does not exist',
  nowhereNext:
    'The address may be misspelt, or the page has moved. Go to the front page and look from there.',
  cut: {
    title: 'The link is not whole',
    next: 'It was cut on the way, or only a part of it was copied. Go back to the letter, copy the whole address that stands there, and paste it into the address field of the browser.',
    invitation: 'Does it still not work? Ask whoever invited you for a new letter.',
    toSignIn: 'To sign-in',
  },
  toFront: 'Go to the front page',
  again: 'Try again',
  cancel: 'Cancel',
  back: 'Back',
  errorPrefix: 'Error: ',
  stale: 'The page could not be loaded again. What you see here may be old.',
  leave: {
    title: 'Sign out without sending?',
    text: 'You have written a message that is not sent. It is lost when you sign out.',
    yes: 'Yes, sign out',
  },
};

export const problems: Texts['problems'] = {
  offline:
    'We could not reach the service. Check your network and try again. Nothing has been changed.',
  internal:
    'Something went wrong on our side. Try again in a moment. If it happens again, tell whoever runs the service.',
  'not-ready': 'The service is starting or busy. Try again in a minute.',
  'slow-down': 'Many requests came in a short time. Wait a minute and try again.',
  'not-found': 'We could not find this. It may have been removed, or you have no access to it.',
  'not-allowed': 'You have no access to do this. Ask the administrator where you work.',
  'possession-needed':
    'We could not show that you hold the key to the inbox. Lock the desk, unlock it, and try once more.',
  'key-changed':
    'The inbox has got another key meanwhile. Go to the front page and begin again from there.',
  'case-changed':
    'A colleague changed the case while you were looking at it. We have loaded it again. Look it over and try again.',
  'sign-in-failed':
    'The e-mail address, the password or the code is wrong. Check them and try again.',
  'account-paused':
    'There were too many attempts. The account is paused, for one minute and up to half an hour. Wait and try again.',
  'not-signed-in': 'You are signed out. Sign in again to go on.',
  'invitation-unknown': 'This invitation is not valid any more.',
  'invalid-request': 'Something in what you sent could not be used. Check it and try again.',
};

export const waitUntil: Texts['waitUntil'] = {
  'account-paused': (time) =>
    `There were too many attempts. The account is paused until ${time}. Try again then.`,
  'slow-down': (time) => `Many requests came in a short time. Wait until ${time} and try again.`,
};

export const sealing: Texts['sealing'] = {
  'wrong-key': 'The key does not fit. Reload the page and unlock again.',
  'not-a-recipient':
    'You do not have the key to this. Ask a colleague who has it to let you in from their front page.',
  moved:
    'The content does not belong to this case and was not opened. Tell whoever runs the service at once.',
  damaged:
    'The content was changed after it was sealed and cannot be opened. Tell whoever runs the service.',
};

export const idle: Texts['idle'] = {
  title: 'Are you still there?',
  text: 'In one minute the desk locks, and what you have opened is closed. Press any key to go on.',
  stay: 'I am here',
};
