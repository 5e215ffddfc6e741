/** What stands around every screen, in nynorsk: frame, failures, and the warning before the desk locks. */
import type { Texts } from '../nb.ts';

export const frame: Texts['frame'] = {
  product: 'Mobbeknapp',
  title: 'Saksbehandling',
  skip: 'Hopp til hovudinnhaldet',
  menu: 'Meny',
  front: 'Framside',
  cases: 'Saker',
  lock: 'Lås',
  signOut: 'Logg ut',
  language: 'Språk',
  signedInAs: (name) => `Du er ${name}`,
  recognition: (word) => `E-postane herfrå har kjenneordet «${word}».`,
  loading: 'Hentar …',
  nowhere: 'Denne sida finst ikkje',
  nowhereNext:
    'Adressa kan vere skriven feil, eller sida er flytta. Gå til framsida og leit derfrå.',
  cut: {
    title: 'Lenkja er ikkje heil',
    next: 'Lenkja vart kutta på vegen, eller berre ein del av lenkja vart kopiert. Gå tilbake til brevet, kopier heile adressa som står der, og lim adressa inn i adressefeltet i nettlesaren.',
    invitation: 'Verkar det framleis ikkje? Be den som inviterte deg, om eit nytt brev.',
    toSignIn: 'Til innlogging',
  },
  toFront: 'Gå til framsida',
  again: 'Prøv igjen',
  cancel: 'Avbryt',
  back: 'Tilbake',
  errorPrefix: 'Feil: ',
  stale: 'Sida kunne ikkje hentast på nytt. Det du ser her, kan vere gammalt.',
  leave: {
    title: 'Logge ut utan å sende?',
    text: 'Du har skrive ei melding som ikkje er send. Ho blir borte når du loggar ut.',
    yes: 'Ja, logg ut',
  },
};

export const problems: Texts['problems'] = {
  offline: 'Vi fekk ikkje kontakt med tenesta. Sjekk nettet og prøv igjen. Ingenting er endra.',
  internal:
    'Noko gjekk gale hos oss. Prøv igjen om litt. Skjer det fleire gonger, sei frå til den som driftar løysinga.',
  'not-ready': 'Tenesta startar eller er oppteken. Prøv igjen om eit minutt.',
  'slow-down': 'Det kom mange førespurnader på kort tid. Vent eit minutt og prøv igjen.',
  'not-found': 'Vi fann ikkje dette. Det kan vere fjerna, eller du har ikkje tilgang.',
  'not-allowed':
    'Du har ikkje tilgang til å gjere dette. Spør den som administrerer løysinga hos dykk.',
  'possession-needed':
    'Vi fekk ikkje vist at du har nøkkelen til innboksen. Lås skrivebordet, lås opp igjen, og prøv ein gong til.',
  'key-changed':
    'Innboksen har fått ein annan nøkkel medan du heldt på. Gå til framsida og begynn på nytt derifrå.',
  'case-changed':
    'Ein kollega endra saka medan du såg på saka. Vi har henta saka på nytt. Sjå over og prøv igjen.',
  'sign-in-failed': 'E-postadressa, passordet eller koden stemmer ikkje. Sjå over og prøv igjen.',
  'account-paused':
    'Det har vore for mange forsøk. Kontoen er sett på pause, frå eitt minutt og opp til ein halv time. Vent litt og prøv igjen.',
  'not-signed-in': 'Du er logga ut. Logg inn igjen for å halde fram.',
  'invitation-unknown': 'Denne invitasjonen gjeld ikkje lenger.',
  'invalid-request': 'Noko i det du sende, kunne ikkje brukast. Sjå over og prøv igjen.',
};

export const waitUntil: Texts['waitUntil'] = {
  'account-paused': (time) =>
    `Det har vore for mange forsøk. Kontoen er sett på pause til klokka ${time}. Prøv igjen då.`,
  'slow-down': (time) =>
    `Det kom mange førespurnader på kort tid. Vent til klokka ${time} og prøv igjen.`,
};

export const sealing: Texts['sealing'] = {
  'wrong-key': 'Nøkkelen passar ikkje. Last sida på nytt, og lås opp igjen.',
  'not-a-recipient':
    'Du har ikkje nøkkelen til dette. Be ein kollega som har han, om å sleppe deg inn frå framsida si.',
  moved:
    'Innhaldet høyrer ikkje til denne saka, og er difor ikkje opna. Sei frå til den som driftar løysinga, med ein gong.',
  damaged:
    'Innhaldet er endra etter at det vart forsegla, og kan ikkje opnast. Sei frå til den som driftar løysinga.',
};

export const idle: Texts['idle'] = {
  title: 'Er du der framleis?',
  text: 'Om eitt minutt blir skrivebordet låst, og det du har opna, blir lukka. Trykk ein tast for å halde fram.',
  stay: 'Eg er her',
};
