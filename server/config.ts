/**
 * Everything that can be set, read once from the environment when the server starts.
 * A value that cannot work is refused there and then, with a sentence that says what to set and an example.
 */
import { isIP } from 'node:net';
import { z } from 'zod';
import { asciiHost, readSender } from '../contract/internet-names.ts';

export type Config = z.infer<typeof environment>;
export type LogLevel = Config['logLevel'];

/** All that is wrong with the environment, a sentence each; never a value, because some are secrets. */
export class ConfigError extends Error {
  readonly sentences: string[];
  constructor(sentences: string[]) {
    super(sentences.join('\n'));
    this.name = 'ConfigError';
    this.sentences = sentences;
  }
}

type Key = { description: string; example: string; default: string | null };

/** Every key with what `docs/operations.md` says of it. `default: null`: it must be set. */
export const configKeys = {
  MOBBEKNAPP_PUBLIC_URL: {
    description: 'The address at which browsers reach this server; https, except on localhost',
    example: 'https://meld.example.no',
    default: null,
  },
  MOBBEKNAPP_DATABASE_URL: {
    description: 'A file for SQLite, or a PostgreSQL database',
    example: 'file:/var/lib/mobbeknapp/mobbeknapp.db or postgres://user:password@host/database',
    default: null,
  },
  MOBBEKNAPP_SMTP_URL: {
    description: 'The mail server that takes the letters',
    example: 'smtp://user:password@mail.example.no:587?requireTLS=true',
    default: null,
  },
  MOBBEKNAPP_SENDER: {
    description:
      'The mail address that letters come from, also with a name before it; an organisation can have a name of its own',
    example: 'ikke-svar@example.no or Mobbeknapp <ikke-svar@example.no>',
    default: null,
  },
  MOBBEKNAPP_SECRET: {
    description: 'At least 32 random characters; the same for every process on one database',
    example: 'the output of: openssl rand -base64 33',
    default: null,
  },
  MOBBEKNAPP_SECRET_PREVIOUS: {
    description: 'The secret until it was changed, so that what was sealed under it still opens',
    example: 'what MOBBEKNAPP_SECRET was',
    default: 'none',
  },
  MOBBEKNAPP_HOST: {
    description: 'The network address to listen on; 0.0.0.0 or :: in a container',
    example: '0.0.0.0',
    default: '127.0.0.1',
  },
  MOBBEKNAPP_PORT: {
    description: 'The port to listen on',
    example: '8080',
    default: '8080',
  },
  MOBBEKNAPP_LOG_LEVEL: {
    description: 'How much is logged: fatal, error, warn, info, debug, trace or silent',
    example: 'info',
    default: 'info',
  },
  MOBBEKNAPP_TRUST_PROXY: {
    description:
      "Whose X-Forwarded-For is believed, for the limits and the pauses at sign-in only: no, or the proxies' addresses or networks",
    example: '127.0.0.1,10.0.0.0/8',
    default: 'no',
  },
  MOBBEKNAPP_LIMITS: {
    description:
      'Whether one address is slowed down that sends very many requests: on, or off where a proxy in front does it',
    example: 'on',
    default: 'on',
  },
} as const satisfies Record<string, Key>;

