/** A route as the reporter's browser is told it: whom to seal to, by role, and what is due. Nothing about persons. */
import type { RouteAnswer } from '../../contract/api/public.ts';
import { dueAt, osloDay } from '../../contract/clock.ts';
import type { Route } from '../../contract/route.ts';
import type { ClockRow, StoredTree } from '../store/records.ts';

export function routeAnswerOf(route: Route, tree: StoredTree, now: Date): RouteAnswer {
  return {
    urgent: route.urgent,
    readers: route.because.map(({ inboxId, as }) => {
      const { name, organisationId } = tree.inboxes.get(inboxId)!;
      const { publicKey: key } = tree.keys.get(inboxId)!;
      return {
        inboxId,
        name,
        organisationName: tree.organisations.get(organisationId)!.name,
        as,
        key,
      };
    }),
    deadlines: route.deadlines.map(({ clock, standing, span, basis }) => ({
      clock,
      standing,
      dueOn: osloDay(dueAt(now, span)),
      basis,
    })),
  };
}

/** A clock of the case as the reporter is told of it. */
export function deadlineOf({ clock, standing, dueAt: due, basis }: ClockRow) {
  return { clock, standing: standing as 'goal' | 'right', dueOn: osloDay(due), basis };
}
