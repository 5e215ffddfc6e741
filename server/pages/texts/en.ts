/** What only the page without JavaScript says, in English. */
import type { nb } from './nb.ts';

export const en: Record<keyof typeof nb, string> = {
  title: 'Form',
  'exit.history': 'The browser may remember that you were here.',
  'plain.how':
    'Your answers come to us page by page. We do not store them until you press “{send}”.',
  'summary.title': 'Please look at this',
  'unit.find': 'Search',
  'practice.not-here':
    'Some people are practising with this form now. You cannot practise here. An adult reads what you send.',
  'pictures.not-here':
    'You cannot send pictures here. Write what they show. Then those who read know that there are pictures.',
  'readers.on-arrival':
    'The report is locked when it reaches us, before anything is stored. After that only those listed here, and you, can open it.',
  'sent.before':
    'You have already sent a report from here. What is on this page now has not been sent. You can send it too.',
  'code.paper': 'If you print this page, only the code comes out on the paper.',
  'done.title': 'You are done',
  'done.text': 'You can close the page now.',
  'return.here': 'The answers are opened on our server and shown to you. They are not stored open.',
  'doubt.ours':
    'Something is wrong at our end right now. It is safe to try again. It is the same report, so it arrives only once.',
  'refusal.title': 'It did not work',
  'refusal.cross-site': 'The form can only be sent from its own page. Open the page again.',
  'refusal.too-large': 'That was too much at once. Go back and make the text shorter.',
  'refusal.slow-down':
    'Many people are using this page right now. Wait a little and reload the page. Your answers come along.',
  'refusal.not-open':
    'Nobody can read messages about this place yet. Nothing was sent. Talk to an adult you trust, or call.',
  'refusal.other': 'Something is wrong. Wait a little and reload the page.',
  'refusal.begin': 'Open the page again',
};
