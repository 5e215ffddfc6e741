/** The first words in nynorsk; see `first-nb.ts`. */
import type { FirstTexts } from './texts.ts';

export const words: FirstTexts = {
  'form.to': 'Sei ifrå til {name}',
  'exit.hint': 'Nettlesaren kan hugse at du var her.',
  language: 'Språk',
  'language.failed': 'Vi fekk ikkje henta dette språket. Prøv igjen.',
  continue: 'Hald fram',
  again: 'Prøv igjen',
  progress: 'Steg {step} av {all}',
  error: 'Feil:',
  'page.failed': 'Vi fekk ikkje henta neste side. Det du har skrive, er her framleis. Prøv igjen.',

  'danger.title': 'Er nokon i fare no?',
  'danger.intro':
    'Det er bra at du seier ifrå. Du svarar på eitt spørsmål om gongen. Du kan hoppe over det meste.',
  'danger.intro@adult':
    'Her kan du melde frå. Du svarar på eitt spørsmål om gongen, og dei fleste kan du hoppe over.',
  'danger.stored': 'Det du skriv, blir ikkje lagra på mobilen eller maskina.',
  'danger.yes': 'Ja',
  'danger.unsure': 'Eg er usikker',
  'danger.no': 'Nei',
  'danger.problem': 'Vel ja, usikker eller nei',
  'danger.call': 'Ring viss det er farleg no',
  'danger.unread': 'Det kan ta tid før nokon les dette.',
  'danger.go-on': 'Gå til ein vaksen du stoler på, viss du kan. Du kan framleis sende meldinga.',
  'danger.go-on@adult': 'Du kan framleis sende meldinga.',
  'line.112': 'Politi',
  'line.113': 'Ambulanse',
  'line.116117': 'Legevakt',
  'line.116111': 'Alarmtelefonen for barn og unge',
  'line.116123': 'Hjelpetelefonen (Mental Helse)',

  'hours.now': 'No er det {when}.',
  'hours.days': 'måndag tysdag onsdag torsdag fredag laurdag sundag',
  'hours.night': 'natt til {day}',
  'hours.morning': '{day} morgon',
  'hours.forenoon': '{day} føremiddag',
  'hours.afternoon': '{day} ettermiddag',
  'hours.evening': '{day} kveld',
  'hours.today': 'i dag',
  'hours.tomorrow': 'i morgon',
  'hours.reads': 'Ein vaksen kan lese dette {day} fram til klokka {time}.',
  'hours.reads@adult': 'Meldinga kan bli lesen {day} fram til klokka {time}.',
  'hours.later': 'Ein vaksen les dette tidlegast {day} klokka {time}.',
  'hours.later@adult': 'Meldinga blir lesen tidlegast {day} klokka {time}.',
  'hours.open': 'Desse kan du snakke med no',

  'failed.call': 'Du kan òg ringje:',
  'page.open': 'Opne vår eiga side',
  'unavailable.title': 'Skjemaet verkar ikkje her no',
  'unavailable.text': 'Vi får ikkje kontakt. Du har ikkje skrive noko enno, så ingenting er borte.',
  'unavailable.pin': 'Vi er ikkje sikre på at berre dei rette kan lese her. Bruk vår eiga side.',
  'unavailable.wrong':
    'Noko er gale med skjemaet her, så vi kan ikkje ta imot meldingar. Det er ikkje di skuld. Snakk med ein vaksen du stoler på, eller ring.',
  'unavailable.early': 'Skjemaet er ikkje opna enno',
  'unavailable.nobody':
    'Ingen kan lese meldingar her enno, så du kan ikkje skrive her no. Det er ikkje di skuld. Snakk med ein vaksen du stoler på.',
  'unavailable.nobody@adult':
    'Ingen kan lese meldingar her enno, så du kan ikkje skrive her no. Ta kontakt på ein annan måte så lenge.',
  'unavailable.call': 'Desse kan hjelpe deg no',

  'return.link': 'Eg har ein kode',
};
