/**
 * A real screen reader and a real browser on a screen that nobody sees: Orca with Firefox. Keys come as from a keyboard, and what Orca
 * hands to its synthesiser is written down by `said.py` and can be asked for.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { firefox, type Page } from 'playwright';
import type { Orca } from '../../scripts/find-orca.ts';

/** One utterance, and the language that it was asked to be spoken in; empty where the page has none. */
export type Said = { text: string; language: string };

export type Ears = {
  /** To go to addresses and to see where one is. What is done is done by keys. */
  page: Page;
  /** A key as X names it, with others held: `Tab`, `shift+h`. Answers what was said after it, once nothing more was. */
  press(keys: string, until?: (said: Said[]) => boolean): Promise<Said[]>;
  /** A letter at a time, into what has the focus. */
  type(text: string): Promise<void>;
  /** What was said since it was last asked for, once nothing more is. `until`: at least until this holds of it, for ten seconds at most. */
  heard(until?: (said: Said[]) => boolean): Promise<Said[]>;
  close(): Promise<void>;
};

/** Milliseconds without a word after which Orca has said what it had to say. */
const quiet = 600;

export async function openEars({ firefox: executablePath, launcher }: Orca): Promise<Ears> {
  const folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-orca-'));
  const children: ChildProcess[] = [];
  const said = join(folder, 'said.jsonl');
  const home = join(folder, 'home');
  await mkdir(join(home, '.local/share/orca'), { recursive: true });
  await mkdir(join(folder, 'run'), { mode: 0o700 });
  await copyFile(
    fileURLToPath(new URL('said.py', import.meta.url)),
    join(home, '.local/share/orca/orca-customizations.py'),
  );
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_RUNTIME_DIR: join(folder, 'run'),
    LC_ALL: 'C.UTF-8',
    GTK_MODULES: 'gail:atk-bridge',
    GNOME_ACCESSIBILITY: '1',
    GSETTINGS_BACKEND: 'keyfile',
    ORCA_SAID: said,
  };

  function run(program: string, ...args: string[]): ChildProcess {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(child);
    return child;
  }
  const firstLine = async (child: ChildProcess) =>
    String((await once(child.stdout!, 'data'))[0]).trim();

  env['DISPLAY'] =
    `:${await firstLine(run('Xvfb', '-displayfd', '1', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'))}`;
  env['DBUS_SESSION_BUS_ADDRESS'] = await firstLine(
    run('dbus-daemon', '--session', '--nofork', '--print-address=1'),
  );
  for (const [schema, key] of [
    ['org.gnome.desktop.interface', 'toolkit-accessibility'],
    ['org.gnome.desktop.a11y.applications', 'screen-reader-enabled'],
  ] as const)
    spawnSync('gsettings', ['set', schema, key, 'true'], { env });
  run('openbox');
  run(launcher, '--launch-immediately');
  run('orca');
  const lines = async () =>
    (await readFile(said, 'utf8').catch(() => ''))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Said & { at: number });
  const isSaid = async (words: string) => {
    for (let wait = 0; wait < 600; wait++) {
      if ((await lines()).some(({ text }) => text.includes(words))) return;
      await sleep(100);
    }
    throw new Error(
      `Orca did not say "${words}" within a minute. Beside another of the same user it does not start.`,
    );
  };
  await isSaid('Screen reader on');
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath,
    headless: false,
    env,
    firefoxUserPrefs: { 'accessibility.force_disabled': -1 },
  });
  const page = await browser.newPage({ viewport: null, locale: 'nb-NO' });
  // Before that, nothing of a page would be told.
  await isSaid('Mozilla Firefox');

  let taken = 0;
  const heard: Ears['heard'] = async (until = () => true) => {
    const began = Date.now();
    for (;;) {
      const all = await lines();
      const fresh = all.slice(taken);
      const last = Math.max(began, (all.at(-1)?.at ?? 0) * 1000);
      const isOver = Date.now() - last > quiet && (until(fresh) || Date.now() - began > 10_000);
      if (isOver) {
        taken = all.length;
        return fresh.map(({ text, language }) => ({ text, language }));
      }
      await sleep(50);
    }
  };
  const keyboard = (...args: string[]) => {
    const { status } = spawnSync('xdotool', args, { env });
    if (status !== 0) throw new Error(`xdotool ${args.join(' ')} failed.`);
  };
  return {
    page,
    heard,
    press(keys, until) {
      keyboard('key', keys);
      return heard(until);
    },
    async type(text) {
      await page.keyboard.type(text);
      await heard();
    },
    async close() {
      await browser.close();
      for (const child of children.reverse()) child.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
