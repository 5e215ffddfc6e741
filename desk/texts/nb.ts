/**
 * The desk in bokmål: frame, coming in, front page. What belongs to cases is in `nb-cases.ts`, words for codes in `nb-words.ts`.
 * Handlers use the desk a few times a year, so each text says what to do next.
 */
import { cases } from './nb-cases.ts';
import { words } from './nb-words.ts';

const days = (count: number) => (count === 1 ? '1 dag' : `${count} dager`);

export const nb = {
  frame: {
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
    loading: 'Henter …',
    nowhere: 'Denne siden finnes ikke',
    nowhereNext:
      'Adressen kan være skrevet feil, eller siden er flyttet. Gå til forsiden og let derfra.',
    toFront: 'Gå til forsiden',
    again: 'Prøv igjen',
    cancel: 'Avbryt',
    back: 'Tilbake',
    errorPrefix: 'Feil: ',
    today: 'i dag',
  },
  problems: {
    offline: 'Vi fikk ikke kontakt med tjenesten. Sjekk nettet og prøv igjen. Ingenting er endret.',
    internal:
      'Noe gikk galt hos oss. Prøv igjen om litt. Skjer det flere ganger, si fra til den som drifter løsningen.',
    'not-ready': 'Tjenesten starter eller er opptatt. Prøv igjen om et minutt.',
    'slow-down': 'Det kom mange forespørsler på kort tid. Vent et minutt og prøv igjen.',
    'not-found': 'Vi fant ikke dette. Det kan være fjernet, eller du har ikke tilgang.',
    'not-allowed':
      'Du har ikke tilgang til å gjøre dette. Spør den som administrerer løsningen hos dere.',
    'case-changed':
      'En kollega endret saken mens du så på den. Vi har hentet den på nytt. Se over og prøv igjen.',
    'sign-in-failed': 'E-postadressen, passordet eller koden stemmer ikke. Se over og prøv igjen.',
    'account-paused':
      'Det har vært for mange forsøk. Kontoen er satt på pause, fra ett minutt og opp til en halv time. Vent litt og prøv igjen.',
    'not-signed-in': 'Du er logget ut. Logg inn igjen for å fortsette.',
    'invitation-unknown': 'Denne invitasjonen gjelder ikke lenger.',
    'invalid-request': 'Noe i det du sendte, kunne ikke brukes. Se over og prøv igjen.',
  },
  sealing: {
    'wrong-key': 'Nøkkelen passer ikke. Last siden på nytt, og lås opp igjen.',
    'not-a-recipient':
      'Du har ikke nøkkelen til dette. Be en kollega som har den, om å slippe deg inn fra forsiden sin.',
    moved:
      'Innholdet hører ikke til denne saken, og er derfor ikke åpnet. Si fra til den som drifter løsningen med en gang.',
    damaged:
      'Innholdet er endret etter at det ble forseglet, og kan ikke åpnes. Si fra til den som drifter løsningen.',
  },
  signIn: {
    title: 'Logg inn',
    lead: 'Her leser og følger du opp meldinger.',
    email: 'E-postadresse',
    password: 'Passord',
    next: 'Logg inn',
    working: 'Kontrollerer passordet. Det tar noen sekunder …',
    codeTitle: 'Skriv inn koden fra appen',
    codeLead: 'Åpne autentiseringsappen på telefonen. Koden har seks sifre.',
    code: 'Kode med seks sifre',
    useRecovery: 'Har du ikke telefonen? Bruk en gjenopprettingskode',
    useApp: 'Bruk koden fra appen',
    recoveryTitle: 'Skriv inn en gjenopprettingskode',
    recoveryLead: 'Du fikk ti koder da du ble med. Hver kode kan brukes én gang.',
    recoveryCode: 'Gjenopprettingskode',
    codeNext: 'Fortsett',
    checkingCode: 'Kontrollerer koden …',
    usedCode: 'En kode kan brukes bare én gang. Vent til appen viser en ny.',
    expired: 'Du er logget ut fordi det er gått lang tid. Logg inn igjen.',
    signedOut: 'Du er logget ut.',
    lost: 'Kommer du ikke inn? Snakk med den som administrerer løsningen hos dere.',
    needEmail: 'Skriv e-postadressen din, for eksempel kari@skolen.no',
    needPassword: 'Skriv passordet ditt',
    needCode: 'Skriv koden fra appen: seks sifre',
    needRecovery: 'Skriv en av gjenopprettingskodene dine',
  },
  unlock: {
    title: 'Lås opp',
    afterReload:
      'Siden ble lastet på nytt. Skriv passordet for å åpne meldinger igjen. Du er fortsatt logget inn.',
    afterLock: 'Skrivebordet er låst. Skriv passordet for å fortsette. Du er fortsatt logget inn.',
    afterIdle:
      'Skrivebordet ble låst fordi ingen brukte det på ti minutter. Skriv passordet for å fortsette. Du er fortsatt logget inn.',
    next: 'Lås opp',
    working: 'Låser opp. Det tar noen sekunder …',
    wrong: 'Passordet stemmer ikke. Se over og prøv igjen.',
    somebodyElse: 'Er du ikke denne personen? Logg ut',
  },
  idle: {
    title: 'Er du der fortsatt?',
    text: 'Om ett minutt låses skrivebordet, og det du har åpnet, blir lukket. Trykk en tast for å fortsette.',
    stay: 'Jeg er her',
  },
  invitation: {
    title: 'Velkommen',
    unknownTitle: 'Invitasjonen gjelder ikke lenger',
    unknown:
      'En invitasjon gjelder i 14 dager og kan brukes én gang. Har du allerede tatt den imot, kan du logge inn. Ellers: be den som inviterte deg, om en ny.',
    toSignIn: 'Til innlogging',
    steps: (step: number, of: number) => `Steg ${step} av ${of}`,
    lead: (name: string) => `Hei, ${name}. Du er invitert til å ta imot meldinger.`,
    youAre: 'Du er',
    inboxes: 'Du skal lese meldinger som',
    whatHappens: 'Slik gjør du',
    whatHappensList: [
      'Du velger et passord.',
      'Du kobler til en autentiseringsapp på telefonen.',
      'Du får ti gjenopprettingskoder som du tar vare på.',
    ],
    takes: 'Det tar omtrent fem minutter. Ha telefonen klar.',
    begin: 'Kom i gang',
    passwordTitle: 'Velg et passord',
    passwordLead:
      'Minst 12 tegn. Gjerne noen ord etter hverandre som du husker. Ingen andre regler.',
    passwordWarning:
      'Passordet låser opp meldingene. Vi kan ikke lese det og ikke sende det på nytt.',
    password: 'Passord',
    repeat: 'Passordet en gang til',
    strength: {
      'too-short': 'For kort: bruk minst 12 tegn',
      'easily-guessed': 'Lett å gjette: legg til noen ord som ikke har med deg å gjøre',
      good: 'Godt passord',
      strong: 'Sterkt passord',
    },
    needRepeat: 'De to passordene er ikke like. Skriv det samme en gang til',
    appTitle: 'Koble til autentiseringsappen',
    appLead:
      'Appen lager en ny kode hvert halve minutt. Du trenger koden når du logger inn. Bruk en app du har, for eksempel Microsoft Authenticator eller Google Authenticator.',
    appSteps: [
      'Åpne appen og velg å legge til en konto.',
      'Pek kameraet på bildet under.',
      'Skriv koden som appen viser.',
    ],
    qr: 'QR-kode for autentiseringsappen. Nøkkelen står også som tekst under.',
    secret: 'Får du ikke brukt kameraet? Skriv denne nøkkelen i appen:',
    code: 'Koden i appen',
    finish: 'Fortsett',
    makingKey: 'Lager nøkkelen din. Det tar noen sekunder. Ikke lukk siden …',
    wrongCode: 'Koden stemmer ikke. Se i appen igjen, og skriv den som vises nå',
    codesTitle: 'Ta vare på gjenopprettingskodene',
    codesLead:
      'Mister du telefonen, logger du inn med passordet og en av disse kodene. Hver kode kan brukes én gang. De vises bare nå.',
    codes: 'Gjenopprettingskoder',
    copy: 'Kopier kodene',
    copied: 'Kodene er kopiert',
    copyFailed:
      'Nettleseren lot oss ikke kopiere. Merk kodene og kopier dem selv, eller skriv dem ut.',
    print: 'Skriv ut',
    printFor: (email: string) => `Gjenopprettingskoder for ${email}`,
    kept: 'Jeg har tatt vare på kodene',
    needKept: 'Ta vare på kodene, og kryss av for det',
    done: 'Videre til innlogging',
    doneLead:
      'Du er med. Logg inn for første gang. Vent til appen viser en ny kode: den du brukte, gjelder ikke lenger.',
  },
  front: {
    title: 'Forside',
    hello: (name: string) => `Hei, ${name}`,
    next: 'Gjør dette nå',
    urgentUnread: (count: number) =>
      count === 1
        ? '1 melding som haster, er ikke lest'
        : `${count} meldinger som haster, er ikke lest`,
    urgentNext: 'Noen kan være i fare. Les nå, og ring i dag.',
    unread: (count: number) =>
      count === 1 ? '1 melding er ikke lest' : `${count} meldinger er ikke lest`,
    unreadNext: 'Åpne listen, begynn øverst.',
    readNow: 'Les nå',
    nothing: 'Ingen uleste meldinger',
    nothingNext: 'Du trenger ikke gjøre noe nå. Du får en e-post når det kommer en melding.',
    buriedTitle: (count: number) =>
      count === 1 ? '1 e-post kom ikke fram' : `${count} e-poster kom ikke fram`,
    buriedLead:
      'Den som skulle hatt beskjed, vet ikke at noe venter. Ring, eller send på nytt når adressen er rettet.',
    buriedTo: 'Til',
    buriedOn: (day: string) => `Kom ikke fram ${day}`,
    buriedReason: 'Svar fra e-posttjeneren',
    buriedUrgent: 'Haster',
    buriedAgain: (recipient: string) => `Send på nytt til ${recipient}`,
    buriedTold: (recipient: string) => `Jeg har gitt beskjed på telefon til ${recipient}`,
    again: 'Send på nytt',
    told: 'Jeg har gitt beskjed på telefon',
    buriedSent: 'E-posten sendes på nytt.',
    buriedSettled: 'Notert: beskjed er gitt på telefon.',
    toCase: 'Se saken',
    mail: 'E-post',
    mailState: {
      delivering: 'E-post sendes som den skal.',
      waiting: 'E-post venter på å bli sendt. Det ordner seg vanligvis av seg selv.',
      stuck:
        'E-post blir ikke sendt. Si fra til den som drifter løsningen. Se etter nye meldinger her så lenge.',
    },
    unsent: (count: number) => (count === 1 ? '1 e-post venter' : `${count} e-poster venter`),
    since: (when: string) => `eldste fra ${when}`,
    waitingTitle: 'Kolleger venter på deg',
    waitingLead:
      'De har laget sin egen nøkkel. Slipp dem inn, så kan de lese de samme meldingene som deg. Kjenner du ikke personen, så spør først.',
    waitingFor: (name: string, inbox: string) => `${name} – ${inbox}`,
    letIn: 'Slipp inn',
    letInWho: (name: string, inbox: string) => `Slipp inn ${name} til ${inbox}`,
    lettingIn: 'Slipper inn …',
    letInDone: (name: string) => `${name} er sluppet inn og får en e-post.`,
    youWaitTitle: 'Du venter på å bli sluppet inn',
    youWait: (inbox: string) =>
      `Innboksen «${inbox}»: en kollega som har nøkkelen, slipper deg inn med ett trykk. De har fått en e-post, og du får en når det er gjort. Haster det, så ring dem.`,
    youAlone: (inbox: string) =>
      `Innboksen «${inbox}»: ingen har nøkkelen ennå. Bruk den utskrevne gjenopprettingskoden som fulgte med da innboksen ble laget.`,
    useCode: 'Bruk gjenopprettingskoden',
    useCodeFor: (inbox: string) => `Bruk gjenopprettingskoden for ${inbox}`,
    broken: (inbox: string) =>
      `Nøkkelen til «${inbox}» virker ikke. Be en kollega slippe deg inn på nytt, eller bruk gjenopprettingskoden.`,
    inboxes: 'Innboksene dine',
    noInboxes: 'Du har ingen innboks ennå',
    noInboxesNext: 'Den som administrerer løsningen hos dere, må legge deg til i en innboks.',
    counts: (unread: number, urgent: number) =>
      unread === 0
        ? 'Ingen uleste'
        : `${unread === 1 ? '1 ulest' : `${unread} uleste`}${urgent > 0 ? `, ${urgent} haster` : ''}`,
    openInbox: (inbox: string) => `Se saker i ${inbox}`,
    ways: (count: number) => (count === 1 ? '1 vei til å åpne' : `${count} veier til å åpne`),
    tooFew: 'Innboksen kan gå tapt',
    tooFewNext:
      'Det er færre enn to veier til å åpne denne innboksen. Inviter en kollega til, eller bekreft gjenopprettingskoden.',
    waysAre: (holders: number, owner: boolean, code: 'none' | 'made' | 'confirmed') =>
      [
        holders === 1 ? '1 person har nøkkelen' : `${holders} personer har nøkkelen`,
        owner ? 'eieren kan åpne' : 'eieren kan ikke åpne',
        {
          none: 'ingen gjenopprettingskode',
          made: 'gjenopprettingskoden er ikke bekreftet',
          confirmed: 'gjenopprettingskoden er bekreftet',
        }[code],
      ].join(', '),
    confirmCode: 'Bekreft gjenopprettingskoden',
    confirmCodeFor: (inbox: string) => `Bekreft gjenopprettingskoden for ${inbox}`,
    helpLines: (count: number) =>
      count === 1
        ? '1 hjelpetelefon er ikke kontrollert på seks måneder. Ring nummeret og se at det stemmer.'
        : `${count} hjelpetelefoner er ikke kontrollert på seks måneder. Ring numrene og se at de stemmer.`,
  },
  recovery: {
    title: 'Gjenopprettingskoden',
    lead: (inbox: string) => `Skriv koden for «${inbox}» fra arket.`,
    where:
      'Koden ble skrevet ut da innboksen ble laget, og ligger gjerne i et låst skap. Den har sju grupper med fire tegn. Store og små bokstaver og bindestreker spiller ingen rolle.',
    afterwards: 'Når koden stemmer, får du nøkkelen til innboksen. Legg arket tilbake der det lå.',
    code: 'Gjenopprettingskode',
    next: 'Åpne innboksen',
    working: 'Prøver koden …',
    done: (inbox: string) => `Koden stemmer. Du kan nå lese meldinger til «${inbox}».`,
    confirmed: (inbox: string) => `Koden for «${inbox}» stemmer, og er bekreftet.`,
    notYours: 'Denne innboksen er ikke din',
    notYoursNext: 'Gå til forsiden og velg en av innboksene dine.',
    typing: {
      'too-short': 'Koden er for kort. Den har 28 tegn, i sju grupper med fire',
      'wrong-character':
        'Koden har et tegn som ikke brukes. Tegnene 0, O, 1, I, L og U finnes ikke i koder',
      slip: 'Koden har en skrivefeil. Se over gruppe for gruppe',
    },
    wrong: 'Dette er ikke koden for denne innboksen. Sjekk at arket hører til den',
  },
  list: {
    title: 'Saker',
    lead: 'Uleste står først. Her ser du bare svar fra lister. Hva som er skrevet, åpner du i saken.',
    filters: 'Velg hva du vil se',
    inbox: 'Innboks',
    allInboxes: 'Alle innboksene mine',
    show: 'Vis',
    shows: { open: 'Åpne saker', unread: 'Uleste', closed: 'Avsluttede', all: 'Alle' },
    sector: 'Område',
    allSectors: 'Alle områder',
    found: (count: number) => (count === 1 ? '1 sak vises' : `${count} saker vises`),
    caption: 'Saker, uleste først',
    head: {
      number: 'Sak',
      about: 'Gjelder',
      unit: 'Sted',
      status: 'Status',
      next: 'Neste frist',
      received: 'Mottatt',
    },
    more: 'Vis flere',
    unread: 'Ulest',
    urgent: 'Haster',
    noClock: 'Ingen frist',
    copy: 'Til orientering',
    escalation: 'Løftet til dere',
    empty: 'Ingen saker her',
    emptyNext: {
      open: 'Det er ingen åpne saker i innboksene dine. Du får en e-post når det kommer en melding.',
      unread: 'Du har lest alt. Du får en e-post når det kommer en melding.',
      closed: 'Ingen saker er avsluttet ennå.',
      all: 'Det er ikke kommet noen meldinger ennå. Du får en e-post når det skjer.',
    },
    emptyFiltered: 'Ingen saker passer med det du har valgt.',
    clear: 'Vis alle åpne saker',
  },
  clocks: {
    daysLeft: (count: number) => `${days(count)} igjen`,
    workingDaysLeft: (count: number) =>
      count === 1 ? '1 arbeidsdag igjen' : `${count} arbeidsdager igjen`,
    today: 'frist i dag',
    overdue: (count: number) => `${days(count)} over fristen`,
    workingOverdue: (count: number) =>
      count === 1 ? '1 arbeidsdag over fristen' : `${count} arbeidsdager over fristen`,
    done: (day: string) => `gjort ${day}`,
    possible: (day: string) => `fra ${day}`,
  },
  cases,
  words,
};

export type Texts = typeof nb;
