/** The desk in English: frame, coming in, front page. The keys are those of `nb.ts`; a test compares them. */
import { cases } from './en-cases.ts';
import { words } from './en-words.ts';
import type { Texts } from './nb.ts';

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
const workingDays = (count: number) => (count === 1 ? '1 working day' : `${count} working days`);

export const en: Texts = {
  frame: {
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
    loading: 'Loading …',
    nowhere: 'This page does not exist',
    nowhereNext:
      'The address may be misspelt, or the page has moved. Go to the front page and look from there.',
    toFront: 'Go to the front page',
    again: 'Try again',
    cancel: 'Cancel',
    back: 'Back',
    errorPrefix: 'Error: ',
    today: 'today',
  },
  problems: {
    offline:
      'We could not reach the service. Check your network and try again. Nothing has been changed.',
    internal:
      'Something went wrong on our side. Try again in a moment. If it happens again, tell whoever runs the service.',
    'not-ready': 'The service is starting or busy. Try again in a minute.',
    'slow-down': 'Many requests came in a short time. Wait a minute and try again.',
    'not-found': 'We could not find this. It may have been removed, or you have no access to it.',
    'not-allowed': 'You have no access to do this. Ask the administrator where you work.',
    'case-changed':
      'A colleague changed the case while you were looking at it. We have loaded it again. Look it over and try again.',
    'sign-in-failed':
      'The e-mail address, the password or the code is wrong. Check them and try again.',
    'account-paused':
      'There were too many attempts. The account is paused, for one minute and up to half an hour. Wait and try again.',
    'not-signed-in': 'You are signed out. Sign in again to go on.',
    'invitation-unknown': 'This invitation is not valid any more.',
    'invalid-request': 'Something in what you sent could not be used. Check it and try again.',
  },
  sealing: {
    'wrong-key': 'The key does not fit. Reload the page and unlock again.',
    'not-a-recipient':
      'You do not have the key to this. Ask a colleague who has it to let you in from their front page.',
    moved:
      'The content does not belong to this case and was not opened. Tell whoever runs the service at once.',
    damaged:
      'The content was changed after it was sealed and cannot be opened. Tell whoever runs the service.',
  },
  signIn: {
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
    expired: 'You were signed out because a long time has passed. Sign in again.',
    signedOut: 'You are signed out.',
    lost: 'Cannot get in? Talk to the administrator where you work.',
    needEmail: 'Enter your e-mail address, for example kari@skolen.no',
    needPassword: 'Enter your password',
    needCode: 'Enter the code from the app: six digits',
    needRecovery: 'Enter one of your recovery codes',
  },
  unlock: {
    title: 'Unlock',
    afterReload:
      'The page was reloaded. Enter your password to open reports again. You are still signed in.',
    afterLock: 'The desk is locked. Enter your password to go on. You are still signed in.',
    afterIdle:
      'The desk was locked because nobody used it for ten minutes. Enter your password to go on. You are still signed in.',
    next: 'Unlock',
    working: 'Unlocking. This takes a few seconds …',
    wrong: 'The password is wrong. Check it and try again.',
    somebodyElse: 'Not this person? Sign out',
  },
  idle: {
    title: 'Are you still there?',
    text: 'In one minute the desk locks, and what you have opened is closed. Press any key to go on.',
    stay: 'I am here',
  },
  invitation: {
    title: 'Welcome',
    unknownTitle: 'The invitation is not valid any more',
    unknown:
      'An invitation is valid for 14 days and can be used once. If you have accepted it already, sign in. Otherwise ask whoever invited you for a new one.',
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
    qr: 'QR code for the authenticator app. The key is also written as text below.',
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
    done: 'On to sign-in',
    doneLead:
      'You have joined. Sign in for the first time. Wait until the app shows a new code: the one you used is no longer valid.',
  },
  front: {
    title: 'Front page',
    hello: (name) => `Hello, ${name}`,
    next: 'Do this now',
    urgentUnread: (count) =>
      count === 1 ? '1 urgent report is unread' : `${count} urgent reports are unread`,
    urgentNext: 'Somebody may be in danger. Read now, and call today.',
    unread: (count) => (count === 1 ? '1 report is unread' : `${count} reports are unread`),
    unreadNext: 'Open the list and begin at the top.',
    readNow: 'Read now',
    nothing: 'No unread reports',
    nothingNext:
      'There is nothing you need to do now. You will get an e-mail when a report arrives.',
    buriedTitle: (count) =>
      count === 1 ? '1 e-mail did not arrive' : `${count} e-mails did not arrive`,
    buriedLead:
      'The person who should have been told does not know that something waits. Call, or send again once the address is right.',
    buriedTo: 'To',
    buriedOn: (day) => `Not delivered ${day}`,
    buriedReason: 'Answer from the mail server',
    buriedUrgent: 'Urgent',
    buriedAgain: (recipient) => `Send again to ${recipient}`,
    buriedTold: (recipient) => `I have told them by phone: ${recipient}`,
    again: 'Send again',
    told: 'I have told them by phone',
    buriedSent: 'The e-mail is being sent again.',
    buriedSettled: 'Noted: told by phone.',
    toCase: 'See the case',
    mail: 'E-mail',
    mailState: {
      delivering: 'E-mail is being delivered.',
      waiting: 'E-mail is waiting to be sent. This usually sorts itself out.',
      stuck:
        'E-mail is not being sent. Tell whoever runs the service. Look for new reports here meanwhile.',
    },
    unsent: (count) => (count === 1 ? '1 e-mail waits' : `${count} e-mails wait`),
    since: (when) => `the oldest from ${when}`,
    waitingTitle: 'Colleagues are waiting for you',
    waitingLead:
      'They have made their own key. Let them in, and they can read the same reports as you. If you do not know the person, ask first.',
    waitingFor: (name, inbox) => `${name} – ${inbox}`,
    letIn: 'Let in',
    letInWho: (name, inbox) => `Let in ${name} to ${inbox}`,
    lettingIn: 'Letting in …',
    letInDone: (name) => `${name} has been let in and gets an e-mail.`,
    youWaitTitle: 'You are waiting to be let in',
    youWait: (inbox) =>
      `The inbox “${inbox}”: a colleague who holds the key lets you in with one click. They have had an e-mail, and you get one when it is done. If it is urgent, call them.`,
    youAlone: (inbox) =>
      `The inbox “${inbox}”: nobody holds the key yet. Use the printed recovery code that came when the inbox was made.`,
    useCode: 'Use the recovery code',
    useCodeFor: (inbox) => `Use the recovery code for ${inbox}`,
    broken: (inbox) =>
      `The key to “${inbox}” does not work. Ask a colleague to let you in again, or use the recovery code.`,
    inboxes: 'Your inboxes',
    noInboxes: 'You have no inbox yet',
    noInboxesNext: 'The administrator where you work must add you to an inbox.',
    counts: (unread, urgent) =>
      unread === 0 ? 'None unread' : `${unread} unread${urgent > 0 ? `, ${urgent} urgent` : ''}`,
    openInbox: (inbox) => `See cases in ${inbox}`,
    ways: (count) => (count === 1 ? '1 way to open' : `${count} ways to open`),
    tooFew: 'The inbox can be lost',
    tooFewNext:
      'There are fewer than two ways to open this inbox. Invite another colleague, or confirm the recovery code.',
    waysAre: (holders, owner, code) =>
      [
        holders === 1 ? '1 person holds the key' : `${holders} people hold the key`,
        owner ? 'the owner can open' : 'the owner cannot open',
        {
          none: 'no recovery code',
          made: 'the recovery code is not confirmed',
          confirmed: 'the recovery code is confirmed',
        }[code],
      ].join(', '),
    confirmCode: 'Confirm the recovery code',
    confirmCodeFor: (inbox) => `Confirm the recovery code for ${inbox}`,
    helpLines: (count) =>
      count === 1
        ? '1 help line has not been checked for six months. Call the number and see that it is right.'
        : `${count} help lines have not been checked for six months. Call the numbers and see that they are right.`,
  },
  recovery: {
    title: 'The recovery code',
    lead: (inbox) => `Enter the code for “${inbox}” from the sheet.`,
    where:
      'The code was printed when the inbox was made, and often lies in a locked cupboard. It has seven groups of four characters. Upper or lower case and dashes make no difference.',
    afterwards:
      'When the code is right, you get the key to the inbox. Put the sheet back where it was.',
    code: 'Recovery code',
    next: 'Open the inbox',
    working: 'Trying the code …',
    done: (inbox) => `The code is right. You can now read reports to “${inbox}”.`,
    confirmed: (inbox) => `The code for “${inbox}” is right and confirmed.`,
    notYours: 'This inbox is not yours',
    notYoursNext: 'Go to the front page and choose one of your inboxes.',
    typing: {
      'too-short': 'The code is too short. It has 28 characters, in seven groups of four',
      'wrong-character':
        'The code has a character that is never used. 0, O, 1, I, L and U do not occur in codes',
      slip: 'The code has a slip. Check it group by group',
    },
    wrong: 'This is not the code of this inbox. Check that the sheet belongs to it',
  },
  list: {
    title: 'Cases',
    lead: 'Unread cases come first. This shows answers from lists only. What was written you open in the case.',
    filters: 'Choose what to see',
    inbox: 'Inbox',
    allInboxes: 'All my inboxes',
    show: 'Show',
    shows: { open: 'Open cases', unread: 'Unread', closed: 'Closed', all: 'All' },
    sector: 'Area',
    allSectors: 'All areas',
    found: (count) => (count === 1 ? '1 case shown' : `${count} cases shown`),
    caption: 'Cases, unread first',
    head: {
      number: 'Case',
      about: 'About',
      unit: 'Place',
      status: 'Status',
      next: 'Next deadline',
      received: 'Received',
    },
    more: 'Show more',
    unread: 'Unread',
    urgent: 'Urgent',
    noClock: 'No deadline',
    copy: 'For information',
    escalation: 'Taken up to you',
    empty: 'No cases here',
    emptyNext: {
      open: 'There are no open cases in your inboxes. You will get an e-mail when a report arrives.',
      unread: 'You have read everything. You will get an e-mail when a report arrives.',
      closed: 'No cases are closed yet.',
      all: 'No reports have come yet. You will get an e-mail when one does.',
    },
    emptyFiltered: 'No case fits what you have chosen.',
    clear: 'Show all open cases',
  },
  clocks: {
    daysLeft: (count) => `${days(count)} left`,
    workingDaysLeft: (count) => `${workingDays(count)} left`,
    today: 'due today',
    overdue: (count) => `overdue ${days(count)}`,
    workingOverdue: (count) => `overdue ${workingDays(count)}`,
    done: (day) => `done ${day}`,
    possible: (day) => `from ${day}`,
  },
  cases,
  words,
};
