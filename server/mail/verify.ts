/**
 * Finds out whether the mail server takes us, before a letter needs it: connects and signs in at the start, then every ten minutes,
 * and every minute while it fails. It is tied to no letter, so it may be told at once without telling when somebody wrote.
 */
import type { MailServerFault, MailServerState } from '../../contract/mail-server.ts';
import { openBell, realTimers, type Timers } from './bell.ts';
import { readFailure } from './failure.ts';
import type { Smtp } from './smtp.ts';
import type { Log } from './tally.ts';

export type MailWatch = {
  state(): MailServerState;
  /** Looks no more; a look in hand ends by itself. */
  stop(): void;
};

const wellMs = 10 * 60_000;
const illMs = 60_000;

/** What it means and what to do, for whoever runs the server. */
export const faultSentences: Record<MailServerFault, string> = {
  password:
    'The mail server does not take the user name and password: look at MOBBEKNAPP_SMTP_URL, where each character but letters and digits must be percent-encoded (# is %23)',
  certificate:
    'The certificate of the mail server is from nobody whom this machine trusts, has run out, or is for another name: use the name that stands in it, or let NODE_EXTRA_CA_CERTS name a file with the certificate of your own authority, and start anew',
  'no-host':
    'There is no mail server of the name in MOBBEKNAPP_SMTP_URL: look whether it is written right, and whether this machine can look names up',
  unreachable:
    'Nobody answers at the address and port in MOBBEKNAPP_SMTP_URL: look whether the mail server runs, whether the port is right, and whether a firewall stands between',
  'no-encryption':
    'The mail server offers no encryption, or another kind than MOBBEKNAPP_SMTP_URL asks for: smtps:// is for port 465, smtp:// with ?requireTLS=true for 587',
  refused:
    'The mail server refuses us: look at MOBBEKNAPP_SENDER, and whether the address of this machine is on a block list',
};

const noHost = ['ENOTFOUND', 'EAI_AGAIN', 'EDNS'];
const signIn = ['EAUTH', 'ENOAUTH', 'EOAUTH2'];
const signInFirst = [530, 534, 535, 538];
/** Of OpenSSL and of Node's own look at the name: DEPTH_ZERO_SELF_SIGNED_CERT, UNABLE_TO_VERIFY_LEAF_SIGNATURE, ERR_TLS_CERT_ALTNAME_INVALID … */
const certificate = /CERT|SIGNATURE|ISSUER|ALTNAME|CA_/;
const encryption = /^ETLS$|^EREQUIRETLS$|^ERR_SSL|WRONG_VERSION|^EPROTO$/;

/** nodemailer keeps the code of the system or of TLS beside its own. */
export function faultOf(error: unknown): MailServerFault {
  const {
    code = '',
    originalCode = '',
    responseCode = 0,
  } = (error ?? {}) as Partial<{
    code: string;
    originalCode: string;
    responseCode: number;
  }>;
  const codes = [code, originalCode];
  if (certificate.test(originalCode)) return 'certificate';
  if (codes.some((one) => noHost.includes(one))) return 'no-host';
  if (signIn.includes(code) || signInFirst.includes(responseCode)) return 'password';
  if (codes.some((one) => encryption.test(one))) return 'no-encryption';
  return readFailure(error).kind === 'transport' ? 'unreachable' : 'refused';
}

export function startMailWatch(parts: {
  verify: Smtp['verify'];
  log: Log;
  timers?: Timers;
}): MailWatch {
  const { verify, log, timers = realTimers } = parts;
  const bell = openBell(timers);
  let state: MailServerState = 'looking';
  let stopped = false;
  void run();
  return {
    state: () => state,
    stop() {
      stopped = true;
      bell.ring();
    },
  };

  async function run(): Promise<void> {
    while (!stopped) {
      const found = await verify().then(() => 'works' as const, faultOf);
      if (!stopped && found !== state) tell(found);
      state = found;
      if (!stopped) await bell.wait(found === 'works' ? wellMs : illMs);
    }
  }

  function tell(found: MailServerFault | 'works'): void {
    if (found !== 'works')
      return log.error({ mail: found }, `${faultSentences[found]}. No letter is lost: all wait`);
    log.info({ mail: found }, 'The mail server lets us in');
  }
}
