/**
 * Our own page: the same form, lying open on the page instead of in a dialog. The organisation is the page's path,
 * and where this script does not come or cannot run, the form of the server stays in its place.
 */
import { languages } from '../../contract/facts.ts';
import type { BuiltFile } from '../build/integrity.ts';
import { findBorder } from './border.ts';

declare const __FORM__: BuiltFile;

const asked = new URLSearchParams(location.search);
const path = location.pathname.split('/')[1] ?? '';
const border = findBorder();
const { unit, language, exitUrl, keys } = border ?? {
  unit: asked.get('unit'),
  language: languages.find((code) => code === asked.get('language')) ?? null,
  exitUrl: null,
  keys: null,
};

/** The same form from the server, which works without this script. */
const plain = document.querySelector('main');
const begun = plain?.querySelector(':checked') ?? null;

/** Whoever has begun to answer the form of the server, because this script was long in coming, goes on there. */
if (begun === null) await takeOver();

async function takeOver(): Promise<void> {
  try {
    const page = new CSSStyleSheet();
    page.replaceSync('body > :not(mobbe-skjema) { display: none }');
    // In a frame the paper goes on below the form.
    if (border) page.insertRule('body { background: #fff }');
    document.adoptedStyleSheets = [page];
    await import(/* @vite-ignore */ new URL(__FORM__[0], import.meta.url).href);
    const form = document.createElement('mobbe-skjema');
    form.inline = true;
    form.toggleAttribute('framed', border !== null);
    document.body.append(form);
    const open = () =>
      form.open({
        origin: location.origin,
        organisation: path,
        unit,
        language,
        exitUrl,
        keys,
        page: `${location.origin}/${path}`,
        written: border ? 'frame' : 'own-page',
        from: null,
      });
    const measure = border?.tie(form, () => void open());
    await open();
    measure?.();
    plain?.remove();
  } catch {
    // This page is what others fall back on: the form of the server is there still, and sends as well.
    document.querySelector('mobbe-skjema')?.remove();
    document.adoptedStyleSheets = [];
    plain?.classList.remove('waits');
  }
}
