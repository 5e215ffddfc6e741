/** The desk answers for its keys as the server asks, once an hour, and answers nothing that it was not asked by itself. */
import { beforeEach, describe, expect, it } from 'vitest';
import { grantKey } from '../contract/sealing/grant.ts';
import { newKeyPair, type KeyPair, type PublicKey } from '../contract/sealing/keys.ts';
import { answerOf, challengeFor, readPossessions } from '../contract/sealing/possession.ts';
import { openPossessions } from './possession.ts';

const nonce = new Uint8Array(32).fill(7);
const start = new Date('2026-11-23T09:00:00Z').getTime();
let one: KeyPair;
let other: KeyPair;
let time: number;
let asked: string[][];
beforeEach(async () => {
  [one, other] = await Promise.all([newKeyPair(), newKeyPair()]);
  time = start;
  asked = [];
});
const clock = { now: () => new Date(time) };

/** A server whose challenges are good for an hour; `more` is what it adds to what was asked for. */
function server(
  more: (keys: PublicKey[]) => Promise<{ kid: string; challenge: string }[]> = async () => [],
) {
  return openPossessions({
    clock,
    ask: async (keys) => {
      asked.push(keys.map(({ kid }) => kid));
      const own = await Promise.all(
        keys.map(async (key) => ({ kid: key.kid, challenge: await challengeFor(nonce, key) })),
      );
      const expires = time / 1000 + 3600;
      const challenges = [...own, ...(await more(keys))].map((each) => ({ ...each, expires }));
      return { challenges };
    },
  });
}

describe('answers for keys', () => {
  it('are fetched in one request, and are those of whoever holds the keys', async () => {
    const header = await server().headerFor([one.privateKey, other.privateKey, one.privateKey]);
    expect(asked).toEqual([[one.publicKey.kid, other.publicKey.kid]]);
    const expires = start / 1000 + 3600;
    expect(readPossessions(header)).toEqual(
      await Promise.all(
        [one, other].map(async ({ publicKey: { kid } }) => ({
          kid,
          expires,
          answer: await answerOf(nonce, kid),
        })),
      ),
    );
  });

  it('send the public half alone', async () => {
    const seen: unknown[] = [];
    const possessions = openPossessions({
      clock,
      ask: async (keys) => {
        seen.push(...keys);
        return { challenges: [] };
      },
    });
    expect(await possessions.headerFor([one.privateKey])).toBe('');
    expect(seen).toEqual([one.publicKey]);
  });

  it('serve every act until two minutes before they expire', async () => {
    const possessions = server();
    await possessions.headerFor([one.privateKey]);
    time += 57 * 60_000;
    await possessions.headerFor([one.privateKey]);
    expect(asked).toHaveLength(1);
    time += 2 * 60_000;
    await possessions.headerFor([one.privateKey, other.privateKey]);
    expect(asked).toHaveLength(2);
  });

  it('are fetched anew once they are forgotten or dropped', async () => {
    const possessions = server();
    await possessions.headerFor([one.privateKey, other.privateKey]);
    possessions.forget([one.privateKey]);
    await possessions.headerFor([one.privateKey, other.privateKey]);
    possessions.drop();
    await possessions.headerFor([other.privateKey]);
    expect(asked.map((kids) => kids.length)).toEqual([2, 1, 1]);
  });

  it('are not kept where the desk was locked while they were on their way', async () => {
    const possessions = server();
    const coming = possessions.headerFor([one.privateKey]);
    possessions.drop();
    await coming;
    await possessions.headerFor([one.privateKey]);
    expect(asked).toHaveLength(2);
  });
});

describe('a server that wants other things opened', () => {
  it('gets no answer for a key that was not asked for', async () => {
    const possessions = server(async () => [
      { kid: other.publicKey.kid, challenge: await challengeFor(nonce, other.publicKey) },
    ]);
    expect(readPossessions(await possessions.headerFor([one.privateKey]))).toHaveLength(1);
  });

  it.each([
    [
      'a grant in the place of a challenge',
      'damaged',
      () => grantKey(other.privateKey, one.publicKey),
    ],
    ['a challenge for another key', 'not-a-recipient', () => challengeFor(nonce, other.publicKey)],
  ])('is refused %s', async (_, reason, made) => {
    const { kid } = one.publicKey;
    const possessions = openPossessions({
      clock,
      ask: async () => ({ challenges: [{ kid, challenge: await made(), expires: start }] }),
    });
    await expect(possessions.headerFor([one.privateKey])).rejects.toMatchObject({ reason });
  });
});
