/** `npm run setup -- mail ADDRESS`: sends a letter to try the mail server, and says in sentences what happened. */
import { randomUUID } from 'node:crypto';
import { readSender } from '../../contract/internet-names.ts';
import { readConfig } from '../config.ts';
import type { Mail } from '../mail/compose.ts';
import { readFailure } from '../mail/failure.ts';
import { openSmtp } from '../mail/smtp.ts';
import { faultOf, faultSentences } from '../mail/verify.ts';
import { UsageError } from './usage.ts';

const words = [
  ['nb', 'Dette er en prøve fra Mobbeknapp. Kan du lese den, kommer e-post fram til deg.'],
  ['nn', 'Dette er ei prøve frå Mobbeknapp. Les du dette, kjem e-post fram til deg.'],
  ['en', 'This is a test from Mobbeknapp. If you can read it, e-mail reaches you.'],
] as const;

/** Answers whether the mail server took it. Throws a UsageError and a ConfigError. */
export async function sendTestLetter(
  address: string | undefined,
  env: Record<string, string | undefined>,
  say: (line: string) => void,
): Promise<boolean> {
  if (address === undefined || !/^[^\s@]+@[^\s@]+$/.test(address))
    throw new UsageError('Name the address: npm run setup -- mail ADDRESS');
  const config = readConfig(env);
  const smtp = openSmtp(config);
  try {
    const fault = await smtp.verify().then(
      () => null,
      (error: unknown) => ({ fault: faultOf(error), reply: readFailure(error).reply }),
    );
    if (fault) {
      say(`No letter was sent. ${faultSentences[fault.fault]}.`);
      say(`It said: ${fault.reply}`);
      return false;
    }
    say('The mail server answers and lets us in.');
    const refusal = await smtp
      .send(letterTo(address, config.sender), new AbortController().signal)
      .then(() => null, readFailure);
    if (refusal) {
      say(`It did not take the letter. ${cureOf(refusal.kind)}`);
      say(`It said: ${refusal.reply}`);
      return false;
    }
    say(`It took a letter from ${config.sender} to ${address}.`);
    say(
      'Look whether it arrives, among unwanted mail too. If it does not, ask whoever runs the domain of the sender about SPF and DKIM: the mail server of the recipient tells nobody else.',
    );
    return true;
  } finally {
    smtp.close();
  }
}

function cureOf(kind: ReturnType<typeof readFailure>['kind']): string {
  switch (kind) {
    case 'unwelcome':
      return 'It refuses us, whoever the letter is for: look at MOBBEKNAPP_SENDER and at MOBBEKNAPP_SMTP_URL; some servers ask for a user name and password.';
    case 'refused':
      return 'It says that there is no such mailbox: look whether the address is written right.';
    case 'doubtful':
      return 'It may be because of the sender, MOBBEKNAPP_SENDER, or because of the recipient.';
    case 'later':
    case 'transport':
      return 'It may take it later: try again in some minutes.';
  }
}

function letterTo(to: string, from: string): Mail {
  const paragraphs = words.map(([language, text]) => `<p lang="${language}">${text}</p>`);
  const { name, address: read } = readSender(from);
  const address = read.state === 'address' ? read.address : from;
  const host = address.split('@').at(-1) ?? 'localhost';
  return {
    ...{ from: { name: name || 'Mobbeknapp', address }, to, subject: 'Mobbeknapp: prøve / test' },
    text: `${words.map(([, text]) => text).join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="nb">\n<head><meta charset="utf-8"><title>Mobbeknapp</title></head>\n<body>\n${paragraphs.join('\n')}\n</body>\n</html>\n`,
    messageId: `<${randomUUID()}@${host}>`,
    references: null,
  };
}
