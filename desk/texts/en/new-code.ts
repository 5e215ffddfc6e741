/** A new printed sheet for an inbox, in English. */
import type { Texts } from '../nb.ts';

export const newCode: Texts['newCode'] = {
  title: 'Print the sheet of the inbox',
  lead: (inbox) =>
    `Here you make a new sheet for “${inbox}”. The sheet has a code that opens the inbox when nobody else can.`,
  steps: [
    'You get a new code, and print the sheet. Without a printer, you write the code down by hand.',
    'You type the code back, so that it is certain that the sheet is right.',
    'Then the old sheet no longer opens this inbox. The others in the inbox get an e-mail about it.',
  ],
  otherInboxes:
    'An old sheet may be for more inboxes. It still opens the others, so do not throw it away before the front page says that it is safe.',
  because: 'Why is a new sheet needed?',
  reasons: {
    replaced:
      'The inbox has no sheet of its own, the sheet is lost, or whoever printed it has left',
    seen: 'Others may have seen the code on the old sheet',
  },
  reasonMeans: {
    replaced: 'Whoever runs the service can bring the old sheet back within 30 days.',
    seen: 'The old sheet is deleted for good. It cannot be brought back.',
  },
  make: 'Make the sheet',
  making: 'Making the sheet …',
  shownTitle: 'Keep the sheet',
  shownLead:
    'The sheet is shown only now. Print it. Without a printer, write down the code, the inbox and the date by hand. The old sheet stays in force until you have typed the new code back.',
  paper: {
    title: 'Recovery sheet',
    inbox: 'Inbox',
    organisation: 'Place',
    made: 'Made',
    code: 'Code',
    use: 'The code opens this inbox when nobody else can. A member of the inbox signs in to Mobbeknapp and types it there.',
    keep: 'Keep the sheet in a locked cupboard that somebody can open when you are away. Do not take a picture of it, and do not send it to anybody.',
    seen: 'If others have seen the code, make a new sheet at once. Then this one no longer counts.',
  },
  print: 'Print',
  copy: 'Copy the code',
  copied: 'The code is copied',
  copyFailed: 'The browser did not let us copy. Select the code and copy it yourself, or print it.',
  haveIt: 'I have the code, go on',
  typeTitle: 'Type the code back',
  typeLead:
    'Type the code as it stands on the sheet. Upper or lower case and dashes make no difference.',
  code: 'The new code',
  finish: 'Change to the new code',
  working: 'Trying the code …',
  again: 'Show the code again',
  wrong: 'This is not the new code. Check that you type from the new sheet',
  done: {
    'not-needed': (inbox) =>
      `The new sheet for “${inbox}” is in force now. The old one does not open this inbox any more.`,
    needed: (inbox) => `The new sheet for “${inbox}” is in force now.`,
  },
  doneNext: {
    'not-needed':
      'Put the new sheet in the cupboard. Cross the inbox out on the old sheet, and tear that up when no other inbox stands there.',
    needed:
      'Put the new sheet in the cupboard, and keep the old ones too. The inbox has had other keys before, and you do not hold them all. Some older reports can only be opened with an old sheet.',
  },
  notHeld: 'You do not hold the key to this inbox',
  notHeldNext: 'Whoever holds the key can make a new sheet. Ask a colleague to let you in first.',
  lost: 'Is the sheet lost? Make a new one',
};
