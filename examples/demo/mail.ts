/** The demo's mail server: takes every letter, shows it at /dev/letters, and keeps it for the next start. */
import { appendFile, readFile } from 'node:fs/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** `at`: an instant in ISO 8601. */
export type ShownLetter = { to: string; subject: string; text: string; at: string };

type MailServer = { letters: ShownLetter[]; close(): Promise<void> };

/** On loopback. Keeps letters in the file, a line of JSON for each; in memory the newest is first. */
export async function openMailServer(port: number, file: string): Promise<MailServer> {
  const letters = await readLetters(file);
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
      simpleParser(stream)
        .then(async ({ subject = '', text = '' }) => {
          const letter = { to, subject, text, at: new Date().toISOString() };
          await appendFile(file, `${JSON.stringify(letter)}\n`);
          letters.unshift(letter);
        })
        .then(() => {
          done();
        }, done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  // A line that broke is the sender's matter: it tries again.
  server.on('error', () => undefined);
  return {
    letters,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

async function readLetters(file: string): Promise<ShownLetter[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  // The last line is half where the demo was killed while it wrote.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  return whole
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ShownLetter)
    .reverse();
}
