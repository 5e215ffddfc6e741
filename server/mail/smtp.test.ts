import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../contract/ids.ts';
import { openLetterbox, type Letterbox, type Reply } from '../testing/letterbox.ts';
import { compose } from './compose.ts';
import { readFailure } from './failure.ts';
import { openSmtp, type Smtp } from './smtp.ts';

let letterbox: Letterbox;
beforeEach(async () => {
  letterbox = await openLetterbox();
});
afterEach(async () => {
  for (const smtp of opened.splice(0)) smtp.close();
  await letterbox.stop();
});

const config = {
  publicUrl: new URL('https://meld.example.no/'),
  sender: 'Mobbeknapp <post@meld.example.no>',
  secret: 'a secret of the configuration, long enough',
};
const mailOf = (id = newId()) =>
  compose(
    { id, kind: 'report', urgent: false, caseId: newId(), invitationId: null, handlerId: newId() },
    { email: 'kari@example.no', name: 'Kari Oppdiktet', language: 'nn' },
    null,
    config,
  );
const opened: Smtp[] = [];
function send(mail = mailOf(), signal = new AbortController().signal, url = letterbox.url) {
  const smtp = openSmtp({ smtpUrl: url });
  opened.push(smtp);
  return smtp.send(mail, signal);
}
const failureOf = (sending: Promise<void>) =>
  sending.then(() => expect.fail('It was sent'), readFailure);

test('a letter arrives as it was composed, in two parts, marked as sent by a machine', async () => {
  const mail = mailOf();
  await send(mail);
  const [taken] = letterbox.mails;
  expect(taken!.messageId).toBe(mail.messageId);
  expect(taken!.references).toBe(mail.references);
  expect(taken!.subject).toBe('Du har fått ei ny melding i Mobbeknapp');
  expect(taken!.text).toBe(mail.text);
  expect(taken!.html).toContain('<html lang="nn">');
  expect(taken!.headers.get('auto-submitted')).toBe('auto-generated');
  expect(taken!.headers.get('x-auto-response-suppress')).toBe('All');
  expect(letterbox.raw[0]).toMatch(/^Content-Type: multipart\/alternative/m);
});

test('the headers say nothing of the program or the machine', async () => {
  await send();
  expect(letterbox.raw[0]).not.toMatch(/x-mailer|user-agent|nodemailer/i);
});

describe('what a failure means', () => {
  const table: [string, Parameters<Letterbox['answer']>[0], Reply, string][] = [
    ['an address that does not exist', 'recipient', 550, 'refused'],
    ['the same, in the finer code', 'recipient', '550 5.1.1', 'refused'],
    ['a domain that takes no mail', 'recipient', 556, 'refused'],
    ['a mailbox that was shut', 'recipient', '550 5.2.1', 'refused'],
    [
      'an address that nobody has, as one large provider says it',
      'recipient',
      '550 5.4.1',
      'refused',
    ],
    [
      'a recipient that is not for us to write to, or we blocked',
      'recipient',
      '550 5.7.1',
      'doubtful',
    ],
    ['a server that does not relay for us', 'recipient', 554, 'doubtful'],
    ['a sender whose domain does not prove itself', 'recipient', '550 5.7.26', 'doubtful'],
    ['commands in another order than it wants', 'recipient', '503 5.5.1', 'doubtful'],
    [
      'a sender whose domain is unknown, told at the recipient',
      'recipient',
      '550 5.1.8',
      'unwelcome',
    ],
    ['a sender that is not accepted', 'mail', 550, 'unwelcome'],
    ['a sender that is not ours to use', 'mail', '553 5.7.1', 'unwelcome'],
    ['a sender whose mailbox does not exist', 'mail', '550 5.1.1', 'unwelcome'],
    ['too many letters from us in this hour', 'mail', 451, 'transport'],
    ['a letter that is taken for spam', 'data', '554 5.7.1', 'doubtful'],
    ['a letter that is refused when it has been read', 'data', 554, 'doubtful'],
    ['a mailbox found missing when the letter was read', 'data', '550 5.1.1', 'refused'],
    ['a mailbox that is full today', 'recipient', 452, 'later'],
    ['greylisting', 'recipient', 451, 'later'],
    ['a letter that is put off when it has been read', 'data', 451, 'later'],
    ['a server that closes down', 'recipient', 421, 'transport'],
    ['a server that closes down at the greeting', 'connect', 421, 'transport'],
    ['a server that does not want us at all', 'connect', 554, 'unwelcome'],
    ['a server that wants to know who we are first', 'mail', 530, 'unwelcome'],
    ['a line that is cut at the greeting', 'connect', 'drop', 'transport'],
    ['a line that is cut while the letter is handed over', 'data', 'drop', 'transport'],
  ];
  test.each(table)('%s', async (_name, command, reply, kind) => {
    letterbox.answer(command, reply);
    expect(await failureOf(send())).toMatchObject({ kind });
  });

  test('a server that is not there', async () => {
    await letterbox.stop();
    expect(await failureOf(send())).toMatchObject({
      kind: 'transport',
      code: expect.stringMatching(/^E/),
    });
    await letterbox.start();
  });

  test('a host that has no address', async () => {
    const failure = await failureOf(send(mailOf(), undefined, 'smtp://no-such-host.invalid:25'));
    expect(failure.kind).toBe('transport');
  });

  test('TLS demanded of a server that has none', async () => {
    const failure = await failureOf(send(mailOf(), undefined, `${letterbox.url}?requireTLS=true`));
    expect(failure.kind).toBe('transport');
  });

  test('a password for a server that does not take it', async () => {
    const url = letterbox.url.replace('//', '//somebody:wrong@');
    expect((await failureOf(send(mailOf(), undefined, url))).kind).toBe('unwelcome');
  });

  test('a send that is broken off', async () => {
    letterbox.answer('data', 'hang');
    const controller = new AbortController();
    const failing = failureOf(send(mailOf(), controller.signal));
    await letterbox.asked('data');
    controller.abort();
    expect(await failing).toMatchObject({ kind: 'later', code: 'EABORT' });
  });

  test('the code can be logged: it holds no address and no reply', async () => {
    letterbox.answer('recipient', 550);
    const { code, reply } = await failureOf(send());
    expect(code).toBe('EENVELOPE 550');
    expect(reply).toContain('550');
    expect(reply.length).toBeLessThanOrEqual(300);
  });
});
