/** The page /dev/letters: the letters that the demo's mail server took, and who may sign in. A real server has no such page. */
import type { FastifyInstance } from 'fastify';
import { setPageHeaders } from '../../server/http/headers.ts';
import type { ShownLetter } from './mail.ts';

export type ShownAccount = { name: string; email: string; roles: string; code: string };

/** GET /dev/letters: the letters, and the codes with which the demo's handlers sign in now. */
export function showLetters(
  app: FastifyInstance,
  letters: ShownLetter[],
  {
    password,
    publicUrl,
    accounts,
  }: { password: string; publicUrl: URL; accounts: () => ShownAccount[] },
): void {
  const hidden = { schema: { hide: true } };
  app.get('/dev/letters', hidden, (_request, reply) => {
    setPageHeaders(reply, { script: 'no-script', ancestors: [] }, publicUrl);
    return reply.send(page(letters, password, accounts()));
  });
  app.get('/dev/letters.css', hidden, (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(css),
  );
}

function page(letters: ShownLetter[], password: string, accounts: ShownAccount[]): string {
  const people = accounts.map(
    ({ name, email, roles, code }) =>
      `<li><h3>${escape(name)}</h3><p class="quiet">${escape(roles)}</p><p>${escape(email)}</p><p>Kode nå: <code>${code}</code></p></li>`,
  );
  // Folded: when everybody has come in there are many, and the newest should be found.
  const items = letters.map(
    ({ to, subject, text, at }) =>
      `<article><details><summary><strong>${escape(subject)}</strong> <span class="quiet">Til ${escape(to)}, ${when(at)}</span></summary><pre>${linked(text)}</pre></details></article>`,
  );
  return `<!doctype html><html lang="nb"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Brev i demoen</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/dev/letters.css"></head><body><main>
<h1>Demoen: brev og innlogging</h1>
<p><a href="#letters">Til brevene (${letters.length})</a></p>
<h2>Hvem kan logge inn?</h2>
<p>Gå til <a href="/desk/">saksbehandlernes arbeidsbord</a>. Passordet er det samme for alle: <code>${escape(password)}</code>. Koden gjelder i 30 sekunder og virker én gang; last siden på nytt for en ny kode.</p>
<ul>${people.join('')}</ul>
<h2 id="letters">Brev (${letters.length})</h2>
${items.join('') || '<p>Ingen brev ennå. Send en melding fra en av nettsidene.</p>'}
</main></body></html>`;
}

function when(at: string): string {
  return new Date(at).toLocaleString('nb-NO', { dateStyle: 'long', timeStyle: 'short' });
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Addresses become links; all else stays text. */
function linked(text: string): string {
  return escape(text).replace(/https?:\/\/[^\s<>&]+/g, (url) => `<a href="${url}">${url}</a>`);
}

const css = `body{font:1rem/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;margin:0;color:#1d2733;background:#f6f7f9;overflow-wrap:anywhere}
a{color:#0b4a6f}main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.2}h3{font-size:1rem;margin:0}p{margin:.25rem 0}.quiet{color:#4a5561}
ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:.75rem;padding:0;list-style:none}
li,article{background:#fff;border:1px solid #d5dbe1;border-radius:.5rem;padding:.75rem 1rem}article{margin:.5rem 0}
summary{cursor:pointer}summary .quiet{display:block;padding-left:1.1rem}
pre{white-space:pre-wrap;font:inherit;margin:.75rem 0 0}
code{font-size:1.05em;background:#eef1f4;padding:.1em .35em;border-radius:.25rem}`;
