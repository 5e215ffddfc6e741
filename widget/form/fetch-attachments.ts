/** Fetches what attaches pictures, while the questions before are answered, where the organisation takes any. */
import { fetched } from './fetched.ts';
import type { MobbeSkjema } from './mobbe-skjema.ts';
import { takeIn } from './take-in.ts';

/** Nobody waits for it: where it does not come nothing is offered, the report goes its way, and the next question asks for it again. */
export async function fetchAttachments(form: MobbeSkjema): Promise<void> {
  if (form.attachments || !form.settings?.attachments) return;
  const file = await fetched(() => import('./attachments.ts')).catch(() => null);
  if (!file || form.attachments) return;
  form.attachments = file;
  takeIn(form, file.look, file.words[form.language]);
}
