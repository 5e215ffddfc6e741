/** The demo's mail server, and the page /dev/letters that shows what it took. In the demo only; a real server has no such page. */
import type { FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type ShownLetter = { to: string; subject: string; text: string; at: Date };

/** A mail server on loopback that keeps the letters in memory, newest first. */
export async function openMailServer(
  port: number,
): Promise<{ letters: ShownLetter[]; close(): Promise<void> }> {
  const letters: ShownLetter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        const { subject = '', text = '' } = mail;
        letters.unshift({ to, subject, text, at: new Date() });
        done();
      }, done);
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    letters,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

export type ShownAccount = { name: string; email: string; roles: string; code: string };

/** GET /dev/letters: the letters, and the codes with which the demo's handlers sign in now. */
export function showLetters(
  app: FastifyInstance,
  letters: ShownLetter[],
  { password, accounts }: { password: string; accounts: () => ShownAccount[] },
): void {
  app.get('/dev/letters', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(page(letters, password, accounts())),
  );
  app.get('/dev/letters.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(css));
}

function page(letters: ShownLetter[], password: string, accounts: ShownAccount[]): string {
  const rows = accounts.map(
    ({ name, email, roles, code }) =>
      `<tr><td>${escape(name)}<br><small>${escape(roles)}</small></td><td>${escape(email)}</td><td><code>${code}</code></td></tr>`,
  );
  const items = letters.map(
    ({ to, subject, text, at }) =>
      `<article><h3>${escape(subject)}</h3><p>Til ${escape(to)}, ${at.toLocaleTimeString('nb-NO')}</p><pre>${linked(text)}</pre></article>`,
  );
  return `<!doctype html><html lang="nb"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Brev i demoen</title><link rel="stylesheet" href="/dev/letters.css"><main>
<h1>Demoen: brev og innlogging</h1>
<h2>Hvem kan logge inn?</h2>
<p>Gå til <a href="/desk/">saksbehandlernes arbeidsbord</a>. Passordet er det samme for alle: <code>${escape(password)}</code>. Koden gjelder i 30 sekunder og virker én gang; last siden på nytt for en ny kode.</p>
<div class="wide"><table><thead><tr><th>Navn</th><th>E-post</th><th>Kode nå</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>
<h2>Brev (${letters.length})</h2>
${items.join('') || '<p>Ingen brev ennå. Send en melding fra en av nettsidene.</p>'}
</main></html>`;
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

const css = `body{font:1rem/1.55 system-ui,sans-serif;margin:0;color:#1d2733;background:#f6f7f9}
main{max-width:52rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.75rem}article{background:#fff;border:1px solid #d5dbe1;border-radius:.5rem;padding:1rem 1.25rem;margin:1rem 0}
h3{margin:0 0 .25rem}article p{margin:0 0 .75rem;color:#4a5561}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;background:#fff}th,td{text-align:left;padding:.5rem .75rem;border:1px solid #d5dbe1;vertical-align:top}
code{font-size:1.05em;background:#eef1f4;padding:.1em .35em;border-radius:.25rem}`;
