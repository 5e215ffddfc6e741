/** The screen of one case in bokmål. */

export const cases = {
  title: 'Sak',
  titleOf: (number: string) => `Sak ${number}`,
  toList: 'Alle saker',
  next: {
    heading: 'Gjør dette nå',
    standing: 'Slik står saken',
    closed: 'Saken er avsluttet. Du trenger ikke gjøre mer.',
    urgent: 'Noen kan være i fare. Åpne meldingen nå. Se hva som er trygt, og ring med en gang.',
    urgentRead:
      'Noen kan være i fare. Har ingen tatt kontakt: Se hva som er trygt, og snakk med den utsatte nå.',
    setApart:
      'Åpne meldingen og se om den kan være ekte. Kan den det, så flytt den til de vanlige sakene. Er du i tvil, så flytt den.',
    unread: 'Åpne meldingen og les den. Bekreft så at den er mottatt og lest.',
    acknowledge:
      'Bekreft at meldingen er mottatt og lest. Da ser den som meldte, at en voksen har lest.',
    firstWord:
      'Se først under «Vis kontakt» hva som er trygt. Snakk så med den utsatte. Skriv også til den som meldte, at meldingen er lest.',
    followUp:
      'Undersøk hva som skjer, og bli enige om hva dere gjør. Avslutt saken når den utsatte har det trygt.',
    copy: 'Du leser med. De som har ansvaret, følger opp.',
    copyUnread: 'Åpne meldingen og les den. Du leser med. De som har ansvaret, følger opp.',
    due: (what: string, day: string, left: string) => `Neste frist: ${what}, ${day} (${left}).`,
    print: 'Skriv ut',
  },
  urgentTitle: 'Haster',
  told: {
    yes: 'Den som meldte, svarte at noen er i fare nå.',
    unsure: 'Den som meldte, var usikker på om noen er i fare.',
    numbers:
      'Skjemaet viste disse numrene: 112 (politi), 113 (ambulanse), 116 117 (legevakt) og 116 111 (Alarmtelefonen for barn og unge). Vi vet ikke om noen ringte.',
    call: 'Er det fare for liv eller helse, så ring 112 selv.',
  },
  reach: {
    later: 'Er kontakt oppgitt, vises den her når du har åpnet meldingen.',
    show: 'Vis hvordan du når den som meldte',
    byCode: 'Du når den som meldte, bare ved å skrive her på siden.',
    none: 'Ingen kontakt er oppgitt. Gjør dette nå:',
    noneLook: 'Se i meldingen og under «Vis navn» hvem det gjelder, og hvor.',
    noneThere: 'Snakk med en voksen som er der nå, eller gå dit selv.',
    noneAdult:
      'Gå dit selv, eller snakk med en voksen som du er sikker på at meldingen ikke gjelder.',
    noneWrite: 'Skriv så til den som meldte. Svaret leses med oppfølgingskoden.',
    responsible: (names: string) => `Ansvaret har ${names}.`,
  },
  print: {
    title: (number: string) => `Skriv ut sak ${number}`,
    lead: 'Utskriften har svarene, det som er skrevet, meldingene, det dere har skrevet ned som gjort, og historikken. At du skriver ut, og hva som er med, står i historikken.',
    leadFacts:
      'Meldingen er ikke åpnet, så utskriften har bare svarene og historikken. At du skriver ut, står i historikken.',
    choose: 'Hva skal være med i tillegg?',
    names: 'Navn på dem det gjelder',
    contact: 'Kontakt til den som meldte',
    make: 'Lag utskriften',
    making: 'Lagrer i historikken …',
    ready:
      'Slik blir utskriften. Navn kan også stå i det som er skrevet: les gjennom før du gir papiret til noen.',
    print: 'Skriv ut',
    back: 'Tilbake til saken',
    useButton: 'Saken skrives ut med knappen «Skriv ut» i saken. Da står utskriften i historikken.',
    organisation: 'Organisasjon',
    place: 'Sted',
    printedAt: 'Skrevet ut',
    by: 'Skrevet ut av',
    parts: 'Med på utskriften',
    printedParts: {
      facts: 'svarene, ikke det som er skrevet',
      report: 'det som er skrevet, uten navn og kontakt',
      'report-names': 'det som er skrevet, og navn',
      'report-contact': 'det som er skrevet, og kontakt',
      'report-names-contact': 'det som er skrevet, navn og kontakt',
    },
    withheld: 'Unntatt offentlighet',
    withheldBy: (law: string) => `Unntatt offentlighet, ${law}`,
    laws: { 'offl-13': 'offl. § 13, jf. fvl. § 13 første ledd nr. 1' },
    attachments: (count: number) =>
      count === 1
        ? '1 vedlegg er ikke med på utskriften.'
        : `${count} vedlegg er ikke med på utskriften.`,
  },
  notIn: {
    title: 'Du er ikke sluppet inn ennå.',
    text: (inbox: string, who: string) =>
      `${who} kan slippe deg inn til «${inbox}» med ett trykk på forsiden sin. Beskjed er sendt på e-post, og du får en e-post når det er gjort.`,
    urgent: (who: string) =>
      `Noen kan være i fare, og du er ikke sluppet inn ennå. Ring ${who} nå, og avtal hvem som leser meldingen.`,
    alone: (inbox: string) =>
      `Ingen kan slippe deg inn til «${inbox}» nå. Finn innboksens ark, som gjerne ligger i et låst skap, og bruk koden.`,
    urgentAlone:
      'Noen kan være i fare, og ingen kan slippe deg inn nå. Finn arket med koden og bruk det nå.',
    noKey: (inbox: string) => `«${inbox}» har ingen nøkkel ennå. Du kan lage den.`,
    until:
      'Til da ser du bare svar fra lister. Du kan ikke lese meldingen, bekrefte, svare eller avslutte.',
  },
  facts: {
    heading: 'Det vi fikk vite',
    danger: 'Er noen i fare nå?',
    unit: 'Sted',
    role: 'Hvem melder?',
    about: 'Hvem gjelder det?',
    accused: 'Hvem gjør det?',
    what: 'Hva skjer?',
    where: 'Hvor skjer det?',
    duration: 'Hvor lenge?',
    lane: 'Type melding',
    received: 'Mottatt',
    written: 'Skrevet',
    language: 'Språk',
  },
  content: {
    heading: 'Meldingen',
    sealed:
      'Innholdet er forseglet. Det åpnes bare her i nettleseren din. At du åpner, blir skrevet i historikken.',
    open: 'Åpne meldingen',
    openAbove: 'Knappen som åpner, står øverst på siden.',
    opening: 'Åpner …',
    opened: 'Meldingen er åpnet.',
    empty: 'Den som meldte, skrev ikke noe her. Svarene over er alt.',
    text: 'Dette er skrevet',
    names: 'Navn på dem det gjelder',
    showNames: 'Vis navn',
    noNames: 'Ingen navn er oppgitt.',
    contact: 'Slik når vi den som meldte',
    showContact: 'Vis kontakt',
    how: {
      code: 'Bare gjennom oppfølgingskoden: skriv her på siden.',
      reach: 'Kan kontaktes direkte.',
      'not-said': 'Har ikke svart. Skriv her på siden.',
    },
    name: 'Navn',
    phone: 'Telefon',
    email: 'E-post',
    mustNotKnow: 'Disse skal ikke få vite det',
    safeTime: 'Med egne ord',
    avoid: 'Ikke gjør dette',
    keep: 'Gjør slik',
    when: 'Trygt å ta kontakt',
    times: {
      day: 'på dagtid eller i skoletida',
      afternoon: 'om ettermiddagen eller rett etter skolen',
      evening: 'om kvelden',
      weekend: 'i helga',
    },
    notAtHome: 'Ikke ta kontakt når den som meldte, er hjemme',
    ways: { call: 'Ring', sms: 'Send SMS', email: 'Send e-post' },
    not: { call: 'Ikke ring', sms: 'Ikke send SMS', email: 'Ikke send e-post' },
    careful: 'Les dette før du ringer.',
  },
  attachments: {
    heading: 'Vedlegg',
    logged: 'Vedleggene er forseglet hver for seg. Åpner du ett, står det i historikken.',
    forbidden:
      'Viser et bilde et nakent barn? Ikke se mer, ikke last det ned, og ikke send det videre. Gå tilbake til sakslisten, men la saken stå åpen. Ring politiet på 02800, eller 112 hvis noen er i fare nå.',
    picture: (n: number, all: number) => `Bilde ${n} av ${all} som fulgte med meldingen`,
    pdf: (n: number, all: number) => `PDF ${n} av ${all} som fulgte med meldingen`,
    open: (label: string) => `Åpne: ${label}`,
    opening: 'Åpner …',
    opened: 'Vedlegget er åpnet.',
    broken: 'Dette vedlegget kan ikke vises. Be den som meldte, om å sende det på nytt.',
    tooManyPoints:
      'Dette bildet er så stort at det kan stanse nettleseren, og vises ikke her. Skjemaet lager aldri så store bilder, så vær varsom med originalen.',
    notShown: 'PDF vises ikke her.',
    download: (label: string) => `Last ned: ${label}`,
    downloadTitle: 'Vil du laste ned originalen?',
    downloadPicture:
      'Da ligger bildet utenfor forseglingen, på denne maskinen. Filer fra fremmede kan være skadelige. Slett filen når du er ferdig.',
    downloadPdf:
      'Da ligger filen utenfor forseglingen, på denne maskinen. En PDF kan være skadelig, og den kan inneholde navnet til den som meldte. Slett filen når du er ferdig.',
    downloadYes: 'Last ned',
    downloadNo: 'Nei, la den ligge',
    fileName: 'vedlegg',
  },
  readers: {
    heading: 'Hvem leser dette',
    reader: 'Har ansvaret',
    copy: 'Leser med',
    seen: 'Den som meldte, så disse før meldingen ble sendt.',
  },
  clocks: {
    heading: 'Frister',
    goal: 'Vårt mål',
    right: 'Rett etter loven',
    none: 'Ingen frister løper.',
    counting:
      'Dagene som er igjen, er vanlige dager i kalenderen. Der en frist er satt i arbeidsdager, er helger og helligdager alt regnet fra i datoen.',
  },
  history: {
    heading: 'Historikk',
    intact: 'Historikken er hel: ingenting er endret eller fjernet.',
    broken: 'Historikken er endret',
    brokenNext:
      'Noe i historikken er endret eller fjernet utenfor løsningen. Si fra til den som drifter løsningen og til personvernombudet i dag. Skriv ut siden først.',
  },
  acknowledge: {
    heading: 'Bekreft at du har lest',
    text: 'Den som meldte, får se at meldingen er mottatt og lest.',
    button: 'Mottatt og lest',
    working: 'Lagrer …',
    done: 'Lagret. Den som meldte, ser nå at meldingen er lest.',
  },
  message: {
    heading: 'Skriv til den som meldte',
    openFirst: 'Åpne meldingen først, så du vet hva du svarer på.',
    text: 'Bare den som har oppfølgingskoden, og de som leser saken, kan åpne det du skriver. Skriv kort, vennlig og på språket til den som meldte.',
    language: (name: string) => `Den som meldte, skrev på ${name}.`,
    starters: 'Begynn med',
    starter: {
      thanks: 'Takk for at du sa fra',
      talk: 'Vi vil gjerne snakke sammen',
      question: 'Et spørsmål',
    },
    replaces: 'Teksten settes inn i feltet. Endre den slik at den passer.',
    label: 'Melding',
    left: (count: number) => (count === 1 ? '1 tegn igjen' : `${count} tegn igjen`),
    over: (count: number) =>
      count === 1 ? '1 tegn for mye. Kort ned teksten' : `${count} tegn for mye. Kort ned teksten`,
    kept: 'Du har en tekst som ikke er sendt. Den står i feltet når du har åpnet meldingen.',
    keptHere: 'Teksten du ikke fikk sendt, står her igjen.',
    need: 'Skriv en melding før du sender',
    fill: 'Fyll inn der det står hakeparenteser, eller ta dem bort',
    send: 'Send meldingen',
    sending: 'Forsegler og sender …',
    sent: 'Sendt. Den som meldte, ser den med oppfølgingskoden.',
    earlier: 'Sendt tidligere',
    from: (who: string, when: string) => `${who}, ${when}`,
    reporter: 'Den som meldte',
    broken: 'Denne kan ikke åpnes.',
    unbound:
      'Fra før svarene fikk med seg hvilken sak de hører til i. At denne hører til her, vet bare serveren.',
    elsewhere:
      'Denne hører ikke til her, så den vises ikke. Noen kan ha flyttet den i databasen. Si fra til den som drifter løsningen, og til personvernombudet i dag.',
    unrecorded:
      'Historikken forteller ikke om denne slik den ligger her, så den vises ikke. Noen kan ha lagt den inn eller endret den i databasen. Si fra til den som drifter løsningen, og til personvernombudet i dag.',
    missing: (count: number) =>
      `${count === 1 ? 'Historikken forteller om 1 svar som ikke ligger her lenger.' : `Historikken forteller om ${count} svar som ikke ligger her lenger.`} Si fra til den som drifter løsningen, og til personvernombudet i dag.`,
  },
  handDown: {
    heading: (inbox: string) => `Gi saken til «${inbox}»`,
    text: (inbox: string, place: string) =>
      `«${inbox}» ved ${place} har fått nøkkel nå. Saken hører hjemme der.`,
    copy: (inbox: string, place: string) =>
      `«${inbox}» ved ${place} har fått nøkkel nå, og skal lese med i denne saken.`,
    next: 'De som leser der, kan åpne alt i saken, og får beskjed. Du leser den fortsatt.',
    button: (inbox: string) => `Gi saken til «${inbox}»`,
    working: 'Gir saken videre …',
    done: (inbox: string, place: string) => `«${inbox}» ved ${place} har fått saken.`,
  },
  place: {
    heading: 'Satt til side',
    text: 'Meldingen kom da det kom uvanlig mange på kort tid. Den er lagret, og fristene løper. Flytter du den, får de andre som leser saken, beskjed.',
    button: 'Flytt til de vanlige sakene',
    working: 'Flytter …',
    done: 'Saken er flyttet til de vanlige sakene.',
    undo: 'Angre',
    undone: 'Saken er satt til side igjen.',
  },
  close: {
    heading: 'Avslutt saken',
    text: 'Den som meldte, ser at saken er avsluttet, og kan si fra hvis det fortsetter.',
    reason: 'Hvorfor avsluttes saken?',
    need: 'Velg hvorfor saken avsluttes',
    button: 'Avslutt saken',
    sure: 'Avslutte saken?',
    sureText: 'Fristene stopper. De andre som leser saken, får beskjed. Saken kan åpnes igjen.',
    yes: 'Ja, avslutt',
    working: 'Avslutter …',
    done: 'Saken er avsluttet.',
  },
  recuse: {
    heading: 'Meld deg inhabil',
    text: 'Gjelder meldingen deg, familien din eller noen du står nær? Da skal du ikke behandle den.',
    button: 'Jeg er inhabil',
    sure: 'Er du inhabil i denne saken?',
    sureText:
      'Du kan ikke åpne saken igjen. De andre som leser den, ser at du har meldt deg inhabil, men ikke hvorfor. Saken går videre uten deg.',
    yes: 'Ja, jeg er inhabil',
    working: 'Lagrer …',
    done: 'Du har meldt deg inhabil. Saken er ikke lenger synlig for deg.',
  },
};
