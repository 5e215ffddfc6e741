/** What stands around every screen, in bokmål: frame, failures, and the warning before the desk locks. */

export const frame = {
  product: 'Mobbeknapp',
  title: 'Saksbehandling',
  skip: 'Hopp til hovedinnholdet',
  menu: 'Meny',
  front: 'Forside',
  cases: 'Saker',
  lock: 'Lås',
  signOut: 'Logg ut',
  language: 'Språk',
  signedInAs: (name: string) => `Du er ${name}`,
  recognition: (word: string) => `E-postene herfra har kjenneordet «${word}».`,
  loading: 'Henter …',
  nowhere: 'Denne siden finnes ikke',
  nowhereNext:
    'Adressen kan være skrevet feil, eller siden er flyttet. Gå til forsiden og let derfra.',
  cut: {
    title: 'Lenken er ikke hel',
    next: 'Den ble kuttet på veien, eller bare en del av den ble kopiert. Gå tilbake til brevet, kopier hele adressen som står der, og lim den inn i nettleserens adressefelt.',
    invitation: 'Virker det fortsatt ikke? Be den som inviterte deg, om et nytt brev.',
    toSignIn: 'Til innlogging',
  },
  toFront: 'Gå til forsiden',
  again: 'Prøv igjen',
  cancel: 'Avbryt',
  back: 'Tilbake',
  errorPrefix: 'Feil: ',
  stale: 'Siden kunne ikke hentes på nytt. Det du ser her, kan være gammelt.',
  leave: {
    title: 'Logge ut uten å sende?',
    text: 'Du har skrevet en melding som ikke er sendt. Den blir borte når du logger ut.',
    yes: 'Ja, logg ut',
  },
};

export const problems = {
  offline: 'Vi fikk ikke kontakt med tjenesten. Sjekk nettet og prøv igjen. Ingenting er endret.',
  internal:
    'Noe gikk galt hos oss. Prøv igjen om litt. Skjer det flere ganger, si fra til den som drifter løsningen.',
  'not-ready': 'Tjenesten starter eller er opptatt. Prøv igjen om et minutt.',
  'slow-down': 'Det kom mange forespørsler på kort tid. Vent et minutt og prøv igjen.',
  'not-found': 'Vi fant ikke dette. Det kan være fjernet, eller du har ikke tilgang.',
  'not-allowed':
    'Du har ikke tilgang til å gjøre dette. Spør den som administrerer løsningen hos dere.',
  'possession-needed':
    'Vi fikk ikke vist at du har nøkkelen til innboksen. Lås skrivebordet, lås opp igjen, og prøv en gang til.',
  'key-changed':
    'Innboksen har fått en annen nøkkel mens du holdt på. Gå til forsiden og begynn på nytt derfra.',
  'case-changed':
    'En kollega endret saken mens du så på den. Vi har hentet den på nytt. Se over og prøv igjen.',
  'sign-in-failed': 'E-postadressen, passordet eller koden stemmer ikke. Se over og prøv igjen.',
  'account-paused':
    'Det har vært for mange forsøk. Kontoen er satt på pause, fra ett minutt og opp til en halv time. Vent litt og prøv igjen.',
  'not-signed-in': 'Du er logget ut. Logg inn igjen for å fortsette.',
  'invitation-unknown': 'Denne invitasjonen gjelder ikke lenger.',
  'invalid-request': 'Noe i det du sendte, kunne ikke brukes. Se over og prøv igjen.',
};

/** Where the server has said how long: `time` is a time of day, 14:33. */
export const waitUntil = {
  'account-paused': (time: string) =>
    `Det har vært for mange forsøk. Kontoen er satt på pause til klokka ${time}. Prøv igjen da.`,
  'slow-down': (time: string) =>
    `Det kom mange forespørsler på kort tid. Vent til klokka ${time} og prøv igjen.`,
};

export const sealing = {
  'wrong-key': 'Nøkkelen passer ikke. Last siden på nytt, og lås opp igjen.',
  'not-a-recipient':
    'Du har ikke nøkkelen til dette. Be en kollega som har den, om å slippe deg inn fra forsiden sin.',
  moved:
    'Innholdet hører ikke til denne saken, og er derfor ikke åpnet. Si fra til den som drifter løsningen med en gang.',
  damaged:
    'Innholdet er endret etter at det ble forseglet, og kan ikke åpnes. Si fra til den som drifter løsningen.',
};

export const idle = {
  title: 'Er du der fortsatt?',
  text: 'Om ett minutt låses skrivebordet, og det du har åpnet, blir lukket. Trykk en tast for å fortsette.',
  stay: 'Jeg er her',
};
