/** `npm run dev`: what a change of a source starts anew, and what does not. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { isSource, startAgain, type Again } from './dev.ts';

const folder = mkdtempSync(join(tmpdir(), 'mobbeknapp-dev-'));
mkdirSync(join(folder, 'room'));
let again: Again | undefined;
afterEach(() => again?.stop());
afterAll(() => rmSync(folder, { recursive: true }));

function begin() {
  const children: ReturnType<typeof spawn>[] = [];
  const said: string[] = [];
  again = startAgain(
    [folder],
    () => {
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      children.push(child);
      return child;
    },
    (line) => said.push(line),
  );
  return { children, said };
}

test('a change in a folder below ends what runs and starts it anew, once for several writes', async () => {
  const { children, said } = begin();
  for (const text of ['1', '2', '3']) writeFileSync(join(folder, 'room/file.ts'), text);
  await expect.poll(() => children.length, { timeout: 10_000 }).toBe(2);
  expect(children[0]!.signalCode).toBe('SIGTERM');
  expect(children[1]!.exitCode).toBeNull();
  expect(said.join()).toContain('file.ts has changed');
  await sleep(600);
  expect(children).toHaveLength(2);
});

test('stopping ends what runs, and nothing is started after it', async () => {
  const { children } = begin();
  writeFileSync(join(folder, 'room/file.ts'), 'last');
  await again!.stop();
  again = undefined;
  expect(children.at(-1)!.signalCode).toBe('SIGTERM');
  const before = children.length;
  writeFileSync(join(folder, 'room/file.ts'), 'after');
  await sleep(600);
  expect(children).toHaveLength(before);
});

test('tests and what is no source change nothing; a folder that is not there is named', () => {
  expect(['a.ts', 'b/c.css', 'd.sql', 'e.yaml'].every(isSource)).toBe(true);
  expect(['a.test.ts', 'b.child.ts', 'c.db', 'd.ts~', 'e.swp'].some(isSource)).toBe(false);
  expect(() => startAgain([join(folder, 'gone')], () => spawn('true'), console.log)).toThrow(
    /no folder .*gone/,
  );
});
