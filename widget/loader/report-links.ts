/**
 * A plain link to our own page opens the form too, so that a site whose editor strips elements and scripts needs no more than a link.
 * Whoever wants a new tab still gets one.
 */
import { comeNear, openForm, server } from './open-form.ts';

/** A slug that is not one of `contract/reserved-slugs.ts`: written here once more, because that is smaller; tested against it. */
const slug = /^\/(?!(api|desk|dev|health|problems|w)$)([a-z\d][a-z\d-]*)$/;

export function upgradeLinks(): void {
  // On our own origin such a path may be anything.
  if (location.origin === server) return;
  addEventListener('pointerover', meet);
  addEventListener('focusin', meet);
  addEventListener('click', meet);
}

function meet(event: MouseEvent | FocusEvent): void {
  const link = (event.target as Partial<Element>).closest?.('a');
  const organisation = link?.origin === server && slug.exec(link.pathname)?.[2];
  if (!organisation) return;
  if (event.type !== 'click') return comeNear(link);
  const click = event as MouseEvent;
  if (click.defaultPrevented || click.button) return;
  if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
  click.preventDefault();
  openForm(link, organisation, link.href).catch(() => 0);
}
