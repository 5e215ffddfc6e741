/** What somebody who comes back is shown of answers that a server hands out: her own, each once, and never one of another report. */
import { beforeAll, expect, it } from 'vitest';
import type { FollowUpAnswer } from '../../contract/api/public.ts';
import { newId } from '../../contract/ids.ts';
import { newKeyPair, type KeyPair } from '../../contract/sealing/keys.ts';
import { open, seal, type Json } from '../../contract/sealing/seal.ts';
import { opened } from './followed.ts';

const organisationId = newId();
const reportId = newId();
const name = { nb: 'Rektor', nn: 'Rektor', en: 'Head' };
const place = { reportId, caseId: newId(), from: 'handler' };
let reporter: KeyPair;
let inbox: KeyPair;

beforeAll(async () => {
  [reporter, inbox] = await Promise.all([newKeyPair(), newKeyPair()]);
});

async function sealed(content: Json): Promise<FollowUpAnswer['messages'][number]> {
  const id = newId();
  const keys = [inbox.publicKey, reporter.publicKey];
  const binding = { organisationId, id, version: 1, part: 'message' } as const;
  const about = { id, sentOn: '2026-11-23', from: name, author: 'handler' } as const;
  return { ...about, sealed: await seal(content, keys, binding) };
}

async function shown(messages: FollowUpAnswer['messages']) {
  const answer = { reportId, organisationId, messages } as FollowUpAnswer;
  const followed = await opened(answer, reporter.privateKey, organisationId, open);
  return followed.messages.map(({ text, standing }) => [standing, text]);
}

it('is shown an answer that belongs to her report, and one from before answers said so', async () => {
  const messages = [await sealed({ text: 'Hei', ...place }), await sealed({ text: 'Før' })];
  expect(await shown(messages)).toEqual([
    ['bound', 'Hei'],
    ['unbound', 'Før'],
  ]);
});

it('is not shown one of another report, and is told so in its place', async () => {
  const moved = await sealed({ text: 'Til en annen', ...place, reportId: newId() });
  expect(await shown([moved])).toEqual([['elsewhere', null]]);
});

it('is not shown a handler’s words as her own, nor her own as a handler’s', async () => {
  const answer = await sealed({ text: 'Hei', ...place });
  expect(await shown([{ ...answer, author: 'reporter' }])).toEqual([['elsewhere', null]]);
  const own = await sealed({ text: 'Hei', reportId, from: 'reporter' });
  expect(await shown([own])).toEqual([['elsewhere', null]]);
  expect(await shown([{ ...own, author: 'reporter' }])).toEqual([['bound', 'Hei']]);
});

it('is shown one once that is handed out twice, and the others although one does not open', async () => {
  const [one, other] = [
    await sealed({ text: 'Hei', ...place }),
    await sealed({ text: 'Så', ...place }),
  ];
  const broken = { ...one, id: newId() };
  expect(await shown([one, broken, one, other])).toEqual([
    ['bound', 'Hei'],
    ['broken', null],
    ['bound', 'Så'],
  ]);
});
