/** The loader: one small file on every page. Where the browser is too old, or another copy came first, the links are left as they are. */
import { MobbeKnapp } from './mobbe-knapp.ts';
import { upgradeLinks } from './report-links.ts';

// Every browser that has these has `<dialog>` too: they came later in each of them.
const canRun = 'adoptedStyleSheets' in document;

if (canRun && !customElements.get('mobbe-knapp')) {
  customElements.define('mobbe-knapp', MobbeKnapp);
  upgradeLinks();
}
