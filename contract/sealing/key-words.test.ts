/** Three words stand for a key: always the same three, of a list in which no two words are mistaken for each other. */
import { pbkdf2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyWordList, wordsOfKey } from './key-words.ts';
import { newKeyPair, thumbprint } from './keys.ts';

const key = {
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
};

describe('the words of a key', () => {
  it('are three bytes of PBKDF2 over the thumbprint, as another implementation calculates them', async () => {
    const named = await thumbprint(key);
    const bytes = pbkdf2Sync(named, 'mobbeknapp key words', 600_000, 3, 'sha256');
    expect(await wordsOfKey(key)).toEqual([...bytes].map((byte) => keyWordList[byte]));
  });

  it('never change: two people may read them from two releases', async () => {
    expect(await wordsOfKey(key)).toEqual(['sirkel', 'teppe', 'tavle']);
  });

  it('are those of the point, whatever name it goes by', async () => {
    const [one, other] = await Promise.all([newKeyPair(), newKeyPair()]);
    const renamed = { ...one.publicKey, kid: other.publicKey.kid };
    expect(await wordsOfKey(renamed)).toEqual(await wordsOfKey(one.publicKey));
    expect(await wordsOfKey(renamed)).not.toEqual(await wordsOfKey(other.publicKey));
  });
});

describe('the list', () => {
  it('has one word for each byte, in small Norwegian letters', () => {
    expect(new Set(keyWordList).size).toBe(256);
    for (const word of keyWordList) expect(word).toMatch(/^[a-zæøå]{3,8}$/);
  });

  it('has no two words that one letter turns into each other', () => {
    const near = keyWordList.flatMap((one, index) =>
      keyWordList.slice(index + 1).filter((other) => isOneSlip(one, other)),
    );
    expect(near).toEqual([]);
  });
});

/** Whether one letter changed, added or left out makes one word of the other. */
function isOneSlip(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  const from = long.length === short.length ? at + 1 : at;
  return long.slice(at + 1) === short.slice(from);
}
