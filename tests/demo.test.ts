/**
 * `npm run demo` as somebody meets it who tries the product: a port that is taken, a start that was stopped too early, a second
 * start, and the page of letters. Each on ports of its own, so that a demo that runs on this machine is left alone.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { password, type People } from '../examples/demo/seed.ts';
import { settings, type Ports } from '../examples/demo/ports.ts';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { freePort } from '../scripts/free-port.ts';
import { signIn } from './clients/handler.ts';
import { expectGoodScreen, openWatched, sizes } from './watched-page.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
let ports: Ports;
let folder: string;

beforeAll(async () => {
  ports = {
    server: await freePort(),
    municipality: await freePort(),
    sport: await freePort(),
    university: await freePort(),
    mail: await freePort(),
  };
  folder = `${root}.demo/${ports.server}`;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The demo as a process. `says` waits for words in what it prints, `ended` for its exit code. */
function startDemo(env: Record<string, string> = envOf(ports)) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'examples/demo/main.ts'], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let printed = '';
  let look = (): void => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => {
      printed += piece;
      look();
    });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    ended,
    printed: () => printed,
    stop: () => child.kill('SIGINT'),
    says: (words: string) =>
      new Promise<void>((resolve, reject) => {
        look = () => {
          if (printed.includes(words)) resolve();
        };
        look();
        void ended.then(() => {
          reject(new Error(`The demo ended and never said "${words}", only:\n${printed}`));
        });
      }),
  };
}

function envOf(given: Ports): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([use, name]) => [name, String(given[use as keyof Ports])]),
  );
}

describe('a port that is taken', () => {
  let other: Server;

  async function take(port: number): Promise<void> {
    other = createServer().listen(port, 'localhost');
    await once(other, 'listening');
  }

  it.each(Object.keys(settings) as (keyof Ports)[])(
    'gets one sentence, where it is that of the %s',
    async (use) => {
      await take(ports[use]);
      const demo = startDemo();
      expect(await demo.ended).toBe(1);
      other.close();
      const lines = demo.printed().split('\n');
      expect(lines.filter((line) => line.startsWith(`Port ${ports[use]}`))).toEqual([
        expect.stringMatching(
          new RegExp(
            `, is taken by another program, perhaps another demo: .* set ${settings[use]} to`,
          ),
        ),
      ]);
      expect(demo.printed()).not.toMatch(/^\s+at |EADDRINUSE|MOBBEKNAPP_PORT|Building/m);
      await expect(access(folder)).rejects.toThrow('ENOENT');
    },
  );

  it('leads to another port by the setting that the sentence names', async () => {
    await take(ports.mail);
    const demo = startDemo({ ...envOf(ports), DEMO_MAIL_PORT: 'abc' });
    expect(await demo.ended).toBe(1);
    other.close();
    expect(demo.printed()).toContain(
      'DEMO_MAIL_PORT must be a port between 1 and 65535, and is "abc"',
    );
  });
});

describe('the whole demo', () => {
  const ready = 'Stop with Ctrl-C.';
  let browser: Browser;
  let demo: ReturnType<typeof startDemo> | undefined;

  beforeAll(async () => {
    browser = await chromium.launch(await chromiumLaunch());
  });
  afterAll(async () => {
    await browser?.close();
    demo?.stop();
    await demo?.ended;
  });

  async function head() {
    const { people } = JSON.parse(await readFile(`${folder}/filled.json`, 'utf8')) as {
      people: People;
    };
    return people.find(({ account }) => account.email === 'kari.nes@fjellvika.example')!.account;
  }

  it('fills anew what was stopped in the middle, and everybody named can sign in', async () => {
    const first = startDemo();
    await first.says('Fjellvika kommune:');
    first.stop();
    expect(await first.ended).toBe(0);
    expect(first.printed()).not.toContain(ready);
    expect(first.printed()).not.toMatch(/^\s+at |fetch failed/m);
    await access(`${folder}/demo.db`);

    demo = startDemo();
    await demo.says(ready);
    expect(demo.printed()).toContain('stopped before it was filled; it is emptied and filled anew');
    expect(demo.printed()).not.toContain('nobody can open');
    const account = await head();
    // A recovery code: the app's code of this half minute was used when she came in.
    const server = `http://localhost:${ports.server}`;
    const { session } = await signIn(server, account, account.recoveryCodes[0]);
    expect(session.memberships.map(({ state }) => state)).toEqual(['holding']);
  });

  it('stops in order, and a second start has what was there, letters too', async () => {
    const before = await head();
    demo!.stop();
    expect(await demo!.ended).toBe(0);
    demo = startDemo();
    await demo.says(ready);
    expect(demo.printed()).not.toContain('Filling');
    expect(await head()).toEqual(before);
  });

  it('describes its API, whatever pages it has besides', async () => {
    const answer = await fetch(`http://localhost:${ports.server}/api/v1/openapi.json`);
    expect(answer.status).toBe(200);
    const { paths } = (await answer.json()) as { paths: object };
    expect(Object.keys(paths)).not.toContain('/dev/letters');
  });

  it('shows letters, codes and the password at /dev/letters, on a narrow screen too', async () => {
    const watched = await openWatched(browser, 'narrow');
    const { page } = watched;
    await page.goto(`http://localhost:${ports.server}/dev/letters`);
    for (const size of Object.values(sizes)) {
      await page.setViewportSize(size);
      await expectGoodScreen(watched);
    }
    expect(await page.locator('article').count()).toBeGreaterThan(10);
    expect(await page.locator('main').textContent()).toContain(password);
    expect(await page.getByText(/^Kode nå: \d{6}$/).count()).toBeGreaterThan(20);
    expect(watched.complaints).toEqual([]);
    await watched.context.close();
  });
});
