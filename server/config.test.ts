import { describe, expect, test } from 'vitest';
import { ConfigError, configKeys, readConfig, type ConfigKey } from './config.ts';

const good = {
  MOBBEKNAPP_PUBLIC_URL: 'https://meld.example.no',
  MOBBEKNAPP_DATABASE_URL: 'file:./data/app.db',
  MOBBEKNAPP_SMTP_URL: 'smtp://user:hemmelig@mail.example.no:587',
  MOBBEKNAPP_SENDER: 'ikke-svar@example.no',
  MOBBEKNAPP_SECRET: 'Qm9v-72ksHdl_20xPz-Wv81nTyKc4RfGa',
};

const sentences = (over: Record<string, string>): string[] => {
  try {
    readConfig({ ...good, ...over });
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
  }
  return [];
};

test('reads what is set, and presets the rest', () => {
  expect(readConfig(good)).toEqual({
    publicUrl: new URL('https://meld.example.no'),
    databaseUrl: 'file:./data/app.db',
    smtpUrl: good.MOBBEKNAPP_SMTP_URL,
    sender: 'ikke-svar@example.no',
    secret: good.MOBBEKNAPP_SECRET,
    host: '127.0.0.1',
    port: 8080,
    logLevel: 'info',
    trustProxy: false,
    limits: 'on',
  });
});

test.each([
  ['MOBBEKNAPP_PUBLIC_URL', 'http://localhost:8080'],
  ['MOBBEKNAPP_PUBLIC_URL', 'http://127.0.0.1:3000/'],
  ['MOBBEKNAPP_DATABASE_URL', 'postgresql://user@host/database'],
  ['MOBBEKNAPP_SMTP_URL', 'smtps://mail.example.no'],
  ['MOBBEKNAPP_PORT', '0'],
  ['MOBBEKNAPP_HOST', '::'],
])('%s may be %s', (key, value) => {
  expect(sentences({ [key]: value })).toEqual([]);
});

test.each([
  ['smtp://bruker:12%2334%3F@mail.example.no:587?requireTLS=true', undefined],
  ['smtps://mail.example.no/', 'smtps://mail.example.no'],
  ['SMTP://mail.blåfjell.example:25', 'smtp://mail.xn--blfjell-fxa.example:25'],
  ['smtp://[::1]:1025', undefined],
])('the mail server %s is taken', (value, as) => {
  expect(readConfig({ ...good, MOBBEKNAPP_SMTP_URL: value }).smtpUrl).toBe(as ?? value);
});

test.each([
  ['post@blåfjell.example', 'post@xn--blfjell-fxa.example'],
  ['Trygg i Blåfjell <post@blåfjell.example>', 'Trygg i Blåfjell <post@xn--blfjell-fxa.example>'],
  ['"Kommune, Blåfjell" <post@example.no>', 'Kommune, Blåfjell <post@example.no>'],
])('the sender %s is taken', (value, as) => {
  expect(readConfig({ ...good, MOBBEKNAPP_SENDER: value }).sender).toBe(as);
});

test('a key that nobody knows is said, with those that can be set, and never its value', () => {
  const said = sentences({ MOBBEKNAPP_TRUSTPROXY: 'hemmelig', MOBBEKNAPP_PORT: 'x' });
  expect(said).toHaveLength(2);
  expect(said[1]).toMatch(/^MOBBEKNAPP_TRUSTPROXY is not a setting\. .*MOBBEKNAPP_TRUST_PROXY/);
  expect(said.join()).not.toContain('hemmelig');
  expect(sentences({ MOBBEKNAPP_TRUSTPROXY: '', OTHER: 'x' })).toEqual([]);
});

test('proxies are a list', () => {
  const { trustProxy } = readConfig({ ...good, MOBBEKNAPP_TRUST_PROXY: '10.0.0.0/8, ::1' });
  expect(trustProxy).toEqual(['10.0.0.0/8', '::1']);
});

