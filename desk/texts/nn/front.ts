/** The front page in nynorsk. */
import type { Texts } from '../nb.ts';

export const front: Texts['front'] = {
  title: 'Framside',
  hello: (name) => `Hei, ${name}`,
  next: 'Gjer dette no',
  urgentUnread: (count) =>
    count === 1
      ? '1 melding som hastar, er ikkje lesen'
      : `${count} meldingar som hastar, er ikkje lesne`,
  urgentNext: 'Nokon kan vere i fare. Les no, og ring så snart du har sett kva som er trygt.',
  unread: (count) =>
    count === 1 ? '1 melding er ikkje lesen' : `${count} meldingar er ikkje lesne`,
  unreadNext: 'Opne lista og begynn øvst.',
  readNow: 'Les no',
  apart: (count) =>
    count === 1 ? '1 melding er sett til side' : `${count} meldingar er sette til side`,
  apartIn: (count, inbox) =>
    count === 1
      ? `1 melding er sett til side i ${inbox}`
      : `${count} meldingar er sette til side i ${inbox}`,
  apartNext:
    'Det kom uvanleg mange meldingar på kort tid, så nokre er kanskje ikkje ekte. Alle er lagra. Sjå gjennom dei i dag, for nokre av dei kan vere ekte.',
  apartRead: 'Alle er opna. Flytt dei ekte til dei vanlege sakene, og avslutt dei andre.',
  apartDue: (day) => `Fristane går. Den første er ${day}.`,
  apartOverdue: 'Fristane går, og minst éin er ute.',
  apartOpen: 'Sjå gjennom dei',
  nothing: 'Ingen ulesne meldingar',
  nothingNext:
    'Ingen fristar går, så du treng ikkje gjere noko no. Du får ein e-post når det kjem ei melding.',
  nothingBut: 'Ingen fristar går. Under innboksane dine står det noko du bør gjere.',
  work: (count) => (count === 1 ? '1 sak ventar på deg' : `${count} saker ventar på deg`),
  also: 'I sakene dine:',
  unacknowledged: (count) =>
    count === 1
      ? '1 melding er lesen, men ikkje stadfest'
      : `${count} meldingar er lesne, men ikkje stadfeste`,
  overdue: (count) => (count === 1 ? '1 sak er over fristen' : `${count} saker er over fristen`),
  dueToday: (count) => (count === 1 ? '1 sak har frist i dag' : `${count} saker har frist i dag`),
  dueLater: (count, day) =>
    count === 1 ? `1 sak har frist ${day}` : `${count} saker har frist seinare, den første ${day}`,
  urgentUntaken: (count) =>
    count === 1
      ? '1 melding som hastar, har ingen teke tak i'
      : `${count} meldingar som hastar, har ingen teke tak i`,
  urgentUntakenNext:
    'Nokon kan vere i fare. Meldinga er opna, men ingen har sagt at dei følgjer ho opp. Opne saka no.',
  openCases: (count) => (count === 1 ? '1 open sak utan frist' : `${count} opne saker utan frist`),
  openCasesNext: 'Ingen av dei har ein frist som går. Avslutt dei når den utsette har det trygt.',
  nothingElse: 'Ingen fristar går. Resten av sida fortel kva som likevel ventar.',
  alongUrgent: (count) =>
    count === 1
      ? '1 sak du les med i, hastar, og ingen har teke tak i ho'
      : `${count} saker du les med i, hastar, og ingen har teke tak i dei`,
  alongOverdue: (count) =>
    count === 1
      ? '1 sak du les med i, er over fristen'
      : `${count} saker du les med i, er over fristen`,
  notAllCounted: 'Det er fleire saker enn vi har talt her.',
  toCases: 'Sjå sakene',
  buriedTitle: (count) =>
    count === 1 ? '1 e-post kom ikkje fram' : `${count} e-postar kom ikkje fram`,
  buriedLead:
    'Den som skulle hatt beskjed, veit ikkje at noko ventar. Ring, eller send på nytt når adressa er retta.',
  buriedTo: 'Til',
  buriedOn: (day) => `Kom ikkje fram ${day}`,
  buriedReason: 'Svar frå e-posttenaren',
  buriedUrgent: 'Hastar',
  buriedAgain: (recipient) => `Send på nytt til ${recipient}`,
  buriedTold: (recipient) => `Eg har gitt beskjed på telefon til ${recipient}`,
  again: 'Send på nytt',
  told: 'Eg har gitt beskjed på telefon',
  buriedSent: 'E-posten blir send på nytt.',
  buriedSettled: 'Notert: beskjed er gitt på telefon.',
  toCase: 'Sjå saka',
  mail: 'E-post',
  mailState: {
    delivering: 'E-post blir send som han skal.',
    waiting: 'E-post ventar på å bli send. Det ordnar seg som regel av seg sjølv.',
    stuck:
      'E-post blir ikkje send. Sei frå til den som driftar løysinga. Sjå etter nye meldingar her så lenge.',
    refused:
      'E-posttenaren avviser e-post frå oss. Sei frå til den som driftar løysinga. Sjå etter nye meldingar her så lenge.',
  },
  mailServer: {
    password:
      'E-post kjem ikkje fram no: E-posttenaren godtek ikkje brukarnamnet og passordet som løysinga har fått.',
    certificate:
      'E-post kjem ikkje fram no: Løysinga kan ikkje vite at e-posttenaren er den rette, for sertifikatet stemmer ikkje.',
    'no-host': 'E-post kjem ikkje fram no: Løysinga finn ikkje e-posttenaren.',
    unreachable: 'E-post kjem ikkje fram no: E-posttenaren svarer ikkje.',
    'no-encryption':
      'E-post kjem ikkje fram no: E-posttenaren krypterer ikkje slik løysinga ber om.',
    refused: 'E-post kjem ikkje fram no: E-posttenaren avviser løysinga.',
  },
  mailServerDo:
    'Sei frå til den som driftar løysinga. Ingen e-post går tapt, men sjå etter nye meldingar her så lenge.',
  unsent: (count) => (count === 1 ? '1 e-post ventar' : `${count} e-postar ventar`),
  waitingTitle: 'Kollegaer ventar på deg',
  waitingLead:
    'Dei har laga sin eigen nøkkel. Ring kvar av dei, og be om dei tre orda som står på framsida deira. Er dei like som her, slepper du inn rett person. Er dei ikkje det, så la vere og sei frå til den som driftar løysinga.',
  wordsOf: 'Orda til',
  waitingFor: (name, inbox) => `${name} – ${inbox}`,
  letIn: 'Slepp inn',
  letInWho: (name, inbox) => `Slepp inn ${name} til ${inbox}`,
  lettingIn: 'Slepper inn …',
  letInDone: (name) => `${name} er sleppt inn og får ein e-post.`,
  youWaitTitle: 'Du ventar på å bli sleppt inn',
  youWait: (inbox, who) =>
    `Innboksen «${inbox}»: ${who} kan sleppe deg inn med eitt trykk på framsida si. Beskjed er send på e-post, og du får ein e-post når det er gjort.`,
  yourWords: 'Dei tre orda dine',
  yourWordsNext:
    'Les orda høgt på telefonen til den som slepper deg inn. Då veit de begge at det er din nøkkel.',
  otherWay: 'Ein annan veg inn',
  otherWayText:
    'Får du ikkje tak i nokon av dei, og hastar det, kan du bruke koden på arket til innboksen. Det ligg gjerne i eit låst skap.',
  youWaitUnread: (count) =>
    count === 1
      ? '1 ulesen melding ligg der. Du kan ikkje lese meldinga før du er sleppt inn.'
      : `${count} ulesne meldingar ligg der. Du kan ikkje lese dei før du er sleppt inn.`,
  youWaitUrgent: (who) =>
    `Nokon kan vere i fare. Ring ${who} no, og avtal kven som les det som hastar.`,
  youAloneUrgent: 'Nokon kan vere i fare. Finn arket med koden og bruk det no.',
  youAlone: (inbox) =>
    `Innboksen «${inbox}»: ingen kan sleppe deg inn no. Bruk koden på arket til innboksen, som gjerne ligg i eit låst skap.`,
  youLost: (inbox) =>
    `Innboksen «${inbox}»: ingen kan sleppe deg inn no, og det finst ikkje noko ark. Sei frå til den som administrerer løysinga hos dykk.`,
  youMake: (inbox) =>
    `Innboksen «${inbox}» har ingen nøkkel, og får ingen meldingar før han er laga. Du kan lage han.`,
  youMakeTitle: (count) =>
    count === 1 ? 'Ein innboks manglar nøkkel' : `${count} innboksar manglar nøkkel`,
  makeKey: 'Lag nøkkelen',
  makeKeyFor: (inbox) => `Lag nøkkelen til ${inbox}`,
  useCode: 'Bruk koden på arket',
  useCodeFor: (inbox) => `Bruk koden på arket for ${inbox}`,
  broken: (inbox) =>
    `Nøkkelen til «${inbox}» verkar ikkje. Be ein kollega sleppe deg inn på nytt, eller bruk koden på arket.`,
  renewed: (inbox, names) =>
    `Nokon som hadde nøkkelen til «${inbox}», er ikkje med lenger. Difor har nettlesaren din no laga ein ny. ${names === '' ? 'Berre du har han enno.' : `${names} har òg fått han.`} Kjenner du ikkje alle, så sei frå til den som driftar løysinga.`,
  renewedPaper: 'Arket i skapet opnar den nye nøkkelen òg.',
  renewedNoPaper: 'Innboksen har ikkje eit eige ark enno. Skriv det ut.',
  inboxes: 'Innboksane dine',
  otherInboxes: 'Andre innboksar',
  otherInboxesLead: 'Du ser til at desse kan opnast, men les ikkje meldingane i dei.',
  noInboxes: 'Du har ingen innboks enno',
  noInboxesNext: 'Den som administrerer løysinga hos dykk, må leggje deg til i ein innboks.',
  counts: (unread, urgent) =>
    unread === 0
      ? 'Ingen ulesne'
      : `${unread === 1 ? '1 ulesen' : `${unread} ulesne`}${urgent > 0 ? `, ${urgent} hastar` : ''}`,
  openInbox: (inbox) => `Sjå saker i ${inbox}`,
  ways: (count) => (count === 1 ? '1 veg til å opne' : `${count} vegar til å opne`),
  tooFew: 'Innboksen kan gå tapt',
  tooFewNext: 'Det er færre enn to vegar til å opne denne innboksen.',
  tooFewDo: 'Gjer det som står her.',
  tooFewInvite: 'Den som administrerer løysinga, kan invitere ein kollega til.',
  waysAre: (holders, owner, sheet) =>
    [
      holders === 1 ? '1 person har nøkkelen' : `${holders} personar har nøkkelen`,
      owner ? 'eigaren kan opne' : 'eigaren kan ikkje opne',
      {
        none: 'ingen har eit ark med kode',
        made: 'arket er ikkje stadfesta',
        confirmed: 'arket er stadfesta',
      }[sheet],
    ].join(', '),
  history: 'Historikken i sakene',
  historyBroken: (count) =>
    count === 1
      ? '1 sak eller dagssegl er ikkje slik det vart skrive: noko er sletta eller endra i databasen. Ikkje slett eller gjenopprett noko. Be den som driftar løysinga, ta ein kopi av databasen, køyre npm run setup -- verify og seie kva det svarer. Nye meldingar kjem fram som før.'
      : `${count} saker eller dagssegl er ikkje slik dei vart skrivne: noko er sletta eller endra i databasen. Ikkje slett eller gjenopprett noko. Be den som driftar løysinga, ta ein kopi av databasen, køyre npm run setup -- verify og seie kva det svarer. Nye meldingar kjem fram som før.`,
  historyUnknown:
    'Serveren har ikkje fått kontrollert historikken sidan han starta. Be den som driftar løysinga, sjå i loggen og køyre npm run setup -- verify.',
  confirmCode: 'Skriv koden tilbake',
  confirmCodeFor: (inbox) => `Skriv koden tilbake for ${inbox}`,
  newCode: 'Lag eit nytt ark',
  newCodeFor: (inbox) => `Lag eit nytt ark for ${inbox}`,
  printSheet: 'Skriv ut arket',
  printSheetFor: (inbox) => `Skriv ut arket for ${inbox}`,
  needs: {
    'make-key': 'Innboksen har ingen nøkkel og får ingen meldingar. Lag nøkkelen.',
    'first-reader': 'Ingen nøkkel enno, og ingen meldingar. Den som kjem først, lagar nøkkelen.',
    'nobody-invited':
      'Ingen nøkkel, og ingen er inviterte. Den som administrerer løysinga, må invitere nokon.',
    'no-holder':
      'Ingen har nøkkelen lenger. Meldingar kjem inn, men ingen i innboksen kan lese dei.',
    'let-in': 'Kollegaer ventar på å bli sleppte inn. Dei står lenger opp på sida.',
    'let-in-elsewhere': 'Nokon ventar på at ein kollega i innboksen slepper dei inn.',
    'print-sheet': 'Innboksen har ikkje eit eige ark. Skriv det ut.',
    'print-again': 'Den som skreiv ut arket, er ikkje med lenger. Skriv ut eit nytt.',
    'type-back': 'Ingen har skrive tilbake koden på arket. Finn arket og prøv det.',
    'sheet-elsewhere':
      'Innboksen manglar eit ark som er prøvd. Dei som har nøkkelen, skriv det ut.',
    renewal: 'Nokon har slutta. Neste gong ein medlem låser opp, får innboksen ein ny nøkkel.',
    remind: 'Nokon er inviterte og har ikkje kome inn. Minn dei på det.',
  },
  noHolderOwner: 'Den som eig innboksen, kan sleppe inn den som ventar.',
  noHolderSheet: 'Koden på arket slepper inn ein medlem.',
  noHolderLost: 'Sei frå til den som driftar løysinga med ein gong.',
  people: (invited, waiting) =>
    [
      ...(invited === 0 ? [] : [invited === 1 ? '1 er invitert' : `${invited} er inviterte`]),
      ...(waiting === 0 ? [] : [waiting === 1 ? '1 har kome' : `${waiting} har kome`]),
    ].join(', ') || 'ingen er inviterte',
  inOrder: (count) => (count === 1 ? '1 innboks er i orden' : `${count} innboksar er i orden`),
  sharedSheets: (count) =>
    count === 1
      ? '1 innboks ligg framleis under eit gammalt ark'
      : `${count} innboksar ligg framleis under eit gammalt ark`,
  sharedSheetsNext:
    'Eit gammalt ark kan opne mange innboksar. Skriv ut eit eige ark for kvar, og ta vare på det gamle til då.',
  sharedSheetsDone: 'Riv i stykke dei gamle arka',
  sharedSheetsDoneNext:
    'Ingen innboks ligg under eit gammalt ark lenger. Alle har sitt eige, så dei gamle trengst ikkje.',
  helpLines: (count) =>
    `${count === 1 ? '1 hjelpetilbod er ikkje kontrollert det siste halvåret. Sjå på nettsida til tilbodet at nummer og opningstid stemmer.' : `${count} hjelpetilbod er ikkje kontrollerte det siste halvåret. Sjå på nettsida til kvart tilbod at nummer og opningstid stemmer.`} Ikkje ring naudnummer for å prøve. Den som driftar løysinga, stadfestar så eitt om gongen, med dato: npm run setup -- help-lines`,
};
