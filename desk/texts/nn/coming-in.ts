/** Coming in, in nynorsk: signing in, unlocking, an invitation, the printed recovery code. */
import type { Texts } from '../nb.ts';

const minutesOf = (minutes: number) => (minutes === 1 ? 'eitt minutt' : `${minutes} minutt`);

export const signIn: Texts['signIn'] = {
  title: 'Logg inn',
  lead: 'Her les du meldingar og følgjer dei opp.',
  email: 'E-postadresse',
  password: 'Passord',
  next: 'Logg inn',
  working: 'Kontrollerer passordet. Det tek nokre sekund …',
  codeTitle: 'Skriv inn koden frå appen',
  codeLead: 'Opne autentiseringsappen på telefonen. Koden har seks siffer.',
  code: 'Kode med seks siffer',
  useRecovery: 'Har du ikkje telefonen? Bruk ein gjenopprettingskode',
  useApp: 'Bruk koden frå appen',
  recoveryTitle: 'Skriv inn ein gjenopprettingskode',
  recoveryLead: 'Du fekk ti kodar då du vart med. Kvar kode kan brukast éin gong.',
  recoveryCode: 'Gjenopprettingskode',
  codeNext: 'Hald fram',
  checkingCode: 'Kontrollerer koden …',
  usedCode: 'Ein kode kan brukast berre éin gong. Vent til appen viser ein ny.',
  expired:
    'Du er logga ut fordi innlogginga ikkje gjeld lenger: ho varer i tolv timar, og i åtte når ingen bruker henne. Logg inn igjen, så held du fram der du var.',
  signedOut: 'Du er logga ut.',
  elsewhere: 'Du er logga ut, fordi nokon logga ut eller inn i eit anna vindauge. Logg inn igjen.',
  kept: 'Teksten du ikkje fekk sendt, er teken vare på så lenge denne sida er open. Logg inn, så er han der.',
  lost: 'Kjem du ikkje inn? Snakk med den som administrerer løysinga hos dykk.',
  invited:
    'Skal du ta imot ein invitasjon? Då er lenkja kutta. Kopier heile adressa i brevet, og lim adressa inn i adressefeltet i nettlesaren.',
  showPassword: 'Vis passord',
  clockOff: {
    ahead: (minutes) =>
      `Klokka på telefonen går ${minutesOf(minutes)} føre. Still henne på automatisk, og skriv koden som appen viser då`,
    behind: (minutes) =>
      `Klokka på telefonen går ${minutesOf(minutes)} etter. Still henne på automatisk, og skriv koden som appen viser då`,
  },
  needEmail: 'Skriv e-postadressa di, til dømes kari@skulen.no',
  needPassword: 'Skriv passordet ditt',
  needCode: 'Skriv koden frå appen: seks siffer',
  needRecovery: 'Skriv ein av gjenopprettingskodane dine',
};

export const unlock: Texts['unlock'] = {
  title: 'Lås opp',
  afterReload: 'Skriv passordet for å lese her. Du er framleis logga inn.',
  afterLock: 'Skrivebordet er låst. Skriv passordet for å halde fram. Du er framleis logga inn.',
  afterIdle:
    'Skrivebordet vart låst fordi ingen brukte det på ti minutt. Skriv passordet for å halde fram. Du er framleis logga inn.',
  next: 'Lås opp',
  working: 'Låser opp. Det tek nokre sekund …',
  kept: 'Teksten du ikkje fekk sendt, er teken vare på så lenge denne sida er open.',
  wrong: 'Passordet stemmer ikkje. Sjå over og prøv igjen.',
  somebodyElse: 'Er du ikkje denne personen? Logg ut',
};

