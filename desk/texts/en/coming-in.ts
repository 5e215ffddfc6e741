/** Coming in, in English: signing in, unlocking, an invitation, the printed recovery code. */
import type { Texts } from '../nb.ts';

const minutesOf = (minutes: number) => (minutes === 1 ? 'one minute' : `${minutes} minutes`);

export const signIn: Texts['signIn'] = {
  title: 'Sign in',
  lead: 'This is where you read reports and follow them up.',
  email: 'E-mail address',
  password: 'Password',
  next: 'Sign in',
  working: 'Checking the password. This takes a few seconds …',
  codeTitle: 'Enter the code from the app',
  codeLead: 'Open the authenticator app on your phone. The code has six digits.',
  code: 'Six-digit code',
  useRecovery: 'No phone at hand? Use a recovery code',
  useApp: 'Use the code from the app',
  recoveryTitle: 'Enter a recovery code',
  recoveryLead: 'You were given ten codes when you joined. Each code can be used once.',
  recoveryCode: 'Recovery code',
  codeNext: 'Continue',
  checkingCode: 'Checking the code …',
  usedCode: 'A code can be used only once. Wait until the app shows a new one.',
  expired:
    'You were signed out because your sign-in is over: it lasts twelve hours, and eight when nobody uses it. Sign in again, and you go on where you were.',
  signedOut: 'You are signed out.',
  elsewhere:
    'You are signed out, because somebody signed out or in from another window. Sign in again.',
  kept: 'The text that was not sent is kept as long as this page stays open. Sign in, and it is there.',
  lost: 'Cannot get in? Talk to the administrator where you work.',
  invited:
    'Are you here to accept an invitation? Then the link was cut. Copy the whole address in the letter, and paste it into the address field of the browser.',
  showPassword: 'Show password',
  clockOff: {
    ahead: (minutes) =>
      `The clock of your phone is ${minutesOf(minutes)} ahead. Set it to automatic, and enter the code that the app shows then`,
    behind: (minutes) =>
      `The clock of your phone is ${minutesOf(minutes)} behind. Set it to automatic, and enter the code that the app shows then`,
  },
  needEmail: 'Enter your e-mail address, for example kari@skolen.no',
  needPassword: 'Enter your password',
  needCode: 'Enter the code from the app: six digits',
  needRecovery: 'Enter one of your recovery codes',
};

export const unlock: Texts['unlock'] = {
  title: 'Unlock',
  afterReload: 'Enter your password to read here. You are still signed in.',
  afterLock: 'The desk is locked. Enter your password to go on. You are still signed in.',
  afterIdle:
    'The desk was locked because nobody used it for ten minutes. Enter your password to go on. You are still signed in.',
  next: 'Unlock',
  working: 'Unlocking. This takes a few seconds …',
  kept: 'The text that was not sent is kept as long as this page stays open.',
  wrong: 'The password is wrong. Check it and try again.',
  somebodyElse: 'Not this person? Sign out',
};

