/**
 * The files that the form loads later, each checked against the hash that the build has put beside its name.
 * A file that is not what it was does not come, as one that is missing: whoever asked says so and keeps everything.
 */
import { checkFile } from '../loader/check-file.ts';

let nonce: string | undefined;

/** Every `import()` of the form goes through here; `widget/build/integrity.ts` adds `name` and `integrity`, and stops at one that does not. */
export async function fetched<File>(
  load: () => Promise<File>,
  name?: string,
  integrity = '',
): Promise<File> {
  if (name) {
    // The loader was let in by a page's nonce and handed it on to the form: what the form loads needs it too.
    const { url } = import.meta;
    nonce ??= document.querySelector<HTMLElement>(
      `link[href="${url}"],script[src="${url}"]`,
    )?.nonce;
    await checkFile(new URL(name, import.meta.url).href, integrity, nonce);
  }
  return load();
}
