/** What happened, in the reporter's own words. The only thing that can be wrong with it is that it is too long. */
import { html, nothing } from 'lit';
import { longest, looksLikeIdentityNumber, tell as asked } from '../../questions/written.ts';
import { heading, lack } from '../fields.ts';
import { longText } from '../text-fields.ts';
import type { Step } from './steps.ts';

const nearlyFull = longest * 0.8;

export const tell: Step = {
  ...asked,
  render: (screen) => {
    const { draft, t, change, lack: missing } = screen;
    const digits = looksLikeIdentityNumber(draft.text);
    const left = longest - draft.text.length;
    return html`${heading(t('tell.title'), 'progress')}
      <div id="hint">
        <p class="hint">${t('tell.hint')} ${t('optional')}</p>
        <p class="hint">${t('tell.notice')} ${t('tell.names')}</p>
      </div>
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
        draft.text.length > nearlyFull && left >= 0
          ? html`<p class="hint" aria-hidden="true">${t('tell.left', { count: left })}</p>`
          : nothing
      }
      <p class=${digits ? 'warning' : 'spoken'} role="status">
        ${digits ? t('tell.digits') : ''}
      </p>`;
  },
};
