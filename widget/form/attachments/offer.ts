/** Where pictures are picked, below the field for free text: what must not be sent and where to turn, the button, and those picked. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { attachmentLimits } from '../../../contract/attachments.ts';
import type { Picked } from '../../questions/draft.ts';
import { pictureLines } from '../../questions/picture-help.ts';
import { helpList } from '../fields.ts';
import type { MobbeSkjema } from '../mobbe-skjema.ts';
import { named } from './names.ts';
import { bringBack, take, takeAway } from './picking.ts';
import { drawn } from './thumbnail.ts';

export function offer(form: MobbeSkjema): TemplateResult | typeof nothing {
  const { t, settings, language, attaching } = form;
  const mode = settings?.attachments;
  if (!mode) return nothing;
  // When they stand there.
  void form.updateComplete.then(() => showPictures(form));
  const withPdf = mode === 'images-and-pdf';
  // One text: a description is read without the space between two.
  const limits = `${t('attachments.hint', { count: attachmentLimits.count })} ${t('attachments.hidden')}`;
  return html`<section class="attachments" aria-labelledby="attachments-title">
    <h3 id="attachments-title">${t('attachments.title')}</h3>
    <div id="attachments-hint">
      <p class="hint">${limits}</p>
      ${withPdf ? html`<p class="hint">${t('attachments.pdf')}</p>` : nothing}
      <p class="warning">${t('attachments.nude')}</p>
    </div>
    <details>
      <summary>${t('attachments.shared')}</summary>
      <p>${t('attachments.words')}</p>
      <p>${t('attachments.help')}</p>
      ${helpList(pictureLines(settings), language)}
    </details>
    ${lack(form)}
    <div class="pick">
      <input
        type="file"
        id="attachments"
        class="spoken"
        multiple
        accept=${withPdf ? 'image/*,application/pdf' : 'image/*'}
        aria-describedby=${attaching.problem ? 'attachments-hint attachments-lack' : 'attachments-hint'}
        .onchange=${(event: Event) => void pick(form, event.target as HTMLInputElement)}
        .oncancel=${stay}
      />
      <label for="attachments" class="button"
        >${t(withPdf ? 'attachments.choose-pdf' : 'attachments.choose')}</label
      >
      ${attaching.working > 0 ? html`<span aria-hidden="true">${t('attachments.working')}</span>` : nothing}
    </div>
    ${list(form)}
  </section>`;
}

function pick(form: MobbeSkjema, field: HTMLInputElement): Promise<void> {
  const files = [...(field.files ?? [])];
  // The same file can be picked again after it was taken away; and the field keeps no name.
  field.value = '';
  return take(form, files);
}

/** Who picks nothing after all has not asked to close the form: a dialog hears of it by the same event. */
function stay(event: Event): void {
  event.stopPropagation();
}

function lack({ t, attaching: { problem } }: MobbeSkjema) {
  if (!problem) return nothing;
  return html`<p id="attachments-lack" class="lack" tabindex="-1">
    <span class="spoken">${t('error')} </span>${t(problem.key, problem.values)}
  </p>`;
}

function list(form: MobbeSkjema) {
  const { draft, attaching } = form;
  const rows = draft.attachments.map((picked, index) => row(form, picked, index + 1));
  if (attaching.removed) rows.splice(attaching.removed.index, 0, removedRow(form));
  return rows.length > 0
    ? html`<ul class="attached">
        ${rows}
      </ul>`
    : nothing;
}

function row(form: MobbeSkjema, picked: Picked, number: number) {
  const { t } = form;
  const name = named(form, picked, number);
  const isPdf = picked.type === 'application/pdf';
  return html`<li>
    ${isPdf ? nothing : html`<canvas role="img" aria-label=${name}></canvas>`}
    <span class="name" aria-hidden=${isPdf ? nothing : 'true'}>${name}</span>
    <button
      type="button"
      class="link"
      id="remove-${picked.id}"
      .onclick=${() => takeAway(form, picked)}
    >
      ${t('attachments.remove')}<span class="spoken"> ${name}</span>
    </button>
  </li>`;
}

function showPictures({ renderRoot, draft }: MobbeSkjema): void {
  const canvases = renderRoot.querySelectorAll('canvas');
  const pictures = draft.attachments.filter(({ type }) => type !== 'application/pdf');
  canvases.forEach((canvas, index) => drawn(canvas, pictures[index]));
}

function removedRow(form: MobbeSkjema) {
  const { t, attaching } = form;
  const { index, picked } = attaching.removed!;
  const name = named(form, picked, index + 1);
  return html`<li>
    <span class="name">${t('attachments.removed', { name })}</span>
    <button type="button" class="link" id="attachments-undo" .onclick=${() => bringBack(form)}>
      ${t('attachments.undo')}<span class="spoken"> ${name}</span>
    </button>
  </li>`;
}
