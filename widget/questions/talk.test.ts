/** Who answers now is told where nobody is in danger, and never more than three at once. */
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../contract/api/public.ts';
import { emptyDraft } from './draft.ts';
import { linesForAfter, linesOpenNow } from './talk.ts';

const keys = ['children', 'kors-pa-halsen', 'snakk-om-mobbing', 'ung'];
const helpLines = keys.map((key) => ({ key, when: 'help', audience: 'all', phone: null }));
const reader = (open: string[] | null) => ({
  draft: emptyDraft,
  register: 'child' as const,
  sector: 'school' as const,
  settings: { helpLines, hours: open && { open } } as unknown as Settings,
});
const kept = (lines: { key: string }[]) => lines.map(({ key }) => key);

describe('at this hour', () => {
  test('those that answer are shown, three at most', () => {
    expect(kept(linesOpenNow(reader(['ung', 'children'])))).toEqual(['children', 'ung']);
    expect(kept(linesOpenNow(reader(keys)))).toEqual(keys.slice(0, 3));
  });

  test('nobody is where no hours are known, or in danger: those numbers stand alone', () => {
    expect(linesOpenNow(reader(null))).toEqual([]);
    expect(linesOpenNow({ ...reader(keys), draft: { ...emptyDraft, danger: 'yes' } })).toEqual([]);
  });
});

test('a number that stands above already is not named once more', () => {
  const lines = helpLines.map((line, index) => ({
    ...line,
    phone: index < 2 ? `11611${index}` : null,
  }));
  const asked = { ...reader([]), settings: { helpLines: lines } as unknown as Settings };
  const { atOnce, more } = linesForAfter(asked, [{ phone: '116110' }, { phone: null }]);
  expect([kept(atOnce), kept(more)]).toEqual([keys.slice(1), []]);
});

test('after a report three stand at once, and the others behind "more"', () => {
  const { atOnce, more } = linesForAfter(reader([]));
  expect([kept(atOnce), kept(more)]).toEqual([keys.slice(0, 3), keys.slice(3)]);
});
