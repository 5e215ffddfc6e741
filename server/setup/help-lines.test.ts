/** Help lines are confirmed one by one, by whoever has looked, with the day; and stay so when the file is applied again. */
import { beforeAll, describe, expect, test } from 'vitest';
import { applied, example, rootId } from '../testing/lillevik.ts';
import { openServerWorld } from '../testing/server-world.ts';
import { helpLines } from './help-lines.ts';

const { store, clock } = await openServerWorld();
const today = '2026-11-23';

const confirm = (key: string, on?: string) => helpLines({ key, on }, store, clock);
const lineOf = async (key: string) => {
  const lines = await store.read(({ organisations }) => organisations.helpLines(rootId));
  return lines.find((line) => line.key === key)!;
};

beforeAll(() => applied(store, example));

describe('the help lines of the set-up', () => {
  test('are listed with the day of each, and nobody is sent to try an emergency number', async () => {
    const told = (await helpLines({ key: undefined }, store, clock)).join('\n');
    expect(told).toContain('police: Politi, 112, Hele døgnet (NOT confirmed yet)');
    expect(told).toContain('Do not call emergency numbers to try them.');
    expect(told).not.toMatch(/call the number|ring/i);
  });

  test('one is confirmed, with today or the day that is said, and the others are not', async () => {
    expect(await confirm('police')).toEqual([
      `  police: Politi, 112, Hele døgnet (confirmed ${today})`,
    ]);
    await confirm('ambulance', '2026-10-01');
    expect((await lineOf('ambulance')).verifiedOn).toBe('2026-10-01');
    expect((await lineOf('ung')).verifiedOn).toBe(null);
    const chain = await store.read(({ audit }) => audit.ofChain(rootId, rootId));
    expect(chain.at(-1)).toMatchObject({
      action: 'help-line-confirmed',
      params: { key: 'ambulance', on: '2026-10-01' },
    });
  });

  test.each([
    ['nothing', undefined, 'There is no help line "nothing". One of: '],
    ['police', '2026-11-24', 'has not been yet'],
    ['police', '2026-02-30', 'is no day'],
    ['police', 'yesterday', `Write it as ${today}`],
  ])('%s on %s is refused with a sentence', async (key, on, sentence) => {
    await expect(confirm(key, on)).rejects.toThrow(sentence);
    expect((await lineOf('police')).verifiedOn).toBe(today);
  });

  test('the file applied again takes no confirmation away, unless it writes another number', async () => {
    await confirm('mental-helse');
    await applied(store, example);
    expect((await lineOf('mental-helse')).verifiedOn).toBe(today);
    const changed = example.replace(
      '{ key: children, verifiedOn: 2026-11-01 }',
      "{ key: children, verifiedOn: 2026-11-01 }\n      - { key: mental-helse, phone: '116124' }",
    );
    await applied(store, changed);
    expect(await lineOf('mental-helse')).toMatchObject({ phone: '116124', verifiedOn: null });
  });
});
