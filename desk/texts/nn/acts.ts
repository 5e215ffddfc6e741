/** Kven som har ei sak og svarer for ho, på nynorsk; dei same nøklane som `nb/acts.ts`. */
import type { Texts } from '../nb.ts';

export const acts: Texts['acts'] = {
  who: {
    heading: 'Kven tek saka?',
    urgentNobody:
      'Ingen har sagt at dei tek ho. Ho ligg øvst hos alle som les ho, til nokon gjer det.',
    nobody: 'Ingen har sagt at dei tek ho.',
    mine: (when) => `Du tok saka ${when}. Dei andre som les ho, ser det.`,
    other: (who, when) => `${who} tok saka ${when}.`,
    agree: (who) => `Snakk med ${who} før du tek ho i staden.`,
    take: 'Eg tek ho',
    working: 'Lagrar …',
    taken: 'Du har teke saka. Dei andre som les ho, ser det.',
    letGo: 'Eg kan ikkje likevel',
    gone: 'Ingen har saka no. Sei det til ein kollega òg.',
  },
  takeOver: {
    heading: 'Ta over saka',
    text: 'Du les med. Dei som har ansvaret, stadfestar, skriv og avsluttar. Skjer det ikkje noko, kan du ta over. Då har du ansvaret saman med dei, og alle som les saka, får beskjed.',
    button: 'Ta over saka',
    working: 'Tek over …',
    done: 'Du har ansvaret for saka no, saman med dei som hadde det. Dei som les ho, har fått beskjed.',
  },
  reopen: {
    heading: 'Opne saka igjen',
    text: 'Held det fram, eller blei saka avslutta for tidleg? Då kan du opne ho igjen. Alle som les saka, får beskjed.',
    button: 'Opne saka igjen',
    working: 'Opnar …',
    done: 'Saka er opna igjen. Opne meldinga, og les ho på nytt.',
  },
  keepOut: {
    heading: 'Hald nokon utanfor saka',
    text: 'Er ein av dei som les, sjølv ein del av saka? Då kan du halde personen utanfor. Saka blir borte for den personen for godt. Dei andre får beskjed, og historikken viser kven som gjorde det.',
    up: 'Er det ein kollega ved sida av deg, går saka òg til dei som står over dykk.',
    none: 'Det er ingen du kan halde utanfor denne saka. Gjeld ho ein som står over deg, må nokon som står høgare, gjere det.',
    who: 'Kven skal haldast utanfor?',
    need: 'Vel kven som skal haldast utanfor',
    button: 'Hald utanfor',
    sure: (who) => `Halde ${who} utanfor saka?`,
    sureText: 'Det kan ikkje gjerast om. Personen får ikkje vite det herfrå.',
    yes: 'Ja, hald utanfor',
    working: 'Lagrar …',
    done: (who) => `${who} ser ikkje saka lenger. Dei andre som les ho, har fått beskjed.`,
  },
  whyNot: {
    close: 'Opne meldinga først. Ingen avsluttar ei sak utan å ha lese ho.',
    keepOut: 'Opne meldinga først, så du veit kva saka gjeld.',
  },
  after: {
    closed:
      'Dei andre som les saka, har fått beskjed. Den som melde frå, kan seie ifrå viss det held fram, og du kan opne saka igjen.',
    aside: 'Dei andre som les saka, har fått beskjed, og ho går vidare utan deg.',
    toUnread: 'Til ulesne saker',
    toList: 'Til alle saker',
  },
};
