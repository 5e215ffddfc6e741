/**
 * Leaves out of a library what nobody here can reach. jose writes and reads every algorithm of its standard; the widget uses four
 * of them, and whoever fills in the form on a train would wait for the rest. Nothing is changed that is used: a body that is left
 * out throws, so that what was left out by mistake fails loudly, in the tests that run the vectors on the built files.
 */
import type { Plugin } from 'vite';

/** By file: the functions whose bodies are left out. */
export type Unused = Record<string, string[]>;

/** What `contract/sealing` never asks of jose: compression, CBC, RSA, and passwords (recovery codes are for the desk alone). */
export const unusedOfJose: Unused = {
  'jose/dist/webapi/lib/deflate.js': ['compress', 'decompress'],
  'jose/dist/webapi/lib/content_encryption.js': ['cbcEncrypt', 'cbcDecrypt'],
  'jose/dist/webapi/lib/key_management.js': ['checkRsaKey', 'deriveKey'],
};

/** Stops the build where a named function is not there: the library has changed, and the list wants reading again. */
export function without(unused: Unused): Plugin {
  return {
    name: 'without',
    transform(code, id) {
      const file = Object.keys(unused).find((path) => id.endsWith(`/node_modules/${path}`));
      if (file === undefined) return null;
      const left = new Set(unused[file]);
      const bodies = this.parse(code).body.flatMap((node) =>
        node.type === 'FunctionDeclaration' && node.body && left.delete(node.id?.name ?? '')
          ? [node.body]
          : [],
      );
      if (left.size > 0)
        throw new Error(
          `${file} has no function ${[...left].join(', ')}: see widget/build/without.ts.`,
        );
      return bodies
        .toReversed()
        .reduce(
          (text, { start, end }) =>
            `${text.slice(0, start)}{ throw new Error(); }${text.slice(end)}`,
          code,
        );
    },
  };
}
