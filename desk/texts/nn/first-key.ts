/** The first key of an inbox, in nynorsk: made by its first reader, with the sheet that she prints and types back. */
import type { Texts } from '../nb.ts';

export const firstKey: Texts['firstKey'] = {
  title: 'Lag nøkkelen til innboksen',
  lead: (inbox) =>
    `«${inbox}» har ingen nøkkel enno. Du er den første her, så det er du som lagar han. Utan nøkkel kjem det ingen meldingar til innboksen.`,
  steps: [
    'Nettlesaren din lagar nøkkelen, og eit ark med ein kode.',
    'Du skriv ut arket. Har du ingen skrivar, skriv du koden av for hand.',
    'Du skriv koden tilbake. Først då blir nøkkelen teken i bruk.',
  ],
  takes: 'Det tek om lag fem minutt. Blir du avbroten, er ingenting lagra. Då begynner du på nytt.',
  earlierTry:
    'Har du eit ark frå eit forsøk som vart avbrote, så riv det i stykke. Det opnar ingenting.',
  colleagues: 'Desse får nøkkelen saman med deg',
  colleaguesLead:
    'Ring kvar av dei, og be om dei tre orda som står på framsida deira. Er orda andre enn her, så ta bort krysset. Du kan sleppe dei inn seinare.',
  ownWords: 'Dine eigne tre ord, om ein kollega spør',
  noColleagues:
    'Ingen kollegaer har kome enno. Når dei kjem, ser du dei på framsida og slepper dei inn.',
  owner: {
    now: 'Den som eig innboksen, til dømes kommunen, kan òg opne han, så han ikkje går tapt.',
    later:
      'Den som eig innboksen, til dømes kommunen, får òg nøkkelen når eigaren har laga sin eigen.',
  },
  make: 'Lag nøkkelen',
  making: 'Lagar nøkkelen …',
  later: 'Seinare',
  shownTitle: 'Ta vare på arket',
  shownLead:
    'Arket blir vist berre no. Skriv det ut. Har du ingen skrivar, skriv du av koden, innboksen og datoen for hand.',
  shownStay:
    'Skriv koden tilbake med ein gong. Skrivebordet låser seg etter ti minutt utan bruk, og då begynner du på nytt.',
  code: 'Koden på arket',
  wrong: 'Dette er ikkje koden på arket du laga no. Sjekk at du skriv frå det',
  finish: 'Ta nøkkelen i bruk',
  working: 'Prøver koden og sender nøkkelen …',
  doneTitle: 'Nøkkelen er teken i bruk',
  done: (inbox) => `Nøkkelen til «${inbox}» er laga og teken i bruk. Arket er stadfesta.`,
  doneNext: 'Legg arket i eit låst skap. Det opnar innboksen når ingen andre kan.',
  doneColleagues: (names) => `${names} har òg fått nøkkelen.`,
  another: (inbox) => `Gå vidare til ${inbox}`,
  anotherLead: (count) =>
    count === 1
      ? 'Du har éin innboks til utan nøkkel.'
      : `Du har ${count} innboksar til utan nøkkel.`,
  late: {
    title: 'Innboksen har fått ein nøkkel',
    throwAway:
      'Arket ditt opnar ingenting. Riv det i stykke og kast det, så ingen forvekslar det med arket som gjeld.',
    waiting:
      'Ein kollega var først. Nøkkelen din er ikkje teken i bruk. No kan kollegaen sleppe deg inn: på framsida ser du kven det er, og dei tre orda dine.',
    holding:
      'Ein kollega var først, eller du sjølv i eit anna vindauge. Nøkkelen som gjeld, har du fått, så du kan lese meldingar.',
  },
  changed:
    'Noko vart endra medan du heldt på, og nøkkelen er ikkje teken i bruk enno. Prøv igjen: koden er den same.',
};
