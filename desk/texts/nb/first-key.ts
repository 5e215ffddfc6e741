/** The first key of an inbox, in bokmål: made by its first reader, with the sheet that she prints and types back. */
export const firstKey = {
  title: 'Lag nøkkelen til innboksen',
  lead: (inbox: string) =>
    `«${inbox}» har ingen nøkkel ennå. Du er den første her, så det er du som lager den. Uten nøkkel kommer det ingen meldinger til innboksen.`,
  steps: [
    'Nettleseren din lager nøkkelen, og et ark med en kode.',
    'Du skriver ut arket. Har du ingen skriver, skriver du koden av for hånd.',
    'Du skriver koden tilbake. Først da blir nøkkelen tatt i bruk.',
  ],
  takes:
    'Det tar omtrent fem minutter. Blir du avbrutt, er ingenting lagret. Da begynner du på nytt.',
  earlierTry:
    'Har du et ark fra et forsøk som ble avbrutt, så riv det i stykker. Det åpner ingenting.',
  colleagues: 'Disse får nøkkelen sammen med deg',
  colleaguesLead:
    'Ring hver av dem, og be om de tre ordene som står på forsiden deres. Er ordene andre enn her, så ta bort krysset. Du kan slippe dem inn senere.',
  ownWords: 'Dine egne tre ord, om en kollega spør',
  noColleagues:
    'Ingen kolleger har kommet ennå. Når de kommer, ser du dem på forsiden og slipper dem inn.',
  owner: {
    now: 'Den som eier innboksen, for eksempel kommunen, kan også åpne den, så den ikke går tapt.',
    later:
      'Den som eier innboksen, for eksempel kommunen, får også nøkkelen når eieren har laget sin egen.',
  },
  make: 'Lag nøkkelen',
  making: 'Lager nøkkelen …',
  later: 'Senere',
  shownTitle: 'Ta vare på arket',
  shownLead:
    'Arket vises bare nå. Skriv det ut. Har du ingen skriver, skriver du av koden, innboksen og datoen for hånd.',
  shownStay:
    'Skriv koden tilbake med en gang. Skrivebordet låses etter ti minutter uten bruk, og da begynner du på nytt.',
  code: 'Koden på arket',
  wrong: 'Dette er ikke koden på arket du laget nå. Sjekk at du skriver fra det',
  finish: 'Ta nøkkelen i bruk',
  working: 'Prøver koden og sender nøkkelen …',
  doneTitle: 'Nøkkelen er tatt i bruk',
  done: (inbox: string) => `Nøkkelen til «${inbox}» er laget og tatt i bruk. Arket er bekreftet.`,
  doneNext: 'Legg arket i et låst skap. Det åpner innboksen når ingen andre kan.',
  doneColleagues: (names: string) => `${names} har også fått nøkkelen.`,
  another: (inbox: string) => `Gå videre til ${inbox}`,
  anotherLead: (count: number) =>
    count === 1
      ? 'Du har én innboks til uten nøkkel.'
      : `Du har ${count} innbokser til uten nøkkel.`,
  late: {
    title: 'Innboksen har fått en nøkkel',
    throwAway:
      'Arket ditt åpner ingenting. Riv det i stykker og kast det, så ingen forveksler det med arket som gjelder.',
    waiting:
      'En kollega var først. Nøkkelen din er ikke tatt i bruk. Nå kan kollegaen slippe deg inn: på forsiden ser du hvem det er, og de tre ordene dine.',
    holding:
      'En kollega var først, eller du selv i et annet vindu. Nøkkelen som gjelder, har du fått, så du kan lese meldinger.',
  },
  changed:
    'Noe ble endret mens du holdt på, og nøkkelen er ikke tatt i bruk ennå. Prøv igjen: koden er den samme.',
};