export const invitation: Texts['invitation'] = {
  title: 'Velkomen',
  unknownTitle: 'Invitasjonen gjeld ikkje lenger',
  unknown:
    'Ein invitasjon gjeld i 14 dagar og kan brukast éin gong. Har du alt teke imot han, kan du logge inn. Elles: be den som inviterte deg, om ein ny.',
  usedTitle: 'Invitasjonen er alt brukt',
  used: 'Nokon har kome inn med denne invitasjonen, kanskje du sjølv i eit anna vindauge. Logg inn med passordet du valde, og ein kode frå appen.',
  usedByWhom:
    'Var det ikkje deg? Sei frå med ein gong til den som inviterte deg. Då har nokon andre hatt lenkja.',
  toSignIn: 'Til innlogginga',
  steps: (step, of) => `Steg ${step} av ${of}`,
  lead: (name) => `Hei, ${name}. Du er invitert til å ta imot meldingar.`,
  youAre: 'Du er',
  inboxes: 'Du skal lese meldingar som',
  whatHappens: 'Slik gjer du',
  whatHappensList: [
    'Du vel eit passord.',
    'Du koplar til ein autentiseringsapp på telefonen.',
    'Du får ti gjenopprettingskodar som du tek vare på.',
  ],
  takes: 'Det tek om lag fem minutt. Ha telefonen klar.',
  begin: 'Kom i gang',
  passwordTitle: 'Vel eit passord',
  passwordLead:
    'Minst 12 teikn. Gjerne nokre ord etter kvarandre som du hugsar. Ingen andre reglar.',
  passwordWarning:
    'Passordet låser opp meldingane. Vi kan ikkje lese det og ikkje sende det på nytt.',
  password: 'Passord',
  repeat: 'Passordet ein gong til',
  strength: {
    'too-short': 'For kort: bruk minst 12 teikn',
    'easily-guessed': 'Lett å gjette: legg til nokre ord som ikkje har med deg å gjere',
    good: 'Godt passord',
    strong: 'Sterkt passord',
  },
  needRepeat: 'Dei to passorda er ikkje like. Skriv det same ein gong til',
  appTitle: 'Kople til autentiseringsappen',
  appLead:
    'Appen lagar ein ny kode kvart halve minutt. Du treng koden når du loggar inn. Bruk ein app du har, til dømes Microsoft Authenticator eller Google Authenticator.',
  appSteps: [
    'Opne appen og vel å leggje til ein konto.',
    'Peik kameraet på biletet under.',
    'Skriv koden som appen viser.',
  ],
  appStepsHere: [
    'Trykk på knappen under. Appen opnar seg og legg til kontoen.',
    'Kom tilbake hit, og skriv koden som appen viser.',
  ],
  openApp: 'Opne appen på denne eininga',
  secretHere:
    'Skjer det ingenting? Kopier denne nøkkelen, vel å leggje til ein konto i appen, og lim han inn der:',
  elsewhere: 'Er appen på ein annan telefon? Vis QR-koden',
  here: 'Er appen på denne eininga?',
  hereNext: 'Trykk på knappen, så opnar appen seg og legg til kontoen.',
  copySecret: 'Kopier nøkkelen',
  secretCopied: 'Nøkkelen er kopiert',
  secretCopyFailed: 'Nettlesaren lét oss ikkje kopiere. Merk nøkkelen og kopier han sjølv.',
  qr: 'QR-kode for autentiseringsappen. Nøkkelen står òg som tekst på sida.',
  secret: 'Får du ikkje brukt kameraet? Skriv denne nøkkelen i appen:',
  code: 'Koden i appen',
  finish: 'Hald fram',
  makingKey: 'Lagar nøkkelen din. Det tek nokre sekund. Ikkje lukk sida …',
  wrongCode: 'Koden stemmer ikkje. Sjå i appen igjen, og skriv den som står der no',
  codesTitle: 'Ta vare på gjenopprettingskodane',
  codesLead:
    'Mistar du telefonen, loggar du inn med passordet og ein av desse kodane. Kvar kode kan brukast éin gong. Dei blir viste berre no.',
  codes: 'Gjenopprettingskodar',
  copy: 'Kopier kodane',
  copied: 'Kodane er kopierte',
  copyFailed:
    'Nettlesaren lét oss ikkje kopiere. Merk kodane og kopier dei sjølv, eller skriv dei ut.',
  print: 'Skriv ut',
  printFor: (email) => `Gjenopprettingskodar for ${email}`,
  kept: 'Eg har teke vare på kodane',
  needKept: 'Ta vare på kodane, og kryss av for det',
  done: 'Til framsida',
};

export const recovery: Texts['recovery'] = {
  title: 'Koden på arket',
  lead: (inbox) => `Skriv koden for «${inbox}» frå arket.`,
  where:
    'Arket ligg gjerne i eit låst skap. Koden har sju grupper med fire teikn. Store og små bokstavar og bindestrekar har ikkje noko å seie.',
  whatFor:
    'Då veit du at arket verkar, og kva det opnar. Så lenge ingen har skrive koden tilbake, reknar vi ikkje arket som ein veg inn.',
  afterwards: 'Når koden stemmer, får du nøkkelen til innboksen. Legg arket tilbake der det låg.',
  code: 'Koden på arket',
  next: 'Prøv koden',
  working: 'Prøver koden …',
  outcome: {
    'let-in': (inbox) => `Koden stemmer. Du kan no lese meldingar til «${inbox}».`,
    confirmed: (inbox) => `Koden for «${inbox}» stemmer, og arket er stadfesta.`,
    earlier: (inbox) =>
      `Arket høyrer til ein tidlegare nøkkel for «${inbox}». Med han kan eldre meldingar opnast. For nye meldingar trengst det nyaste arket, eller ein kollega som slepper deg inn.`,
  },
  opens: (now, earlier) =>
    [
      now ? 'Arket opnar nøkkelen som gjeld no' : 'Arket opnar ikkje nøkkelen som gjeld no',
      ...(earlier === 0
        ? []
        : [earlier === 1 ? '1 tidlegare nøkkel' : `${earlier} tidlegare nøklar`]),
    ].join(now ? ' og ' : ', men ') + '.',
  own: 'Det er arket til denne innboksen, og opnar berre han. Legg det tilbake i skapet.',
  shared: {
    title: 'Dette er eit gammalt ark',
    text: 'Det er laga før innboksane fekk kvart sitt ark. Lag eit nytt for kvar innboks, så kan dette rivast i stykke.',
    others: 'Arket opnar òg desse innboksane dine:',
    noOthers:
      'Det opnar ingen av dei andre innboksane dine. Det kan likevel gjelde innboksar som andre har.',
    unsure: 'Vi fekk ikkje prøvd arket på alle innboksane dine. Ta vare på det.',
    print: (inbox) => `Skriv ut eige ark for ${inbox}`,
    hasOwn: 'Innboksen har eit eige ark no. Dette trengst ikkje lenger for han.',
  },
  noSheet:
    'Det finst ikkje noko ark for denne innboksen. Be ein kollega som har nøkkelen, om å skrive det ut.',
  notYours: 'Denne innboksen er ikkje din',
  notYoursNext: 'Gå til framsida og vel ein av innboksane dine.',
  typing: {
    'too-short': 'Koden er for kort. Han har 28 teikn, i sju grupper med fire',
    'wrong-character':
      'Koden har eit teikn som ikkje er i bruk. Teikna 0, O, 1, I, L og U finst ikkje i kodar',
    slip: 'Koden har ein skrivefeil. Sjå over gruppe for gruppe',
  },
  wrong: 'Dette er ikkje koden for denne innboksen. Sjekk at arket høyrer til han',
};
