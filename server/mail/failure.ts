/**
 * What a failed send means for a letter and for the others. Reads only the codes of nodemailer's error;
 * the reply of the mail server is kept for the desk, in one short line, and never logged.
 */

/**
 * - `transport`: the mail server was not reached, or takes nothing now: every letter waits, none is to blame.
 * - `unwelcome`: the mail server refuses us, whoever a letter is for: every letter waits, and somebody must mend it.
 * - `later`: this letter was put off: it is tried again.
 * - `doubtful`: refused for good, but perhaps because of us and not of the address: tried again for a day.
 * - `refused`: there is no such mailbox, or it takes nothing: the mail server will never take this letter.
 */
export type FailureKind = 'transport' | 'unwelcome' | 'later' | 'doubtful' | 'refused';

/** `code` is safe to log; `reply` may name the recipient and goes to the database only. At most 300 characters. */
export type Failure = { kind: FailureKind; code: string; reply: string };

/** Replies that speak of us, whatever the command. Closing down, or encryption that cannot be had at the moment: */
const notNow = [421, 454];
/** Sign in first, with something better, encrypt first, wrong password (RFC 4954): */
const signInFirst = [530, 534, 535, 538];
const brokenSignIn = ['EAUTH', 'ENOAUTH', 'EOAUTH2'];
const brokenTransport = ['EDNS', 'ETLS', 'EREQUIRETLS', 'EPROXY', 'ECONFIG'];
const brokenConnection = ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EPROTOCOL'];
/** Only with one of these has the server heard for whom the letter is; before it, it can mean nobody but us. */
const aboutTheLetter = ['RCPT TO', 'DATA', 'BDAT'];

export function readFailure(error: unknown): Failure {
  const { code, command, responseCode, response, message } = fieldsOf(error);
  const reply = (response ?? message ?? 'unknown error').replace(/\s+/g, ' ').slice(0, 300);
  return {
    kind: kindOf(code, command, responseCode, reply),
    code: [code, responseCode].filter(Boolean).join(' '),
    reply,
  };
}

function kindOf(code: string, command: string, responseCode: number, reply: string): FailureKind {
  if (notNow.includes(responseCode)) return 'transport';
  if (signInFirst.includes(responseCode) || brokenSignIn.includes(code)) return 'unwelcome';
  if (brokenTransport.includes(code)) return 'transport';
  const handedOver = aboutTheLetter.includes(command);
  if (responseCode >= 400 && !handedOver) return responseCode >= 500 ? 'unwelcome' : 'transport';
  if (responseCode >= 500) return kindOfRefusal(command, responseCode, reply);
  if (responseCode >= 400) return 'later';
  // nodemailer names no command when a line is cut, not even in the middle of a letter: `outbox.ts` sees to the letter
  // that is to blame for it.
  if (brokenConnection.includes(code) && !handedOver) return 'transport';
  // No recipient that could be written into an envelope: trying again does not change that.
  if (code === 'EENVELOPE') return 'refused';
  return 'later';
}

/** Without a finer code: no such mailbox or none for us (RFC 5321 §4.2.3), a name that cannot be, a host that takes no mail (RFC 7504). */
const aboutTheAddress = [501, 550, 551, 553, 556];

/**
 * Whom a 5xx means that came after the recipient was named. The finer code (RFC 3463) says it best: 5.1 and 5.2 are the
 * address and its mailbox, 5.4 the way to its domain. Two of 5.1 mean the sender, since many servers check the sender
 * only then. All else (5.7: policy, as a blocked or unauthorised sender, or spam) may be us as well as the recipient's rules.
 */
function kindOfRefusal(command: string, responseCode: number, reply: string): FailureKind {
  const [, subject, detail] = /^\d{3}[ -]5\.(\d{1,3})\.(\d{1,3})\b/.exec(reply) ?? [];
  if (subject === '1' && (detail === '7' || detail === '8')) return 'unwelcome';
  if (subject !== undefined) return ['1', '2', '4'].includes(subject) ? 'refused' : 'doubtful';
  return command === 'RCPT TO' && aboutTheAddress.includes(responseCode) ? 'refused' : 'doubtful';
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
