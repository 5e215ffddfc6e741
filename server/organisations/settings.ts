/**
 * What the form needs to know of an organisation before the first question: its units, help lines, texts and the names
 * of its keys. Roles and places only; nothing about persons.
 */
import type { Settings } from '../../contract/api/public.ts';
import type { Language, Sector } from '../../contract/facts.ts';
import type { OrganisationKind } from '../../contract/route.ts';
import { practiceUntil } from '../../contract/practice.ts';
import { keyListThumbprint, type PublicKey } from '../../contract/sealing/keys.ts';
import { hoursAt } from './hours.ts';
import { notOpenTexts } from './not-open-words.ts';
import type { HelpLineRow, OrganisationRow, StoredTree } from '../store/records.ts';
import { childrenOf } from '../store/tree-index.ts';

export async function settingsOf(
  organisation: OrganisationRow,
  tree: StoredTree,
  helpLines: HelpLineRow[],
  now: Date,
): Promise<Settings> {
  const { id, slug, name, sector, rootId, language, exitUrl, texts, attachments } = organisation;
  const practice = practiceUntil(organisation.practice, now);
  const { units, unitsToCome, keysThumbprint, kids } = await lastingOf(organisation, tree);
  const shownLines = helpLines.map(
    ({ rootId: _, position: __, opening: ___, audience, when, ...line }) => ({
      ...line,
      audience: audience as 'child' | 'adult' | 'all',
      when: when as 'danger' | 'help',
    }),
  );
  return {
    organisation: {
      id,
      slug,
      name,
      sector: sector as Sector,
      rootId,
      language: language as Language,
    },
    units,
    ...(unitsToCome && { unitsToCome: true as const }),
    helpLines: shownLines,
    hours: hoursAt(now, units, tree, helpLines),
    ...(attachments !== 'none' && { attachments: attachments as Settings['attachments'] & string }),
    ...(practice !== null && { practice: { until: practice } }),
    exitUrl,
    keysThumbprint,
    kids,
    texts: units.length === 0 ? notOpenTexts(texts, shownLines) : texts,
  };
}

type Lasting = Pick<Settings, 'units' | 'keysThumbprint' | 'kids'> & { unitsToCome: boolean };

const known = new WeakMap<StoredTree, { keys: Promise<Keys>; of: Map<string, Promise<Lasting>> }>();

/**
 * What stays as long as the tree does, by organisation. Hashing every key of a large tree takes milliseconds, and so does going through
 * its units; each press of the button asks.
 */
function lastingOf(organisation: OrganisationRow, tree: StoredTree): Promise<Lasting> {
  const kept = known.get(tree) ?? { keys: keysOf(tree), of: new Map<string, Promise<Lasting>>() };
  known.set(tree, kept);
  const lasting = kept.of.get(organisation.id) ?? makeLasting(organisation, tree, kept.keys);
  kept.of.set(organisation.id, lasting);
  return lasting;
}

async function makeLasting(
  organisation: OrganisationRow,
  tree: StoredTree,
  keys: Promise<Keys>,
): Promise<Lasting> {
  const units = unitsWithin(organisation, tree);
  return { units, unitsToCome: hasUnitsToCome(organisation, tree), ...(await keys) };
}

type Keys = Pick<Settings, 'keysThumbprint' | 'kids'>;

async function keysOf(tree: StoredTree): Promise<Keys> {
  const keys: PublicKey[] = [...tree.keys.values()].map(({ publicKey }) => publicKey);
  return {
    keysThumbprint: await keyListThumbprint(keys),
    kids: keys.map(({ kid }) => kid).sort(),
  };
}

function hasUnitsToCome(top: OrganisationRow, tree: StoredTree): boolean {
  const below = childrenOf(tree, top.id);
  const isToCome = top.isUnit && top.openedAt === null;
  return isToCome || below.some((child) => hasUnitsToCome(child, tree));
}

/** The units at and below an organisation that take reports, in the order of the tree: an owner's units stand together. */
function unitsWithin(top: OrganisationRow, tree: StoredTree): Settings['units'] {
  const below = childrenOf(tree, top.id);
  const owner = tree.organisations.get(top.parentId ?? '');
  const own = {
    id: top.id,
    slug: top.slug,
    name: top.name,
    kind: top.kind as OrganisationKind,
    sector: top.sector as Sector,
    ownerName: owner?.name ?? null,
  };
  return [
    ...(top.isUnit && top.openedAt !== null ? [own] : []),
    ...below.flatMap((child) => unitsWithin(child, tree)),
  ];
}
