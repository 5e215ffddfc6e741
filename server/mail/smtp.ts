/**
 * Hands one letter to the mail server, and the only file that knows nodemailer.
 * Every wait has an end that is shorter than the outbox's lease, so that a letter is never in two hands.
 */
import { createTransport } from 'nodemailer';
import type { Mail } from './compose.ts';
import { lettersAtOnce } from './outbox.ts';

export type Smtp = {
  /** Resolves when the server has taken the letter; rejects with nodemailer's error (see `failure.ts`). */
  send(mail: Mail, signal: AbortSignal): Promise<void>;
  /** Connects, signs in, and leaves again; rejects with nodemailer's error. */
  verify(): Promise<void>;
  close(): void;
};

const wholeSendMs = 60_000;

/**
 * `smtpUrl` as in `smtp://user:password@host:587` (STARTTLS where the server offers it; `?requireTLS=true` demands it)
 * or `smtps://…` (TLS from the start).
 *
 * Connections are kept, because greeting and TLS cost more than the letter (44 letters a second without, 650 with, five
 * connections on loopback). `maxRequeues: 0`, because else nodemailer sends a letter again by itself when a connection
 * closes, and the outbox would not know.
 */
export function openSmtp(config: { smtpUrl: string }): Smtp {
  const transport = createTransport({
    url: config.smtpUrl,
    pool: true,
    maxConnections: lettersAtOnce,
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    dnsTimeout: 10_000,
    // A letter is made of strings; nothing may be read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail, signal) {
      const { from, to, subject, text, html, messageId, references } = mail;
      await transport.sendMail({
        from,
        to,
        subject,
        text,
        html,
        messageId,
        ...(references === null ? {} : { references }),
        // RFC 3834: no out-of-office reply is sent to it. Exchange reads the second one instead ([MS-OXCMAIL] 2.2.3.2.14).
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        signal: AbortSignal.any([signal, AbortSignal.timeout(wholeSendMs)]),
      });
    },
    async verify() {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}
