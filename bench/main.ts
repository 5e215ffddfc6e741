/**
 * `npm run bench`: what the server reaches on this machine. `npm run bench -- widget`: what the button and the form cost a page
 * and a visitor, beside the published bundles of others. `npm run bench -- proof`: what a proof of work costs a phone.
 * `--quick` takes fewer and shorter rounds, to see that it runs.
 */
import { parseArgs } from 'node:util';
import { build } from '../scripts/build.ts';
import { benchProof } from './proof.ts';
import { benchServer } from './server.ts';
import { benchWidget } from './widget.ts';

const benches = { server: benchServer, widget: benchWidget, proof: benchProof };
const isName = (name: string): name is keyof typeof benches => Object.hasOwn(benches, name);

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [name = 'server'] = positionals;
if (!isName(name))
  throw new Error(`There is no bench "${name}": say ${Object.keys(benches).join(' or ')}.`);
await build();
await benches[name](values.quick);
