/**
 * What a failed send means for a letter and for the others. Reads only the codes of nodemailer's error;
 * the reply of the mail server is kept for the desk, in one short line, and never logged.
 */

/**
 * - `transport`: the mail server was not reached, or takes nothing now: every letter waits, none is to blame.
 * - `later`: this letter was put off: it is tried again.
 * - `refused`: the mail server will never take this letter.
 */
export type FailureKind = 'transport' | 'later' | 'refused';

/** `code` is safe to log; `reply` may name the recipient and goes to the database only. At most 300 characters. */
export type Failure = { kind: FailureKind; code: string; reply: string };

/** Replies that speak of us, whatever the command: closing down, sign in first, encrypt first. */
const aboutUs = [421, 454, 530, 534, 535, 538];
const brokenTransport = [
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'EDNS',
  'ETLS',
  'EREQUIRETLS',
  'EPROXY',
  'ECONFIG',
];
const brokenConnection = ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EPROTOCOL'];
/** With one of these the letter itself was being handed over. */
const aboutTheLetter = ['MAIL FROM', 'RCPT TO', 'DATA', 'BDAT'];

export function readFailure(error: unknown): Failure {
  const { code, command, responseCode, response, message } = fieldsOf(error);
  const reply = (response ?? message ?? 'unknown error').replace(/\s+/g, ' ').slice(0, 300);
  return {
    kind: kindOf(code, command, responseCode),
    code: [code, responseCode].filter(Boolean).join(' '),
    reply,
  };
}

function kindOf(code: string, command: string, responseCode: number): FailureKind {
  if (aboutUs.includes(responseCode) || brokenTransport.includes(code)) return 'transport';
  const handedOver = aboutTheLetter.includes(command);
  if (responseCode >= 500 && handedOver) return 'refused';
  if (responseCode >= 400 && handedOver) return 'later';
  // nodemailer names no command when a line is cut, not even in the middle of a letter: `outbox.ts` sees to the letter
  // that is to blame for it.
  if (brokenConnection.includes(code) && !handedOver) return 'transport';
  // No recipient that could be written into an envelope: trying again does not change that.
  if (code === 'EENVELOPE') return 'refused';
  return 'later';
}

function fieldsOf(error: unknown) {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Record<
    string,
    unknown
  >;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : undefined);
  const responseCode = typeof fields['responseCode'] === 'number' ? fields['responseCode'] : 0;
  return {
    code: text('code') ?? 'EUNKNOWN',
    command: text('command') ?? '',
    responseCode,
    response: text('response'),
    message: text('message'),
  };
}
