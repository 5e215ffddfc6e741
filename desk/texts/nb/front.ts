/** The front page in bokmål. */

export const front = {
  title: 'Forside',
  hello: (name: string) => `Hei, ${name}`,
  next: 'Gjør dette nå',
  urgentUnread: (count: number) =>
    count === 1
      ? '1 melding som haster, er ikke lest'
      : `${count} meldinger som haster, er ikke lest`,
  urgentNext: 'Noen kan være i fare. Les nå, og ring så snart du har sett hva som er trygt.',
  unread: (count: number) =>
    count === 1 ? '1 melding er ikke lest' : `${count} meldinger er ikke lest`,
  unreadNext: 'Åpne listen og begynn øverst.',
  readNow: 'Les nå',
  apart: (count: number) =>
    count === 1 ? '1 melding er satt til side' : `${count} meldinger er satt til side`,
  apartIn: (count: number, inbox: string) =>
    count === 1
      ? `1 melding er satt til side i ${inbox}`
      : `${count} meldinger er satt til side i ${inbox}`,
  apartNext:
    'Det kom uvanlig mange meldinger på kort tid, så noen er kanskje ikke ekte. Alle er lagret. Se gjennom dem i dag, for noen av dem kan være ekte.',
  apartRead: 'Alle er åpnet. Flytt de ekte til de vanlige sakene, og avslutt de andre.',
  apartDue: (day: string) => `Fristene løper. Den første er ${day}.`,
  apartOverdue: 'Fristene løper, og minst én er gått ut.',
  apartOpen: 'Se gjennom dem',
  nothing: 'Ingen uleste meldinger',
  nothingNext:
    'Ingen frister går, så du trenger ikke gjøre noe nå. Du får en e-post når det kommer en melding.',
  nothingBut: 'Ingen frister går. Under innboksene dine står det noe du bør gjøre.',
  work: (count: number) => (count === 1 ? '1 sak venter på deg' : `${count} saker venter på deg`),
  also: 'I sakene dine:',
  unacknowledged: (count: number) =>
    count === 1
      ? '1 melding er lest, men ikke bekreftet'
      : `${count} meldinger er lest, men ikke bekreftet`,
  overdue: (count: number) =>
    count === 1 ? '1 sak er over fristen' : `${count} saker er over fristen`,
  dueToday: (count: number) =>
    count === 1 ? '1 sak har frist i dag' : `${count} saker har frist i dag`,
  dueLater: (count: number, day: string) =>
    count === 1 ? `1 sak har frist ${day}` : `${count} saker har frist senere, den første ${day}`,
  urgentUntaken: (count: number) =>
    count === 1
      ? '1 melding som haster, har ingen tatt tak i'
      : `${count} meldinger som haster, har ingen tatt tak i`,
  urgentUntakenNext:
    'Noen kan være i fare. Meldingen er åpnet, men ingen har sagt at de følger den opp. Åpne saken nå.',
  openCases: (count: number) =>
    count === 1 ? '1 åpen sak uten frist' : `${count} åpne saker uten frist`,
  openCasesNext: 'Ingen av dem har en frist som løper. Avslutt dem når den utsatte har det trygt.',
  nothingElse: 'Ingen frister går. Resten av siden forteller hva som likevel venter.',
  alongUrgent: (count: number) =>
    count === 1
      ? '1 sak du leser med i, haster, og ingen har tatt tak i den'
      : `${count} saker du leser med i, haster, og ingen har tatt tak i dem`,
  alongOverdue: (count: number) =>
    count === 1
      ? '1 sak du leser med i, er over fristen'
      : `${count} saker du leser med i, er over fristen`,
  notAllCounted: 'Det er flere saker enn vi har talt her.',
  toCases: 'Se sakene',
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
    refused:
      'E-posttjeneren avviser e-post fra oss. Si fra til den som drifter løsningen. Se etter nye meldinger her så lenge.',
  },
  mailServer: {
    password:
      'E-post kommer ikke fram nå: E-posttjeneren godtar ikke brukernavnet og passordet som løsningen har fått.',
    certificate:
      'E-post kommer ikke fram nå: Løsningen kan ikke vite at e-posttjeneren er den rette, for sertifikatet stemmer ikke.',
    'no-host': 'E-post kommer ikke fram nå: Løsningen finner ikke e-posttjeneren.',
    unreachable: 'E-post kommer ikke fram nå: E-posttjeneren svarer ikke.',
    'no-encryption':
      'E-post kommer ikke fram nå: E-posttjeneren krypterer ikke slik løsningen ber om.',
    refused: 'E-post kommer ikke fram nå: E-posttjeneren avviser løsningen.',
  },
  mailServerDo:
    'Si fra til den som drifter løsningen. Ingen e-post går tapt, men se etter nye meldinger her så lenge.',
  unsent: (count: number) => (count === 1 ? '1 e-post venter' : `${count} e-poster venter`),
  waitingTitle: 'Kolleger venter på deg',
  waitingLead:
    'De har laget sin egen nøkkel. Ring hver av dem, og be om de tre ordene som står på forsiden deres. Er de like som her, slipper du inn riktig person. Er de ikke det, så la være og si fra til den som drifter løsningen.',
  wordsOf: 'Ordene til',
  waitingFor: (name: string, inbox: string) => `${name} – ${inbox}`,
  letIn: 'Slipp inn',
  letInWho: (name: string, inbox: string) => `Slipp inn ${name} til ${inbox}`,
  lettingIn: 'Slipper inn …',
  letInDone: (name: string) => `${name} er sluppet inn og får en e-post.`,
  youWaitTitle: 'Du venter på å bli sluppet inn',
  youWait: (inbox: string, who: string) =>
    `Innboksen «${inbox}»: ${who} kan slippe deg inn med ett trykk på forsiden sin. Beskjed er sendt på e-post, og du får en e-post når det er gjort.`,
  yourWords: 'De tre ordene dine',
  yourWordsNext:
    'Les ordene høyt på telefonen til den som slipper deg inn. Da vet dere begge at det er din nøkkel.',
  otherWay: 'En annen vei inn',
  otherWayText:
    'Får du ikke tak i noen av dem, og haster det, kan du bruke koden på innboksens ark. Det ligger gjerne i et låst skap.',
  youWaitUnread: (count: number) =>
    count === 1
      ? '1 ulest melding ligger der. Du kan ikke lese den før du er sluppet inn.'
      : `${count} uleste meldinger ligger der. Du kan ikke lese dem før du er sluppet inn.`,
  youWaitUrgent: (who: string) =>
    `Noen kan være i fare. Ring ${who} nå, og avtal hvem som leser det som haster.`,
  youAloneUrgent: 'Noen kan være i fare. Finn arket med koden og bruk det nå.',
  youAlone: (inbox: string) =>
    `Innboksen «${inbox}»: ingen kan slippe deg inn nå. Bruk koden på innboksens ark, som gjerne ligger i et låst skap.`,
  youLost: (inbox: string) =>
    `Innboksen «${inbox}»: ingen kan slippe deg inn nå, og det finnes ikke noe ark. Si fra til den som administrerer løsningen hos dere.`,
  youMake: (inbox: string) =>
    `Innboksen «${inbox}» har ingen nøkkel, og får ingen meldinger før den er laget. Du kan lage den.`,
  youMakeTitle: (count: number) =>
    count === 1 ? 'En innboks mangler nøkkel' : `${count} innbokser mangler nøkkel`,
  makeKey: 'Lag nøkkelen',
  makeKeyFor: (inbox: string) => `Lag nøkkelen til ${inbox}`,
  useCode: 'Bruk koden på arket',
  useCodeFor: (inbox: string) => `Bruk koden på arket for ${inbox}`,
  broken: (inbox: string) =>
    `Nøkkelen til «${inbox}» virker ikke. Be en kollega slippe deg inn på nytt, eller bruk koden på arket.`,
  renewed: (inbox: string, names: string) =>
    `Noen som hadde nøkkelen til «${inbox}», er ikke med lenger. Derfor har nettleseren din nå laget en ny. ${names === '' ? 'Bare du har den ennå.' : `${names} har også fått den.`} Kjenner du ikke alle, så si fra til den som drifter løsningen.`,
  renewedPaper: 'Arket i skapet åpner den nye nøkkelen også.',
  renewedNoPaper: 'Innboksen har ikke et eget ark ennå. Skriv det ut.',
  inboxes: 'Innboksene dine',
  otherInboxes: 'Andre innbokser',
  otherInboxesLead: 'Du ser til at disse kan åpnes, men leser ikke meldingene i dem.',
  noInboxes: 'Du har ingen innboks ennå',
  noInboxesNext: 'Den som administrerer løsningen hos dere, må legge deg til i en innboks.',
  counts: (unread: number, urgent: number) =>
    unread === 0
      ? 'Ingen uleste'
      : `${unread === 1 ? '1 ulest' : `${unread} uleste`}${urgent > 0 ? `, ${urgent} haster` : ''}`,
  openInbox: (inbox: string) => `Se saker i ${inbox}`,
  ways: (count: number) => (count === 1 ? '1 vei til å åpne' : `${count} veier til å åpne`),
  tooFew: 'Innboksen kan gå tapt',
  tooFewNext: 'Det er færre enn to veier til å åpne denne innboksen.',
  tooFewDo: 'Gjør det som står her.',
  tooFewInvite: 'Den som administrerer løsningen, kan invitere en kollega til.',
  waysAre: (holders: number, owner: boolean, sheet: 'none' | 'made' | 'confirmed') =>
    [
      holders === 1 ? '1 person har nøkkelen' : `${holders} personer har nøkkelen`,
      owner ? 'eieren kan åpne' : 'eieren kan ikke åpne',
      {
        none: 'ingen har et ark med kode',
        made: 'arket er ikke bekreftet',
        confirmed: 'arket er bekreftet',
      }[sheet],
    ].join(', '),
  history: 'Historikken i sakene',
  historyBroken: (count: number) =>
    count === 1
      ? '1 sak eller dagssegl er ikke slik det ble skrevet: noe er slettet eller endret i databasen. Ikke slett eller gjenopprett noe. Be den som drifter løsningen, ta en kopi av databasen, kjøre npm run setup -- verify og si hva det svarer. Nye meldinger kommer fram som før.'
      : `${count} saker eller dagssegl er ikke slik de ble skrevet: noe er slettet eller endret i databasen. Ikke slett eller gjenopprett noe. Be den som drifter løsningen, ta en kopi av databasen, kjøre npm run setup -- verify og si hva det svarer. Nye meldinger kommer fram som før.`,
  historyUnknown:
    'Serveren har ikke fått kontrollert historikken siden den startet. Be den som drifter løsningen, se i loggen og kjøre npm run setup -- verify.',
  confirmCode: 'Skriv koden tilbake',
  confirmCodeFor: (inbox: string) => `Skriv koden tilbake for ${inbox}`,
  newCode: 'Lag et nytt ark',
  newCodeFor: (inbox: string) => `Lag et nytt ark for ${inbox}`,
  printSheet: 'Skriv ut arket',
  printSheetFor: (inbox: string) => `Skriv ut arket for ${inbox}`,
  needs: {
    'make-key': 'Innboksen har ingen nøkkel og får ingen meldinger. Lag nøkkelen.',
    'first-reader': 'Ingen nøkkel ennå, og ingen meldinger. Den som kommer først, lager nøkkelen.',
    'nobody-invited':
      'Ingen nøkkel, og ingen er invitert. Den som administrerer løsningen, må invitere noen.',
    'no-holder':
      'Ingen har nøkkelen lenger. Meldinger kommer inn, men ingen i innboksen kan lese dem.',
    'let-in': 'Kolleger venter på å slippes inn. De står lenger opp på siden.',
    'let-in-elsewhere': 'Noen venter på at en kollega i innboksen slipper dem inn.',
    'print-sheet': 'Innboksen har ikke et eget ark. Skriv det ut.',
    'print-again': 'Den som skrev ut arket, er ikke med lenger. Skriv ut et nytt.',
    'type-back': 'Ingen har skrevet tilbake koden på arket. Finn arket og prøv det.',
    'sheet-elsewhere':
      'Innboksen mangler et ark som er prøvd. De som har nøkkelen, skriver det ut.',
    renewal: 'Noen har sluttet. Neste gang et medlem låser opp, får innboksen en ny nøkkel.',
    remind: 'Noen er invitert og har ikke kommet inn. Minn dem på det.',
  },
  noHolderOwner: 'Den som eier innboksen, kan slippe inn den som venter.',
  noHolderSheet: 'Koden på arket slipper inn et medlem.',
  noHolderLost: 'Si fra til den som drifter løsningen med en gang.',
  people: (invited: number, waiting: number) =>
    [
      ...(invited === 0 ? [] : [invited === 1 ? '1 er invitert' : `${invited} er invitert`]),
      ...(waiting === 0 ? [] : [waiting === 1 ? '1 har kommet' : `${waiting} har kommet`]),
    ].join(', ') || 'ingen er invitert',
  inOrder: (count: number) =>
    count === 1 ? '1 innboks er i orden' : `${count} innbokser er i orden`,
  sharedSheets: (count: number) =>
    count === 1
      ? '1 innboks ligger fortsatt under et gammelt ark'
      : `${count} innbokser ligger fortsatt under et gammelt ark`,
  sharedSheetsNext:
    'Et gammelt ark kan åpne mange innbokser. Skriv ut et eget ark for hver, og behold det gamle til da.',
  sharedSheetsDone: 'Riv i stykker de gamle arkene',
  sharedSheetsDoneNext:
    'Ingen innboks ligger under et gammelt ark lenger. Alle har sitt eget, så de gamle trengs ikke.',
  helpLines: (count: number) =>
    `${count === 1 ? '1 hjelpetilbud er ikke kontrollert det siste halvåret. Se på nettsiden til tilbudet at nummer og åpningstid stemmer.' : `${count} hjelpetilbud er ikke kontrollert det siste halvåret. Se på nettsiden til hvert tilbud at nummer og åpningstid stemmer.`} Ikke ring nødnumre for å prøve. Den som drifter løsningen, bekrefter så ett om gangen, med dato: npm run setup -- help-lines`,
};
