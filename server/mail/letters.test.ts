import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HandlerRow, MembershipRow, StoredTree } from '../store/records.ts';
import {
  codeRenewedLetters,
  invitationLetter,
  letInLetters,
  letInWantedLetters,
  reportLetters,
} from './letters.ts';

const now = new Date('2026-11-23T08:00:00Z');
const tomorrow = new Date('2026-11-24T08:00:00Z');
type Person = { id: string; inbox: string; deputy?: boolean; away?: boolean; state?: string };

function treeOf(people: Person[]): StoredTree {
  const handlers = people.map(
    ({ id, away, state = 'active' }) =>
      [id, { id, state, awayUntil: away ? tomorrow : null } as HandlerRow] as const,
  );
  const memberships: MembershipRow[] = people.map(({ id, inbox, deputy = false }) => ({
    inboxId: inbox,
    handlerId: id,
    rootId: 'root',
    deputy,
  }));
  return {
    rootId: 'root',
    organisations: new Map(),
    inboxes: new Map(),
    keys: new Map(),
    retiredKeys: new Map(),
    memberships,
    handlers: new Map(handlers),
    grants: new Map(),
    recoveryKeys: new Map(),
  };
}

const told = (
  people: Person[],
  over: { urgent?: boolean; inboxes?: string[]; excluded?: string[] } = {},
) =>
  reportLetters({
    rootId: 'root',
    caseId: 'case',
    urgent: false,
    inboxes: ['a'],
    excluded: [],
    tree: treeOf(people),
    now,
    ...over,
  }).map(({ handlerId }) => handlerId);

describe('who is told of a report', () => {
  const head = { id: 'head', inbox: 'a' };
  const deputy = { id: 'deputy', inbox: 'a', deputy: true };

  test('the ordinary members, not their deputies', () => {
    expect(told([head, deputy, { id: 'other', inbox: 'b' }])).toEqual(['head']);
  });

  test('the deputies where every ordinary member is away', () => {
    expect(told([{ ...head, away: true }, deputy])).toEqual(['deputy']);
  });

  test('the deputies where there is no ordinary member', () => {
    expect(told([deputy])).toEqual(['deputy']);
  });

  test('everybody where all are away: read late is better than not told', () => {
    expect(
      told([
        { ...head, away: true },
        { ...deputy, away: true },
      ]),
    ).toEqual(['head', 'deputy']);
  });

  test('urgent: all, deputies and those away', () => {
    expect(told([{ ...head, away: true }, deputy], { urgent: true })).toEqual(['head', 'deputy']);
  });

  test('one letter to somebody who is in two of the inboxes', () => {
    expect(told([head, { ...head, inbox: 'b' }], { inboxes: ['a', 'b'] })).toEqual(['head']);
  });

  test('nobody who belongs to an excluded inbox, through whichever inbox, also when it is urgent', () => {
    const people = [head, { ...head, inbox: 'accused' }, deputy];
    expect(told(people, { excluded: ['accused'] })).toEqual(['deputy']);
    expect(told(people, { excluded: ['accused'], urgent: true })).toEqual(['deputy']);
  });

  test('nobody whose account is shut', () => {
    expect(told([{ ...head, state: 'disabled' }, deputy])).toEqual(['deputy']);
  });

  test('over random inboxes: never the excluded, never twice, and somebody wherever there is anybody', () => {
    const ids = ['1', '2', '3', '4', '5'];
    const person = fc.record({
      id: fc.constantFrom(...ids),
      inbox: fc.constantFrom('a', 'b', 'c'),
      deputy: fc.boolean(),
    });
    const people = fc.uniqueArray(person, { selector: ({ id, inbox }) => id + inbox });
    fc.assert(
      fc.property(people, fc.boolean(), fc.subarray(ids), (some, urgent, awayIds) => {
        const all = some.map((one) => ({ ...one, away: awayIds.includes(one.id) }));
        const letters = told(all, { urgent, inboxes: ['a', 'b'], excluded: ['c'] });
        const barred = all.filter(({ inbox }) => inbox === 'c').map(({ id }) => id);
        expect(letters.filter((id) => barred.includes(id))).toEqual([]);
        expect(new Set(letters).size).toBe(letters.length);
        const mayBeTold = all.filter(({ id, inbox }) => inbox !== 'c' && !barred.includes(id));
        expect(letters.length > 0).toBe(mayBeTold.length > 0);
        if (urgent) expect(new Set(letters)).toEqual(new Set(mayBeTold.map(({ id }) => id)));
      }),
    );
  });
});

test('a letter in the outbox is ids, a kind and times: nothing else', () => {
  const [letter] = reportLetters({
    rootId: 'root',
    caseId: 'case',
    urgent: true,
    inboxes: ['a'],
    excluded: [],
    tree: treeOf([{ id: 'head', inbox: 'a' }]),
    now,
  });
  expect(letter).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    rootId: 'root',
    handlerId: 'head',
    kind: 'report',
    urgent: true,
    caseId: 'case',
    invitationId: null,
    createdAt: now,
    dueAt: now,
  });
});

test('the other letters: the invitation, the one who waits, the one who was let in', () => {
  const of = { rootId: 'root', now };
  expect(invitationLetter({ ...of, handlerId: 'new', invitationId: 'i' })).toMatchObject({
    kind: 'invitation',
    handlerId: 'new',
    invitationId: 'i',
  });
  const wanted = letInWantedLetters({ ...of, to: ['x', 'y', 'x'] });
  expect(wanted.map(({ kind, handlerId }) => [kind, handlerId])).toEqual([
    ['let-in-wanted', 'x'],
    ['let-in-wanted', 'y'],
  ]);
  expect(letInLetters({ ...of, handlerId: 'new' })).toMatchObject([
    { kind: 'let-in', handlerId: 'new' },
  ]);
  expect(codeRenewedLetters({ ...of, to: ['x'] })).toMatchObject([
    { kind: 'code-renewed', handlerId: 'x', urgent: false },
  ]);
});
