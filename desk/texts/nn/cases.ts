/** The screen of one case in nynorsk. */
import type { Texts } from '../nb.ts';

export const cases: Texts['cases'] = {
  title: 'Sak',
  titleOf: (number) => `Sak ${number}`,
  toList: 'Alle saker',
  next: {
    heading: 'Gjer dette no',
    standing: 'Slik står saka',
    closed: 'Saka er avslutta. Du treng ikkje gjere meir.',
    urgent: 'Nokon kan vere i fare. Opne meldinga no. Sjå kva som er trygt, og ring med ein gong.',
    urgentRead:
      'Nokon kan vere i fare. Har ingen teke kontakt: Sjå kva som er trygt, og snakk med den utsette no.',
    setApart:
      'Opne meldinga og sjå om ho kan vere ekte. Kan ho det, eller er du i tvil, så flytt saka til dei vanlege sakene.',
    unread: 'Opne og les meldinga. Stadfest så at ho er motteken og lesen.',
    acknowledge:
      'Stadfest at meldinga er motteken og lesen. Då ser den som melde frå, at ein vaksen har lese.',
    firstWord:
      'Sjå først under «Vis kontakt» kva som er trygt. Snakk så med den utsette. Skriv òg til den som melde frå, at meldinga er lesen.',
    followUp:
      'Undersøk kva som skjer, og bli samde om kva de gjer. Avslutt saka når den utsette har det trygt.',
    copy: 'Du les med. Dei som har ansvaret, følgjer opp.',
    copyUnread: 'Opne og les meldinga. Du les med. Dei som har ansvaret, følgjer opp.',
    due: (what, day, left) => `Neste frist: ${what}, ${day} (${left}).`,
    print: 'Skriv ut',
  },
  urgentTitle: 'Hastar',
  told: {
    yes: 'Den som melde frå, svara at nokon er i fare no.',
    unsure: 'Den som melde frå, var usikker på om nokon er i fare.',
    numbers:
      'Skjemaet viste desse nummera: 112 (politi), 113 (ambulanse), 116 117 (legevakt) og 116 111 (Alarmtelefonen for barn og unge). Vi veit ikkje om nokon ringde.',
    call: 'Er det fare for liv eller helse, så ring 112 sjølv.',
  },
  reach: {
    later: 'Er kontakt oppgitt, står han her når du har opna meldinga.',
    show: 'Vis korleis du når den som melde frå',
    byCode: 'Du når den som melde frå, berre ved å skrive her på sida.',
    none: 'Ingen kontakt er oppgitt. Gjer dette no:',
    noneLook: 'Sjå i meldinga og under «Vis namn» kven det gjeld, og kvar.',
    noneThere: 'Snakk med ein vaksen som er der no, eller gå dit sjølv.',
    noneAdult:
      'Gå dit sjølv, eller snakk med ein vaksen som du er sikker på at meldinga ikkje gjeld.',
    noneWrite: 'Skriv så til den som melde frå. Svaret blir lese med oppfølgingskoden.',
    responsible: (names) => `Ansvaret har ${names}.`,
  },
  print: {
    title: (number) => `Skriv ut sak ${number}`,
    lead: 'Utskrifta har svara, det som er skrive, meldingane, det de har skrive ned som gjort, og historikken. At du skriv ut, og kva som er med, står i historikken.',
    leadFacts:
      'Meldinga er ikkje opna, så utskrifta har berre svara og historikken. At du skriv ut, står i historikken.',
    choose: 'Kva skal vere med i tillegg?',
    names: 'Namn på dei det gjeld',
    contact: 'Kontakt til den som melde frå',
    make: 'Lag utskrifta',
    making: 'Lagrar i historikken …',
    ready:
      'Slik blir utskrifta. Namn kan òg stå i det som er skrive: les gjennom før du gir papiret til nokon.',
    print: 'Skriv ut',
    back: 'Tilbake til saka',
    useButton:
      'Saka blir skriven ut med knappen «Skriv ut» i saka. Då står utskrifta i historikken.',
    organisation: 'Organisasjon',
    place: 'Stad',
    printedAt: 'Skriven ut',
    by: 'Skriven ut av',
    parts: 'Med på utskrifta',
    printedParts: {
      facts: 'svara, ikkje det som er skrive',
      report: 'det som er skrive, utan namn og kontakt',
      'report-names': 'det som er skrive, og namn',
      'report-contact': 'det som er skrive, og kontakt',
      'report-names-contact': 'det som er skrive, namn og kontakt',
    },
    withheld: 'Unnateke offentlegheit',
    withheldBy: (law) => `Unnateke offentlegheit, ${law}`,
    laws: { 'offl-13': 'offl. § 13, jf. fvl. § 13 første ledd nr. 1' },
    attachments: (count) =>
      count === 1
        ? '1 vedlegg er ikkje med på utskrifta.'
        : `${count} vedlegg er ikkje med på utskrifta.`,
  },
  notIn: {
    title: 'Du er ikkje sleppt inn enno.',
    text: (inbox, who) =>
      `${who} kan sleppe deg inn til «${inbox}» med eitt trykk på framsida si. Beskjed er send på e-post, og du får ein e-post når det er gjort.`,
    urgent: (who) =>
      `Nokon kan vere i fare, og du er ikkje sleppt inn enno. Ring ${who} no, og avtal kven som les meldinga.`,
    alone: (inbox) =>
      `Ingen kan sleppe deg inn til «${inbox}» no. Finn arket til innboksen, som gjerne ligg i eit låst skap, og bruk koden.`,
    urgentAlone:
      'Nokon kan vere i fare, og ingen kan sleppe deg inn no. Finn arket med koden og bruk det no.',
    noKey: (inbox) => `«${inbox}» har ingen nøkkel enno. Du kan lage han.`,
    until:
      'Til då ser du berre svar frå lister. Du kan ikkje lese meldinga, stadfeste, svare eller avslutte.',
  },
  facts: {
    heading: 'Det vi fekk vite',
    danger: 'Er nokon i fare no?',
    unit: 'Stad',
    role: 'Kven melder frå?',
    about: 'Kven gjeld det?',
    accused: 'Kven gjer det?',
    what: 'Kva skjer?',
    where: 'Kvar skjer det?',
    duration: 'Kor lenge?',
    lane: 'Type melding',
    received: 'Motteken',
    written: 'Skriven',
    language: 'Språk',
  },
  content: {
    heading: 'Meldinga',
    sealed:
      'Innhaldet er forsegla. Det blir opna berre her i nettlesaren din. At du opnar, blir skrive i historikken.',
    open: 'Opne meldinga',
    openAbove: 'Knappen som opnar, står øvst på sida.',
    opening: 'Opnar …',
    opened: 'Meldinga er opna.',
    empty: 'Den som melde frå, skreiv ikkje noko her. Svara over er alt.',
    text: 'Dette er skrive',
    names: 'Namn på dei det gjeld',
    showNames: 'Vis namn',
    noNames: 'Ingen namn er oppgitte.',
    contact: 'Slik når vi den som melde frå',
    showContact: 'Vis kontakt',
    how: {
      code: 'Berre gjennom oppfølgingskoden: skriv her på sida.',
      reach: 'Kan kontaktast direkte.',
      'not-said': 'Har ikkje svara. Skriv her på sida.',
    },
    name: 'Namn',
    phone: 'Telefon',
    email: 'E-post',
    mustNotKnow: 'Desse skal ikkje få vite det',
    safeTime: 'Med eigne ord',
    avoid: 'Ikkje gjer dette',
    keep: 'Gjer slik',
    when: 'Trygt å ta kontakt',
    times: {
      day: 'på dagtid eller i skuletida',
      afternoon: 'om ettermiddagen eller rett etter skulen',
      evening: 'om kvelden',
      weekend: 'i helga',
    },
    notAtHome: 'Ikkje ta kontakt når den som melde frå, er heime',
    ways: { call: 'Ring', sms: 'Send SMS', email: 'Send e-post' },
    not: { call: 'Ikkje ring', sms: 'Ikkje send SMS', email: 'Ikkje send e-post' },
    careful: 'Les dette før du ringjer.',
  },
  attachments: {
    heading: 'Vedlegg',
    logged: 'Vedlegga er forsegla kvar for seg. Opnar du eitt, står det i historikken.',
    forbidden:
      'Viser eit bilete eit nake barn? Ikkje sjå meir, ikkje last det ned, og ikkje send det vidare. Gå tilbake til sakslista, men la saka stå open. Ring politiet på 02800, eller 112 viss nokon er i fare no.',
    picture: (n: number, all: number) => `Bilete ${n} av ${all} som følgde med meldinga`,
    pdf: (n: number, all: number) => `PDF ${n} av ${all} som følgde med meldinga`,
    open: (label: string) => `Opne: ${label}`,
    opening: 'Opnar …',
    opened: 'Vedlegget er opna.',
    broken: 'Dette vedlegget kan ikkje visast. Be den som melde frå, om å sende det på nytt.',
    tooManyPoints:
      'Dette biletet er så stort at det kan stanse nettlesaren, og blir ikkje vist her. Skjemaet lagar aldri så store bilete, så ver varsam med originalen.',
    notShown: 'PDF blir ikkje vist her.',
    download: (label: string) => `Last ned: ${label}`,
    downloadTitle: 'Vil du laste ned originalen?',
    downloadPicture:
      'Då ligg biletet utanfor forseglinga, på denne maskina. Filer frå framande kan vere skadelege. Slett fila når du er ferdig.',
    downloadPdf:
      'Då ligg fila utanfor forseglinga, på denne maskina. Ein PDF kan vere skadeleg, og han kan innehalde namnet til den som melde frå. Slett fila når du er ferdig.',
    downloadYes: 'Last ned',
    downloadNo: 'Nei, la fila liggje',
    fileName: 'vedlegg',
  },
  readers: {
    heading: 'Kven les dette',
    reader: 'Har ansvaret',
    copy: 'Les med',
    seen: 'Den som melde frå, såg desse før meldinga vart send.',
  },
  clocks: {
    heading: 'Fristar',
    goal: 'Målet vårt',
    right: 'Rett etter lova',
    none: 'Ingen fristar går.',
    counting:
      'Dagane som er igjen, er vanlege dagar i kalenderen. Der ein frist er sett i arbeidsdagar, er helger og heilagdagar alt rekna frå i datoen.',
  },
  history: {
    heading: 'Historikk',
    intact: 'Historikken er heil: ingenting er endra eller fjerna.',
    broken: 'Historikken er endra',
    brokenNext:
      'Noko i historikken er endra eller fjerna utanfor løysinga. Sei frå til den som driftar løysinga, og til personvernombodet i dag. Skriv ut sida først.',
  },
  acknowledge: {
    heading: 'Stadfest at du har lese',
    text: 'Den som melde frå, får sjå at meldinga er motteken og lesen.',
    button: 'Motteken og lesen',
    working: 'Lagrar …',
    done: 'Lagra. Den som melde frå, ser no at meldinga er lesen.',
  },
  message: {
    heading: 'Skriv til den som melde frå',
    openFirst: 'Opne meldinga først, så du veit kva du svarar på.',
    text: 'Berre den som har oppfølgingskoden, og dei som les saka, kan opne det du skriv. Skriv kort, venleg og på språket til den som melde frå.',
    language: (name) => `Den som melde frå, skreiv på ${name}.`,
    starters: 'Begynn med',
    starter: {
      thanks: 'Takk for at du sa frå',
      talk: 'Vi vil gjerne snakke saman',
      question: 'Eit spørsmål',
    },
    replaces: 'Teksten blir sett inn i feltet. Endre han slik at han passar.',
    label: 'Melding',
    left: (count) => (count === 1 ? '1 teikn igjen' : `${count} teikn igjen`),
    over: (count) =>
      count === 1
        ? '1 teikn for mykje. Kort ned teksten'
        : `${count} teikn for mykje. Kort ned teksten`,
    kept: 'Du har ein tekst som ikkje er send. Han står i feltet når du har opna meldinga.',
    keptHere: 'Teksten du ikkje fekk sendt, står her igjen.',
    need: 'Skriv ei melding før du sender',
    fill: 'Fyll inn der det står hakeparentesar, eller ta dei bort',
    send: 'Send meldinga',
    sending: 'Forseglar og sender …',
    sent: 'Meldinga er send. Den som melde frå, kan lese ho med oppfølgingskoden.',
    earlier: 'Sende tidlegare',
    from: (who, when) => `${who}, ${when}`,
    reporter: 'Den som melde frå',
    broken: 'Denne kan ikkje opnast.',
    unbound:
      'Frå før svara fekk med seg kva sak dei høyrer til i. At dette høyrer til her, veit berre tenaren.',
    elsewhere:
      'Dette høyrer ikkje til her, så det blir ikkje vist. Nokon kan ha flytta det i databasen. Sei frå til den som driftar løysinga, og til personvernombodet i dag.',
    unrecorded:
      'Historikken fortel ikkje om dette slik det ligg her, så det blir ikkje vist. Nokon kan ha lagt det inn eller endra det i databasen. Sei frå til den som driftar løysinga, og til personvernombodet i dag.',
    missing: (count) =>
      `${count === 1 ? 'Historikken fortel om 1 svar som ikkje ligg her lenger.' : `Historikken fortel om ${count} svar som ikkje ligg her lenger.`} Sei frå til den som driftar løysinga, og til personvernombodet i dag.`,
  },
  handDown: {
    heading: (inbox: string) => `Gi saka til «${inbox}»`,
    text: (inbox: string, place: string) =>
      `«${inbox}» ved ${place} har fått nøkkel no. Saka høyrer heime der.`,
    copy: (inbox: string, place: string) =>
      `«${inbox}» ved ${place} har fått nøkkel no, og skal lese med i denne saka.`,
    next: 'Dei som les der, kan opne alt i saka, og får beskjed. Du les ho framleis.',
    button: (inbox: string) => `Gi saka til «${inbox}»`,
    working: 'Gir saka vidare …',
    done: (inbox: string, place: string) => `«${inbox}» ved ${place} har fått saka.`,
  },
  place: {
    heading: 'Sett til side',
    text: 'Meldinga kom då det kom uvanleg mange på kort tid. Ho er lagra, og fristane går. Flyttar du saka, får dei andre som les saka, beskjed.',
    button: 'Flytt til dei vanlege sakene',
    working: 'Flyttar …',
    done: 'Saka er flytt til dei vanlege sakene.',
    undo: 'Angre',
    undone: 'Saka er sett til side igjen.',
  },
  close: {
    heading: 'Avslutt saka',
    text: 'Den som melde frå, ser at saka er avslutta, og kan seie ifrå viss det held fram.',
    reason: 'Kvifor blir saka avslutta?',
    need: 'Vel kvifor saka blir avslutta',
    button: 'Avslutt saka',
    sure: 'Avslutte saka?',
    sureText: 'Fristane stoppar. Dei andre som les saka, får beskjed. Saka kan opnast igjen.',
    yes: 'Ja, avslutt',
    working: 'Avsluttar …',
    done: 'Saka er avslutta.',
  },
  recuse: {
    heading: 'Meld deg inhabil',
    text: 'Gjeld meldinga deg, familien din eller nokon du står nær? Då skal du ikkje behandle saka.',
    button: 'Eg er inhabil',
    sure: 'Er du inhabil i denne saka?',
    sureText:
      'Du kan ikkje opne saka igjen. Dei andre som les saka, ser at du har meldt deg inhabil, men ikkje kvifor. Saka går vidare utan deg.',
    yes: 'Ja, eg er inhabil',
    working: 'Lagrar …',
    done: 'Du har meldt deg inhabil. Saka er ikkje lenger synleg for deg.',
  },
};
