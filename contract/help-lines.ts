/**
 * The national help lines that a new organisation begins with, and which of them suit whom. They are data of a day, not
 * truth: each row is kept, changed and checked by the organisation, and none counts as verified until somebody there has done it.
 */
import type { Settings } from './api/public.ts';
import type { Names, Register, Sector } from './facts.ts';
import { inDanger, toTalkTo } from './help-order.ts';
import type { OpenDay, Opening } from './opening.ts';

/** `opening`: the hours as a clock can read them; null where they are not known, and then nothing is said to be open. */
export type HelpLine = Settings['helpLines'][number] & { opening: Opening | null };

const everyDay: OpenDay[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

const dayAndNight = {
  hours: { nb: 'Hele døgnet', nn: 'Heile døgnet', en: 'Day and night' },
  opening: 'always' as const,
};
const same = (name: string): Names => ({ nb: name, nn: name, en: name });

/** Twice in the list, because it is both for danger now and for somebody to talk to. */
const children = {
  name: {
    nb: 'Alarmtelefonen for barn og unge',
    nn: 'Alarmtelefonen for barn og unge',
    en: 'Emergency helpline for children and young people',
  },
  phone: '116111',
  shownPhone: '116 111',
  url: 'https://www.116111.no',
  ...dayAndNight,
  audience: 'all',
} as const;

// No number stands here that was not found on the service's own page; where none was, there is only the page.
const lines = {
  police: {
    name: { nb: 'Politi', nn: 'Politi', en: 'Police' },
    phone: '112',
    ...dayAndNight,
    audience: 'all',
    when: 'danger',
  },
  ambulance: {
    name: { nb: 'Ambulanse', nn: 'Ambulanse', en: 'Ambulance' },
    phone: '113',
    ...dayAndNight,
    audience: 'all',
    when: 'danger',
  },
  'out-of-hours-doctor': {
    name: { nb: 'Legevakt', nn: 'Legevakt', en: 'Out-of-hours doctor' },
    phone: '116117',
    shownPhone: '116 117',
    ...dayAndNight,
    audience: 'all',
    when: 'danger',
  },
  'children-danger': { ...children, when: 'danger' },
  children: { ...children, when: 'help' },
  'kors-pa-halsen': {
    name: {
      nb: 'Kors på halsen (Røde Kors)',
      nn: 'Kors på halsen (Raude Krossen)',
      en: 'Kors på halsen (Red Cross)',
    },
    phone: '80033321',
    shownPhone: '800 33 321',
    url: 'https://korspåhalsen.no',
    hours: {
      nb: 'Hver dag kl. 14–22, på helligdager kl. 16–22',
      nn: 'Kvar dag kl. 14–22, på heilagdagar kl. 16–22',
      en: 'Every day 2–10 pm, on public holidays 4–10 pm',
    },
    opening: [
      { days: everyDay, from: '14:00', to: '22:00' },
      { days: ['holiday'], from: '16:00', to: '22:00' },
    ],
    audience: 'child',
    when: 'help',
  },
  'snakk-om-mobbing': {
    name: {
      nb: 'SnakkOmMobbing (chat)',
      nn: 'SnakkOmMobbing (chat)',
      en: 'SnakkOmMobbing (chat about bullying)',
    },
    url: 'https://snakkommobbing.no',
    hours: { nb: 'Noen kvelder i uka', nn: 'Nokre kveldar i veka', en: 'Some evenings a week' },
    audience: 'child',
    when: 'help',
  },
  ung: {
    name: {
      nb: 'ung.no (spør noen som kan svare)',
      nn: 'ung.no (spør nokon som kan svare)',
      en: 'ung.no (ask somebody who knows)',
    },
    url: 'https://www.ung.no',
    audience: 'child',
    when: 'help',
  },
  slettmeg: {
    name: {
      nb: 'slettmeg.no (bilder og falske profiler)',
      nn: 'slettmeg.no (bilete og falske profilar)',
      en: 'slettmeg.no (pictures and fake profiles)',
    },
    url: 'https://slettmeg.no',
    audience: 'all',
    when: 'help',
  },
  'mental-helse': {
    name: {
      nb: 'Hjelpetelefonen (Mental Helse)',
      nn: 'Hjelpetelefonen (Mental Helse)',
      en: 'Helpline of Mental Helse',
    },
    phone: '116123',
    shownPhone: '116 123',
    url: 'https://www.sidetmedord.no',
    ...dayAndNight,
    audience: 'all',
    when: 'help',
  },
  'kirkens-sos': {
    name: same('Kirkens SOS'),
    phone: '22400040',
    shownPhone: '22 40 00 40',
    url: 'https://www.soschat.no',
    audience: 'adult',
    when: 'help',
  },
  'police-not-urgent': {
    name: {
      nb: 'Politiet, når det ikke haster',
      nn: 'Politiet, når det ikkje hastar',
      en: 'Police, when it is not urgent',
    },
    phone: '02800',
    audience: 'all',
    when: 'help',
  },
  parents: {
    name: {
      nb: 'Foreldreutvalgene for grunnskolen og barnehage',
      nn: 'Foreldreutvala for grunnskulen og barnehage',
      en: 'The national parents’ committees',
    },
    url: 'https://www.foreldreutvalgene.no',
    audience: 'adult',
    when: 'help',
  },
  'ombudsperson-for-children': {
    name: { nb: 'Barneombudet', nn: 'Barneombodet', en: 'The Ombudsperson for Children' },
    url: 'https://www.barneombudet.no',
    audience: 'all',
    when: 'help',
  },
  dinutvei: {
    name: {
      nb: 'dinutvei.no (vold og overgrep)',
      nn: 'dinutvei.no (vald og overgrep)',
      en: 'dinutvei.no (violence and abuse)',
    },
    url: 'https://dinutvei.no',
    audience: 'adult',
    when: 'help',
  },
  'mitt-varsel': {
    name: {
      nb: 'MittVarsel (Norges idrettsforbund)',
      nn: 'MittVarsel (Noregs idrettsforbund)',
      en: 'MittVarsel (Norwegian confederation of sports)',
    },
    url: 'https://www.idrettsforbundet.no/tema/varsling',
    audience: 'all',
    when: 'help',
  },
} as const satisfies Record<
  string,
  Pick<HelpLine, 'name' | 'audience' | 'when'> & Partial<HelpLine>
>;

type Key = keyof typeof lines;

/** The lines for danger first, then those for help; of the latter the first three are the ones to show. None is verified. */
export function helpLinesFor(sector: Sector, register: Register): HelpLine[] {
  return [...inDanger, ...toTalkTo[sector][register]].map(complete);
}

/** Every line that the forms of these sectors can show, each once: what a new organisation begins with. */
export function helpLinesToBeginWith(sectors: readonly Sector[]): HelpLine[] {
  const keys = sectors.flatMap((sector) => [...toTalkTo[sector].child, ...toTalkTo[sector].adult]);
  return [...new Set<Key>([...inDanger, ...keys])].map(complete);
}

function complete(key: Key): HelpLine {
  const line: Pick<HelpLine, 'name' | 'audience' | 'when'> & Partial<HelpLine> = lines[key];
  const { phone = null, shownPhone = phone, url = null, hours = null, opening = null } = line;
  return { key, ...line, phone, shownPhone, url, hours, opening, verifiedOn: null };
}
