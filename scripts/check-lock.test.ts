/** What makes a lock incomplete, in small locks. */
import { expect, test } from 'vitest';
import { missingFromLock } from './check-lock.ts';

const tool = { optionalDependencies: { 'tool-linux': '1.0.0', 'tool-mac': '1.0.0' } };

test('a lock that holds every platform is whole', () => {
  const packages = {
    '': {},
    'node_modules/tool': tool,
    'node_modules/tool-linux': {},
    'node_modules/tool/node_modules/tool-mac': {},
  };
  expect(missingFromLock(packages)).toEqual([]);
});

test('a lock without one platform says which', () => {
  const packages = { 'node_modules/tool': tool, 'node_modules/tool-linux': {} };
  expect(missingFromLock(packages)).toEqual(['node_modules/tool needs tool-mac']);
});

test("a package in another package's folder does not count", () => {
  const packages = {
    'node_modules/@a/tool': tool,
    'node_modules/tool-linux': {},
    'node_modules/b/node_modules/tool-mac': {},
  };
  expect(missingFromLock(packages)).toEqual(['node_modules/@a/tool needs tool-mac']);
});
