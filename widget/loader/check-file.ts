/**
 * Whether one of our files is what it was when the file that asks for it was built. Shared by the loader, for the form, and by the form,
 * for what it loads later: so the hash of the loader in a page's embed code vouches for all of them.
 */

const checks: Record<string, Promise<unknown> | undefined> = {};

/**
 * Resolves when the browser holds the file in its list of modules, where a later `import()` finds these very bytes. Rejects with its
 * address where it did not come or is another one: `import()` would fetch it again without a check, so whoever asked must not.
 * A browser without modulepreload (Firefox before 115) cannot check, and loads as it would without a hash.
 */
export function checkFile(href: string, integrity: string, nonce = ''): Promise<unknown> {
  return (checks[href] ??= new Promise((resolve, reject) => {
    const put = <Name extends 'link' | 'script'>(name: Name, more: object) =>
      document.head.appendChild(
        Object.assign(
          document.createElement(name),
          {
            crossOrigin: '',
            integrity,
            nonce,
            onload: resolve,
            onerror: () => {
              checks[href] = undefined;
              reject(new Error(href));
            },
          },
          more,
        ),
      );
    // WebKit (all of Apple's browsers; tried in WebKitGTK 2.50) looks at the hash of a script, and at none of a link for modules.
    // Not on our own page, whose policy takes no script's address from text: what sends that page sends the files too.
    if (navigator.vendor[0] === 'A' && !href.startsWith(`${location.origin}/`))
      try {
        return put('script', { type: 'module', src: href });
      } catch {
        // Trusted Types of the site: here too, as without a hash.
      }
    const link = put('link', { rel: 'modulepreload', href });
    if (!link.relList.supports('modulepreload')) resolve(0);
  }));
}
