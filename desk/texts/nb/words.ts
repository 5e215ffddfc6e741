/** Words in bokmål for the codes of the contract: facts per sector, statuses, clocks, history, reasons. Vocabulary: the statutes and the glossary. */
import type {
  About,
  Category,
  Danger,
  Duration,
  Lane,
  Place,
  Role,
  Sector,
} from '../../../contract/facts.ts';
import type { DeadlineKind } from '../../../contract/policy.ts';
import type { CaseStatus, AccusedWords } from '../../words.ts';

const sectors: Record<Sector, string> = {
  school: 'Skole',
  kindergarten: 'Barnehage',
  sport: 'Idrett',
  university: 'Universitet',
  workplace: 'Arbeidsplass',
};

const dangers: Record<Danger, string> = {
  yes: 'Ja, noen kan være i fare nå',
  unsure: 'Usikker på om noen er i fare',
  no: 'Nei, ingen er i fare nå',
};

const roles: Record<Role, string> = {
  pupil: 'Elev',
  student: 'Student',
  athlete: 'Utøver',
  parent: 'Forelder eller foresatt',
  bystander: 'Noen som så eller hørte det',
  coach: 'Trener eller leder',
  employee: 'Ansatt',
  other: 'En annen',
};

const abouts: Record<About, string> = {
  me: 'Den som melder',
  'my-child': 'Barnet til den som melder',
  'someone-else': 'En annen',
  'not-said': 'Ikke sagt',
};

const accused: AccusedWords = {
  school: {
    child: 'En annen elev',
    several: 'Flere elever',
    adult: 'En voksen som arbeider på skolen',
    leader: 'Rektor eller en annen leder',
  },
  kindergarten: {
    child: 'Et annet barn',
    several: 'Flere barn',
    adult: 'En voksen som arbeider i barnehagen',
    leader: 'Styrer eller en annen leder',
  },
  sport: {
    child: 'En annen utøver',
    several: 'Flere utøvere',
    adult: 'En trener eller en annen voksen i klubben',
    leader: 'Leder eller styret i klubben',
  },
  university: {
    child: 'En student',
    several: 'Flere',
    adult: 'En ansatt',
    leader: 'Lederen ved enheten',
  },
  workplace: {
    child: 'En kollega',
    several: 'Flere kolleger',
    adult: 'En ansatt',
    leader: 'Lederen',
  },
  any: { unknown: 'Vet ikke', 'not-said': 'Ikke sagt' },
};

const what: Record<Category, string> = {
  'left-out': 'Holdt utenfor',
  words: 'Stygge ord',
  violence: 'Slag, spark eller vold',
  threats: 'Trusler',
  online: 'På telefon eller nett',
  racism: 'Rasisme eller diskriminering',
  'sexual-harassment': 'Seksuell trakassering',
  environment: 'Dårlig miljø',
  lonely: 'Er alene eller ensom',
  other: 'Noe annet',
};

const where: Record<Place, string> = {
  classroom: 'Klasserommet',
  break: 'Friminutt',
  'changing-room': 'Garderobe eller toalett',
  way: 'Skoleveien',
  'after-school': 'SFO',
  training: 'Trening',
  match: 'Kamp eller stevne',
  travel: 'Tur eller reise',
  indoors: 'Inne',
  outdoors: 'Ute',
  teaching: 'Undervisning',
  campus: 'Campus',
  placement: 'Praksis',
  workplace: 'Arbeidsplassen',
  online: 'På nett',
  home: 'Hjemme',
  other: 'Et annet sted',
};

const durations: Record<Duration, string> = {
  today: 'I dag',
  'this-week': 'Denne uka',
  weeks: 'Noen uker',
  months: 'Noen måneder',
  'over-half-a-year': 'Mer enn et halvt år',
  'not-said': 'Ikke sagt',
};

const lanes: Record<Lane, string> = {
  serious: 'Alvorlig',
  improvement: 'Forbedring',
  praise: 'Ros',
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
  'first-contact': 'Ta kontakt med den det gjelder',
  plan: 'Lag skriftlig plan',
  'word-back': 'Gi svar tilbake til den som meldte',
  'preliminary-reply': 'Gi foreløpig svar hvis saken ikke er ferdig',
  'family-may-go-on': 'Familien kan gå til Statsforvalteren',
};

const actions: Record<string, string> = {
  received: 'Meldingen kom inn',
  'received-apart': 'Meldingen kom inn og ble satt til side',
  'moved-to-list': 'Flyttet saken til de vanlige sakene',
  'set-apart-again': 'Satte saken til side igjen',
  'read-content': 'Åpnet innholdet',
  'read-attachment': 'Åpnet et vedlegg',
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
  'no-live-reader': 'Ingen kan lese nå, og den som drifter løsningen er varslet',
  escalation: 'Saken er løftet hit',
};

const closeReasons = {
  resolved: 'Det er løst, og den det gjelder, har det trygt',
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
  dangers,
  roles,
  abouts,
  accused,
  what,
  where,
  durations,
  lanes,
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