test.each([
  ['MOBBEKNAPP_PUBLIC_URL', 'meld.example.no', 'an address that begins with https://'],
  ['MOBBEKNAPP_PUBLIC_URL', 'http://meld.example.no', 'an address that begins with https://'],
  ['MOBBEKNAPP_PUBLIC_URL', 'https://example.no/meld', 'an address that begins with https://'],
  ['MOBBEKNAPP_PUBLIC_URL', 'ftp://localhost', 'an address that begins with https://'],
  ['MOBBEKNAPP_DATABASE_URL', './app.db', 'file: and a path, or a postgres:// address'],
  [
    'MOBBEKNAPP_DATABASE_URL',
    'mysql://host/hemmelig',
    'file: and a path, or a postgres:// address',
  ],
  ['MOBBEKNAPP_SMTP_URL', 'mail.example.no', 'an address that begins with smtp:// or smtps://'],
  [
    'MOBBEKNAPP_SMTP_URL',
    'smtp://',
    'an address that begins with smtp:// or smtps:// and names the host',
  ],
  [
    'MOBBEKNAPP_SMTP_URL',
    'smtp://bruker:hemmelig@',
    'an address that begins with smtp:// or smtps:// and names the host',
  ],
  ['MOBBEKNAPP_SMTP_URL', 'smtp:mail.example.no', 'an address that begins with smtp://'],
  [
    'MOBBEKNAPP_SMTP_URL',
    'smtp://bruker:12#hemmelig@mail.example.no:587',
    'an address without #: in a user name or password write %23',
  ],
  [
    'MOBBEKNAPP_SMTP_URL',
    'smtp://bruker:12?hemmelig@mail.example.no:587',
    'an address without ? and / before the @',
  ],
  [
    'MOBBEKNAPP_SMTP_URL',
    'smtp://bruker:12/hemmelig@mail.example.no:587',
    'an address without ? and / before the @',
  ],
  [
    'MOBBEKNAPP_SMTP_URL',
    'smtp://bruker:12%hemmelig@mail.example.no',
    'an address that can be read',
  ],
  [
    'MOBBEKNAPP_SMTP_URL',
    'smtp://mail.example.no/hemmelig',
    'an address with nothing but options behind',
  ],
  ['MOBBEKNAPP_SMTP_URL', 'smtp://mail.example.no?hemmelig', 'an address with known options only'],
  [
    'MOBBEKNAPP_SMTP_URL',
    'smtp://mail.example.no?maxConnections=9',
    'an address with known options only',
  ],
  ['MOBBEKNAPP_SENDER', 'bjørn@example.no', 'a mail address without letters such as'],
  ['MOBBEKNAPP_SENDER', 'a@example.no, b@example.no', 'a mail address'],
  [
    'MOBBEKNAPP_TRUST_PROXY',
    '10.0.0.0/99',
    'no, or addresses or networks with commas between; a network ends with /0 to /32',
  ],
  ['MOBBEKNAPP_TRUST_PROXY', '10.0.0', 'no, or addresses or networks'],
  ['MOBBEKNAPP_TRUST_PROXY', '10.0.0.1,,', 'no, or addresses or networks'],
  ['MOBBEKNAPP_SENDER', 'Mobbeknapp', 'a mail address'],
  ['MOBBEKNAPP_SECRET', 'for kort hemmelig', 'at least 32 characters'],
  ['MOBBEKNAPP_SECRET', 'hemmelig'.repeat(5), 'random characters of your own'],
  ['MOBBEKNAPP_SECRET', 'this-is-an-example-0123456789-abcdefg', 'random characters of your own'],
  ['MOBBEKNAPP_HOST', 'http://host', 'a host name or an address'],
  ['MOBBEKNAPP_PORT', '70000', 'a number from 0 to 65535'],
  ['MOBBEKNAPP_PORT', 'http', 'a number from 0 to 65535'],
  ['MOBBEKNAPP_LOG_LEVEL', 'loud', 'one of fatal, error'],
  ['MOBBEKNAPP_TRUST_PROXY', 'true', 'no, or addresses or networks'],
  ['MOBBEKNAPP_LIMITS', 'none', 'on or off'],
] as [ConfigKey, string, string][])('%s may not be %s', (key, value, wanted) => {
  const said = sentences({ [key]: value });
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(`${key} must be ${wanted}`);
  expect(said[0]).toMatch(/\. Example: \S/);
  expect(said[0]).not.toContain('hemmelig');
});

describe('without a value', () => {
  const required = (Object.keys(configKeys) as ConfigKey[]).filter(
    (key) => configKeys[key].default === null,
  );

  test.each(required)('%s is asked for, with an example', (key) => {
    const said = sentences({ [key]: '' });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^${key} is not set\\. .+\\. Example: \\S`));
  });

  test('everything that is wrong is said at once', () => {
    expect(
      sentences({ MOBBEKNAPP_SECRET: '', MOBBEKNAPP_PORT: 'x', MOBBEKNAPP_SENDER: 'y' }),
    ).toHaveLength(3);
  });
});
