/** Pictures are picked, pasted, dropped, taken away and brought back. They lie in the draft, in memory only, and go with it. */
import { attachmentLimits } from '../../../contract/attachments.ts';
import type { Picked } from '../../questions/draft.ts';
import type { Lack } from '../../questions/question.ts';
import type { MobbeSkjema } from '../mobbe-skjema.ts';
import type { Attaching } from '../state.ts';
import { nameOf } from './names.ts';
import { madeReady } from './ready.ts';

export async function take(form: MobbeSkjema, files: readonly Blob[]): Promise<void> {
  const mode = form.settings?.attachments;
  if (!mode || files.length === 0) return;
  const { visit, t } = form;
  update(form, { working: form.attaching.working + 1, problem: null, removed: null });
  form.announce(t('attachments.working'));
  const added: Picked[] = [];
  let problem: Lack | null = null;
  for (const file of files) {
    if (isFull(form)) {
      problem = { key: 'attachments.too-many', values: { count: attachmentLimits.count } };
      break;
    }
    const ready = await madeReady(file, mode);
    // Closed meanwhile: nothing of it stays. Or sent: it was not there when the answers were looked over.
    if (visit !== form.visit) return;
    if (form.stage !== 'writing') break;
    if (typeof ready === 'string') problem = { key: ready };
    else added.push(...add(form, ready));
  }
  update(form, { working: form.attaching.working - 1, problem });
  form.announce(added.map((one) => t('attachments.added', { name: nameOf(form, one) })).join(' '));
  if (problem) form.focusOn('#attachments-lack');
}

const isFull = ({ draft }: MobbeSkjema) => draft.attachments.length >= attachmentLimits.count;

/** Two picks at once can both have found room for the last. */
function add(form: MobbeSkjema, ready: Omit<Picked, 'id'>): Picked[] {
  if (isFull(form)) return [];
  const picked = { id: String(nextId++), ...ready };
  form.change({ attachments: [...form.draft.attachments, picked] });
  return [picked];
}

let nextId = 1;

export function takeAway(form: MobbeSkjema, picked: Picked): void {
  const { attachments } = form.draft;
  const index = attachments.indexOf(picked);
  form.announce(form.t('attachments.removed', { name: nameOf(form, picked) }));
  form.change({ attachments: attachments.filter((one) => one !== picked) });
  update(form, { removed: { index, picked }, problem: null });
  form.focusOn('#attachments-undo');
}

export function bringBack(form: MobbeSkjema): void {
  const { removed } = form.attaching;
  if (!removed) return;
  const attachments = [...form.draft.attachments];
  attachments.splice(removed.index, 0, removed.picked);
  form.change({ attachments });
  update(form, { removed: null });
  form.announce(form.t('attachments.added', { name: nameOf(form, removed.picked) }));
  form.focusOn(`#remove-${removed.picked.id}`);
}

/** What is pasted or dropped. Without this a browser would leave the page to show a dropped picture, and with it what was written. */
export function handOver(form: MobbeSkjema, event: ClipboardEvent | DragEvent): void {
  if (!form.settings?.attachments) return;
  const data = event instanceof DragEvent ? event.dataTransfer : event.clipboardData;
  if (!data?.types.includes('Files')) return;
  // A text editor gives a picture of the text along with the text.
  if (event.type === 'paste' && data.types.includes('text/plain')) return;
  event.preventDefault();
  if (event.type !== 'dragover') void take(form, [...data.files]);
}

function update(form: MobbeSkjema, changes: Partial<Attaching>): void {
  form.attaching = { ...form.attaching, ...changes };
}
