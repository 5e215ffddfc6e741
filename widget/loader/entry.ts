/** The loader: one small file on every page. Where the browser is too old, or another copy came first, the links are left as they are. */
import { MobbeKnapp } from './mobbe-knapp.ts';
import { upgradeLinks } from './report-links.ts';

const canRun = 'adoptedStyleSheets' in Document.prototype && 'HTMLDialogElement' in window;

if (canRun && !customElements.get('mobbe-knapp')) {
  customElements.define('mobbe-knapp', MobbeKnapp);
  upgradeLinks();
}
