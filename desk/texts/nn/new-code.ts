/** A new printed sheet for an inbox, in nynorsk. */
import type { Texts } from '../nb.ts';

export const newCode: Texts['newCode'] = {
  title: 'Skriv ut arket til innboksen',
  lead: (inbox) =>
    `Her lagar du eit nytt ark for «${inbox}». Arket har ein kode som opnar innboksen når ingen andre kan.`,
  steps: [
    'Du får ein ny kode, og skriv ut arket. Har du ingen skrivar, skriv du koden av for hand.',
    'Du skriv koden tilbake, så det er sikkert at arket stemmer.',
    'Då sluttar det gamle arket å gjelde for denne innboksen. Dei andre i innboksen får ein e-post om det.',
  ],
  otherInboxes:
    'Eit gammalt ark kan gjelde fleire innboksar. Det opnar dei andre framleis, så kast det ikkje før framsida seier at det er trygt.',
  because: 'Kvifor trengst eit nytt ark?',
  reasons: {
    replaced:
      'Innboksen har ikkje eit eige ark, arket er borte, eller den som skreiv det ut har slutta',
    seen: 'Andre kan ha sett koden på det gamle arket',
  },
  reasonMeans: {
    replaced: 'Det gamle arket kan hentast fram igjen i 30 dagar, av den som driftar løysinga.',
    seen: 'Det gamle arket blir sletta for godt. Det kan ikkje hentast fram igjen.',
  },
  make: 'Lag arket',
  making: 'Lagar arket …',
  shownTitle: 'Ta vare på arket',
  shownLead:
    'Arket blir vist berre no. Skriv det ut. Har du ingen skrivar, skriv du av koden, innboksen og datoen for hand. Det gamle arket gjeld til du har skrive den nye koden tilbake.',
  paper: {
    title: 'Gjenopprettingsark',
    inbox: 'Innboks',
    organisation: 'Stad',
    made: 'Laga',
    code: 'Kode',
    use: 'Koden opnar denne innboksen når ingen andre kan. Ein medlem av innboksen loggar inn i Mobbeknapp og skriv han inn der.',
    keep: 'Oppbevar arket i eit låst skap som nokon kan opne når du er borte. Ta ikkje bilete av det, og send det ikkje til nokon.',
    seen: 'Har andre sett koden, så lag eit nytt ark med ein gong. Då sluttar dette å gjelde.',
  },
  print: 'Skriv ut',
  copy: 'Kopier koden',
  copied: 'Koden er kopiert',
  copyFailed:
    'Nettlesaren lét oss ikkje kopiere. Merk koden og kopier han sjølv, eller skriv han ut.',
  haveIt: 'Eg har koden, gå vidare',
  typeTitle: 'Skriv koden tilbake',
  typeLead:
    'Skriv koden slik han står på arket. Store og små bokstavar og bindestrekar har ikkje noko å seie.',
  code: 'Den nye koden',
  finish: 'Byt til den nye koden',
  working: 'Prøver koden …',
  again: 'Vis koden igjen',
  wrong: 'Dette er ikkje den nye koden. Sjekk at du skriv frå det nye arket',
  done: {
    'not-needed': (inbox) =>
      `Det nye arket for «${inbox}» gjeld no. Det gamle opnar ikkje denne innboksen lenger.`,
    needed: (inbox) => `Det nye arket for «${inbox}» gjeld no.`,
  },
  doneNext: {
    'not-needed':
      'Legg det nye arket i skapet. Stryk innboksen på det gamle arket, og riv det i stykke når ingen annan innboks står der.',
    needed:
      'Legg det nye arket i skapet, og ta vare på dei gamle òg. Innboksen har hatt andre nøklar før, og du har ikkje alle. Nokre eldre meldingar kan berre opnast med eit gammalt ark.',
  },
  notHeld: 'Du har ikkje nøkkelen til denne innboksen',
  notHeldNext: 'Den som har nøkkelen, kan lage eit nytt ark. Be ein kollega sleppe deg inn først.',
  lost: 'Er arket borte? Lag eit nytt',
};
