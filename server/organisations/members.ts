/** The people of a plan beside those who are stored: who is named, who leaves, who is known. */
import type { HandlerRow, StoredTree } from '../store/records.ts';
import type { Plan, PlannedMember } from './plan.ts';

/** Members of described inboxes whom the file does not name any more. */
export function membersToRemove(
  plan: Plan,
  tree: StoredTree | undefined,
): { inboxId: string; handlerId: string }[] {
  const described = new Set(plan.inboxes.map(({ id }) => id));
  return (tree?.memberships ?? [])
    .filter(({ inboxId, handlerId }) => {
      const email = tree?.handlers.get(handlerId)?.email ?? '';
      return described.has(inboxId) && !isPlanned(plan, inboxId, email);
    })
    .map(({ inboxId, handlerId }) => ({ inboxId, handlerId }));
}

function isPlanned(plan: Plan, inboxId: string, email: string): boolean {
  return plan.members.some((member) => member.inboxId === inboxId && member.email === email);
}

/** Each person of the file once: an administrator in one inbox is one. */
export function peopleOf(plan: Plan): Omit<PlannedMember, 'inboxId' | 'deputy'>[] {
  const people = new Map<string, Omit<PlannedMember, 'inboxId' | 'deputy'>>();
  for (const { email, name, language, administrator } of plan.members) {
    const isAdministrator = administrator || (people.get(email)?.administrator ?? false);
    people.set(email, { email, name, language, administrator: isAdministrator });
  }
  return [...people.values()];
}

export function handlerOf(email: string, tree: StoredTree | undefined): HandlerRow | undefined {
  return [...(tree?.handlers.values() ?? [])].find((handler) => handler.email === email);
}
