/** Invented organisations for the widget's tests, with keys that the tests can open what was sealed with. */
import type { RouteAnswer, Settings } from '../../contract/api/public.ts';
import type { Facts, Names, Sector } from '../../contract/facts.ts';
import type { OrganisationKind } from '../../contract/route.ts';
import { keyListThumbprint, newKeyPair, type KeyPair } from '../../contract/sealing/keys.ts';

type Inbox = { inboxId: string; name: Names; organisationName: string; keys: KeyPair };
type Unit = Settings['units'][number];

export type Invented = {
  id: string;
  slug: string;
  name: string;
  sector: Sector;
  units: Unit[];
  reader: Inbox;
  owner: Inbox;
};

const id = (number: number) => `01939e00-0000-7000-8000-${String(number).padStart(12, '0')}`;

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('å', 'a')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll(' ', '-');

function units(
  start: number,
  ownerName: string,
  kind: OrganisationKind,
  sector: Sector,
  names: string[],
): Unit[] {
  return names.map((name, index) => ({
    id: id(start + index),
    slug: slugOf(name),
    name,
    kind,
    sector,
    ownerName,
  }));
}

async function inbox(
  number: number,
  organisationName: string,
  nb: string,
  nn: string,
  en: string,
): Promise<Inbox> {
  return { inboxId: id(number), name: { nb, nn, en }, organisationName, keys: await newKeyPair() };
}

export const organisations: Record<string, Invented> = {
  lillevik: {
    id: id(1),
    slug: 'lillevik',
    name: 'Lillevik kommune',
    sector: 'school',
    units: [
      ...units(100, 'Lillevik kommune', 'school', 'school', [
        'Fjellvika skole',
        'Havnes ungdomsskole',
        'Osen skole',
        'Sandnesset skole',
        'Solbakken skole',
        'Tårnheim skole',
      ]),
      ...units(120, 'Lillevik kommune', 'kindergarten', 'kindergarten', [
        'Blåklokka barnehage',
        'Tyttebærtua barnehage',
      ]),
      ...units(140, 'Småstrand barnehager', 'kindergarten', 'kindergarten', [
        'Småstrand barnehage',
      ]),
    ],
    reader: await inbox(
      200,
      'Fjellvika skole',
      'Rektor og stedfortreder',
      'Rektor og stadfortredar',
      'Head teacher and deputy',
    ),
    owner: await inbox(201, 'Lillevik kommune', 'Skoleeier', 'Skuleeigar', 'School owner'),
  },
  'havgap-idrett': {
    id: id(2),
    slug: 'havgap-idrett',
    name: 'Havgap idrettskrets',
    sector: 'sport',
    units: units(300, 'Havgap idrettskrets', 'club', 'sport', ['Havbrisen IL', 'Ytre Skjær turn']),
    reader: await inbox(
      210,
      'Havbrisen IL',
      'Kontaktperson for trygg idrett',
      'Kontaktperson for trygg idrett',
      'Contact for safe sport',
    ),
    owner: await inbox(
      211,
      'Havgap idrettskrets',
      'Kretskontoret',
      'Krinskontoret',
      'District office',
    ),
  },
  'polar-universitet': {
    id: id(3),
    slug: 'polar-universitet',
    name: 'Polar universitet',
    sector: 'university',
    units: units(400, 'Polar universitet', 'faculty', 'university', [
      'Fakultet for hav og kyst',
      'Fakultet for lærere',
    ]),
    reader: await inbox(220, 'Polar universitet', 'HR og juss', 'HR og juss', 'HR and legal'),
    owner: await inbox(
      221,
      'Polar universitet',
      'Internrevisjonen',
      'Internrevisjonen',
      'Internal audit',
    ),
  },
};

