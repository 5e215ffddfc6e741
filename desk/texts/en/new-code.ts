/** A new recovery code for an inbox, in English. */
import type { Texts } from '../nb.ts';

export const newCode: Texts['newCode'] = {
  title: 'New recovery code',
  lead: (inbox) =>
    `You can make a new recovery code for “${inbox}”. Do it when the sheet is lost, or when others may have seen the code.`,
  steps: [
    'You get a new code, and print it or write it down.',
    'You type the code back, so that it is certain that the sheet is right.',
    'Then the old code no longer opens this inbox. The others in the inbox get an e-mail about it.',
  ],
  otherInboxes:
    'The old sheet may be for more inboxes. It still opens the others, so do not throw it away before you have looked.',
  make: 'Make the code',
  making: 'Making the code …',
  shownTitle: 'Keep the code',
  shownLead:
    'The code is shown only now. Print it or write it down, and put the sheet in a locked cupboard. The old code stays in force until you have typed the new one back.',
  paper: (inbox, day) => `Recovery code for ${inbox}, made ${day}`,
  paperUse:
    'The code opens the inbox when nobody else can. A member of the inbox types it into Mobbeknapp. Keep the sheet in a locked cupboard.',
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
      `The new code for “${inbox}” is in force now. The old one does not open this inbox any more.`,
    needed: (inbox) => `The new code for “${inbox}” is in force now.`,
  },
  doneNext: {
    'not-needed':
      'Put the new sheet in the cupboard. Cross the inbox out on the old sheet, and shred it when no other inbox stands there.',
    needed:
      'Put the new sheet in the cupboard, and keep the old ones too. The inbox has had other keys before, and you do not hold them all. Some older reports can only be opened with an old sheet.',
  },
  notHeld: 'You do not hold the key to this inbox',
  notHeldNext: 'Whoever holds the key can make a new code. Ask a colleague to let you in first.',
  lost: 'Is the sheet lost? Make a new code',
};
