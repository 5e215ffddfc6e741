/** What an inbox needs, most urgent first, and only what the one who reads it can do. */
import { describe, expect, it } from 'vitest';
import { needsOf } from './inbox-needs.ts';
import { inOrder, keylessRow } from './testing/inbox-row.ts';

const row = {
  inboxId: '7',
  name: { nb: 'Rektor', nn: 'Rektor', en: 'Head' },
  organisationName: 'Luftslottet skole',
  ...inOrder,
};
const none = { ...row, ...keylessRow };

describe('an inbox that she holds', () => {
  it.each([
    [[], row],
    [['print-sheet'], { ...row, sheet: 'none' as const, sheetConfirmed: false }],
    [['print-sheet'], { ...row, sheet: 'shared' as const }],
    [['print-again'], { ...row, sheetDue: true, sheetConfirmed: false }],
    [['type-back'], { ...row, sheetConfirmed: false }],
    [['renewal', 'remind'], { ...row, renewal: true, invited: 2 }],
  ])('needs %j', (needs, given) => {
    expect(needsOf(given, 'holding', false)).toEqual(needs);
  });

  it('has colleagues let in before the sheet is printed', () => {
    const given = { ...row, waiting: 1, sheet: 'none' as const };
    expect(needsOf(given, 'holding', true)).toEqual(['let-in', 'print-sheet']);
  });
});

describe('an inbox without a key', () => {
  it('gets one from a member', () => {
    expect(needsOf(none, 'member', false)).toEqual(['make-key']);
    expect(needsOf({ ...none, invited: 1 }, 'member', false)).toEqual(['make-key', 'remind']);
  });

  it('is for the others a matter of who is invited', () => {
    expect(needsOf(none, 'other', false)).toEqual(['nobody-invited']);
    expect(needsOf({ ...none, invited: 2 }, 'other', false)).toEqual(['first-reader']);
    expect(needsOf({ ...none, waiting: 1 }, 'other', false)).toEqual(['first-reader']);
  });
});

describe('an inbox that she only sees to', () => {
  it('offers nothing that only a holder can do', () => {
    const given = { ...row, sheet: 'shared' as const, waiting: 1 };
    expect(needsOf(given, 'other', false)).toEqual(['let-in-elsewhere', 'sheet-elsewhere']);
  });
});

it('is never silent about an inbox whose last holder has gone', () => {
  for (const standing of ['holding', 'member', 'other'] as const)
    expect(needsOf({ ...row, keyHolders: 0 }, standing, false)[0]).toBe('no-holder');
});
