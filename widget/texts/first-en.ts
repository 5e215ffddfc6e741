/** The first words in English; see `first-nb.ts`. */
import type { FirstTexts } from './texts.ts';

export const words: FirstTexts = {
  'form.to': 'Report to {name}',
  'exit.hint': 'The browser may remember your visit.',
  language: 'Language',
  'language.failed': 'We could not get this language. Try again.',
  continue: 'Continue',
  again: 'Try again',
  progress: 'Step {step} of {all}',
  error: 'Error:',
  'page.failed': 'We could not get the next page. What you have written is still here. Try again.',

  'danger.title': 'Is anyone in danger now?',
  'danger.intro':
    'It is good that you speak up. You get one question at a time. You can skip most of them.',
  'danger.intro@adult':
    'You can report here. You get one question at a time, and can skip most of them.',
  'danger.stored': 'What you write is not saved on this device.',
  'danger.yes': 'Yes',
  'danger.unsure': 'I am not sure',
  'danger.no': 'No',
  'danger.problem': 'Choose yes, not sure or no',
  'danger.call': 'Call if it is dangerous now',
  'danger.unread': 'It may take time before anyone reads this.',
  'danger.go-on': 'Go to an adult you trust, if you can. You can still send the report.',
  'danger.go-on@adult': 'You can still send the report.',
  'line.112': 'Police',
  'line.113': 'Ambulance',
  'line.116117': 'Out-of-hours doctor',
  'line.116111': 'Emergency helpline for children and young people',
  'line.116123': 'Helpline of Mental Helse',

  'hours.now': 'It is {when} now.',
  'hours.days': 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  'hours.night': 'the night before {day} morning',
  'hours.morning': '{day} morning',
  'hours.forenoon': '{day} before noon',
  'hours.afternoon': '{day} afternoon',
  'hours.evening': '{day} evening',
  'hours.today': 'today',
  'hours.tomorrow': 'tomorrow',
  'hours.reads': 'An adult can read this {day} until {time}.',
  'hours.reads@adult': 'The report may be read {day} until {time}.',
  'hours.later': 'The earliest that an adult reads this is {day} at {time}.',
  'hours.later@adult': 'The earliest that the report is read is {day} at {time}.',
  'hours.open': 'You can talk to these now',

  'failed.call': 'You can also call:',
  'page.open': 'Open our own page',
  'unavailable.title': 'The form is not working here right now',
  'unavailable.text': 'We cannot connect. You have not written anything yet, so nothing is lost.',
  'unavailable.pin': 'We are not sure that only the right people can read here. Use our own page.',
  'unavailable.wrong':
    'Something is wrong with the form here, so we cannot receive reports. It is not your fault. Talk to an adult you trust, or call.',
  'unavailable.early': 'The form is not open yet',
  'unavailable.nobody':
    'Nobody can read messages here yet, so you cannot write here now. It is not your fault. Talk to an adult you trust.',
  'unavailable.nobody@adult':
    'Nobody can read messages here yet, so you cannot write here now. Please get in touch in another way until then.',
  'unavailable.call': 'These can help you now',

  'return.link': 'I have a code',
};
