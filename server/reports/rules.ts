/**
 * What must hold before a report is stored, as pure checks of what was sent against the tree and the route of this moment.
 * They see codes and keys' names only; what was written is sealed.
 */
import type { ReportRequest } from '../../contract/api/public.ts';
import { factProblems } from '../../contract/choices.ts';
import { type Sector } from '../../contract/facts.ts';
import type { Route } from '../../contract/route.ts';
import type { OrganisationRow, StoredTree } from '../store/records.ts';

export type FieldError = { pointer: string; detail: string };

/** Whether the unit is one that this organisation's form offers, and the answers are choices of its sector. */
export function factErrors(
  { facts }: Pick<ReportRequest, 'facts'>,
  organisation: OrganisationRow,
  tree: StoredTree,
): FieldError[] {
  const unit = tree.organisations.get(facts.unitId);
  if (!unit?.isUnit || !isWithin(unit, organisation, tree)) {
    const detail = `Choose one of the units of ${organisation.slug}: GET /api/v1/organisations/${organisation.slug} lists them.`;
    return [{ pointer: '/facts/unitId', detail }];
  }
  return factProblems(facts, unit.sector as Sector).map(({ field, detail }) => ({
    pointer: `/facts/${field}`,
    detail,
  }));
}

function isWithin(unit: OrganisationRow, organisation: OrganisationRow, tree: StoredTree): boolean {
  for (
    let at: OrganisationRow | undefined = unit;
    at;
    at = tree.organisations.get(at.parentId ?? '')
  )
    if (at.id === organisation.id) return true;
  return false;
}

/** The names of the keys that both sealed parts must be sealed to, and to no other: the route's and the reporter's own. */
export function expectedKids(route: Route, tree: StoredTree, reporterKid: string): Set<string> {
  const inboxes = [...route.readers, ...route.copies, ...route.escalation];
  return new Set([...inboxes.map((inboxId) => tree.keys.get(inboxId)!.kid), reporterKid]);
}

/** Where it was written: a page of another site can say so of itself only, or it would pass for the frame that it must use. */
export function placeErrors(
  { written }: Pick<ReportRequest, 'written'>,
  origin: string | undefined,
  publicUrl: URL,
): FieldError[] {
  const isOwn = origin === undefined || origin === publicUrl.origin;
  if (isOwn || written === 'page') return [];
  return [{ pointer: '/written', detail: 'Say page: this came from the page of another site.' }];
}
