/** A message is shown where it says that it belongs, and nowhere else; what was written before messages said so is told apart. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MessageContent } from './content.ts';
import { readMessage } from './message.ts';

const place = { reportId: 'report', caseId: 'case', from: 'handler' } as const;
const content: MessageContent = { text: 'Hei', ...place };

it('is shown where it belongs, at the desk and to the reporter', () => {
  const shown = { standing: 'bound', text: 'Hei' };
  expect(readMessage(content, place)).toEqual(shown);
  expect(readMessage(content, { reportId: 'report', from: 'handler' })).toEqual(shown);
  // A form that is newer than its server is not told who wrote it.
  expect(readMessage(content, { reportId: 'report', from: undefined })).toEqual(shown);
});

it('from a reporter needs no case, for her browser does not know it; from a handler it does', () => {
  const { caseId: _, ...without } = content;
  const from = 'reporter';
  expect(readMessage({ ...without, from }, { ...place, from }).standing).toBe('bound');
  expect(readMessage(without, place).standing).toBe('elsewhere');
});

it('from before messages were bound is shown, and told apart', () => {
  expect(readMessage({ text: 'Hei' }, place)).toEqual({ standing: 'unbound', text: 'Hei' });
});

it('of a later release is shown, whatever else lies in it', () => {
  expect(readMessage({ ...content, later: [1] }, place)).toMatchObject({ text: 'Hei' });
});

it('is shown in no place but its own', () => {
  const id = fc.constantFrom('one', 'other', 'third');
  const from = fc.constantFrom('handler' as const, 'reporter' as const);
  const places = fc.record({ reportId: id, caseId: id, from });
  fc.assert(
    fc.property(places, places, (own, shown) => {
      const read = readMessage({ text: 'Hei', ...own }, shown);
      const isSame = JSON.stringify(own) === JSON.stringify(shown);
      expect(read).toEqual(
        isSame ? { standing: 'bound', text: 'Hei' } : { standing: 'elsewhere', text: null },
      );
    }),
  );
});

it('is never half bound: whoever names one thing names all of it rightly', () => {
  const member = fc.option(fc.constantFrom('report', 'case', 'handler', 7), { nil: undefined });
  const members = fc.record({ reportId: member, caseId: member, from: member });
  fc.assert(
    fc.property(members, (given) => {
      const names = Object.values(given).filter((value) => value !== undefined);
      const { standing } = readMessage(JSON.parse(JSON.stringify({ text: '', ...given })), place);
      const isRight = JSON.stringify(given) === JSON.stringify(place);
      expect(standing).toBe(names.length === 0 ? 'unbound' : isRight ? 'bound' : 'elsewhere');
    }),
  );
});

it('that is none is broken, and throws nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      fc.pre(typeof (value as { text?: unknown } | null)?.text !== 'string');
      expect(readMessage(value as never, place)).toEqual({ standing: 'broken', text: null });
    }),
  );
});
