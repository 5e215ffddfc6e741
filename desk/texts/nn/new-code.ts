/** A new recovery code for an inbox, in nynorsk. */
import type { Texts } from '../nb.ts';

export const newCode: Texts['newCode'] = {
  title: 'Ny gjenopprettingskode',
  lead: (inbox) =>
    `Du kan lage ein ny gjenopprettingskode for «${inbox}». Gjer det når arket er borte, eller når andre kan ha sett koden.`,
  steps: [
    'Du får ein ny kode, og skriv han ut eller av.',
    'Du skriv koden tilbake, så det er sikkert at arket stemmer.',
    'Då sluttar den gamle koden å gjelde for denne innboksen. Dei andre i innboksen får ein e-post om det.',
  ],
  otherInboxes:
    'Det gamle arket kan gjelde fleire innboksar. Dei andre opnar det framleis, så kast det ikkje før du har sett etter.',
  make: 'Lag koden',
  making: 'Lagar koden …',
  shownTitle: 'Ta vare på koden',
  shownLead:
    'Koden blir berre vist no. Skriv han ut eller av, og legg arket i eit låst skap. Den gamle koden gjeld til du har skrive den nye tilbake.',
  paper: (inbox, day) => `Gjenopprettingskode for ${inbox}, laga ${day}`,
  paperUse:
    'Koden opnar innboksen når ingen andre kan. Ein medlem av innboksen skriv han inn i Mobbeknapp. Oppbevar arket i eit låst skap.',
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
      `Den nye koden for «${inbox}» gjeld no. Den gamle opnar ikkje denne innboksen lenger.`,
    needed: (inbox) => `Den nye koden for «${inbox}» gjeld no.`,
  },
  doneNext: {
    'not-needed':
      'Legg det nye arket i skapet. Stryk innboksen på det gamle arket, og makuler det når ingen annan innboks står der.',
    needed:
      'Legg det nye arket i skapet, og ta vare på dei gamle òg. Innboksen har hatt andre nøklar før, og du har ikkje alle. Nokre eldre meldingar kan berre opnast med eit gammalt ark.',
  },
  notHeld: 'Du har ikkje nøkkelen til denne innboksen',
  notHeldNext: 'Den som har nøkkelen, kan lage ein ny kode. Be ein kollega sleppe deg inn først.',
  lost: 'Er arket borte? Lag ein ny kode',
};
