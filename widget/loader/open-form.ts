/**
 * Loads the form file once, hangs the form in `body`, and opens it for a button or a link.
 * Whatever fails on the way, the caller follows the fallback link: a reporter is never left with a dead button.
 */
import type { MobbeSkjema } from '../form/mobbe-skjema.ts';
import type { Opening } from '../form/state.ts';

/** The form's file name, set by the build. */
declare const __FORM_FILE__: string;

// Set while a classic script runs, also an async one; a module script has none, and is found by its name.
const script =
  (document.currentScript as HTMLScriptElement | null)?.src ||
  document.querySelector<HTMLScriptElement>('script[src*="mobbe-knapp.js"]')?.src;

export const source = new URL(script || location.href);

let loading: Promise<unknown> | null = null;

/** At hover, focus or click, never earlier: a request for the form says that somebody looked at it. */
export function loadForm(): Promise<unknown> {
  loading ??= import(/* @vite-ignore */ new URL(__FORM_FILE__, source).href).catch(
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

export async function openForm(
  opening: Opening,
  listen: (form: MobbeSkjema) => void,
): Promise<void> {
  // Without https there is no WebCrypto, so nothing could be sealed here.
  if (!isSecureContext)
    throw new Error(
      'mobbe-knapp: this page is not served over https, so the form opens on its own page.',
    );
  await loadForm();
  const found = document.querySelector<MobbeSkjema>('body > mobbe-skjema');
  const form = found ?? document.createElement('mobbe-skjema');
  form.setAttribute('data-turbo-permanent', '');
  form.id = 'mobbe-skjema';
  // In body and not in the button: a menu that closes around the button must not take the form with it.
  if (!found) document.body.append(form);
  listen(form);
  await form.open(opening);
}
