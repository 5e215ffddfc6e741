/** Fetches what attaches pictures, while the questions before are answered, where the organisation takes any. */
import { fetched } from './fetched.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';

/** Nobody waits for it: where it does not come nothing is offered, the report goes its way, and the next question asks for it again. */
export async function fetchAttachments(form: MobbeSkjema): Promise<void> {
  if (form.attachments || !form.settings?.attachments) return;
  const file = await fetched(() => import('./attachments.ts')).catch(() => null);
  if (!file || form.attachments) return;
  const root = form.renderRoot as ShadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, file.look];
  form.attachments = file;
  form.texts = { ...form.texts, ...file.words[form.language] };
  form.requestUpdate();
}
