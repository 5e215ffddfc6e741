/** Words in bokmål for the codes of the contract: facts per sector, statuses, clocks, history, reasons. Vocabulary: the statutes and the glossary. */
import type { Sector } from '../../../contract/facts.ts';
import type { DeadlineKind } from '../../../contract/policy.ts';
import { labels } from '../../../contract/questions/labels/nb.ts';
import type { CaseStatus } from '../../words.ts';

const sectors: Record<Sector, string> = {
  school: 'Skole',
  kindergarten: 'Barnehage',
  sport: 'Idrett',
  university: 'Universitet',
  workplace: 'Arbeidsplass',
};

/** Where the form's label says "I", or answers a question that is not repeated here; `scripts/labels.test.ts` has the reason for each. */
const atDesk = {
  'danger.yes': 'Ja, noen er i fare nå',
  'danger.unsure': 'Usikker på om noen er i fare nå',
  'danger.no': 'Nei, ingen er i fare nå',
  'about.me': 'Den som meldte',
  'about.my-child': 'Barnet til den som meldte',
  unknown: 'Vet ikke',
  'not-said': 'Ikke sagt',
};

const statuses: Record<CaseStatus, string> = {
  received: 'Mottatt',
  read: 'Lest',
  'looking-into': 'Undersøkes',
  measures: 'Tiltak i gang',
  evaluating: 'Evalueres',
  closed: 'Avsluttet',
  redirected: 'Sendt til rett sted',
  merged: 'Slått sammen med en annen sak',
  'not-genuine': 'Ikke reell',
  reopened: 'Gjenåpnet',
};

const clocks: Record<DeadlineKind, string> = {
  'urgent-unread': 'Les meldingen, ellers får alle som leser den, beskjed igjen',
  'unread-reminder': 'Les meldingen, ellers kommer det en påminnelse',
  'unread-owner-told': 'Les meldingen, ellers får nivået over beskjed',
  'unread-next-reader': 'Les meldingen, ellers får nivået over ansvaret for den',
  'first-contact': 'Ta kontakt med den utsatte',
  plan: 'Lag skriftlig plan',
  'word-back': 'Gi svar tilbake til den som meldte',
  'preliminary-reply': 'Gi foreløpig svar hvis saken ikke er ferdig',
  'family-may-go-on': 'Eleven eller foreldrene kan melde saken til Statsforvalteren',
};

const actions: Record<string, string> = {
  received: 'Meldingen kom inn',
  'received-apart': 'Meldingen kom inn og ble satt til side',
  'moved-to-list': 'Flyttet saken til de vanlige sakene',
  'set-apart-again': 'Satte saken til side igjen',
  'read-content': 'Åpnet innholdet',
  'read-attachment': 'Åpnet et vedlegg',
  printed: 'Skrev ut saken uten det som er skrevet',
  'printed-report': 'Skrev ut saken uten navn og kontakt',
  'printed-report-names': 'Skrev ut saken med navn',
  'printed-report-contact': 'Skrev ut saken med kontakt',
  'printed-report-names-contact': 'Skrev ut saken med navn og kontakt',
  acknowledged: 'Bekreftet at meldingen er mottatt og lest',
  'message-sent': 'Skrev til den som meldte',
  'sealed-again': 'Ga meldingen til den nye nøkkelen for innboksen',
  'not-relevant': 'Sa at en frist ikke er aktuell',
  reminded: 'Minnet om en frist',
  'went-on': 'Ingen hadde lest, så saken gikk videre til nivået over',
  closed: 'Avsluttet saken',
  recused: 'Meldte seg inhabil',
  'handed-down': 'Ga saken til en innboks som har fått nøkkel siden den kom',
  'handed-over': 'Ingen var igjen til å lese, så saken fikk en ny leser',
  taken: 'Tok saken',
  'let-go': 'Sa at hun eller han ikke kan ta saken likevel',
  'taken-over': 'Tok over saken, og har ansvaret fra nå',
  reopened: 'Åpnet saken igjen',
  'goes-on': 'Den som meldte, sa at det fortsetter. Saken ble åpnet igjen',
  'kept-out': 'Holdt en person utenfor saken',
  recorded: 'Noterte noe som er gjort',
};

const reasons: Record<string, string> = {
  unit: 'Har ansvar for stedet der det skjedde',
  owner: 'Eier av stedet der det skjedde',
  'leader-accused': 'Meldingen gjelder en leder, derfor leser de over',
  'adult-accused-owner-reads-along':
    'Meldingen gjelder en voksen som arbeider der, derfor leser eieren med',
  'own-line-accused': 'Meldingen gjelder en som arbeider der, derfor leser noen utenfor',
  independent: 'Uavhengig mottaker',
  'danger-owner-told': 'Noen kan være i fare, derfor får eieren også beskjed',
  rule: 'Egen regel hos dere',
  'nearest-live': 'Nærmeste innboks der noen kan lese nå',
  'no-live-reader': 'Ingen kan lese nå, og den som drifter løsningen, er varslet',
  escalation: 'Saken er løftet hit',
};

const closeReasons = {
  resolved: 'Det er løst, og den utsatte har det trygt',
  'followed-up-elsewhere': 'Den følges opp et annet sted',
  'no-answer': 'Vi har prøvd, men får ikke svar',
  'not-for-us': 'Den hører ikke til hos oss',
};

const written = {
  page: 'På nettsiden som har knappen',
  frame: 'I en egen ramme på nettsiden',
  'own-page': 'På Mobbeknapps egen side',
  'no-javascript': 'Uten JavaScript: innholdet ble forseglet på tjeneren, ikke i nettleseren',
  handler: 'Skrevet ned av en saksbehandler',
};

const languages = { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' };

export const words = {
  sectors,
  labels,
  atDesk,
  statuses,
  clocks,
  actions,
  reasons,
  closeReasons,
  written,
  languages,
  reporter: 'Den som meldte',
  system: 'Løsningen',
  unknownAction: (code: string) => `Hendelse: ${code}`,
  andMore: (count: number) => `og ${count} til`,
  notAnswered: 'Ikke sagt',
};
