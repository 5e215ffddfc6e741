/**
 * Our own page for reporters, at `/{slug}`: where a link or a poster leads, and where the button sends a reporter whose page
 * cannot hold the form. Its title says nothing, because it stays in the history of a family's browser.
 */
import type { OrganisationRow } from '../store/records.ts';
import { escapeHtml } from './markdown.ts';

const links: Record<string, string> = { nb: 'Meld fra', nn: 'Meld frå', en: 'Tell us' };

export function ownPage({ slug, language }: Pick<OrganisationRow, 'slug' | 'language'>): string {
  const name = escapeHtml(slug);
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${links[language] ?? links['nb']!}</title>
<body>
<mobbe-knapp organisation="${name}" language="${escapeHtml(language)}"><a href="/${name}">${links[language] ?? links['nb']!}</a></mobbe-knapp>
<script type="module" src="/w/v1/mobbe-knapp.js"></script>
</body>
</html>
`;
}
