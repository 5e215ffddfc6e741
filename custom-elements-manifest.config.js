/**
 * For whoever runs the analyzer by hand (`npx cem analyze`): it reads what `scripts/check-api.ts` reads, writes into what is built, and leaves
 * `package.json` alone. Otherwise it would name there the file that it has just written, instead of the frozen `api.json`.
 */
export default {
  globs: ['widget/loader/mobbe-knapp.ts', 'widget/loader/entry.ts'],
  outdir: 'dist',
  packagejson: false,
};
