/** What happened, in the reporter's own words. The only thing that can be wrong with it is that it is too long. */
import { html, nothing } from 'lit/html.js';
import { longest, looksLikeIdentityNumber, tell as asked } from '../../questions/written.ts';
import { heading, hintLines, lack } from '../fields.ts';
import { longText } from '../text-fields.ts';
import type { Step } from './steps.ts';

const nearlyFull = longest * 0.8;

/** For those who hear the count: it is said anew at each hundred and not at each letter. */
const hundreds = (left: number): number => Math.ceil(left / 100) * 100;

export const tell: Step = {
  ...asked,
  render: (screen) => {
    const { draft, t, change, handOver, lack: missing } = screen;
    const digits = looksLikeIdentityNumber(draft.text);
    const left = longest - draft.text.length;
    const isNearlyFull = draft.text.length > nearlyFull && left >= 0;
    return html`<div .onpaste=${handOver} .ondragover=${handOver} .ondrop=${handOver}>
      ${heading(t('tell.title'), 'progress')}
      ${hintLines([`${t('tell.hint')} ${t('optional')}`, `${t('tell.notice')} ${t('tell.names')}`])}
      ${lack(screen)}
      ${longText({
        id: 'text',
        label: '',
        rows: 9,
        value: draft.text,
        wrong: missing !== null,
        describedBy: missing ? 'hint lack' : 'hint',
        write: (text) => change({ text }),
      })}
      ${
        isNearlyFull
          ? html`<p class="hint" aria-hidden="true">${t('tell.left', { count: left })}</p>`
          : nothing
      }
      <p class="spoken" role="status">
        ${isNearlyFull ? t('tell.left', { count: hundreds(left) }) : ''}
      </p>
      <p class=${digits ? 'warning' : 'spoken'} role="status">${digits ? t('tell.digits') : ''}</p>
      ${screen.attachments()}
    </div>`;
  },
};
