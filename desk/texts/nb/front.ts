/** The front page in bokmål. */

export const front = {
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
  work: (count: number) => (count === 1 ? '1 sak venter på deg' : `${count} saker venter på deg`),
  also: 'I tillegg:',
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
      'E-posttjeneren avviser e-post fra oss. Si fra til den som driver tjenesten. Se etter nye meldinger her så lenge.',
  },
  unsent: (count: number) => (count === 1 ? '1 e-post venter' : `${count} e-poster venter`),
  waitingTitle: 'Kolleger venter på deg',
  waitingLead:
    'De har laget sin egen nøkkel. Slipp dem inn, så kan de lese de samme meldingene som deg. Kjenner du ikke personen, så spør først.',
  waitingFor: (name: string, inbox: string) => `${name} – ${inbox}`,
  letIn: 'Slipp inn',
  letInWho: (name: string, inbox: string) => `Slipp inn ${name} til ${inbox}`,
  lettingIn: 'Slipper inn …',
  letInDone: (name: string) => `${name} er sluppet inn og får en e-post.`,
  youWaitTitle: 'Du venter på å bli sluppet inn',
  youWait: (inbox: string, who: string) =>
    `Innboksen «${inbox}»: ${who} kan slippe deg inn med ett trykk på forsiden sin. Beskjed er sendt på e-post, og du får en e-post når det er gjort.`,
  youWaitUnread: (count: number) =>
    count === 1
      ? '1 ulest melding ligger der. Du kan ikke lese den før du er sluppet inn.'
      : `${count} uleste meldinger ligger der. Du kan ikke lese dem før du er sluppet inn.`,
  youWaitUrgent: (who: string) =>
    `Noen kan være i fare. Ring ${who} nå, og avtal hvem som leser det som haster.`,
  youAloneUrgent: 'Noen kan være i fare. Finn gjenopprettingskoden og bruk den nå.',
  youAlone: (inbox: string) =>
    `Innboksen «${inbox}»: ingen har nøkkelen ennå. Bruk den utskrevne gjenopprettingskoden fra det nyeste arket.`,
  useCode: 'Bruk gjenopprettingskoden',
  useCodeFor: (inbox: string) => `Bruk gjenopprettingskoden for ${inbox}`,
  broken: (inbox: string) =>
    `Nøkkelen til «${inbox}» virker ikke. Be en kollega slippe deg inn på nytt, eller bruk gjenopprettingskoden.`,
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
  tooFewNext:
    'Det er færre enn to veier til å åpne denne innboksen. Inviter en kollega til, eller bekreft gjenopprettingskoden. Er arket borte, kan den som har nøkkelen, lage en ny.',
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
  newCode: 'Lag en ny gjenopprettingskode',
  newCodeFor: (inbox: string) => `Lag en ny gjenopprettingskode for ${inbox}`,
  history: 'Historikken i sakene',
  historyBroken: (count: number) =>
    count === 1
      ? '1 sak eller dagssegl er ikke slik det ble skrevet: noe er slettet eller endret i databasen. Ikke slett eller gjenopprett noe. Be den som drifter løsningen, ta en kopi av databasen, kjøre npm run setup -- verify og si hva det svarer. Nye meldinger kommer fram som før.'
      : `${count} saker eller dagssegl er ikke slik de ble skrevet: noe er slettet eller endret i databasen. Ikke slett eller gjenopprett noe. Be den som drifter løsningen, ta en kopi av databasen, kjøre npm run setup -- verify og si hva det svarer. Nye meldinger kommer fram som før.`,
  historyUnknown:
    'Serveren har ikke fått kontrollert historikken siden den startet. Be den som drifter løsningen, se i loggen og kjøre npm run setup -- verify.',
  helpLines: (count: number) =>
    count === 1
      ? '1 hjelpetelefon er ikke kontrollert på seks måneder. Ring nummeret og se at det stemmer.'
      : `${count} hjelpetelefoner er ikke kontrollert på seks måneder. Ring numrene og se at de stemmer.`,
};
