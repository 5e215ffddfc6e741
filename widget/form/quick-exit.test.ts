import { afterEach, describe, expect, test, vi } from 'vitest';
import { leave, weather } from './quick-exit.ts';

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
