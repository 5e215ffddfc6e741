/** A new recovery code for an inbox, in bokmål. */
export const newCode = {
  title: 'Ny gjenopprettingskode',
  lead: (inbox: string) =>
    `Du kan lage en ny gjenopprettingskode for «${inbox}». Gjør det når arket er borte, eller når andre kan ha sett koden.`,
  steps: [
    'Du får en ny kode, og skriver den ut eller av.',
    'Du skriver koden tilbake, så det er sikkert at arket stemmer.',
    'Da slutter den gamle koden å gjelde for denne innboksen. De andre i innboksen får en e-post om det.',
  ],
  otherInboxes:
    'Det gamle arket kan gjelde flere innbokser. De andre åpner det fortsatt, så kast det ikke før du har sett etter.',
  make: 'Lag koden',
  making: 'Lager koden …',
  shownTitle: 'Ta vare på koden',
  shownLead:
    'Koden vises bare nå. Skriv den ut eller av, og legg arket i et låst skap. Den gamle koden gjelder til du har skrevet den nye tilbake.',
  paper: (inbox: string, day: string) => `Gjenopprettingskode for ${inbox}, laget ${day}`,
  paperUse:
    'Koden åpner innboksen når ingen andre kan. Et medlem av innboksen skriver den inn i Mobbeknapp. Oppbevar arket i et låst skap.',
  print: 'Skriv ut',
  copy: 'Kopier koden',
  copied: 'Koden er kopiert',
  copyFailed:
    'Nettleseren lot oss ikke kopiere. Merk koden og kopier den selv, eller skriv den ut.',
  haveIt: 'Jeg har koden, gå videre',
  typeTitle: 'Skriv koden tilbake',
  typeLead:
    'Skriv koden slik den står på arket. Store og små bokstaver og bindestreker spiller ingen rolle.',
  code: 'Den nye koden',
  finish: 'Bytt til den nye koden',
  working: 'Prøver koden …',
  again: 'Vis koden igjen',
  wrong: 'Dette er ikke den nye koden. Sjekk at du skriver fra det nye arket',
  done: {
    'not-needed': (inbox: string) =>
      `Den nye koden for «${inbox}» gjelder nå. Den gamle åpner ikke denne innboksen lenger.`,
    needed: (inbox: string) => `Den nye koden for «${inbox}» gjelder nå.`,
  },
  doneNext: {
    'not-needed':
      'Legg det nye arket i skapet. Stryk innboksen på det gamle arket, og makuler det når ingen annen innboks står der.',
    needed:
      'Legg det nye arket i skapet, og behold også de gamle. Innboksen har hatt andre nøkler før, og du har ikke alle. Noen eldre meldinger kan bare åpnes med et gammelt ark.',
  },
  notHeld: 'Du har ikke nøkkelen til denne innboksen',
  notHeldNext: 'Den som har nøkkelen, kan lage en ny kode. Be en kollega slippe deg inn først.',
  lost: 'Er arket borte? Lag en ny kode',
};
