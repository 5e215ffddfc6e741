/**
 * Hands in WebKitGTK, by plain W3C WebDriver: a screen that nobody sees, the driver, and its small browser. The driver tells nothing
 * of the console; and a picture can be a moment old, so tests look at the document.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { freePort } from '../../scripts/free-port.ts';
import type { WebKit } from '../../scripts/find-engines.ts';
import type { Hands, Key } from './hands.ts';

/** The names of keys in the standard's own plane of characters. */
const keys: Record<Key, string> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Escape: '\uE00C',
  Space: ' ',
  ArrowDown: '\uE015',
};

/**
 * JavaScript for where to click on an element, or what stands in the way. The driver's own click neither scrolls inside a dialog nor
 * reaches an input in a shadow tree.
 */
const placeToClick = (expression: string) => `((one) => {
  if (!one) return 'nothing is there';
  one.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = one.getBoundingClientRect();
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot && hit !== one) hit = hit.shadowRoot.elementFromPoint(x, y);
  return one.contains(hit) ? [x, y] : 'something covers it';
})(${expression})`;

export async function webkitHands({ driver, browser, screen }: WebKit): Promise<Hands> {
  const display = spawn(
    screen,
    ['-displayfd', '1', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const port = await freePort();
  const [number] = (await once(createInterface({ input: display.stdout }), 'line')) as [string];
  const driving = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${number}` },
  });
  const address = `http://127.0.0.1:${port}`;
  await answering(address);
  const { sessionId } = await ask<{ sessionId: string }>(`${address}/session`, {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } },
    },
  });
  const session = `${address}/session/${sessionId}`;

  const run = <T>(script: string) =>
    ask<T>(`${session}/execute/sync`, { script: `return ${script}`, args: [] });
  const perform = (type: 'key' | 'pointer', actions: object[]) =>
    ask(`${session}/actions`, { actions: [{ type, id: type, actions }] });
  const stroke = (value: string) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ];

  return {
    async goTo(url) {
      await ask(`${session}/url`, { url });
    },
    async back() {
      await ask(`${session}/back`, {});
    },
    async read<T>(expression: string) {
      // The driver waits for a promise without end when the page goes away under it, so it is asked for none.
      return JSON.parse(await run<string>(`JSON.stringify((${expression}) ?? null)`)) as T;
    },
    async click(expression) {
      const place = await run<[number, number] | string>(placeToClick(expression));
      if (typeof place === 'string') throw new Error(`${place}: ${expression}`);
      await perform('pointer', [
        { type: 'pointerMove', x: place[0], y: place[1], origin: 'viewport' },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]);
    },
    async press(key) {
      await perform('key', stroke(keys[key]));
    },
    async type(text) {
      await perform('key', [...text].flatMap(stroke));
    },
    complaints: () => [],
    async shoot(file) {
      const picture = await ask<string>(`${session}/screenshot`);
      await writeFile(file, Buffer.from(picture, 'base64'));
    },
    async close() {
      await ask(session, null, 'DELETE').catch(() => undefined);
      await Promise.all([ended(driving), ended(display)]);
    },
  };
}

async function answering(address: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const up = await fetch(`${address}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    if (tries === 300) throw new Error('The driver of WebKit did not start.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Milliseconds. */
const commandTimeout = 20_000;

/** One command of WebDriver: with a body it is a POST. Rejects with the driver's own words. */
async function ask<T>(
  url: string,
  body: object | null = null,
  method = body ? 'POST' : 'GET',
): Promise<T> {
  const answer = await fetch(url, {
    method,
    signal: AbortSignal.timeout(commandTimeout),
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
