/** The first key of an inbox, in English: made by its first reader, with the sheet that she prints and types back. */
import type { Texts } from '../nb.ts';

export const firstKey: Texts['firstKey'] = {
  title: 'Make the key of the inbox',
  lead: (inbox) =>
    `“${inbox}” has no key yet. You are the first here, so you make it. Without a key no reports come to the inbox.`,
  steps: [
    'Your browser makes the key, and a sheet with a code.',
    'You print the sheet. Without a printer, you write the code down by hand.',
    'You type the code back. Only then is the key taken into use.',
  ],
  takes:
    'It takes about five minutes. If you are interrupted, nothing has been stored, and you start again.',
  earlierTry:
    'If you have a sheet from an attempt that was interrupted, tear it up. It opens nothing.',
  colleagues: 'These get the key together with you',
  colleaguesLead:
    'Call each of them, and ask for the three words on their front page. If the words differ from those here, untick the box. You can let them in later.',
  ownWords: 'Your own three words, if a colleague asks',
  noColleagues:
    'No colleagues have come yet. When they do, you see them on the front page and let them in.',
  owner: {
    now: 'The owner of the inbox, a municipality for example, can open it too, so that it is not lost.',
    later:
      'The owner of the inbox, a municipality for example, gets the key too once the owner has made its own.',
  },
  make: 'Make the key',
  making: 'Making the key …',
  later: 'Later',
  shownTitle: 'Keep the sheet',
  shownLead:
    'The sheet is shown only now. Print it. Without a printer, write down the code, the inbox and the date by hand.',
  shownStay:
    'Type the code back at once. The desk locks after ten minutes without use, and then you start again.',
  code: 'The code on the sheet',
  wrong: 'This is not the code of the sheet that you made now. Check that you type from it',
  finish: 'Take the key into use',
  working: 'Trying the code and sending the key …',
  doneTitle: 'The key is in use',
  done: (inbox) => `The key of “${inbox}” is made and in use. The sheet is confirmed.`,
  doneNext: 'Put the sheet in a locked cupboard. It opens the inbox when nobody else can.',
  doneColleagues: (names) => `${names} got the key too.`,
  another: (inbox) => `Go on to ${inbox}`,
  anotherLead: (count) =>
    count === 1
      ? 'You have one more inbox without a key.'
      : `You have ${count} more inboxes without a key.`,
  late: {
    title: 'The inbox has got a key',
    throwAway:
      'Your sheet opens nothing. Tear it up and throw it away, so that nobody takes it for the sheet that counts.',
    waiting:
      'A colleague was first. Your key is not in use. Now the colleague can let you in: on the front page you see who it is, and your three words.',
    holding:
      'A colleague was first, or you yourself in another window. You were given the key that counts, so you can read reports.',
  },
  changed:
    'Something changed meanwhile, and the key is not in use yet. Try again: the code is the same.',
};
