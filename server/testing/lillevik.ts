/** The example file applied to a store, for tests of the set-up: Lillevik, with its school. */
import { readFileSync } from 'node:fs';
import { handOverCasesIn } from '../cases/hand-over.ts';
import type { Store } from '../store/records.ts';
import { apply } from '../organisations/apply.ts';
import { readDescription } from '../organisations/description.ts';
import { idOf, planOf } from '../organisations/plan.ts';

export const example = readFileSync('examples/organisations.yaml', 'utf8');
export const clock = { now: () => new Date('2026-11-23T08:00:00Z') };
const secret = 'a secret of the configuration, long enough';
export const planFrom = (text: string) => planOf(readDescription(text)[0]!);
export const rootId = idOf('organisation', 'lillevik');
export const inboxId = (slug: string, key: string) => idOf('inbox', slug, key);

export const applied = (store: Store, text: string) =>
  apply(planFrom(text), { store, clock, secret, handOver: handOverCasesIn });
export const treeIn = (store: Store, id = rootId) =>
  store.read((records) => records.organisations.tree(id));
export const emails = async (store: Store, inbox: string) => {
  const { memberships, handlers } = await treeIn(store);
  return memberships
    .filter((row) => row.inboxId === inbox)
    .map(({ handlerId }) => handlers.get(handlerId)!.email)
    .sort();
};
