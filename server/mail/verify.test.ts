/** What is wrong with the mail server is known before a letter needs it, told at once, and taken back when it works again. */
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeTime } from '../testing/fake-time.ts';
import { openSmtp, type Smtp } from './smtp.ts';
import { faultOf, startMailWatch } from './verify.ts';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function mailServer(options: ConstructorParameters<typeof SMTPServer>[0]): Promise<number> {
  const server = new SMTPServer({ logger: false, closeTimeout: 50, ...options });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  return (server.server.address() as AddressInfo).port;
}
function smtpAt(smtpUrl: string): Smtp {
  const smtp = openSmtp({ smtpUrl });
  open.push(() => smtp.close());
  return smtp;
}
const faultAt = (url: string) =>
  smtpAt(url)
    .verify()
    .then(() => 'works', faultOf);

describe('what is wrong', () => {
  test('is the password, where the server takes another', async () => {
    const port = await mailServer({
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: (auth, _session, done) =>
        auth.password === 'right'
          ? done(null, { user: 1 })
          : done(Object.assign(new Error('no'), { responseCode: 535 })),
    });
    expect(await faultAt(`smtp://kari:wrong@127.0.0.1:${port}`)).toBe('password');
    expect(await faultAt(`smtp://kari:right@127.0.0.1:${port}`)).toBe('works');
  });

  test('is the certificate, where nobody whom we trust vouches for it', async () => {
    const port = await mailServer({ secure: true, authOptional: true });
    expect(await faultAt(`smtps://127.0.0.1:${port}`)).toBe('certificate');
  });

  test('is the encryption, where it is asked for and not offered', async () => {
    const port = await mailServer({ authOptional: true, disabledCommands: ['STARTTLS'] });
    expect(await faultAt(`smtp://127.0.0.1:${port}?requireTLS=true`)).toBe('no-encryption');
  });

  test('is that nobody listens there', async () => {
    const server = await mailServer({});
    open.pop()!();
    expect(await faultAt(`smtp://127.0.0.1:${server}`)).toBe('unreachable');
  });

  test.each([
    [{ code: 'EDNS', originalCode: 'ENOTFOUND' }, 'no-host'],
    [{ code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' }, 'certificate'],
    [{ code: 'ESOCKET', originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificate'],
    [{ code: 'EPROTOCOL', responseCode: 554 }, 'refused'],
    [{ code: 'ETIMEDOUT' }, 'unreachable'],
    ['nothing that is an error', 'refused'],
  ])('is read from %j as %s', (error, fault) => {
    expect(faultOf(error)).toBe(fault);
  });
});

test('it is found at the start and told once, looked for again each minute, and taken back when it works', async () => {
  const time = fakeTime();
  const answers = ['EAUTH', 'EAUTH', null, 'EAUTH'];
  let looks = 0;
  const verify = () => {
    const code = answers[looks];
    looks += 1;
    return code ? Promise.reject(Object.assign(new Error('no'), { code })) : Promise.resolve();
  };
  const lines: string[] = [];
  const note = (level: string) => (_fields: object, line: string) =>
    void lines.push(`${level} ${line.slice(0, 30)}`);
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const watch = startMailWatch({ verify, log, timers: time.timers });
  const wrong = 'error The mail server does not take ';
  await vi.waitFor(() => expect([watch.state(), lines]).toEqual(['password', [wrong]]));
  await time.pass(60_000);
  await vi.waitFor(() => expect(looks).toBe(2));
  expect(lines).toHaveLength(1);
  await time.pass(60_000);
  const well = 'info The mail server lets us in';
  await vi.waitFor(() => expect([watch.state(), lines]).toEqual(['works', [wrong, well]]));
  // A password that is changed meanwhile is found within ten minutes, whether a letter is sent or not.
  await time.pass(10 * 60_000);
  await vi.waitFor(() => expect(watch.state()).toBe('password'));
  watch.stop();
});
