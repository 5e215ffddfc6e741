/** Invented organisations for the widget's tests, with keys that the tests can open what was sealed with. */
import type { RouteAnswer, Settings } from '../../contract/api/public.ts';
import { sectors, type Facts, type Names, type Sector } from '../../contract/facts.ts';
import { helpLinesToBeginWith } from '../../contract/help-lines.ts';
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
  unitsToCome?: true;
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
  // Set up, and nobody has come in yet.
  lysfjord: {
    id: id(4),
    slug: 'lysfjord',
    name: 'Lysfjord kommune',
    sector: 'school',
    units: [],
    reader: await inbox(230, 'Lysfjord skole', 'Rektor', 'Rektor', 'Head teacher'),
    owner: await inbox(231, 'Lysfjord kommune', 'Skoleeier', 'Skuleeigar', 'School owner'),
  },
  // One of its schools takes reports, the others not yet.
  vestfjord: {
    id: id(5),
    slug: 'vestfjord',
    name: 'Vestfjord kommune',
    sector: 'school',
    units: units(500, 'Vestfjord kommune', 'school', 'school', ['Vestre skole']),
    unitsToCome: true,
    reader: await inbox(240, 'Vestre skole', 'Rektor', 'Rektor', 'Head teacher'),
    owner: await inbox(241, 'Vestfjord kommune', 'Skoleeier', 'Skuleeigar', 'School owner'),
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
    ...(found.unitsToCome && { unitsToCome: found.unitsToCome }),
    helpLines: helpLinesToBeginWith(sectors),
    exitUrl: 'https://www.yr.no/',
    keysThumbprint: await keyListThumbprint(keys),
    kids: keys.map(({ kid }) => kid),
    texts: { nb: {}, nn: {}, en: {} },
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

/** A private kindergarten owes by law what a municipality's does, except what the law asks of public bodies. */
export function deadlinesFor(
  { units }: Invented,
  unitId: string,
  urgentDueOn: string | null,
): RouteAnswer['deadlines'] {
  const { sector, ownerName } = units.find(({ id }) => id === unitId)!;
  const isPrivate = ownerName === 'Småstrand barnehager';
  const due = (
    clock: string,
    standing: 'goal' | 'right',
    dueOn: string,
    basis: string | null = null,
  ) => ({ clock, standing, dueOn, basis });
  return [
    ...(urgentDueOn ? [{ ...due('urgent-unread', 'goal', urgentDueOn), time: '15:40' }] : []),
    due('unread-reminder', 'goal', '2026-11-24'),
    due('first-contact', 'goal', '2026-11-26'),
    ...(sector === 'school' ? [due('plan', 'goal', '2026-11-30', 'opplæringslova § 12-4')] : []),
    due('word-back', 'goal', '2026-11-30'),
    ...(sector === 'school'
      ? [due('family-may-go-on', 'right', '2026-11-30', 'opplæringslova § 12-6')]
      : []),
    isPrivate
      ? due('preliminary-reply', 'goal', '2026-12-23')
      : due('preliminary-reply', 'right', '2026-12-23', 'forvaltningsloven § 11 a'),
  ];
}
