import { describe, expect, test } from 'vitest';
import { openTurns } from './in-turn.ts';

describe('deriving in turn', () => {
  test('does a few at a time, lets some wait, and refuses the rest', async () => {
    const turns = openTurns({ atOnce: 2, mostWaiting: 1 });
    const ends: (() => void)[] = [];
    let most = 0;
    let running = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
    };
    const [one, two, three] = [turns(work), turns(work), turns(work)];
    await expect(turns(work)).rejects.toMatchObject({ slug: 'slow-down' });
    ends[0]!();
    await one;
    await expect.poll(() => ends.length).toBe(3);
    for (const end of ends) end();
    await Promise.all([two, three]);
    expect(most).toBe(2);
    await turns(async () => undefined);
  });

  test('goes on after a work that failed', async () => {
    const turns = openTurns({ atOnce: 1, mostWaiting: 0 });
    await expect(turns(() => Promise.reject(new TypeError('no')))).rejects.toThrow('no');
    expect(await turns(async () => 1)).toBe(1);
  });
});
