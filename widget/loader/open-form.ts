/**
 * Loads the form file once and opens the form for a button or a link.
 * Whatever fails on the way, the link is followed: a reporter is never left with a dead button.
 */
import type { BuiltFile } from '../build/integrity.ts';
import type { Asked } from '../form/asked.ts';
import { checkFile } from './check-file.ts';
import { languageOf } from './labels.ts';

/** What a file that is loaded here gives: it opens the form, and resolves when the first screen stands. */
type Opener = { open: (asked: Asked) => Promise<void> };

declare const __FORM__: BuiltFile;
declare const __FRAME__: BuiltFile;
/** Empty where it is the one that the script came from. */
declare const __SERVER__: string;
const formFile = __FORM__;
const frameFile = __FRAME__;

// Set while a classic script runs, also an async one; a module script has none, and is found by its name.
const current = document.currentScript as HTMLScriptElement | null;
const script = current?.src
  ? current
  : document.querySelector<HTMLScriptElement>('script[src*="mobbe-knapp.js"]');

export const source = new URL(script?.src ?? location.href);

/** Where reports go and our own page is: where the script came from, unless a build for a site's own server says another. */
export const server = __SERVER__ || source.origin;

/** At hover, focus or click, never earlier: a request for the form says that somebody looked at it. */
async function load(from: Element): Promise<Opener> {
  // The form in this page, or in a frame of ours.
  const [name, integrity] = from.getAttribute('mode') === 'frame' ? frameFile : formFile;
  const { href } = new URL(name, source);
  await checkFile(href, integrity, script?.nonce);
  return import(/* @vite-ignore */ href) as Promise<Opener>;
}

export function comeNear(from: Element): void {
  load(from).catch(() => 0);
}

/** For a button or a link, whose attributes say what is opened. Rejects where that failed, after `page` was followed. */
export async function openForm(from: Element, organisation: string, page: string): Promise<void> {
  try {
    // Without https there is no WebCrypto, so nothing could be sealed here.
    if (!isSecureContext) throw new Error('https');
    const { open } = await load(from);
    await open({ origin: server, organisation, language: languageOf(from), page, from });
  } catch (error) {
    from.dispatchEvent(
      new CustomEvent('mobbe-error', { bubbles: true, composed: true, detail: { stage: 'load' } }),
    );
    // Where the page itself stands in somebody else's frame, ours may not: it takes the whole window.
    // Where that frame keeps its page in, a tab of its own.
    if (!window.open(page, '_top')) window.open(page, '', 'noopener');
    throw error;
  }
}
