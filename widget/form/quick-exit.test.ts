import { afterEach, describe, expect, test, vi } from 'vitest';
import { leave, shiftSequence, weather } from './quick-exit.ts';

/** `S` presses and lets go of Shift, `a` a letter, `A` a letter with Shift, `B` both Shift keys; a number waits so many ms. */
function play(...script: (string | number)[]): (number | null)[] {
  const press = shiftSequence();
  let now = 0;
  const send = (type: string, key: string, repeat = false) =>
    press({ type, key, repeat, timeStamp: now });
  return script.flatMap((act) => {
    if (typeof act === 'number') {
      now += act;
      return [];
    }
    now += 50;
    if (act === 'S') {
      send('keydown', 'Shift');
      send('keydown', 'Shift', true);
      return [send('keyup', 'Shift')];
    }
    if (act === 'a') {
      send('keydown', 'a');
      return [send('keyup', 'a')];
    }
    send('keydown', 'Shift');
    send('keydown', act === 'B' ? 'Shift' : 'A');
    send('keyup', act === 'B' ? 'Shift' : 'A');
    return [send('keyup', 'Shift')];
  });
}

test('three times Shift leaves, and counts down on the way', () => {
  expect(play('S', 'S', 'S')).toEqual([2, 1, 0]);
});

test('it can be done again afterwards', () => {
  expect(play('S', 'S', 'S', 'S')).toEqual([2, 1, 0, 2]);
});

test('a letter between begins anew', () => {
  expect(play('S', 'S', 'a', 'S')).toEqual([2, 1, null, 2]);
});

test('capital letters are writing', () => {
  expect(play('A', 'A', 'A')).toEqual([null, null, null]);
});

test('both Shift keys at once are not counted', () => {
  expect(play('S', 'S', 'B', 'S').at(-1)).toBe(2);
});

test('slower than five seconds is not meant', () => {
  expect(play('S', 3000, 'S', 3000, 'S')).toEqual([2, 1, 2]);
});

describe('leaving', () => {
  afterEach(() => vi.unstubAllGlobals());
  const page = () => ({ location: { replace: vi.fn<(url: string) => void>() } });
  type Page = ReturnType<typeof page>;
  const went = ({ location }: Page) => location.replace.mock.calls.map(([url]) => url);
  function standIn(window: Page, top: Page): void {
    const all = { window, top, location: window.location };
    for (const [name, value] of Object.entries(all)) vi.stubGlobal(name, value);
  }

  test.each([
    ['https://www.nrk.no/', 'https://www.nrk.no/'],
    ['/', weather],
    ['www.nrk.no', weather],
    ['javascript:alert(1)', weather],
    ['', weather],
  ])('"%s" leads to %s', (url, where) => {
    const window = page();
    standIn(window, window);
    leave(url);
    expect(went(window)).toEqual([where]);
  });

  test('in a frame the whole window goes, and the page in it, should the window be kept', () => {
    const [inner, top] = [page(), page()];
    standIn(inner, top);
    leave(weather);
    top.location.replace.mockImplementation(() => {
      throw new DOMException('sandboxed', 'SecurityError');
    });
    leave(weather);
    expect([went(top), went(inner)]).toEqual([
      [weather, weather],
      [weather, weather],
    ]);
  });
});
