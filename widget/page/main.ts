/**
 * Our own page: the same form, lying open on the page instead of in a dialog. The organisation is the page's path,
 * so the page itself is one file for everybody.
 */
import { languages } from '../../contract/facts.ts';

/** The form's file name, set by the build. */
declare const __FORM_FILE__: string;

const asked = new URLSearchParams(location.search);
const path = location.pathname.split('/')[1] ?? '';
const language = languages.find((code) => code === asked.get('language')) ?? null;

const page = new CSSStyleSheet();
page.replaceSync(
  'body { margin: 0; background: #f3f6f8 } body > :not(mobbe-skjema) { display: none }',
);
document.adoptedStyleSheets = [page];

try {
  await import(/* @vite-ignore */ new URL(__FORM_FILE__, import.meta.url).href);
  const form = document.createElement('mobbe-skjema');
  form.inline = true;
  document.body.append(form);
  await form.open({
    origin: location.origin,
    organisation: path,
    unit: asked.get('unit'),
    language,
    exitUrl: null,
    keys: null,
    page: `${location.origin}/${path}`,
    written: 'own-page',
  });
} catch {
  sayThatItFailed();
}

/** This page is what others fall back on; behind it there is only the telephone. In three languages, because none was fetched. */
function sayThatItFailed(): void {
  document.adoptedStyleSheets = [];
  const sentences = {
    nb: 'Skjemaet kom ikke fram. Last siden på nytt. Ring 112 hvis noen er i fare nå. Barn og unge kan ringe 116 111.',
    nn: 'Skjemaet kom ikkje fram. Last sida på nytt. Ring 112 viss nokon er i fare no. Barn og unge kan ringje 116 111.',
    en: 'The form did not arrive. Reload this page. Call 112 if anyone is in danger now. Children can call 116 111.',
  };
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.textContent = 'Si ifra – Sei ifrå – Speak up';
  main.append(heading);
  for (const [code, text] of Object.entries(sentences)) {
    const line = document.createElement('p');
    line.lang = code;
    line.textContent = text;
    main.append(line);
  }
  document.body.append(main);
}
