/**
 * The files that the form loads later, each checked against the hash that the build has put beside its name.
 * A file that is not what it was does not come, as one that is missing: whoever asked says so and keeps everything.
 */
import { checkFile } from '../loader/check-file.ts';

// The loader was let in by a page's nonce and handed it on: what the form loads needs it too.
const loaded = document.querySelector<HTMLLinkElement>(`link[href="${import.meta.url}"]`);

/** Every `import()` of the form goes through here; `widget/build/integrity.ts` adds `name` and `integrity`, and stops at one that does not. */
export async function fetched<File>(
  load: () => Promise<File>,
  name?: string,
  integrity = '',
): Promise<File> {
  if (name) await checkFile(new URL(name, import.meta.url).href, integrity, loaded?.nonce);
  return load();
}