export async function settingsOf({ reader, owner, ...found }: Invented): Promise<Settings> {
  const keys = [reader.keys.publicKey, owner.keys.publicKey];
  return {
    organisation: {
      id: found.id,
      slug: found.slug,
      name: found.name,
      sector: found.sector,
      rootId: found.id,
      language: 'nb',
    },
    units: found.units,
    helpLines: [
      line('112', 'Politi', 'Politi', 'Police', 'danger', 'all'),
      line('113', 'Ambulanse', 'Ambulanse', 'Ambulance', 'danger', 'all'),
      line('116117', 'Legevakt', 'Legevakt', 'Emergency doctor', 'danger', 'all', '116 117'),
      line(
        '116111',
        'Alarmtelefonen for barn og unge',
        'Alarmtelefonen for barn og unge',
        'Alarm line for children',
        'danger',
        'all',
        '116 111',
      ),
      line(
        '116111',
        'Alarmtelefonen for barn og unge',
        'Alarmtelefonen for barn og unge',
        'Alarm line for children',
        'help',
        'child',
        '116 111',
      ),
      line(
        '116123',
        'Mental Helse Hjelpetelefonen',
        'Mental Helse Hjelpetelefonen',
        'Mental Health helpline',
        'help',
        'adult',
        '116 123',
      ),
      line(
        '80033321',
        'Kors på halsen',
        'Kors på halsen',
        'Kors på halsen',
        'help',
        'child',
        '800 33 321',
      ),
      {
        ...line('', 'Ung.no', 'Ung.no', 'Ung.no', 'help', 'all'),
        phone: null,
        shownPhone: null,
        url: 'https://www.ung.no/oss',
      },
      {
        ...line('', 'Snakk om mobbing', 'Snakk om mobbing', 'Snakk om mobbing', 'help', 'child'),
        phone: null,
        shownPhone: null,
        url: 'https://www.snakkommobbing.no/',
      },
    ],
    exitUrl: 'https://www.yr.no/',
    keysThumbprint: await keyListThumbprint(keys),
    kids: keys.map(({ kid }) => kid),
    texts: { nb: {}, nn: {}, en: {} },
  };
}

function line(
  phone: string,
  nb: string,
  nn: string,
  en: string,
  when: 'danger' | 'help',
  audience: 'child' | 'adult' | 'all',
  shownPhone = phone,
): Settings['helpLines'][number] {
  const hours = { nb: 'Hele døgnet', nn: 'Heile døgnet', en: 'Day and night' };
  return {
    key: `${when}-${phone}-${nb}`,
    name: { nb, nn, en },
    phone,
    shownPhone,
    url: null,
    hours,
    audience,
    when,
    verifiedOn: null,
  };
}

export function readersFor(
  { reader, owner }: Invented,
  { accused, danger }: Facts,
  changed: boolean,
): RouteAnswer['readers'] {
  const as = ({ keys, ...inbox }: Inbox, kind: 'reader' | 'copy' | 'escalation') => ({
    ...inbox,
    as: kind,
    key: keys.publicKey,
  });
  if (accused === 'leader') return [as(owner, 'reader')];
  const ownerReads = changed || danger !== 'no' || accused === 'adult';
  return [as(reader, 'reader'), as(owner, ownerReads ? 'copy' : 'escalation')];
}

export function deadlinesFor(sector: Sector): RouteAnswer['deadlines'] {
  const due = (
    clock: string,
    standing: 'goal' | 'right',
    dueOn: string,
    basis: string | null = null,
  ) => ({ clock, standing, dueOn, basis });
  return [
    due('unread-reminder', 'goal', '2026-11-24'),
    due('first-contact', 'goal', '2026-11-26'),
    ...(sector === 'school' ? [due('plan', 'goal', '2026-11-30', 'opplæringslova § 12-4')] : []),
    due('word-back', 'goal', '2026-11-30'),
    ...(sector === 'school'
      ? [due('family-may-go-on', 'right', '2026-11-30', 'opplæringslova § 12-6')]
      : []),
    due('preliminary-reply', 'right', '2026-12-23', 'forvaltningsloven § 11 a'),
  ];
}
