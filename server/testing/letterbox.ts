/**
 * A real mail server on loopback for tests: it keeps the letters it takes, and misbehaves when it is told to.
 * It can be stopped and started again on the same port, as a mail server that is down for an hour.
 */
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export type Letterbox = {
  /** `smtp://127.0.0.1:port` */
  url: string;
  /** What was taken, in order. */
  mails: ParsedMail[];
  /** The bytes as they came, beside `mails`. */
  raw: string[];
  /** Resolves when so many mails are taken. */
  holds(count: number): Promise<void>;
  /** Resolves when a client next comes so far as to be answered to this command. */
  asked(command: Command): Promise<void>;
  /** Answers to one command from now on; `null`: takes everything. `drop` closes the line without an answer. */
  answer(command: Command, reply: Reply): void;
  stop(): Promise<void>;
  start(): Promise<void>;
};

/** `data`: the letter was read, and is not kept yet; `taken`: it is kept, and the client not told yet. */
export type Command = 'connect' | 'mail' | 'recipient' | 'data' | 'taken';

/** A code of SMTP, also with the finer code of RFC 3463 (`550 5.7.1`); the line cut; or no answer ever. */
export type Misdeed = number | `${number} ${number}.${number}.${number}` | 'drop' | 'hang';
/** By address where only some recipients are meant; null is as it should be. */
export type Reply = Misdeed | null | ((address: string) => Misdeed | null);

export async function openLetterbox(): Promise<Letterbox> {
  const replies: Partial<Record<Command, Reply>> = {};
  const askers = new Map<Command, () => void>();
  const mails: ParsedMail[] = [];
  const raw: string[] = [];
  let waiting: { count: number; resolve: () => void }[] = [];
  let port = 0;
  let server = newServer();

  async function start(): Promise<void> {
    server = newServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.server.address() as AddressInfo).port;
  }

  function newServer(): SMTPServer {
    const made = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      // Connections that a test let hang are closed at once.
      closeTimeout: 50,
      onConnect: (session, done) => act('connect', '', session, done),
      onMailFrom: (address, session, done) => act('mail', address.address, session, done),
      onRcptTo: (address, session, done) => act('recipient', address.address, session, done),
      onData(stream, session, done) {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          const to = session.envelope.rcptTo[0]?.address ?? '';
          act('data', to, session, (error) => {
            if (error) return done(error);
            void keep(Buffer.concat(pieces)).then(() => act('taken', to, session, done));
          });
        });
      },
    });
    // A client that is killed or gives up closes its line; that is what these tests are about.
    made.on('error', () => {});
    return made;
  }

  async function keep(bytes: Buffer): Promise<void> {
    mails.push(await simpleParser(bytes));
    raw.push(bytes.toString('utf8'));
    const [met, unmet] = [true, false].map((wanted) =>
      waiting.filter(({ count }) => mails.length >= count === wanted),
    );
    waiting = unmet!;
    for (const { resolve } of met!) resolve();
  }

  function act(
    command: Command,
    address: string,
    session: SMTPServerSession,
    done: (error?: Error) => void,
  ): void {
    askers.get(command)?.();
    const told = replies[command] ?? null;
    const reply = typeof told === 'function' ? told(address) : told;
    if (reply === null) return done();
    if (reply === 'hang') return;
    if (reply === 'drop') return drop(session);
    const [code, finer = ''] = String(reply).split(' ');
    const text = `${finer} Told to answer ${reply}`.trim();
    done(Object.assign(new Error(text), { responseCode: Number(code) }));
  }

  function drop(session: SMTPServerSession): void {
    for (const connection of server.connections) {
      if (connection.session.id === session.id) connection._socket.destroy();
    }
  }

  await start();
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    raw,
    start,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
    asked: (command) => new Promise((resolve) => askers.set(command, resolve)),
    answer(command, reply) {
      replies[command] = reply;
    },
    holds: (count) =>
      mails.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ count, resolve })),
  };
}
