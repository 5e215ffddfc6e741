/** The loader: one small file on every page. Where the browser is too old, or another copy came first, the links are left as they are. */
import { MobbeKnapp } from './mobbe-knapp.ts';
import { source } from './open-form.ts';
import { upgradeLinks } from './report-links.ts';

/** Also what defines the element: the first copy serves the whole page, and says where it came from. */
type Loaded = { from?: string };

const { href } = source;
// Every browser that has these has `<dialog>` too: they came later in each of them.
const canRun = 'adoptedStyleSheets' in document;
const first = customElements.get('mobbe-knapp') as Loaded | undefined;

if (first) {
  // Twice the same is a template and an editor who both put it in: no harm.
  if (first.from !== href) console.warn('mobbe-knapp: loaded twice.', first.from, href);
} else if (canRun) {
  Object.assign(MobbeKnapp, { from: href });
  customElements.define('mobbe-knapp', MobbeKnapp);
  upgradeLinks();
}
