/** The table of rights: total, and what its worst mistakes would be. */
import { describe, expect, it } from 'vitest';
import { acts, hasOpened, mayDo, rights, type Act, type Standing } from './rights.ts';

const standing: Standing = {
  part: 'reader',
  status: 'read',
  hasKey: true,
  opened: true,
  taken: 'nobody',
};
const why = (act: Act, over: Partial<Standing>) => {
  const judged = mayDo(act, { ...standing, ...over });
  return judged.may ? null : judged.why;
};

describe('the table of rights', () => {
  it('gives whoever reads along nothing that tells the reporter or the deadlines something', () => {
    for (const act of ['acknowledge', 'write', 'record', 'close', 'place', 'take'] as const)
      expect([act, why(act, { part: 'copy' })]).toEqual([act, 'reads-along']);
    expect(why('take-over', { part: 'copy' })).toBeNull();
    expect(why('take-over', {})).toBe('answers');
  });

  it('closes and acknowledges nothing unread, and answers nothing unread', () => {
    for (const act of ['close', 'write', 'record', 'keep-out'] as const)
      expect([act, why(act, { opened: false })]).toEqual([act, 'opened']);
    expect(why('acknowledge', { status: 'received', opened: false })).toBe('opened');
  });

  it('opens again whatever is closed, for everybody who reads it', () => {
    for (const part of ['reader', 'copy'] as const)
      for (const status of ['closed', 'redirected', 'merged', 'not-genuine'] as const)
        expect(why('reopen', { part, status })).toBeNull();
    expect(why('reopen', {})).toBe('closed');
  });

  it('keeps nobody from stepping aside, with or without a key, open or closed', () => {
    for (const part of ['reader', 'copy'] as const)
      expect(
        why('step-aside', { part, hasKey: false, opened: false, status: 'closed' }),
      ).toBeNull();
  });

  it('gives nothing to whoever holds no key, but stepping aside and printing what is seen', () => {
    const without = acts.filter((act) => mayDo(act, { ...standing, hasKey: false }).may);
    expect(without).toEqual(['print', 'step-aside']);
  });

  it('tells all who read of what changes who answers, or ends the case', () => {
    const told = acts.filter((act) => rights[act].tells);
    expect(told).toEqual(['take-over', 'close', 'reopen', 'keep-out', 'step-aside']);
  });

  it('leaves an entry of its own for every act but printing, which the desk does alone', () => {
    const silent = acts.filter((act) => rights[act].entries === null);
    expect(silent).toEqual(['print']);
  });
});

it('has opened it who did so herself, since it was last opened again', () => {
  const entry = (action: string, by: string | null = 'kari') => ({ action, by });
  expect(hasOpened([entry('received', null), entry('read-content')], 'kari')).toBe(true);
  expect(hasOpened([entry('read-content')], 'ola')).toBe(false);
  for (const again of ['reopened', 'goes-on'])
    expect(hasOpened([entry('read-content'), entry(again, null)], 'kari')).toBe(false);
});
