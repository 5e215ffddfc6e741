/** The set-up as an operator runs it: what was built, in a process of its own, with an environment, flags, no terminal, and a real database file. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mobbeknapp-setup-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Ended = { code: number; out: string; errors: string };

function setup(arguments_: string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['dist/server/setup.js', ...arguments_],
      {
        env: {
          PATH: process.env['PATH'],
          MOBBEKNAPP_PUBLIC_URL: 'https://meld.example.no',
          MOBBEKNAPP_DATABASE_URL: `file:${join(folder, 'app.db')}`,
          MOBBEKNAPP_SMTP_URL: 'smtp://localhost:2525',
          MOBBEKNAPP_SENDER: 'ikke-svar@example.no',
          MOBBEKNAPP_SECRET: '7Qm2Vx9Lr4Tz8Kp3Wn6Yb1Hd5GjAaBbCcDd',
          ...env,
        },
      },
      (_, out, errors) => resolve({ code: child.exitCode ?? -1, out, errors }),
    );
    child.stdin!.end();
  });
}

const first = [
  'first',
  ...['--name', 'Høyvåg skole', '--kind', 'school', '--inbox', 'Rektor og stedfortreder'],
  ...['--person', 'Rita Rektor', '--email', 'Rita@hoyvag.example'],
  ...['--independent-person', 'Una Utenfor', '--independent-email', 'una@utenfor.example'],
];

describe('npm run setup', () => {
  it('explains itself, without any configuration', async () => {
    for (const given of [[], ['--help'], ['first', '-h']]) {
      const { code, out } = await setup(given, { MOBBEKNAPP_SECRET: '' });
      expect([code, out]).toEqual([0, expect.stringContaining('describe FILE [--apply]')]);
    }
  });

  it.each([
    [['forst'], 'There is no command "forst"'],
    [['constructor'], 'There is no command "constructor"'],
    [['first', '--nome', 'X'], "Unknown option '--nome'"],
    [['first', '--name', 'X'], 'Give it as --person'],
    [['describe'], 'Name the file'],
    [['describe', 'nowhere.yaml'], 'nowhere.yaml'],
    [['invite'], 'Name the address'],
    [['invite', 'nobody@example.no'], 'Nobody has the address'],
    [['prove'], 'No organisation is stored yet'],
    [['show'], 'npm run setup -- first'],
  ])('%o ends with a sentence and no stack', async (given, sentence) => {
    const { code, errors, out } = await setup(given);
    expect([code, out]).toEqual([1, '']);
    expect(errors).toContain(sentence);
    expect(errors).not.toMatch(/^\s+at /m);
  });

  it('says what is missing in the configuration, and never a value', async () => {
    const { code, errors } = await setup(['show'], {
      MOBBEKNAPP_SECRET: 'kort',
      MOBBEKNAPP_SENDER: '',
    });
    expect(code).toBe(1);
    expect(errors).toContain('MOBBEKNAPP_SECRET');
    expect(errors).toContain('MOBBEKNAPP_SENDER is not set');
    expect(errors).not.toContain('kort');
  });
});

describe('first', () => {
  it('makes an organisation with two inboxes from flags alone, and prints links and no code: nobody who sets up holds a key', async () => {
    const { code, out, errors } = await setup(first);
    expect([code, errors]).toEqual([0, '']);
    expect(out).toContain('+ organisation hoyvag-skole (Høyvåg skole)');
    expect(
      out.match(/https:\/\/meld\.example\.no\/desk\/#\/invitations\/[\w-]{43}$/gm),
    ).toHaveLength(2);
    expect(out).not.toMatch(/(?:[A-Z2-9]{4}-){6}[A-Z2-9]{4}/);
    expect(out).toContain('Høyvåg skole: 0 of 1 units take reports.');
    expect(out).toContain('Still to come in: ');

    const shown = await setup(['show']);
    expect(shown.out).toContain('rita@hoyvag.example: invited');
    expect(shown.out).toContain('no key yet: whoever comes in first makes it');
  });

  it('proves itself as if everybody had come in, and says that nobody has', async () => {
    await setup(first);
    const now = await setup(['prove']);
    expect(now.code).toBe(1);
    expect(now.out).toContain('A report from Høyvåg skole');
    expect(now.out).toContain(
      'Today each report has a reader in 0 of 1 unit. 2 persons are still to come in and be let in: when they have, each has one in the one unit.',
    );
    expect(now.out).toContain('Has everybody come in');
    const later = await setup(['prove', '--invited']);
    expect([later.code, later.out]).toEqual([
      0,
      expect.stringMatching(
        /Høyvåg skole: 990 combinations of answers on \d{4}-\d\d-\d\d, each would have a reader\./,
      ),
    ]);
  });

  it('names no line of a file that there is not', async () => {
    const same = [...first.slice(0, -1), 'rita@hoyvag.example'];
    same[same.indexOf('Una Utenfor')] = 'Rita Rektor';
    const { code, errors } = await setup(same);
    expect([code, errors]).toEqual([
      1,
      expect.stringMatching(/^Høyvåg skole: .* is not independent/),
    ]);
  });

  it('a lost invitation gets a new link, and another one each time', async () => {
    await setup(first);
    const [one, other] = [
      await setup(['invite', 'RITA@hoyvag.example']),
      await setup(['invite', 'rita@hoyvag.example']),
    ];
    const link = /invitations\/[\w-]{43}/;
    expect(link.exec(one.out)![0]).not.toBe(link.exec(other.out)![0]);
  });
});

describe('describe', () => {
  it('looks first: without --apply nothing is written', async () => {
    const looked = await setup(['describe', 'examples/organisations.yaml']);
    expect([looked.code, looked.errors]).toEqual([0, '']);
    expect(looked.out).toContain(
      'Lillevik kommune: 990 combinations of answers, each has a reader when all who are named have come in.',
    );
    expect(looked.out).toContain(
      'Today each report has a reader in 0 of 1 unit. 6 persons are still to come in and be let in: when they have, each has one in the one unit.',
    );
    expect(looked.out).toContain('Nothing was written. Say --apply to write this.');
    expect((await setup(['show'])).errors).toContain('No organisation is stored yet');
  });

  it('says in bokmål what only the whole tree shows, and whether each report has a reader', async () => {
    const inBokmal = ['--language', 'nb'];
    const looked = await setup(['describe', 'examples/organisations.yaml', ...inBokmal]);
    expect(looked.out).toMatch(/^Lillevik kommune: 990 kombinasjoner av svar/);
    expect(looked.out).toContain('I dag har hver melding noen som leser den, i 0 av 1 enhet.');
    const file = join(folder, 'without.yaml');
    const text = readFileSync('examples/organisations.yaml', 'utf8');
    writeFileSync(file, text.replace('    independentInbox: uavhengig', '    '));
    const refused = await setup(['describe', file, '--apply', ...inBokmal]);
    expect([refused.code, refused.errors]).toEqual([
      1,
      expect.stringMatching(
        /^Linje 5: organisations\.0\.independentInbox: Lillevik kommune trenger/,
      ),
    ]);
  });

  it('writes with --apply, and the second time there is nothing to do', async () => {
    const once = await setup(['describe', 'examples/organisations.yaml', '--apply']);
    expect(once.out).toContain('+ organisation lillevik-skole (Lillevik skole)');
    const twice = await setup(['describe', 'examples/organisations.yaml', '--apply']);
    expect([twice.code, twice.out]).toEqual([0, expect.stringMatching(/^No change\.\n\nLillevik/)]);
  });

  it('writes nothing of a file of two trees when one has a mistake', async () => {
    const text = readFileSync('examples/organisations.yaml', 'utf8');
    const other = text
      .slice(text.indexOf('  - slug: lillevik #'))
      .replaceAll('lillevik', 'storvik')
      .replace('members:', 'membres:');
    const file = join(folder, 'two.yaml');
    writeFileSync(file, text + other);
    const { code, errors } = await setup(['describe', file, '--apply']);
    expect(code).toBe(1);
    expect(errors).toMatch(/^Line \d+: .*membres/m);
    expect((await setup(['show'])).errors).toContain('No organisation is stored yet');
  });

  it('writes nothing of a file of two trees that share a slug, and says which', async () => {
    const text = readFileSync('examples/organisations.yaml', 'utf8');
    const other = text
      .slice(text.indexOf('  - slug: lillevik #'))
      .replaceAll('lillevik', 'storvik')
      .replaceAll('@advokat', '@storvik')
      .replace('slug: storvik-skole', 'slug: lillevik-skole');
    const file = join(folder, 'shared.yaml');
    writeFileSync(file, text + other);
    const { code, out, errors } = await setup(['describe', file, '--apply']);
    expect([code, out]).toEqual([1, '']);
    expect(errors).toMatch(/^Line \d+: .*The slug lillevik-skole stands in two trees of this file/);
    expect((await setup(['show'])).errors).toContain('No organisation is stored yet');
  });
});
