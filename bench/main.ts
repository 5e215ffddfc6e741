/**
 * `npm run bench`: what the server reaches on this machine. `npm run bench -- widget`: what the button and the form cost a page
 * and a visitor, beside the published bundles of others. `--quick` takes fewer and shorter rounds, to see that it runs.
 */
import { parseArgs } from 'node:util';
import { build } from '../scripts/build.ts';
import { benchServer } from './server.ts';
import { benchWidget } from './widget.ts';

const benches = { server: benchServer, widget: benchWidget };

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [name = 'server'] = positionals;
if (name !== 'server' && name !== 'widget')
  throw new Error(`There is no bench "${name}": say server or widget.`);
await build();
await benches[name](values.quick);
