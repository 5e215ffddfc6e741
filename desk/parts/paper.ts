/**
 * The printed sheet of an inbox, as it is shown once on the screen and printed: what it opens, since when, where to keep it, and the
 * code in groups. Beside it stand the ways to take it along. No address stands on it: the code opens nothing without signing in.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { osloDay } from '../../contract/clock.ts';
import type { Membership } from '../access.ts';
import { dayWords } from '../words.ts';
import { notice } from './pieces.ts';
import type { Desk } from './screen.ts';

export type Copied = 'no' | 'yes' | 'failed';

type Paper = {
  inbox: Pick<Membership, 'name' | 'organisationName'>;
  code: string;
  copied: Copied;
  onCopy: () => void;
  onHaveIt: () => void;
};

export function paper({ inbox, code, copied, onCopy, onHaveIt }: Paper, desk: Desk) {
  const { newCode } = desk.texts;
  return html`${sheet(inbox, code, desk)}
    <div class="buttons">
      <button class="ds-button" type="button" @click=${() => window.print()}>
        ${newCode.print}
      </button>
      <button class="ds-button" data-variant="secondary" type="button" @click=${onCopy}>
        ${newCode.copy}
      </button>
    </div>
    ${copied === 'yes' ? notice('success', newCode.copied) : nothing}
    ${copied === 'failed' ? notice('warning', newCode.copyFailed) : nothing}
    <button class="ds-button" data-variant="secondary" type="button" @click=${onHaveIt}>
      ${newCode.haveIt}
    </button>`;
}

function sheet(
  { name, organisationName }: Paper['inbox'],
  code: string,
  { texts, language, clock }: Desk,
): TemplateResult {
  const words = texts.newCode.paper;
  return html`<section class="paper" aria-labelledby="paper">
    <h2 class="ds-heading" data-size="xs" id="paper">${words.title}</h2>
    <dl class="paper-facts">
      <dt>${words.inbox}</dt>
      <dd>${name[language]}</dd>
      <dt>${words.organisation}</dt>
      <dd>${organisationName}</dd>
      <dt>${words.made}</dt>
      <dd>${dayWords(osloDay(clock.now()), language)}</dd>
      <dt>${words.code}</dt>
      <dd><code class="code" translate="no">${code}</code></dd>
    </dl>
    <p class="ds-paragraph" data-size="sm">${words.use}</p>
    <p class="ds-paragraph" data-size="sm">${words.keep}</p>
    <p class="ds-paragraph" data-size="sm">${words.seen}</p>
  </section>`;
}

export async function copyCode(code: string): Promise<Exclude<Copied, 'no'>> {
  return navigator.clipboard.writeText(code).then(
    () => 'yes' as const,
    () => 'failed' as const,
  );
}
