/**
 * A partner's site as strict as one can be with the button on it: its policy allows the lines of `docs/embed.md` and nothing else, the
 * script is pinned by its hash, and the page itself writes down what goes wrong on it, for drivers that do not tell.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { freePort } from '../../scripts/free-port.ts';
import { closeSite } from '../../examples/demo/sites.ts';

export type StrictSite = {
  origin: string;
  /**
   * Pages: `/` has the button; `/wrong-hash` pins another script than there is; `/altered` takes the script from a server where
   * the file of the form is another one, `/altered-words` from one where that of the words is; `/trusted-types` holds its scripts to
   * those as well; `/before` and `/away` are where one comes from and goes.
   */
  serve(server: string): Promise<void>;
  stop(): Promise<void>;
};

/** What the page has written down: a list of sentences, as JavaScript. */
export const heard = 'globalThis.heard';

const trusted = "; require-trusted-types-for 'script'; trusted-types lit-html";

const ear = `globalThis.heard = [];
addEventListener('error', (event) => heard.push('error: ' + (event.message ?? event.target.src)), true);
addEventListener('unhandledrejection', ({ reason }) => heard.push('rejection: ' + reason));
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  heard.push('policy: ' + violatedDirective + ' ' + blockedURI));
for (const name of ['error', 'warn']) console[name] = (...words) => heard.push(name + ': ' + words.join(' '));`;

export async function strictSite(): Promise<StrictSite> {
  const port = await freePort();
  // By its number and not its name: for a browser another site than the server, not only another origin.
  const origin = `http://127.0.0.1:${port}`;
  /** The same pages by another name. */
  const other = `http://localhost:${port}`;
  let policy = '';
  let pages: Record<string, string> = {};
  const site = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': request.url?.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
      'content-security-policy': policy + (request.url === '/trusted-types' ? trusted : ''),
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    });
    response.end(page ?? '');
  });
  return {
    origin,
    async serve(server) {
      policy = `default-src 'none'; script-src 'self' ${other} ${server}; connect-src ${server}; img-src data:`;
      const loader = await (await fetch(`${server}/w/v1/mobbe-knapp.js`)).text();
      const formFile = /form-[\w-]+\.js/.exec(loader)![0];
      const form = await (await fetch(`${server}/w/v1/${formFile}`)).text();
      const words = /nb-[\w-]+\.js/.exec(form)![0];
      pages = {
        '/ear.js': ear,
        '/': page({ server, origin, from: server, hash: hashOf(loader) }),
        '/wrong-hash': page({ server, origin, from: server, hash: hashOf(`${loader} `) }),
        '/altered': page({ server, origin, from: other, hash: hashOf(loader) }),
        '/altered-words': page({ server, origin, from: `${other}/words`, hash: hashOf(loader) }),
        '/trusted-types': page({ server, origin, from: server, hash: hashOf(loader) }),
        '/w/v1/mobbe-knapp.js': loader,
        [`/w/v1/${formFile}`]: `localStorage.altered = 'ran';export const open = () => {};`,
        '/words/w/v1/mobbe-knapp.js': loader,
        [`/words/w/v1/${formFile}`]: form,
        [`/words/w/v1/${words}`]: `localStorage.altered = 'ran';export default {};`,
        '/before': plain('Søk'),
        '/away': plain('Yr'),
      };
      site.listen(port, '127.0.0.1');
      await once(site, 'listening');
    },
    stop: () => closeSite(site),
  };
}

function hashOf(text: string): string {
  return `sha384-${createHash('sha384').update(text).digest('base64')}`;
}

function plain(title: string): string {
  return `<!doctype html><title>${title}</title><link rel="icon" href="data:," /><h1>${title}</h1>`;
}

type Page = { server: string; origin: string; from: string; hash: string };

function page({ server, origin, from, hash }: Page): string {
  return `<!doctype html>
<html lang="nb">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Fjellvika kommune</title>
    <link rel="icon" href="data:," />
    <script src="/ear.js"></script>
    <script src="${from}/w/v1/mobbe-knapp.js" integrity="${hash}" crossorigin="anonymous" async></script>
  </head>
  <body>
    <h1>Trygt og godt miljø</h1>
    <p><a id="before" href="/away">Været</a></p>
    <mobbe-knapp organisation="fjellvika" exit-url="${origin}/away">
      <a id="link" href="${server}/fjellvika">Si ifra om mobbing</a>
    </mobbe-knapp>
    <p><a id="after" href="/away">Kart</a></p>
  </body>
</html>
`;
}
