/** A new printed sheet for an inbox, in bokmål. */
export const newCode = {
  title: 'Skriv ut innboksens ark',
  lead: (inbox: string) =>
    `Her lager du et nytt ark for «${inbox}». Arket har en kode som åpner innboksen når ingen andre kan.`,
  steps: [
    'Du får en ny kode, og skriver ut arket. Har du ingen skriver, skriver du koden av for hånd.',
    'Du skriver koden tilbake, så det er sikkert at arket stemmer.',
    'Da slutter det gamle arket å gjelde for denne innboksen. De andre i innboksen får en e-post om det.',
  ],
  otherInboxes:
    'Et gammelt ark kan gjelde flere innbokser. Det åpner de andre fortsatt, så kast det ikke før forsiden sier at det er trygt.',
  because: 'Hvorfor trengs et nytt ark?',
  reasons: {
    replaced:
      'Innboksen har ikke et eget ark, arket er borte, eller den som skrev det ut har sluttet',
    seen: 'Andre kan ha sett koden på det gamle arket',
  },
  reasonMeans: {
    replaced: 'Det gamle arket kan hentes fram igjen i 30 dager, av den som drifter løsningen.',
    seen: 'Det gamle arket slettes for godt. Det kan ikke hentes fram igjen.',
  },
  make: 'Lag arket',
  making: 'Lager arket …',
  shownTitle: 'Ta vare på arket',
  shownLead:
    'Arket vises bare nå. Skriv det ut. Har du ingen skriver, skriver du av koden, innboksen og datoen for hånd. Det gamle arket gjelder til du har skrevet den nye koden tilbake.',
  paper: {
    title: 'Gjenopprettingsark',
    inbox: 'Innboks',
    organisation: 'Sted',
    made: 'Laget',
    code: 'Kode',
    use: 'Koden åpner denne innboksen når ingen andre kan. Et medlem av innboksen logger inn i Mobbeknapp og skriver den inn der.',
    keep: 'Oppbevar arket i et låst skap som noen kan åpne når du er borte. Ta ikke bilde av det, og send det ikke til noen.',
    seen: 'Har andre sett koden, så lag et nytt ark med en gang. Da slutter dette å gjelde.',
  },
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
      `Det nye arket for «${inbox}» gjelder nå. Det gamle åpner ikke denne innboksen lenger.`,
    needed: (inbox: string) => `Det nye arket for «${inbox}» gjelder nå.`,
  },
  doneNext: {
    'not-needed':
      'Legg det nye arket i skapet. Stryk innboksen på det gamle arket, og riv det i stykker når ingen annen innboks står der.',
    needed:
      'Legg det nye arket i skapet, og behold også de gamle. Innboksen har hatt andre nøkler før, og du har ikke alle. Noen eldre meldinger kan bare åpnes med et gammelt ark.',
  },
  notHeld: 'Du har ikke nøkkelen til denne innboksen',
  notHeldNext: 'Den som har nøkkelen, kan lage et nytt ark. Be en kollega slippe deg inn først.',
  lost: 'Er arket borte? Lag et nytt',
};
