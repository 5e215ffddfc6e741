/**
 * A plain link to our own page opens the form too, so that a site whose editor strips elements and scripts needs no more than a link.
 * Whoever wants a new tab still gets one.
 */
import { comeNear, openForm, server } from './open-form.ts';

const slug = /^\/([a-z0-9][a-z0-9-]{0,62})$/;

export function upgradeLinks(): void {
  // On our own origin such a path may be anything.
  if (location.origin === server) return;
  addEventListener('pointerover', meet);
  addEventListener('focusin', meet);
  addEventListener('click', meet);
}

function meet(event: MouseEvent | FocusEvent): void {
  const link = (event.target as Partial<Element>).closest?.('a');
  const organisation = link?.origin === server && slug.exec(link.pathname)?.[1];
  if (!organisation) return;
  if (event.type !== 'click') return comeNear(link);
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event as MouseEvent;
  if (event.defaultPrevented || button || metaKey || ctrlKey || shiftKey || altKey) return;
  event.preventDefault();
  openForm(link, organisation, link.href).catch(() => 0);
}
