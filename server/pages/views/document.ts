/**
 * The page around every screen: language, a title that says nothing, the way out, the languages, and the form that carries the
 * answers along. Every button sends the same form, so that no press of a button loses what was written.
 */
import { languages } from '../../../contract/facts.ts';
import { address, attributes, documentOf, html, type Html } from '../html.ts';
import type { Screen } from '../screen.ts';
import { fieldsOf } from '../visit.ts';
import { languageNames } from '../words.ts';

/** The two files of the page, at addresses that change with them; null where the browser's half was not built. */
export type Files = { style: string; script: string } | null;

export type Sheet = {
  body: Html;
  /** Names of the fields that stand on the page and are not carried along. */
  asks: readonly string[];
  /** What Enter in a field presses; null where nothing is typed. */
  enter: string | null;
  /** Takes the focus and says what to mend. */
  summary?: Html;
  /** What comes on paper instead of the page. */
  paper?: Html;
};

/** `script`: the script takes the page over where it runs; else the page has none. */
export function pageOf(
  screen: Screen,
  files: Files,
  { body, asks, enter, summary, paper }: Sheet,
  script: 'script' | 'no-script',
): string {
  const { t, language, settings, visit, path, notice } = screen;
  const carried = fieldsOf(visit).filter(([name]) => !asks.includes(name));
  const title = screen.lack ? `${t('error')} ${t('title')}` : t('title');
  return documentOf(html`<html lang="${language}">
${head(title, files, script)}
<body>
<main class="page${script === 'script' ? ' waits' : ''}">
<form${attributes({ method: 'post', action: path, novalidate: true, autocomplete: 'off' })}>
${enter === null ? null : html`<button class="spoken" name="go" value="${enter}" tabindex="-1" aria-hidden="true">${t('continue')}</button>`}
${carried.map(
  ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" /> `,
)}${top(screen)}
<div class="body">
<h1>${settings.organisation.name}</h1>
${summary ?? null}${notice === null ? null : html`<p class="warning">${notice}</p>`}${body}
</div>
</form>
${paper ?? null}
</main>
</body>
</html>`);
}

/** Without it a browser asks for one that is not there, and Firefox complains that the policy stops it. */
const noIcon = html`<link rel="icon" href="data:," />`;

export function head(title: string, files: Files, script: 'script' | 'no-script'): Html {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta name="referrer" content="no-referrer" />
    <title>${title}</title>
    ${noIcon} ${files ? html`<link rel="stylesheet" href="${files.style}" />` : null}
    ${files && script === 'script' ? html`<script type="module" src="${files.script}"></script>` : null}
  </head>`;
}

function top({ t, language, settings }: Screen): Html {
  const way = attributes({ href: address(settings.exitUrl), rel: 'noreferrer', target: '_top' });
  return html`<div class="top">
    <a class="exit" ${way}>${t('exit')}</a>
    <div class="languages" role="group" aria-label="${t('language')}">
      ${languages.map(
        (code) =>
          html`<button${attributes({
            class: 'quiet',
            name: 'go',
            value: `say-${code}`,
            lang: code,
            'aria-pressed': code === language ? 'true' : 'false',
          })}>${languageNames[code]}</button>`,
      )}
    </div>
  </div>`;
}
