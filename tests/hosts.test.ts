/**
 * Hostile hosts: each page of `widget/hosts/` is a site, a line or a browser as they are, and each has its walk here. On every one of
 * them the child can send, or is led at once to where it can; nothing is stored, nobody else is asked, and the browser does not complain.
 */
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveSite } from '../examples/demo/sites.ts';
import { wholeChromiumLaunch } from '../scripts/find-browser.ts';
import { circumstances } from '../widget/hosts/circumstances.ts';
import { browsers } from './hosts/browsers.ts';
import { lines } from './hosts/lines.ts';
import { looks } from './hosts/looks.ts';
import { policies } from './hosts/policies.ts';
import { scripts } from './hosts/scripts.ts';
import { documentedPolicies, hostNames, serveHosts } from './hosts/serve.ts';
import { expectNothingLeft, openHost } from './hosts/visit.ts';
import { openPartners, type Partners } from './partners.ts';

const kinds = [policies, looks, scripts, lines, browsers];
const walks = Object.assign({}, ...kinds) as (typeof kinds)[number];

let partners: Partners;
let browser: Browser;

beforeAll(async () => {
  partners = await openPartners({
    serve: (site, port, server) =>
      site === 'municipality' ? serveHosts(port, server) : serveSite(site, port, server),
  });
  // The one without a window keeps no page in memory.
  const options = await wholeChromiumLaunch();
  browser = await chromium.launch({
    ...options,
    args: [...options.args!, '--host-resolver-rules=MAP skole.example 127.0.0.1'],
    // A page that the browser keeps in memory comes back with everything that stood in it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
});
afterAll(async () => {
  await browser?.close();
  await partners?.stop();
});

it('has a walk for each page and a page for each walk, and names no page that is not there', () => {
  expect(Object.keys(walks).sort()).toEqual([...hostNames].sort());
  expect(kinds.flatMap((kind) => Object.keys(kind))).toHaveLength(hostNames.length);
  const named = [...Object.keys(circumstances), ...Object.keys(documentedPolicies)];
  expect(named.filter((name) => !hostNames.includes(name))).toEqual([]);
});

it.each(hostNames)('%s', async (host) => {
  const visit = await openHost({ browser, partners }, host);
  try {
    await walks[host]!(visit);
    await expectNothingLeft(visit);
  } finally {
    await visit.context.close();
  }
});
