/** A message that was not sent is there again for its writer, once, and for nobody else. */
import { beforeAll, expect, it } from 'vitest';
import { newId } from '../contract/ids.ts';
import { newKeyPair, type KeyPair } from '../contract/sealing/keys.ts';
import { openDrafts } from './drafts.ts';

let pair: KeyPair;
beforeAll(async () => {
  pair = await newKeyPair();
});
const caseId = newId();
const owner = () => ({ id: handlerId, publicKey: pair.publicKey });
const handlerId = newId();

it('gives the text back once', async () => {
  const drafts = openDrafts();
  drafts.keep(caseId, 'Hei, vi snakkes', owner());
  expect([drafts.has(caseId), drafts.count()]).toEqual([true, 1]);
  expect(await drafts.take(caseId, pair.privateKey)).toBe('Hei, vi snakkes');
  expect(await drafts.take(caseId, pair.privateKey)).toBe('');
  expect(drafts.count()).toBe(0);
});

it('keeps nothing of an empty field, and nothing for another case', async () => {
  const drafts = openDrafts();
  drafts.keep(caseId, '  \n', owner());
  expect(drafts.count()).toBe(0);
  drafts.keep(caseId, 'Hei', owner());
  expect(await drafts.take(newId(), pair.privateKey)).toBe('');
});

it('opens with the writer’s key only', async () => {
  const drafts = openDrafts();
  drafts.keep(caseId, 'Hei', owner());
  expect(await drafts.take(caseId, (await newKeyPair()).privateKey)).toBe('');
});

it('is gone where somebody else signs in', () => {
  const drafts = openDrafts();
  drafts.keep(caseId, 'Hei', owner());
  drafts.belongTo({ id: handlerId });
  expect(drafts.count()).toBe(1);
  drafts.belongTo({ id: newId() });
  expect(drafts.count()).toBe(0);
});
