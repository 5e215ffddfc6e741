/**
 * Everything that can be set, read once from the environment when the server starts.
 * A value that cannot work is refused there and then, with a sentence that says what to set and an example.
 */
import { z } from 'zod';

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
    description: 'The mail address that letters come from',
    example: 'ikke-svar@example.no',
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
      "Whose X-Forwarded-For is believed, for the limits only: no, or the proxies' addresses or networks",
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
    MOBBEKNAPP_SMTP_URL: z
      .string()
      .refine(
        (value) => hasProtocol(value, ['smtp:', 'smtps:']),
        sentence('MOBBEKNAPP_SMTP_URL', 'an address that begins with smtp:// or smtps://'),
      ),
    MOBBEKNAPP_SENDER: z.email(sentence('MOBBEKNAPP_SENDER', 'a mail address')),
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
      .regex(
        /^(?:no|[0-9A-Fa-f.:/]+(?:,[0-9A-Fa-f.:/]+)*)$/,
        sentence('MOBBEKNAPP_TRUST_PROXY', 'no, or addresses or networks with commas between'),
      )
      .transform((value) => (value === 'no' ? false : value.split(','))),
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
  if (read.success) return read.data;
  const wrong = read.error.issues.filter(({ path }) => !missing.includes(path[0] as ConfigKey));
  throw new ConfigError([
    ...missing.map(
      (key) =>
        `${key} is not set. ${configKeys[key].description}. Example: ${configKeys[key].example}`,
    ),
    // The first thing that is wrong with a value: the map keeps the last of a key.
    ...new Map(wrong.reverse().map(({ path, message }) => [path[0], message])).values(),
  ]);
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
