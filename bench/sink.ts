/** A mail server that takes every letter and keeps only their number, which it tells at GET /. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { SMTPServer } from 'smtp-server';

let taken = 0;
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData(stream, _session, done) {
    stream.on('end', () => {
      taken += 1;
      done();
    });
    stream.resume();
  },
});
smtp.on('error', () => undefined);
smtp.listen(Number(process.env['SINK_SMTP_PORT']), '127.0.0.1');
const http = createServer((_request, response) => response.end(String(taken)));
http.listen(Number(process.env['MOBBEKNAPP_PORT']), '127.0.0.1');
await once(http, 'listening');
console.log('listening');
