/** Answering for a key: only its holder can, and she gives nothing away by it. */
import { expect, test } from 'vitest';
import { toBase64url } from './bytes.ts';
import { grantKey } from './grant.ts';
import { newKeyPair } from './keys.ts';
import {
  answerChallenge,
  answerOf,
  challengeFor,
  mostPossessions,
  readPossessions,
  writePossessions,
} from './possession.ts';

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

test('the holder answers with what the server expects, and the nonce is not in it', async () => {
  const { publicKey, privateKey } = await newKeyPair();
  const nonce = randomBytes(32);
  const answer = await answerChallenge(await challengeFor(nonce, publicKey), privateKey);
  expect(answer).toBe(await answerOf(nonce, publicKey.kid));
  expect(answer).not.toContain(toBase64url(nonce));
});

test('nobody else can, and for another key the answer is another', async () => {
  const [one, other] = [await newKeyPair(), await newKeyPair()];
  const nonce = randomBytes(32);
  const challenge = await challengeFor(nonce, one.publicKey);
  await expect(answerChallenge(challenge, other.privateKey)).rejects.toThrow();
  const lying = { ...other.privateKey, kid: one.publicKey.kid };
  await expect(answerChallenge(challenge, lying)).rejects.toThrow();
  expect(await answerOf(nonce, one.publicKey.kid)).not.toBe(
    await answerOf(nonce, other.publicKey.kid),
  );
});

test('a server that sends a grant as a challenge gets no answer: nothing else is opened so', async () => {
  const [inbox, member] = [await newKeyPair(), await newKeyPair()];
  const grant = await grantKey(inbox.privateKey, member.publicKey);
  await expect(answerChallenge(grant, member.privateKey)).rejects.toThrow();
  await expect(challengeFor(randomBytes(31), member.publicKey)).rejects.toThrow(RangeError);
});

test('what has not the form of an answer is passed over, and so is what is too much', () => {
  const one = { kid: 'k'.repeat(43), expires: 1_790_000_000, answer: 'a'.repeat(43) };
  expect(readPossessions(writePossessions([one, one]))).toEqual([one, one]);
  for (const header of [
    '',
    'x',
    '..',
    `${one.kid}.1e9.${one.answer}`,
    `${one.kid}.-1.${one.answer}`,
  ])
    expect(readPossessions(header)).toEqual([]);
  const many = Array.from({ length: mostPossessions + 5 }, () => one);
  expect(readPossessions(writePossessions(many))).toHaveLength(mostPossessions);
});
