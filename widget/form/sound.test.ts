/** Each builtin that an old library is known to change, changed as it does it: found out before the first question. */
import { afterEach, expect, test } from 'vitest';
import { isSound } from './sound.ts';

const kept: [object, string, PropertyDescriptor | undefined][] = [];

function change(target: object, name: string, value: unknown): void {
  kept.push([target, name, Object.getOwnPropertyDescriptor(target, name)]);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

afterEach(() => {
  for (const [target, name, before] of kept.splice(0))
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
});

test('a page whose builtins are the browser’s is sound', () => {
  expect(isSound()).toBe(true);
});

test('so is one whose library does the same by itself', () => {
  change(Array.prototype, 'map', function map(this: unknown[], act: (...a: unknown[]) => unknown) {
    const made: unknown[] = [];
    for (let index = 0; index < this.length; index++) made[index] = act(this[index], index, this);
    return made;
  });
  expect(isSound()).toBe(true);
});

const first = (list: unknown[]) => (list.length > 1 ? list : list[0]);

test.each<[string, object, string, unknown]>([
  [
    'a reduce that takes no function',
    Array.prototype,
    'reduce',
    function reduce(this: unknown[]) {
      return first(this);
    },
  ],
  [
    'a from that asks no function',
    Array,
    'from',
    ({ length }: { length: number }) => new Array<unknown>(length),
  ],
  [
    'an entries that is the list',
    Array.prototype,
    'entries',
    function entries(this: unknown[]) {
      return this;
    },
  ],
  ['a toJSON of lists', Array.prototype, 'toJSON', () => '[]'],
  [
    'a startsWith that begins at the beginning',
    String.prototype,
    'startsWith',
    function startsWith(this: string, start: string) {
      return this.indexOf(start) === 0;
    },
  ],
])('%s is found out', (_, target, name, value) => {
  change(target, name, value);
  expect(isSound()).toBe(false);
});
