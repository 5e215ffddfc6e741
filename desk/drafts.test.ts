/** A message that was not sent is there again for its writer, once, and for nobody else. */
import { beforeAll, expect, it } from 'vitest';
import { newId } from '../contract/ids.ts';
import { newKeyPair, type KeyPair } from '../contract/sealing/keys.ts';
import { openDrafts, type Draft } from './drafts.ts';
import { sealMessage } from './opened.ts';

let pair: KeyPair;
beforeAll(async () => {
  pair = await newKeyPair();
});
const caseId = newId();
const owner = () => ({ id: handlerId, publicKey: pair.publicKey });
const handlerId = newId();
const written = (text: string): Draft => ({ text, onItsWay: null });

it('gives the text back once', async () => {
  const drafts = openDrafts();
  drafts.keep(caseId, written('Hei, vi snakkes'), owner());
  expect([drafts.has(caseId), drafts.count()]).toEqual([true, 1]);
  expect(await drafts.take(caseId, pair.privateKey)).toEqual(written('Hei, vi snakkes'));
  expect(await drafts.take(caseId, pair.privateKey)).toBeNull();
  expect(drafts.count()).toBe(0);
});

it('keeps nothing of an empty field, and nothing for another case', async () => {
  const drafts = openDrafts();
  drafts.keep(caseId, written('  \n'), owner());
  expect(drafts.count()).toBe(0);
  drafts.keep(caseId, written('Hei'), owner());
  expect(await drafts.take(newId(), pair.privateKey)).toBeNull();
});

it('opens with the writer’s key only', async () => {
  const drafts = openDrafts();
  drafts.keep(caseId, written('Hei'), owner());
  expect(await drafts.take(caseId, (await newKeyPair()).privateKey)).toBeNull();
});

it('is gone where somebody else signs in', () => {
  const drafts = openDrafts();
  drafts.keep(caseId, written('Hei'), owner());
  drafts.belongTo({ id: handlerId });
  expect(drafts.count()).toBe(1);
  drafts.belongTo({ id: newId() });
  expect(drafts.count()).toBe(0);
});

it('keeps what was on its way as it was, so that it is sent again under the same id', async () => {
  const drafts = openDrafts();
  const sealTo = [{ name: null, key: pair.publicKey }];
  const onItsWay = {
    text: 'Hei',
    ...(await sealMessage('Hei', { sealTo, organisationId: newId(), reportId: newId(), caseId })),
  };
  drafts.keep(caseId, { text: 'Hei', onItsWay }, owner());
  expect(await drafts.take(caseId, pair.privateKey)).toEqual({ text: 'Hei', onItsWay });
});
