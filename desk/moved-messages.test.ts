/**
 * A server that lies about where messages belong, and claims that its history tells of them so: the desk believes what lies inside the
 * seal. That is what is left where somebody has written the history anew as well.
 */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Recording, ReadingAnswer } from '../contract/api/cases.ts';
import { newId } from '../contract/ids.ts';
import { seal } from '../contract/sealing/seal.ts';
import { derivePassword } from '../contract/sealing/password.ts';
import { ofThisCase } from './handed-over.ts';
import { openKeyRing, type KeyRing } from './keys.ts';
import { openReading, sealMessage } from './opened.ts';
import { addCase } from './testing/world-cases.ts';
import { makeWorld, password, type World, type WorldCase } from './testing/world.ts';

type Sent = ReadingAnswer['messages'][number];

let world: World;
let ring: KeyRing;
const cases: WorldCase[] = [];
/** Two of each case, written by this desk. */
const sent: { caseId: string; text: string; message: Sent }[] = [];

beforeAll(async () => {
  world = await makeWorld();
  const { salt } = world.session.handler;
  ring = await openKeyRing(world.session, (await derivePassword(password, salt)).unlockKey);
  for (const number of ['2026-00001', '2026-00002', '2026-00003']) {
    const made = await addCase(world, { number });
    cases.push(made);
    const opened = await openReading(ring, made.reading, made.item);
    for (const text of [`Først til ${number}`, `Så til ${number}`])
      sent.push({ caseId: made.item.id, text, message: asSent(await sealMessage(text, opened)) });
  }
});

function asSent(sealed: Pick<Sent, 'id' | 'sealed'>, recorded: Recording = 'bound'): Sent {
  return { ...sealed, sentAt: '2026-11-23T09:00:00Z', fromHandler: 'Kari', recorded };
}

/** As a desk of before wrote it: nothing but the text. */
async function writtenBefore({ reading }: WorldCase, recorded: Recording): Promise<Sent> {
  const id = newId();
  const { organisationId, sealTo } = reading;
  const place = { organisationId, id, version: 1, part: 'message' } as const;
  const keys = sealTo.map(({ key }) => key);
  return asSent({ id, sealed: await seal({ text: 'Hei' }, keys, place) }, recorded);
}

function withMessages({ item, reading }: WorldCase, messages: Sent[]) {
  return openReading(ring, { ...reading, messages }, item);
}

it('none of another case is shown, none twice, and none in the reporter’s name, whatever is claimed of it', async () => {
  const claim = fc.record({
    from: fc.nat(5),
    fromHandler: fc.constantFrom('Kari', null),
    recorded: fc.constantFrom<Recording>('bound', 'earlier', 'no'),
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(2), fc.array(claim, { maxLength: 8 }), async (index, claims) => {
      const given = claims.map(({ from, ...claimed }) => ({ ...sent[from]!.message, ...claimed }));
      const { messages } = await withMessages(cases[index]!, given);
      const shown = messages.filter(({ text }) => text !== null);
      const own = sent.filter(({ caseId }) => caseId === cases[index]!.item.id);
      for (const { id, text, fromHandler } of shown) {
        expect(own.find(({ message }) => message.id === id)?.text).toBe(text);
        expect(fromHandler).toBe('Kari');
      }
      expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
    }),
    { numRuns: 40 },
  );
});

it('one of another case is refused as belonging elsewhere, and not handed over to a new key', async () => {
  const [own, , moved] = sent.map(({ message }) => message);
  const given = [own!, moved!];
  const opened = await withMessages(cases[0]!, given);
  expect(opened.messages.map(({ standing }) => standing)).toEqual(['bound', 'elsewhere']);
  expect(ofThisCase({ messages: given }, opened)).toEqual([own]);
});

it('one from before messages were bound is shown and marked; one that came later is refused', async () => {
  const before = await writtenBefore(cases[0]!, 'earlier');
  const later = await writtenBefore(cases[0]!, 'bound');
  const { messages } = await withMessages(cases[0]!, [before, later]);
  expect(messages).toMatchObject([
    { standing: 'unbound', text: 'Hei' },
    { standing: 'elsewhere', text: null },
  ]);
});

it('one that was put in the place of one from before, with the right ids inside, is refused', async () => {
  const [own] = sent.map(({ message }) => message);
  const { messages } = await withMessages(cases[0]!, [{ ...own!, recorded: 'earlier' }]);
  expect(messages).toMatchObject([{ standing: 'unrecorded', text: null }]);
});

it('one of which the history does not tell is refused, and one that is gone is missed', async () => {
  const [first, second] = sent.map(({ message }) => message);
  const entry = { sequence: 2, at: '', action: 'message-sent', by: 'Kari', hash: '' };
  const { item, reading } = cases[0]!;
  const history = [first!, second!].map(({ id }) => ({ ...entry, params: { messageId: id } }));
  const given = { ...reading, messages: [{ ...first!, recorded: 'no' as const }] };
  const opened = await openReading(ring, given, {
    ...item,
    history: [...item.history, ...history] as typeof item.history,
  });
  expect(opened.messages).toMatchObject([{ standing: 'unrecorded', text: null }]);
  expect(opened.missing).toBe(1);
});

it('a case whose history begins with another report is not opened', async () => {
  const { item, reading } = cases[0]!;
  const [received, ...rest] = item.history;
  const history = [{ ...received!, params: { reportId: newId() } }, ...rest];
  await expect(openReading(ring, reading, { ...item, history })).rejects.toMatchObject({
    reason: 'moved',
  });
});
