/** What a picture or a document is called: by its place in the list, for a file's own name can hold a person's. */
import type { Picked } from '../../questions/draft.ts';
import type { MobbeSkjema } from '../mobbe-skjema.ts';

export function nameOf(form: MobbeSkjema, picked: Picked): string {
  const number = form.draft.attachments.indexOf(picked) + 1;
  return named(form, picked, number);
}

export function named({ t }: Pick<MobbeSkjema, 't'>, { type }: Picked, number: number): string {
  const isFile = type === 'application/pdf';
  return t(isFile ? 'attachments.file' : 'attachments.picture', { number });
}
