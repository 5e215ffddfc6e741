/**
 * A plain link to our own page opens the form too, so that a site whose editor strips elements and scripts needs no more than a link.
 * Whoever wants a new tab still gets one.
 */
import { languageOf } from './labels.ts';
import { loadForm, openForm, source } from './open-form.ts';

const slug = /^\/([a-z0-9][a-z0-9-]{0,62})$/;

export function upgradeLinks(): void {
  // On our own origin such a path may be anything.
  if (location.origin === source.origin) return;
  const near = (event: Event) => {
    if (reportLink(event)) void loadForm().catch(() => undefined);
  };
  addEventListener('pointerover', near);
  addEventListener('focusin', near);
  addEventListener('click', (event) => {
    const link = reportLink(event);
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const page = link.href;
    const opening = {
      origin: source.origin,
      organisation: slug.exec(link.pathname)![1]!,
      unit: null,
      language: languageOf(link),
      exitUrl: null,
      keys: null,
      page,
      written: 'page',
    } as const;
    void openForm(opening, () => undefined).catch(() => location.assign(page));
  });
}

function reportLink({ target }: Event): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest('a') : null;
  return link && link.origin === source.origin && slug.test(link.pathname) ? link : null;
}
