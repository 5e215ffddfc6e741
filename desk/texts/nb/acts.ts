/** Hvem som har en sak og svarer for den: det en saksbehandler kan gjøre, hvorfor ikke, og veien videre. */
export const acts = {
  who: {
    heading: 'Hvem tar saken?',
    urgentNobody:
      'Ingen har sagt at de tar den. Den ligger øverst hos alle som leser den, til noen gjør det.',
    nobody: 'Ingen har sagt at de tar den.',
    mine: (when: string) => `Du tok saken ${when}. De andre som leser den, ser det.`,
    other: (who: string, when: string) => `${who} tok saken ${when}.`,
    agree: (who: string) => `Snakk med ${who} før du tar den i stedet.`,
    take: 'Jeg tar den',
    working: 'Lagrer …',
    taken: 'Du har tatt saken. De andre som leser den, ser det.',
    letGo: 'Jeg kan ikke likevel',
    gone: 'Ingen har saken nå. Si det til en kollega også.',
  },
  takeOver: {
    heading: 'Ta over saken',
    text: 'Du leser med. De som har ansvaret, bekrefter, skriver og avslutter. Skjer det ikke noe, kan du ta over. Da har du ansvaret sammen med dem, og alle som leser saken, får beskjed.',
    button: 'Ta over saken',
    working: 'Tar over …',
    done: 'Du har ansvaret for saken nå, sammen med dem som hadde det. De som leser den, har fått beskjed.',
  },
  reopen: {
    heading: 'Åpne saken igjen',
    text: 'Fortsetter det, eller ble saken avsluttet for tidlig? Da kan du åpne den igjen. Alle som leser saken, får beskjed.',
    button: 'Åpne saken igjen',
    working: 'Åpner …',
    done: 'Saken er åpnet igjen. Åpne meldingen, og les den på nytt.',
  },
  keepOut: {
    heading: 'Hold noen utenfor saken',
    text: 'Er en av dem som leser, selv en del av saken? Da kan du holde personen utenfor. Saken blir borte for den personen for godt. De andre får beskjed, og historikken viser hvem som gjorde det.',
    up: 'Er det en kollega ved siden av deg, går saken også til dem som står over dere.',
    none: 'Det er ingen du kan holde utenfor denne saken. Gjelder den en som står over deg, må noen som står høyere, gjøre det.',
    who: 'Hvem skal holdes utenfor?',
    need: 'Velg hvem som skal holdes utenfor',
    button: 'Hold utenfor',
    sure: (who: string) => `Holde ${who} utenfor saken?`,
    sureText: 'Det kan ikke gjøres om. Personen får ikke vite det herfra.',
    yes: 'Ja, hold utenfor',
    working: 'Lagrer …',
    done: (who: string) =>
      `${who} ser ikke saken lenger. De andre som leser den, har fått beskjed.`,
  },
  whyNot: {
    close: 'Åpne meldingen først. Ingen avslutter en sak uten å ha lest den.',
    keepOut: 'Åpne meldingen først, så du vet hva saken gjelder.',
  },
  after: {
    closed:
      'De andre som leser saken, har fått beskjed. Den som meldte, kan si fra hvis det fortsetter, og du kan åpne saken igjen.',
    aside: 'De andre som leser saken, har fått beskjed, og den går videre uten deg.',
    toUnread: 'Til uleste saker',
    toList: 'Til alle saker',
  },
};
