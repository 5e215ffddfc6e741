/** Who is watched; that a server ends with its launcher, `tests/npm-start.test.ts` shows with npm itself. */
import { expect, test } from 'vitest';
import { launcherOf } from './launcher.ts';

test('what is started without npm watches nobody: a systemd unit, a container, a shell', () => {
  expect(launcherOf(['node', 'main.js'])).toBe(null);
});

test('what npm starts watches npm, whose id its shell has filled in', () => {
  expect(launcherOf(['node', 'main.js', '--below', '4711'])).toEqual({ pid: 4711 });
});

test.each([['$PPID'], ['0'], ['-1'], [undefined]])(
  'where a shell leaves %s, only the parent is watched',
  (left) => {
    const args = ['node', 'main.js', '--below', ...(left === undefined ? [] : [left])];
    expect(launcherOf(args)).toEqual({ pid: null });
  },
);