export type ConfigKey = keyof typeof configKeys;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z
  .object({
    MOBBEKNAPP_PUBLIC_URL: z
      .string()
      .refine(
        (value) => isPublicUrl(value),
        sentence(
          'MOBBEKNAPP_PUBLIC_URL',
          'an address that begins with https:// and has no path (http:// on localhost only)',
        ),
      )
      .transform((value) => new URL(value)),
    MOBBEKNAPP_DATABASE_URL: z
      .string()
      .regex(
        /^(?:file:.+|postgres(?:ql)?:\/\/.+)$/,
        sentence('MOBBEKNAPP_DATABASE_URL', 'file: and a path, or a postgres:// address'),
      ),
    MOBBEKNAPP_SMTP_URL: z.string().transform((value, context) => {
      const read = readSmtpUrl(value);
      if ('url' in read) return read.url;
      const message = sentence('MOBBEKNAPP_SMTP_URL', read.wanted);
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }),
    MOBBEKNAPP_SENDER: z.string().transform((value, context) => {
      const { name, address } = readSender(value);
      if (address.state === 'address' && z.email().safeParse(address.address).success)
        return name === '' ? address.address : `${name} <${address.address}>`;
      const wanted =
        address.state === 'foreign-letters'
          ? 'a mail address without letters such as æ, ø and å before the @'
          : 'a mail address';
      context.addIssue({ code: 'custom', message: sentence('MOBBEKNAPP_SENDER', wanted) });
      return z.NEVER;
    }),
    MOBBEKNAPP_SECRET: z
      .string()
      .min(32, sentence('MOBBEKNAPP_SECRET', 'at least 32 characters'))
      .refine(
        (value) => !looksLikeExample(value),
        sentence('MOBBEKNAPP_SECRET', 'random characters of your own, not a word or an example'),
      ),
    MOBBEKNAPP_SECRET_PREVIOUS: z
      .string()
      .refine(
        (value) => value === 'none' || value.length >= 32,
        sentence(
          'MOBBEKNAPP_SECRET_PREVIOUS',
          'the whole secret of before, at least 32 characters',
        ),
      )
      .transform((value) => (value === 'none' ? undefined : value)),
    MOBBEKNAPP_HOST: z
      .string()
      .regex(/^[A-Za-z0-9.:_-]+$/, sentence('MOBBEKNAPP_HOST', 'a host name or an address')),
    MOBBEKNAPP_PORT: z
      .string()
      .refine(
        (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
        sentence('MOBBEKNAPP_PORT', 'a number from 0 to 65535'),
      )
      .transform(Number),
    MOBBEKNAPP_LOG_LEVEL: z.enum(
      logLevels,
      sentence('MOBBEKNAPP_LOG_LEVEL', `one of ${logLevels.join(', ')}`),
    ),
    MOBBEKNAPP_TRUST_PROXY: z
      .string()
      .transform((value) => (value === 'no' ? false : value.split(',').map((one) => one.trim())))
      .refine(
        (value) => value === false || value.every(isNetwork),
        sentence(
          'MOBBEKNAPP_TRUST_PROXY',
          'no, or addresses or networks with commas between; a network ends with /0 to /32, or to /128 for IPv6',
        ),
      ),
    MOBBEKNAPP_LIMITS: z.enum(['on', 'off'], sentence('MOBBEKNAPP_LIMITS', 'on or off')),
  })
  .transform((read) => ({
    publicUrl: read.MOBBEKNAPP_PUBLIC_URL,
    databaseUrl: read.MOBBEKNAPP_DATABASE_URL,
    smtpUrl: read.MOBBEKNAPP_SMTP_URL,
    sender: read.MOBBEKNAPP_SENDER,
    secret: read.MOBBEKNAPP_SECRET,
    /** Opens what was sealed until the secret was changed. */
    previousSecret: read.MOBBEKNAPP_SECRET_PREVIOUS,
    host: read.MOBBEKNAPP_HOST,
    port: read.MOBBEKNAPP_PORT,
    logLevel: read.MOBBEKNAPP_LOG_LEVEL,
    trustProxy: read.MOBBEKNAPP_TRUST_PROXY,
    limits: read.MOBBEKNAPP_LIMITS,
  }));

/** Throws a ConfigError with every sentence at once. A key that is empty counts as not set. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const missing = (Object.keys(configKeys) as ConfigKey[]).filter(
    (key) => configKeys[key].default === null && !env[key],
  );
  const given = Object.fromEntries(
    Object.entries(configKeys).map(([key, { default: preset }]) => [key, env[key] || preset]),
  );
  const read = environment.safeParse(given);
  const unknown = unknownKeys(env);
  if (read.success && unknown.length === 0) return read.data;
  if (read.success) throw new ConfigError(unknown);
  const wrong = read.error.issues.filter(({ path }) => !missing.includes(path[0] as ConfigKey));
  throw new ConfigError([
    ...missing.map(
      (key) =>
        `${key} is not set. ${configKeys[key].description}. Example: ${configKeys[key].example}`,
    ),
    // The first thing that is wrong with a value: the map keeps the last of a key.
    ...new Map(wrong.reverse().map(({ path, message }) => [path[0], message])).values(),
    ...unknown,
  ]);
}

/** A slip in the name of a key would leave its value without effect, and nobody would know. Ours for the tests are no settings. */
function unknownKeys(env: Record<string, string | undefined>): string[] {
  return Object.keys(env)
    .filter((key) => key.startsWith('MOBBEKNAPP_') && !(key in configKeys))
    .filter((key) => !key.startsWith('MOBBEKNAPP_TESTS_') && env[key])
    .map(
      (key) =>
        `${key} is not a setting. Correct its name or take it away; these can be set: ${Object.keys(configKeys).join(', ')}.`,
    );
}

/** What the mail program takes from the address, besides host, user and password. */
const smtpOptions =
  /^(?:requireTLS|ignoreTLS|secure|authMethod|name|localAddress|servername|tls\.\w+)$/;

/** In a password these end the part of the address in which they stand, and the letters would go elsewhere. */
const encoded = 'in a user name or password write %23 for #, %3F for ?, %2F for / and %25 for %';

/** Never a word of the value in `wanted`: it holds the password. */
function readSmtpUrl(value: string): { url: string } | { wanted: string } {
  const [, scheme, rest] = /^(smtps?:\/\/)(.*)$/is.exec(value.trim()) ?? [];
  if (rest === undefined) return { wanted: 'an address that begins with smtp:// or smtps://' };
  if (rest.includes('#')) return { wanted: `an address without #: ${encoded}` };
  const at = rest.lastIndexOf('@');
  const [user, place] = [rest.slice(0, Math.max(at, 0)), rest.slice(at + 1)];
  if (/[?/]/.test(user)) return { wanted: `an address without ? and / before the @: ${encoded}` };
  if (/%(?![\da-f]{2})/i.test(user)) return { wanted: `an address that can be read: ${encoded}` };
  const [, host = '', port = '', path, search = ''] =
    /^(\[[\da-f:.]+\]|[^:/?]*)(:\d{1,5})?(\/?)(\?.*)?$/i.exec(place) ?? [];
  if (path === undefined)
    return { wanted: `an address with nothing but options behind host and port: ${encoded}` };
  const ascii = host.startsWith('[') ? host : asciiHost(host);
  if (ascii === null || ascii === '')
    return { wanted: 'an address that begins with smtp:// or smtps:// and names the host' };
  const strange = [...new URLSearchParams(search).keys()].find((key) => !smtpOptions.test(key));
  if (strange !== undefined)
    return { wanted: `an address with known options only, such as requireTLS=true: ${encoded}` };
  return { url: `${scheme!.toLowerCase()}${at > 0 ? `${user}@` : ''}${ascii}${port}${search}` };
}

/** '10.0.0.0/8', '::1' */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

function sentence(key: ConfigKey, wanted: string): string {
  return `${key} must be ${wanted}. Example: ${configKeys[key].example}`;
}

function hasProtocol(value: string, protocols: string[]): boolean {
  return (
    URL.canParse(value) &&
    protocols.includes(new URL(value).protocol) &&
    new URL(value).hostname !== ''
  );
}

const localHosts = ['localhost', '127.0.0.1', '[::1]'];

function isPublicUrl(value: string): boolean {
  if (!hasProtocol(value, ['https:', 'http:'])) return false;
  const { protocol, hostname, pathname, search, hash, username } = new URL(value);
  const isBare = pathname === '/' && search === '' && hash === '' && username === '';
  return isBare && (protocol === 'https:' || localHosts.includes(hostname));
}

/** A secret from a guide, or one key held down: few different characters, or a word that examples are made of. */
function looksLikeExample(value: string): boolean {
  return (
    new Set(value).size < 10 || /example|change|secret|password|mobbeknapp|openssl/i.test(value)
  );
}
