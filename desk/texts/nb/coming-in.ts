/** Coming in, in bokmål: signing in, unlocking, an invitation, the printed recovery code. */

const minutesOf = (minutes: number) => (minutes === 1 ? 'ett minutt' : `${minutes} minutter`);

export const signIn = {
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
  expired:
    'Du er logget ut fordi innloggingen ikke gjelder lenger: den varer i tolv timer, og i åtte når ingen bruker den. Logg inn igjen, så fortsetter du der du var.',
  signedOut: 'Du er logget ut.',
  elsewhere: 'Du er logget ut, fordi noen logget ut eller inn i et annet vindu. Logg inn igjen.',
  kept: 'Teksten du ikke fikk sendt, er tatt vare på så lenge denne siden er åpen. Logg inn, så er den der.',
  lost: 'Kommer du ikke inn? Snakk med den som administrerer løsningen hos dere.',
  invited:
    'Skal du ta imot en invitasjon? Da er lenken kuttet. Kopier hele adressen i brevet, og lim den inn i nettleserens adressefelt.',
  showPassword: 'Vis passord',
  clockOff: {
    ahead: (minutes: number) =>
      `Klokka på telefonen går ${minutesOf(minutes)} foran. Still den på automatisk, og skriv koden som appen viser da`,
    behind: (minutes: number) =>
      `Klokka på telefonen går ${minutesOf(minutes)} etter. Still den på automatisk, og skriv koden som appen viser da`,
  },
  needEmail: 'Skriv e-postadressen din, for eksempel kari@skolen.no',
  needPassword: 'Skriv passordet ditt',
  needCode: 'Skriv koden fra appen: seks sifre',
  needRecovery: 'Skriv en av gjenopprettingskodene dine',
};

export const unlock = {
  title: 'Lås opp',
  afterReload: 'Skriv passordet for å lese her. Du er fortsatt logget inn.',
  afterLock: 'Skrivebordet er låst. Skriv passordet for å fortsette. Du er fortsatt logget inn.',
  afterIdle:
    'Skrivebordet ble låst fordi ingen brukte det på ti minutter. Skriv passordet for å fortsette. Du er fortsatt logget inn.',
  next: 'Lås opp',
  working: 'Låser opp. Det tar noen sekunder …',
  kept: 'Teksten du ikke fikk sendt, er tatt vare på så lenge denne siden er åpen.',
  wrong: 'Passordet stemmer ikke. Se over og prøv igjen.',
  somebodyElse: 'Er du ikke denne personen? Logg ut',
};

export const invitation = {
  title: 'Velkommen',
  unknownTitle: 'Invitasjonen gjelder ikke lenger',
  unknown:
    'En invitasjon gjelder i 14 dager og kan brukes én gang. Har du allerede tatt den imot, kan du logge inn. Ellers: be den som inviterte deg, om en ny.',
  usedTitle: 'Invitasjonen er allerede brukt',
  used: 'Noen har kommet inn med denne invitasjonen, kanskje du selv i et annet vindu. Logg inn med passordet du valgte, og en kode fra appen.',
  usedByWhom:
    'Var det ikke deg? Si fra med en gang til den som inviterte deg. Da har noen andre hatt lenken.',
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
  passwordLead: 'Minst 12 tegn. Gjerne noen ord etter hverandre som du husker. Ingen andre regler.',
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
  appStepsHere: [
    'Trykk på knappen under. Appen åpner seg og legger til kontoen.',
    'Kom tilbake hit, og skriv koden som appen viser.',
  ],
  openApp: 'Åpne appen på denne enheten',
  secretHere:
    'Skjer det ingenting? Kopier denne nøkkelen, velg å legge til en konto i appen, og lim den inn der:',
  elsewhere: 'Er appen på en annen telefon? Vis QR-koden',
  here: 'Er appen på denne enheten?',
  hereNext: 'Trykk på knappen, så åpner appen seg og legger til kontoen.',
  copySecret: 'Kopier nøkkelen',
  secretCopied: 'Nøkkelen er kopiert',
  secretCopyFailed: 'Nettleseren lot oss ikke kopiere. Merk nøkkelen og kopier den selv.',
  qr: 'QR-kode for autentiseringsappen. Nøkkelen står også som tekst på siden.',
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
  done: 'Til forsiden',
};

export const recovery = {
  title: 'Koden på arket',
  lead: (inbox: string) => `Skriv koden for «${inbox}» fra arket.`,
  where:
    'Arket ligger gjerne i et låst skap. Koden har sju grupper med fire tegn. Store og små bokstaver og bindestreker spiller ingen rolle.',
  whatFor:
    'Da vet du at arket virker, og hva det åpner. Så lenge ingen har skrevet koden tilbake, regner vi ikke arket som en vei inn.',
  afterwards: 'Når koden stemmer, får du nøkkelen til innboksen. Legg arket tilbake der det lå.',
  code: 'Koden på arket',
  next: 'Prøv koden',
  working: 'Prøver koden …',
  outcome: {
    'let-in': (inbox: string) => `Koden stemmer. Du kan nå lese meldinger til «${inbox}».`,
    confirmed: (inbox: string) => `Koden for «${inbox}» stemmer, og arket er bekreftet.`,
    earlier: (inbox: string) =>
      `Arket hører til en tidligere nøkkel for «${inbox}». Med den kan eldre meldinger åpnes. For nye meldinger trengs det nyeste arket, eller en kollega som slipper deg inn.`,
  },
  opens: (now: boolean, earlier: number) =>
    [
      now ? 'Arket åpner nøkkelen som gjelder nå' : 'Arket åpner ikke nøkkelen som gjelder nå',
      ...(earlier === 0
        ? []
        : [earlier === 1 ? '1 tidligere nøkkel' : `${earlier} tidligere nøkler`]),
    ].join(now ? ' og ' : ', men ') + '.',
  own: 'Det er innboksens eget ark, og åpner bare den. Legg det tilbake i skapet.',
  shared: {
    title: 'Dette er et gammelt ark',
    text: 'Det er laget før innboksene fikk hvert sitt ark. Lag et nytt for hver innboks, så kan dette rives i stykker.',
    others: 'Arket åpner også disse innboksene dine:',
    noOthers:
      'Det åpner ingen av de andre innboksene dine. Det kan likevel gjelde innbokser som andre har.',
    unsure: 'Vi fikk ikke prøvd arket på alle innboksene dine. Behold det.',
    print: (inbox: string) => `Skriv ut eget ark for ${inbox}`,
    hasOwn: 'Innboksen har et eget ark nå. Dette trengs ikke lenger for den.',
  },
  noSheet:
    'Det finnes ikke noe ark for denne innboksen. Be en kollega som har nøkkelen, om å skrive det ut.',
  notYours: 'Denne innboksen er ikke din',
  notYoursNext: 'Gå til forsiden og velg en av innboksene dine.',
  typing: {
    'too-short': 'Koden er for kort. Den har 28 tegn, i sju grupper med fire',
    'wrong-character':
      'Koden har et tegn som ikke brukes. Tegnene 0, O, 1, I, L og U finnes ikke i koder',
    slip: 'Koden har en skrivefeil. Se over gruppe for gruppe',
  },
  wrong: 'Dette er ikke koden for denne innboksen. Sjekk at arket hører til den',
};
