/** Fristene i en sak, og det som er gjort utenfor Mobbeknapp. */
import type {
  ActDoer,
  ActKind,
  ActPartner,
  NotRelevantReason,
  Through,
} from '../../../contract/cases/deadlines.ts';

const kinds: Record<ActKind, string> = {
  call: 'Telefonsamtale',
  talk: 'Samtale',
  meeting: 'Møte',
  plan: 'Skriftlig plan laget et annet sted',
  'owner-told': 'Beskjed til nivået over',
};
const partners: Record<ActPartner, string> = {
  concerned: 'Den utsatte',
  reporter: 'Den som meldte',
  parents: 'Foreldre eller foresatte',
  others: 'Andre',
};
const doers: Record<ActDoer, string> = { self: 'Jeg', colleague: 'En kollega' };
const through: Record<Through, string> = {
  reading: 'meldingen ble åpnet',
  acknowledgement: 'mottatt og lest',
  message: 'svar sendt',
  call: 'telefonsamtale',
  talk: 'samtale',
  meeting: 'møte',
  plan: 'plan laget et annet sted',
  'owner-told': 'beskjed til nivået over',
};
const reasons: Record<NotRelevantReason, string> = {
  'nobody-known': 'vi vet ikke hvem det gjelder',
  'asked-not-to': 'den utsatte vil ikke kontaktes',
  'not-needed': 'det trengs ikke i denne saken',
  'done-elsewhere': 'det gjøres i en annen sak',
};

export const deadlines = {
  met: (day: string) => `gjort ${day}`,
  metLate: (day: string) => `gjort ${day}, etter fristen`,
  how: (what: string, who: string | null) => (who ? `${what}, ${who}` : what),
  stopped: (day: string) => `stoppet ${day}, ikke gjort`,
  notRelevant: 'ikke aktuelt',
  family: 'Familiens rett',
  through,
  reasons,
  leaveOut: {
    open: 'Ikke aktuelt her?',
    reason: 'Hvorfor er fristen ikke aktuell?',
    need: 'Velg hvorfor fristen ikke er aktuell',
    button: 'Si at fristen ikke er aktuell',
    working: 'Lagrer …',
    sure: 'Er fristen ikke aktuell i denne saken?',
    sureText: (what: string) =>
      `«${what}»: Fristen står i saken som ikke aktuell, med grunnen og navnet ditt. Du kan ikke angre.`,
    yes: 'Ja, ikke aktuell',
    done: 'Lagret. Fristen er ikke aktuell i denne saken.',
  },
  record: {
    heading: 'Skriv ned det som er gjort',
    text: 'Har dere ringt, snakket, hatt møte eller laget plan et annet sted? Skriv det ned her, så stemmer fristene. Den som meldte, ser hva slags ting som er gjort og hvilken dag, men ikke hva du skriver.',
    openFirst: 'Åpne meldingen først.',
    kind: 'Hva er gjort?',
    kinds,
    partner: 'Med hvem?',
    partners,
    doer: 'Hvem gjorde det?',
    doers,
    day: 'Hvilken dag?',
    words: 'Med egne ord (kan stå tomt)',
    wordsHint: 'Forsegles, og kan bare leses av dem som leser saken.',
    choose: 'Velg …',
    need: 'Velg hva som er gjort, med hvem, hvem som gjorde det, og hvilken dag',
    dayWrong: 'Velg en dag fra meldingen kom til og med i dag',
    over: (count: number) => `Teksten er ${count} tegn for lang`,
    button: 'Skriv ned',
    working: 'Lagrer …',
    done: 'Det er skrevet ned. Fristene viser det.',
    earlier: 'Skrevet ned før',
    line: (what: string, whom: string, day: string) => `${what}: ${whom}, ${day}`,
    by: {
      self: (who: string) => who,
      colleague: (who: string) => `En kollega. Skrevet ned av ${who}`,
    } satisfies Record<ActDoer, (who: string) => string>,
  },
};
