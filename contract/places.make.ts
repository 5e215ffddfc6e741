/**
 * Three invented places for the tests of the routing: a municipality with a private owner in it, a university and a
 * sports district; and a route in the few words that a test compares.
 */
import { factsAt } from './facts.make.ts';
import type { Facts } from './facts.ts';
import { route, type Route } from './route.ts';
import { inbox, organisation, treeOf } from './trees.make.ts';
import type { Rule, Tree, TreeInbox, TreeOrganisation } from './tree.ts';

/** A municipality with a school, a kindergarten of its own and a private one under its owner. */
export function municipality(
  over: {
    organisations?: Record<string, Partial<TreeOrganisation>>;
    people?: Record<string, string>;
    more?: TreeInbox[];
    inboxes?: Record<string, Partial<TreeInbox>>;
  } = {},
): Tree {
  const who = (id: string, people: string) => over.people?.[id] ?? people;
  const org = (id: string, parentId: string | null, given: Partial<TreeOrganisation>) =>
    organisation(id, parentId, { ...given, ...over.organisations?.[id] });
  const box = (id: string, at: string, people: string, given: Partial<TreeInbox> = {}) =>
    inbox(id, at, who(id, people), { ...given, ...over.inboxes?.[id] });
  return treeOf(
    [
      org('kommune', null, {
        kind: 'municipality',
        isUnit: false,
        inboxId: 'skoleeier',
        independentInboxId: 'uavhengig',
      }),
      org('skole', 'kommune', { inboxId: 'rektor' }),
      org('barnehage', 'kommune', {
        kind: 'kindergarten',
        sector: 'kindergarten',
        inboxId: 'styrer',
      }),
      org('eier', 'kommune', {
        kind: 'owner',
        sector: 'kindergarten',
        private: true,
        isUnit: false,
        inboxId: 'privat-eier',
        independentInboxId: 'styret',
      }),
      org('privat', 'eier', {
        kind: 'kindergarten',
        sector: 'kindergarten',
        inboxId: 'privat-styrer',
      }),
    ],
    [
      box('skoleeier', 'kommune', 'eva egil(deputy)'),
      box('team', 'kommune', 'tora', { standing: 'team' }),
      box('uavhengig', 'kommune', 'una', { standing: 'independent' }),
      box('rektor', 'skole', 'rita ivar(deputy)'),
      box('skoleteam', 'skole', 'sara', { standing: 'team' }),
      box('styrer', 'barnehage', 'berit'),
      box('privat-eier', 'eier', 'per'),
      box('styret', 'eier', 'stein', { standing: 'independent' }),
      box('privat-styrer', 'privat', 'pia'),
      ...(over.more ?? []),
    ],
  );
}

export function found(tree: Tree, unitId: string, over: Partial<Facts> = {}) {
  const { readers, copies, escalation, excluded, alarm, urgent, because } = route(
    factsAt(unitId, over),
    tree,
  );
  return { readers, copies, escalation, excluded, alarm, urgent, reason: because[0]?.reason };
}

export const inRoute = ({
  readers,
  copies,
  escalation,
}: Pick<Route, 'readers' | 'copies' | 'escalation'>) => [...readers, ...copies, ...escalation];

export const withRules = (at: string, rules: Rule[]) =>
  municipality({ organisations: { [at]: { rules } } });

export function university(): Tree {
  return treeOf(
    [
      organisation('universitet', null, {
        kind: 'university',
        sector: 'university',
        inboxId: 'hr',
        independentInboxId: 'revisjon',
      }),
      organisation('fakultet', 'universitet', {
        kind: 'faculty',
        sector: 'university',
        inboxId: 'studieleder',
      }),
    ],
    [
      inbox('hr', 'universitet', 'hanne', { standing: 'team' }),
      inbox('revisjon', 'universitet', 'rolf', { standing: 'independent' }),
      inbox('studieleder', 'fakultet', 'siri'),
    ],
  );
}

export function sport(): Tree {
  return treeOf(
    [
      organisation('idrettskrets', null, {
        kind: 'district',
        sector: 'sport',
        inboxId: 'krets',
        independentInboxId: 'kontroll',
      }),
      organisation('klubb', 'idrettskrets', { kind: 'club', sector: 'sport', inboxId: 'kontakt' }),
    ],
    [
      inbox('krets', 'idrettskrets', 'kjell'),
      inbox('kontroll', 'idrettskrets', 'kari', { standing: 'independent' }),
      inbox('kontakt', 'klubb', 'mona'),
    ],
  );
}
