/** The front page in English. */
import type { Texts } from '../nb.ts';

export const front: Texts['front'] = {
  title: 'Front page',
  hello: (name) => `Hello, ${name}`,
  next: 'Do this now',
  urgentUnread: (count) =>
    count === 1 ? '1 urgent report is unread' : `${count} urgent reports are unread`,
  urgentNext: 'Someone may be in danger. Read it now, and call as soon as you know what is safe.',
  unread: (count) => (count === 1 ? '1 report is unread' : `${count} reports are unread`),
  unreadNext: 'Open the list and begin at the top.',
  readNow: 'Read now',
  apart: (count) => (count === 1 ? '1 report is set apart' : `${count} reports are set apart`),
  apartIn: (count, inbox) =>
    count === 1
      ? `1 report is set apart in ${inbox}`
      : `${count} reports are set apart in ${inbox}`,
  apartNext:
    'Unusually many reports came within a short time, so some may not be genuine. All are stored. Look through them today, because some of them may be genuine.',
  apartRead:
    'All of them have been opened. Move the genuine ones to the ordinary cases, and close the others.',
  apartDue: (day) => `Their deadlines are running. The first is ${day}.`,
  apartOverdue: 'Their deadlines are running, and at least one has passed.',
  apartOpen: 'Look through them',
  nothing: 'No unread reports',
  nothingNext:
    'No deadlines are running, so there is nothing you need to do now. You will get an e-mail when a report arrives.',
  nothingBut: 'No deadlines are running. Below your inboxes it says what you should do.',
  work: (count) => (count === 1 ? '1 case waits for you' : `${count} cases wait for you`),
  also: 'In your cases:',
  unacknowledged: (count) =>
    count === 1
      ? '1 report is read, but not confirmed'
      : `${count} reports are read, but not confirmed`,
  overdue: (count) => (count === 1 ? '1 case is overdue' : `${count} cases are overdue`),
  dueToday: (count) => (count === 1 ? '1 case is due today' : `${count} cases are due today`),
  dueLater: (count, day) =>
    count === 1 ? `1 case is due ${day}` : `${count} cases are due later, the first ${day}`,
  urgentUntaken: (count) =>
    count === 1
      ? 'Nobody is following up 1 urgent report'
      : `Nobody is following up ${count} urgent reports`,
  urgentUntakenNext:
    'Somebody may be in danger. The report has been opened, but nobody has said that they are following it up. Open the case now.',
  openCases: (count) =>
    count === 1 ? '1 open case without a deadline' : `${count} open cases without a deadline`,
  openCasesNext:
    'None of them has a deadline that is running. Close them when the person concerned is safe.',
  nothingElse: 'No deadlines are running. The rest of the page says what is waiting all the same.',
  alongUrgent: (count) =>
    count === 1
      ? '1 case that you get a copy of is urgent, and nobody is following it up'
      : `${count} cases that you get a copy of are urgent, and nobody is following them up`,
  alongOverdue: (count) =>
    count === 1
      ? '1 case that you get a copy of is overdue'
      : `${count} cases that you get a copy of are overdue`,
  notAllCounted: 'There are more cases than we have counted here.',
  toCases: 'See the cases',
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
    refused:
      'The mail server refuses e-mail from us. Tell whoever runs the service. Look for new reports here meanwhile.',
  },
  mailServer: {
    password:
      'E-mail does not get through now: the mail server does not accept the user name and password that the service was given.',
    certificate:
      'E-mail does not get through now: the service cannot know that the mail server is the right one, because its certificate does not fit.',
    'no-host': 'E-mail does not get through now: the service cannot find the mail server.',
    unreachable: 'E-mail does not get through now: the mail server does not answer.',
    'no-encryption':
      'E-mail does not get through now: the mail server does not encrypt in the way the service asks for.',
    refused: 'E-mail does not get through now: the mail server refuses the service.',
  },
  mailServerDo:
    'Tell whoever runs the service. No e-mail is lost, but look here for new reports until then.',
  unsent: (count) => (count === 1 ? '1 e-mail waits' : `${count} e-mails wait`),
  waitingTitle: 'Colleagues are waiting for you',
  waitingLead:
    'They have made their own key. Call each of them, and ask for the three words on their front page. Where they are the same as here, you let in the right person. Where they are not, do not, and tell whoever runs the service.',
  wordsOf: 'The words of',
  waitingFor: (name, inbox) => `${name} – ${inbox}`,
  letIn: 'Let in',
  letInWho: (name, inbox) => `Let in ${name} to ${inbox}`,
  lettingIn: 'Letting in …',
  letInDone: (name) => `${name} has been let in and gets an e-mail.`,
  youWaitTitle: 'You are waiting to be let in',
  youWait: (inbox, who) =>
    `The inbox “${inbox}”: ${who} can let you in with one click on their front page. They have been told by e-mail, and you get an e-mail when it is done.`,
  yourWords: 'Your three words',
  yourWordsNext:
    'Read the words aloud on the phone to whoever lets you in. Then both of you know that it is your key. They are Norwegian words.',
  otherWay: 'Another way in',
  otherWayText:
    'If you cannot reach any of them, and it is urgent, you can use the code on the sheet of the inbox. It often lies in a locked cupboard.',
  youWaitUnread: (count) =>
    count === 1
      ? '1 unread report lies there. You cannot read it until you are let in.'
      : `${count} unread reports lie there. You cannot read them until you are let in.`,
  youWaitUrgent: (who) =>
    `Somebody may be in danger. Call ${who} now, and agree on who reads what is urgent.`,
  youAloneUrgent: 'Somebody may be in danger. Find the sheet with the code and use it now.',
  youAlone: (inbox) =>
    `The inbox “${inbox}”: nobody can let you in now. Use the code on the sheet of the inbox, which often lies in a locked cupboard.`,
  youLost: (inbox) =>
    `The inbox “${inbox}”: nobody can let you in now, and there is no sheet. Tell the administrator where you work.`,
  youMake: (inbox) =>
    `The inbox “${inbox}” has no key, and gets no reports before one is made. You can make it.`,
  youMakeTitle: (count) => (count === 1 ? 'An inbox has no key' : `${count} inboxes have no key`),
  makeKey: 'Make the key',
  makeKeyFor: (inbox) => `Make the key of ${inbox}`,
  useCode: 'Use the code on the sheet',
  useCodeFor: (inbox) => `Use the code on the sheet for ${inbox}`,
  broken: (inbox) =>
    `The key to “${inbox}” does not work. Ask a colleague to let you in again, or use the code on the sheet.`,
  renewed: (inbox, names) =>
    `Somebody who held the key to “${inbox}” is no longer with you. So your browser has made a new one. ${names === '' ? 'Only you have it yet.' : `${names} got it too.`} If you do not know them all, tell whoever runs the service.`,
  renewedPaper: 'The sheet in the cupboard opens the new key too.',
  renewedNoPaper: 'The inbox has no sheet of its own yet. Print it.',
  inboxes: 'Your inboxes',
  otherInboxes: 'Other inboxes',
  otherInboxesLead: 'You see to it that these can be opened, but do not read the reports in them.',
  noInboxes: 'You have no inbox yet',
  noInboxesNext: 'The administrator where you work must add you to an inbox.',
  counts: (unread, urgent) =>
    unread === 0 ? 'None unread' : `${unread} unread${urgent > 0 ? `, ${urgent} urgent` : ''}`,
  openInbox: (inbox) => `See cases in ${inbox}`,
  ways: (count) => (count === 1 ? '1 way to open' : `${count} ways to open`),
  tooFew: 'The inbox can be lost',
  tooFewNext: 'There are fewer than two ways to open this inbox.',
  tooFewDo: 'Do what is said here.',
  tooFewInvite: 'The administrator can invite one more colleague.',
  waysAre: (holders, owner, sheet) =>
    [
      holders === 1 ? '1 person holds the key' : `${holders} people hold the key`,
      owner ? 'the owner can open' : 'the owner cannot open',
      {
        none: 'there is no sheet with a code',
        made: 'the sheet is not confirmed',
        confirmed: 'the sheet is confirmed',
      }[sheet],
    ].join(', '),
  history: 'The history of the cases',
  historyBroken: (count) =>
    count === 1
      ? '1 case or daily seal is not what was written: something was deleted or changed in the database. Delete and restore nothing. Ask whoever runs the service to copy the database, to run npm run setup -- verify, and to say what it answers. New reports arrive as before.'
      : `${count} cases or daily seals are not what was written: something was deleted or changed in the database. Delete and restore nothing. Ask whoever runs the service to copy the database, to run npm run setup -- verify, and to say what it answers. New reports arrive as before.`,
  historyUnknown:
    'The server could not check the history since it started. Ask whoever runs the service to look at the log and to run npm run setup -- verify.',
  confirmCode: 'Type the code back',
  confirmCodeFor: (inbox) => `Type the code back for ${inbox}`,
  newCode: 'Make a new sheet',
  newCodeFor: (inbox) => `Make a new sheet for ${inbox}`,
  printSheet: 'Print the sheet',
  printSheetFor: (inbox) => `Print the sheet for ${inbox}`,
  needs: {
    'make-key': 'The inbox has no key and gets no reports. Make the key.',
    'first-reader': 'No key yet, and no reports. Whoever comes first makes the key.',
    'nobody-invited': 'No key, and nobody is invited. The administrator must invite somebody.',
    'no-holder':
      'Nobody holds the key any more. Reports arrive, but nobody in the inbox can read them.',
    'let-in': 'Colleagues wait to be let in. They stand further up on the page.',
    'let-in-elsewhere': 'Somebody waits to be let in by a colleague in the inbox.',
    'print-sheet': 'The inbox has no sheet of its own. Print it.',
    'print-again': 'Whoever printed the sheet is no longer with you. Print a new one.',
    'type-back': 'Nobody has typed back the code on the sheet. Find the sheet and try it.',
    'sheet-elsewhere': 'The inbox has no sheet that was tried. Those who hold the key print it.',
    renewal: 'Somebody has left. The next time a member unlocks, the inbox gets a new key.',
    remind: 'Somebody is invited and has not come in. Remind them.',
  },
  noHolderOwner: 'The owner of the inbox can let in whoever waits.',
  noHolderSheet: 'The code on the sheet lets a member in.',
  noHolderLost: 'Tell whoever runs the service at once.',
  people: (invited, waiting) =>
    [
      ...(invited === 0 ? [] : [`${invited} invited`]),
      ...(waiting === 0 ? [] : [`${waiting} have come`]),
    ].join(', ') || 'nobody is invited',
  inOrder: (count) => (count === 1 ? '1 inbox is in order' : `${count} inboxes are in order`),
  sharedSheets: (count) =>
    count === 1
      ? '1 inbox still lies under an old sheet'
      : `${count} inboxes still lie under an old sheet`,
  sharedSheetsNext:
    'An old sheet can open many inboxes. Print a sheet for each of them, and keep the old one until then.',
  sharedSheetsDone: 'Tear up the old sheets',
  sharedSheetsDoneNext:
    'No inbox lies under an old sheet any more. Each has its own, so the old ones are not needed.',
  helpLines: (count) =>
    `${count === 1 ? '1 helpline has not been checked in the last six months. Check the number and hours on its website.' : `${count} helplines have not been checked in the last six months. Check the number and hours on each website.`} Do not call emergency numbers to test them. Whoever runs the service then confirms them one by one, with a date: npm run setup -- help-lines`,
};
