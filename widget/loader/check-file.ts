/**
 * Whether one of our files is what it was when the file that asks for it was built. Shared by the loader, for the form, and by the form,
 * for what it loads later: so the hash of the loader in a page's embed code vouches for all of them.
 */

const checks: Record<string, Promise<unknown> | undefined> = {};

/**
 * Resolves when the browser holds the file in its list of modules, where a later `import()` finds these very bytes. Rejects with its
 * address where it did not come or is another one: `import()` would fetch it again without a check, so whoever asked must not.
 * A browser without modulepreload (Safari before 17, Firefox before 115) cannot check, and loads as it would without a hash;
 * WebKit (all of Apple's browsers; tried in WebKitGTK 2.50) has it and does not look at the hash.
 */
export function checkFile(href: string, integrity: string, nonce = ''): Promise<unknown> {
  return (checks[href] ??= new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), {
      rel: 'modulepreload',
      crossOrigin: '',
      integrity,
      nonce,
      href,
      onload: resolve,
      onerror: () => {
        checks[href] = undefined;
        reject(new Error(href));
      },
    });
    if (link.relList.supports('modulepreload')) document.head.append(link);
    else resolve(0);
  }));
}
