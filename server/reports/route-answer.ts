/** A route as the reporter's browser is told it: whom to seal to, by role, and what is due. Nothing about persons. */
import type { RouteAnswer } from '../../contract/api/public.ts';
import type { CaseDeadline } from '../../contract/cases/deadlines.ts';
import { dueAt, osloDay } from '../../contract/clock.ts';
import { osloTime } from '../../contract/opening.ts';
import type { Facts } from '../../contract/facts.ts';
import { route as findRoute, type Route } from '../../contract/route.ts';
import { Problem } from '../http/problem.ts';
import type { StoredTree } from '../store/records.ts';
import { toRouteTree } from '../store/tree.ts';
import { membersIn } from '../store/tree-index.ts';

/**
 * Throws the problem `not-open` for a unit that does not take reports yet (`server/store/opening.ts`), and where no inbox on
 * the way has a key any more: there is nobody to seal to. `facts.unitId` must be in the tree.
 */
export function openRoute(facts: Facts, stored: StoredTree, now: Date): Route {
  const { openedAt } = stored.organisations.get(facts.unitId)!;
  const found = findRoute(facts, toRouteTree(stored, now));
  if (openedAt !== null && found.readers.length > 0) return found;
  throw new Problem('not-open', {
    detail: 'It was not sent. Talk to an adult whom you trust, or call one of the numbers of help.',
  });
}

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
        // Kept where nobody is left to read it: the operator is alarmed, and the reporter is not promised a reader.
        as: as === 'reader' && isEmpty(inboxId, tree) ? 'escalation' : as,
        key,
      };
    }),
    deadlines: route.deadlines.map(({ clock, standing, span, basis }) =>
      toldOf({ kind: clock, standing, dueAt: dueAt(now, span).getTime(), basis }, route.urgent),
    ),
  };
}

function isEmpty(inboxId: string, tree: StoredTree): boolean {
  return membersIn(tree, inboxId).length === 0;
}

/** As the reporter is told of them. */
export function deadlinesOf(deadlines: readonly CaseDeadline[], urgent: boolean) {
  return deadlines.map((deadline) => toldOf(deadline, urgent));
}

type Told = Pick<CaseDeadline, 'kind' | 'standing' | 'dueAt' | 'basis'>;

/** `clock`, because release 0.1.0 of the form reads it by that name. */
function toldOf({ kind, standing, dueAt: due, basis }: Told, urgent: boolean) {
  // As `contract/policies/unread.ts` counts them; the others end with their day.
  const inHours = kind === 'urgent-unread' || (urgent && kind === 'unread-next-reader');
  const at = new Date(due);
  const dueOn = osloDay(at);
  return { clock: kind, standing, dueOn, ...(inHours && { time: osloTime(at).time }), basis };
}
