/** The closing line may not call anything a success that did not run: real vitest runs of small files show it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
// Inside the project, so that the small files find vitest; git ignores the folder.
const folder = mkdtempSync(join(root, 'node_modules/.closing-line-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs vitest on one test file with our reporter and returns its last line. */
function lastLine(source: string): string {
  const own = mkdtempSync(join(folder, 'run-'));
  if (source) {
    const imports = `import { beforeAll, describe, expect, test } from 'vitest';\n`;
    writeFileSync(join(own, 'small.test.ts'), imports + source);
  }
  writeFileSync(join(own, 'vitest.config.ts'), 'export default { test: { exclude: [] } };');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporter = join(root, 'scripts/closing-line.ts');
  const { CLOSING_LINE: _, ...env } = process.env;
  const run = spawnSync(
    process.execPath,
    [vitest, 'run', '--root', own, '--passWithNoTests', `--reporter=${reporter}`],
    { encoding: 'utf8', env },
  );
  return run.stdout.trim().split('\n').at(-1) ?? '';
}

describe('the closing line', () => {
  test('counts what passed and what failed', () => {
    expect(
      lastLine(`test('a', () => {}); test('b', () => {}); test('c', () => expect(1).toBe(2));`),
    ).toBe('2 passed, 1 failed');
  });

  test('counts a skipped test and a promised one as failed', () => {
    expect(lastLine(`test('a', () => {}); test.skip('b', () => {}); test.todo('c');`)).toBe(
      '1 passed, 2 failed',
    );
  });

  test('counts a broken beforeAll, and the tests that it kept from running', () => {
    expect(
      lastLine(
        `test('a', () => {}); describe('s', () => { beforeAll(() => { throw new Error('no') }); test('b', () => {}); });`,
      ),
    ).toBe('1 passed, 2 failed');
  });

  test('counts a file that cannot be loaded', () => {
    expect(lastLine(`throw new Error('no'); test('a', () => {});`)).toBe('0 passed, 1 failed');
  });

  test('counts an error outside any test', () => {
    expect(
      lastLine(
        `test('a', async () => { setTimeout(() => { throw new Error('late') }, 1); await new Promise((end) => setTimeout(end, 50)); });`,
      ),
    ).toBe('1 passed, 1 failed');
  });

  test('does not call a run without tests a success', () => {
    expect(lastLine('')).toBe('0 passed, 1 failed');
  });
});
