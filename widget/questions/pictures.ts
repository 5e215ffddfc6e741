/**
 * A small drawing beside a choice, for children who read slowly: lines on a field of 24 by 24, in the colour of the text, and never
 * without the words. Drawn for this form; calm, without faces, blood or tears.
 */
import type { Register } from '../../contract/facts.ts';
import type { Choice } from './question.ts';

const dots = 'M6 12h.01M12 12h.01M18 12h.01';
const ball = 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5 6c4 3 4 9 0 12M19 6c-4 3-4 9 0 12';
const board = 'M3 4h18v11H3zM12 15v5M8 20h8';
const phone = 'M7 3h10v18H7zM11 18h2';
const clipboard = 'M6 5h12v15H6zM9 5V3h6v2M9 11h6M9 15h4';

/** By the name of the question and the code of the choice. A choice that no drawing helps has none. */
const pictures: Record<string, Record<string, string>> = {
  role: {
    pupil: 'M6 20V10a6 6 0 0 1 12 0v10zM9 4.5V3h6v1.5M9 20v-6h6v6',
    athlete: ball,
    parent:
      'M9 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20a6 6 0 0 1 12 0M18 15a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 18.5a3 3 0 0 1 4 1.5',
    bystander: 'M2 12s4-6 10-6 10 6 10 6-4 6-10 6-10-6-10-6zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
    coach: clipboard,
    employee: 'M4 8h16v11H4zM9 8V5h6v3M4 13h16',
    other: dots,
  },
  what: {
    'left-out': 'M9 18a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM7 11h.01M11 11h.01M9 14h.01M20 12h.01',
    words: 'M4 4h16v12h-9l-4 4v-4H4zM8 8.5h8M8 12h5',
    violence:
      'M12 3v4M12 17v4M3 12h4M17 12h4M5.6 5.6l2.8 2.8M15.6 15.6l2.8 2.8M18.4 5.6l-2.8 2.8M8.4 15.6l-2.8 2.8',
    threats: 'M12 4 2.5 20h19zM12 10v4M12 17h.01',
    online: phone,
    environment: board,
    lonely: 'M12 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7 19v-3a5 5 0 0 1 10 0v3M3 21h18',
    other: dots,
  },
  where: {
    classroom: board,
    break: ball,
    'changing-room': 'M10 7a2 2 0 1 1 2 2v2l-9 7h18l-9-7',
    way: 'M6 21c0-5 12-4 12-9S9 8 9 3',
    'after-school': 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
    training: 'M4 9v6M7 7v10M17 7v10M20 9v6M7 12h10',
    match: 'M6 21V4h12l-2.5 4 2.5 4H6',
    travel: 'M4 5h16v12H4zM4 12h16M8 20v-3M16 20v-3',
    online: phone,
    home: 'M4 11l8-7 8 7v9H4zM10 20v-6h4v6',
    other: dots,
  },
};

/** The choices with their drawings, to a child. */
export function pictured<Code extends string>(
  register: Register,
  question: 'role' | 'what' | 'where',
  choices: Choice<Code>[],
): Choice<Code>[] {
  if (register !== 'child') return choices;
  return choices.map((choice) => {
    const picture = pictures[question]![choice.code];
    return picture === undefined ? choice : { ...choice, picture };
  });
}
