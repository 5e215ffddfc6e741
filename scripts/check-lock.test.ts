/** What makes a lock incomplete, or too new for the oldest Node that we promise, in small locks. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingFromLock, tooNewForNode } from './check-lock.ts';

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

test('a package that leaves out the oldest Node is named, and one that only runs on older ones too', () => {
  const packages = {
    '': { engines: { node: '>=20.19.0' } },
    'node_modules/any': {},
    'node_modules/newer': { version: '13.0.0', engines: { node: '>=22' }, optional: true },
    'node_modules/fits': { version: '1.0.0', engines: { node: '^18.18.0 || ^20.9.0 || >=21.1.0' } },
    'node_modules/later': { version: '2.0.2', engines: { node: '>=20.19.1' } },
    'node_modules/any/node_modules/past': { version: '3.0.0', engines: { node: '^18' } },
  };
  expect(tooNewForNode(packages)).toEqual([
    'node_modules/later 2.0.2 wants Node >=20.19.1, and we promise 20.19.0',
    'node_modules/any/node_modules/past 3.0.0 wants Node ^18, and we promise 20.19.0',
  ]);
});

test('our own lock is whole, and all of it runs on the oldest Node', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Parameters<typeof tooNewForNode>[0];
  };
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(missingFromLock(packages)).toEqual([]);
  expect(tooNewForNode(packages)).toEqual([]);
});