export const invitation: Texts['invitation'] = {
  title: 'Welcome',
  unknownTitle: 'The invitation is not valid any more',
  unknown:
    'An invitation is valid for 14 days and can be used once. If you have accepted it already, sign in. Otherwise ask whoever invited you for a new one.',
  usedTitle: 'The invitation has been used',
  used: 'Somebody has come in with this invitation, perhaps you yourself in another window. Sign in with the password you chose and a code from the app.',
  usedByWhom:
    'Was it not you? Tell whoever invited you at once: then somebody else has had the link.',
  toSignIn: 'To sign-in',
  steps: (step, of) => `Step ${step} of ${of}`,
  lead: (name) => `Hello, ${name}. You are invited to receive reports.`,
  youAre: 'You are',
  inboxes: 'You will read reports as',
  whatHappens: 'What you will do',
  whatHappensList: [
    'You choose a password.',
    'You connect an authenticator app on your phone.',
    'You are given ten recovery codes to keep.',
  ],
  takes: 'It takes about five minutes. Have your phone ready.',
  begin: 'Start',
  passwordTitle: 'Choose a password',
  passwordLead:
    'At least 12 characters. Some words in a row that you remember work well. No other rules.',
  passwordWarning:
    'The password unlocks the reports. We cannot read it and cannot send it to you again.',
  password: 'Password',
  repeat: 'The password once more',
  strength: {
    'too-short': 'Too short: use at least 12 characters',
    'easily-guessed': 'Easily guessed: add some words that have nothing to do with you',
    good: 'Good password',
    strong: 'Strong password',
  },
  needRepeat: 'The two passwords differ. Enter the same one again',
  appTitle: 'Connect the authenticator app',
  appLead:
    'The app makes a new code every half minute. You need the code when you sign in. Use an app you have, for example Microsoft Authenticator or Google Authenticator.',
  appSteps: [
    'Open the app and choose to add an account.',
    'Point the camera at the picture below.',
    'Enter the code that the app shows.',
  ],
  appStepsHere: [
    'Press the button below. The app opens and adds the account.',
    'Come back here and enter the code that the app shows.',
  ],
  openApp: 'Open the app on this device',
  secretHere:
    'Nothing happens? Copy this key, choose to add an account in the app, and paste it there:',
  elsewhere: 'Is the app on another phone? Show the QR code',
  here: 'Is the app on this device?',
  hereNext: 'Press the button, and the app opens and adds the account.',
  copySecret: 'Copy the key',
  secretCopied: 'The key is copied',
  secretCopyFailed: 'The browser did not let us copy. Select the key and copy it yourself.',
  qr: 'QR code for the authenticator app. The key is also written as text on the page.',
  secret: 'Cannot use the camera? Enter this key in the app:',
  code: 'The code in the app',
  finish: 'Continue',
  makingKey: 'Making your key. This takes a few seconds. Do not close the page …',
  wrongCode: 'The code is wrong. Look at the app again and enter the one it shows now',
  codesTitle: 'Keep the recovery codes',
  codesLead:
    'If you lose your phone, you sign in with your password and one of these codes. Each code can be used once. They are shown only now.',
  codes: 'Recovery codes',
  copy: 'Copy the codes',
  copied: 'The codes are copied',
  copyFailed:
    'The browser did not let us copy. Select the codes and copy them yourself, or print them.',
  print: 'Print',
  printFor: (email) => `Recovery codes for ${email}`,
  kept: 'I have kept the codes',
  needKept: 'Keep the codes, and tick the box to say so',
  done: 'To the front page',
};

export const recovery: Texts['recovery'] = {
  title: 'The code on the sheet',
  lead: (inbox) => `Enter the code for “${inbox}” from the sheet.`,
  where:
    'The sheet often lies in a locked cupboard. The code has seven groups of four characters. Upper or lower case and dashes make no difference.',
  whatFor:
    'Then you know that the sheet works, and what it opens. Until somebody has typed the code back, we do not count the sheet as a way in.',
  afterwards:
    'When the code is right, you get the key to the inbox. Put the sheet back where it was.',
  code: 'The code on the sheet',
  next: 'Try the code',
  working: 'Trying the code …',
  outcome: {
    'let-in': (inbox) => `The code is right. You can now read reports to “${inbox}”.`,
    confirmed: (inbox) => `The code for “${inbox}” is right, and the sheet is confirmed.`,
    earlier: (inbox) =>
      `The sheet belongs to an earlier key of “${inbox}”. It can open older reports. For new ones you need the latest sheet, or a colleague who lets you in.`,
  },
  opens: (now, earlier) =>
    [
      now ? 'The sheet opens the key of now' : 'The sheet does not open the key of now',
      ...(earlier === 0 ? [] : [earlier === 1 ? '1 earlier key' : `${earlier} earlier keys`]),
    ].join(now ? ' and ' : ', but ') + '.',
  own: 'It is the sheet of this inbox, and opens nothing else. Put it back in the cupboard.',
  shared: {
    title: 'This is an old sheet',
    text: 'It was made before each inbox got a sheet of its own. Make a new one for each inbox, and then this one can be torn up.',
    others: 'The sheet also opens these inboxes of yours:',
    noOthers: 'It opens none of your other inboxes. Still, it may be for inboxes that others have.',
    unsure: 'We could not try the sheet on all of your inboxes. Keep it.',
    print: (inbox) => `Print a sheet for ${inbox}`,
    hasOwn: 'The inbox has a sheet of its own now. This one is not needed for it any more.',
  },
  noSheet: 'There is no sheet for this inbox. Ask a colleague who holds the key to print one.',
  notYours: 'This inbox is not yours',
  notYoursNext: 'Go to the front page and choose one of your inboxes.',
  typing: {
    'too-short': 'The code is too short. It has 28 characters, in seven groups of four',
    'wrong-character':
      'The code has a character that is never used. 0, O, 1, I, L and U do not occur in codes',
    slip: 'The code has a slip. Check it group by group',
  },
  wrong: 'This is not the code of this inbox. Check that the sheet belongs to it',
};
