/**
 * The words that the form can show before what follows the first question has come: those of the first screen and of trouble.
 * They are waited for at the click; everything else is in `nb.ts`. Whether a word belongs here, `first.test.ts` tells.
 */
export const words = {
  'form.to': 'Si ifra til {name}',
  'exit.hint': 'Nettleseren kan huske at du var her.',
  language: 'Språk',
  'language.failed': 'Vi fikk ikke hentet dette språket. Prøv igjen.',
  continue: 'Fortsett',
  again: 'Prøv igjen',
  progress: 'Steg {step} av {all}',
  error: 'Feil:',
  'page.failed': 'Vi fikk ikke hentet neste side. Det du har skrevet, er her fortsatt. Prøv igjen.',

  'danger.title': 'Er noen i fare nå?',
  'danger.intro':
    'Det er bra at du sier ifra. Du svarer på ett spørsmål om gangen. Du kan hoppe over det meste.',
  'danger.intro@adult':
    'Her kan du melde fra. Du svarer på ett spørsmål om gangen, og de fleste kan du hoppe over.',
  'danger.stored': 'Det du skriver, blir ikke lagret på mobilen eller maskinen.',
  'danger.yes': 'Ja',
  'danger.unsure': 'Jeg er usikker',
  'danger.no': 'Nei',
  'danger.problem': 'Velg ja, usikker eller nei',
  'danger.call': 'Ring hvis det er farlig nå',
  'danger.unread': 'Det kan ta tid før noen leser dette.',
  'danger.go-on': 'Gå til en voksen du stoler på, hvis du kan. Du kan fortsatt sende meldingen.',
  'danger.go-on@adult': 'Du kan fortsatt sende meldingen.',
  'line.112': 'Politi',
  'line.113': 'Ambulanse',
  'line.116117': 'Legevakt',
  'line.116111': 'Alarmtelefonen for barn og unge',
  'line.116123': 'Hjelpetelefonen (Mental Helse)',

  'hours.now': 'Nå er det {when}.',
  'hours.days': 'mandag tirsdag onsdag torsdag fredag lørdag søndag',
  'hours.night': 'natt til {day}',
  'hours.morning': '{day} morgen',
  'hours.forenoon': '{day} formiddag',
  'hours.afternoon': '{day} ettermiddag',
  'hours.evening': '{day} kveld',
  'hours.today': 'i dag',
  'hours.tomorrow': 'i morgen',
  'hours.reads': 'En voksen kan lese dette {day} fram til klokka {time}.',
  'hours.reads@adult': 'Meldingen kan bli lest {day} fram til klokka {time}.',
  'hours.later': 'En voksen leser dette tidligst {day} klokka {time}.',
  'hours.later@adult': 'Meldingen blir lest tidligst {day} klokka {time}.',
  'hours.open': 'Disse kan du snakke med nå',

  'failed.call': 'Du kan også ringe:',
  'page.open': 'Åpne vår egen side',
  'unavailable.title': 'Skjemaet virker ikke her nå',
  'unavailable.text': 'Vi får ikke kontakt. Du har ikke skrevet noe ennå, så ingenting er borte.',
  'unavailable.pin': 'Vi er ikke sikre på at bare de rette kan lese her. Bruk vår egen side.',
  'unavailable.wrong':
    'Noe er galt med skjemaet her, så vi kan ikke ta imot meldinger. Det er ikke din skyld. Snakk med en voksen du stoler på, eller ring.',
  'unavailable.early': 'Skjemaet er ikke åpnet ennå',
  'unavailable.nobody':
    'Ingen kan lese meldinger her ennå, så du kan ikke skrive her nå. Det er ikke din skyld. Snakk med en voksen du stoler på.',
  'unavailable.nobody@adult':
    'Ingen kan lese meldinger her ennå, så du kan ikke skrive her nå. Ta kontakt på en annen måte så lenge.',
  'unavailable.call': 'Disse kan hjelpe deg nå',

  'return.link': 'Jeg har en kode',
};
