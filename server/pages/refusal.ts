/** A no as a page: what happened, what to do, and whom to call, in the reporter's language or, where it is not known, in all three. */
import type { Language } from '../../contract/facts.ts';
import { languages } from '../../contract/facts.ts';
import type { ProblemSlug } from '../../contract/problems.ts';
import { dangerLines } from '../../widget/questions/help.ts';
import { attributes, documentOf, html, type Html } from './html.ts';
import { head, type Files } from './views/document.ts';
import { helpList } from './views/fields.ts';
import { sayIn, type Say } from './words.ts';

/** `path`: where to begin again; null where there is no such page. */
export function refusalPage(
  problem: ProblemSlug,
  language: Language | null,
  path: string | null,
  files: Files,
): string {
  const shown = language === null ? languages : [language];
  const [first] = shown;
  return documentOf(
    html`<html lang="${first}">
      ${head(sayIn(first, null, 'child')('title'), files, 'no-script')}
      <body>
        <main class="page">
          <div class="body">
            ${shown.map((one, index) => section(problem, one, path, index === 0 ? 'first' : 'later'))}
          </div>
        </main>
      </body>
    </html>`,
  );
}

function section(
  problem: ProblemSlug,
  language: Language,
  path: string | null,
  place: 'first' | 'later',
): Html {
  const t = sayIn(language, null, 'child');
  const title = t('refusal.title');
  const begin = html`<p><a class="button" href="${path}">${t('refusal.begin')}</a></p>`;
  return html`<section${attributes({ lang: language, class: 'refusal' })}>
${place === 'first' ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}
<p>${saidOf(problem, t)}</p>
${path === null ? null : begin}
<div class="emergency"><p>${t('danger.call')}</p>
${helpList(dangerLines({ settings: null, register: 'child', t }), language)}</div>
</section>`;
}

function saidOf(problem: ProblemSlug, t: Say): string {
  switch (problem) {
    case 'cross-site':
    case 'too-large':
    case 'slow-down':
    case 'not-open':
      return t(`refusal.${problem}`);
    default:
      return t('refusal.other');
  }
}
