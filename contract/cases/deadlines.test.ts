/** How deadlines end: only by what was done, never by closing, and the family's right never at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsAt } from '../facts.make.ts';
import { abouts } from '../facts.ts';
import { municipality } from '../places.make.ts';
import { deadlineKinds } from '../policy.ts';
import { route } from '../route.ts';
import {
  actKinds,
  actPartners,
  begun,
  endedOn,
  isOpen,
  kindsMetBy,
  met,
  nextOf,
  notRelevant,
  resumed,
  stateOf,
  stopped,
  type CaseDeadline,
  type Met,
  type RecordedAct,
} from './deadlines.ts';

const came = new Date('2026-11-23T09:00:00Z');
const after = (days: number) => new Date(came.getTime() + days * 86_400_000);
const owed = route(factsAt('skole'), municipality()).deadlines;
const fresh = begun(owed, came, false);
const act = (through: Met['through'], at = after(1), about: Met['about'] = 'me'): Met => ({
  by: 'kari',
  at,
  about,
  through,
});
const recorded = (kind: RecordedAct['kind'], partner: RecordedAct['with']): RecordedAct => ({
  kind,
  with: partner,
  doneBy: 'self',
  on: '2026-11-24',
});
const states = (all: readonly CaseDeadline[], now: Date) =>
  Object.fromEntries(all.map((one) => [one.kind, stateOf(one, now)]));

describe('closing', () => {
  it('stops what nobody did, and meets nothing', () => {
    const closed = stopped(fresh, after(1));
    const { 'family-may-go-on': right, ...others } = states(closed, after(40));
    expect(new Set(Object.values(others))).toEqual(new Set(['stopped']));
    expect(right).toBe('date');
    expect(closed.some(({ end }) => end?.as === 'met')).toBe(false);
  });

  it('leaves what was met as it was, and what is reopened is owed again', () => {
    const closed = stopped(met(fresh, act('message')), after(2));
    const open = states(resumed(closed, owed, after(3), false), after(3));
    expect([open['word-back'], open['plan']]).toEqual(['met', 'open']);
    expect(open['unread-reminder']).toBe('open');
    const late = states(resumed(closed, owed, after(20), false), after(20));
    expect(late['plan']).toBe('passed');
  });
});

describe('what was done', () => {
  it('says when, by whom and by what a deadline was met, and that it was late', () => {
    const call = recorded('call', 'concerned');
    const [contact] = met(fresh, act(call, after(9))).filter(
      ({ kind }) => kind === 'first-contact',
    );
    expect(contact!.end).toEqual({
      ...{ as: 'met', at: after(9).getTime(), on: '2026-11-24', by: 'kari', through: 'call' },
    });
    expect(endedOn(contact!.end!)).toBe('2026-11-24');
  });

  it.each<[string, Met['through'], Met['about'], string[]]>([
    ['a reading meets that it was read', 'reading', 'me', ['unread-reminder', 'unread-owner-told']],
    [
      'an answer to the child is contact and word back',
      'message',
      'me',
      ['first-contact', 'word-back'],
    ],
    ['an answer to somebody who saw it is word back', 'message', 'someone-else', ['word-back']],
    ['a plan made elsewhere meets the plan', recorded('plan', 'others'), 'me', ['plan']],
    ['a notice to the owner meets nothing', recorded('owner-told', 'others'), 'me', []],
    [
      'a talk with the child meets contact',
      recorded('talk', 'concerned'),
      'someone-else',
      ['first-contact'],
    ],
    ['a meeting with others meets nothing', recorded('meeting', 'others'), 'me', []],
    [
      'a call to whoever saw it is word back',
      recorded('call', 'reporter'),
      'someone-else',
      ['word-back'],
    ],
    [
      'a call to the child that reported is both',
      recorded('call', 'concerned'),
      'me',
      ['first-contact', 'word-back'],
    ],
  ])('%s', (_name, through, about, kinds) => {
    const now = met(fresh, act(through, after(1), about)).filter(({ end }) => end?.as === 'met');
    const names = now.map(({ kind }) => kind).filter((kind) => kind !== 'unread-next-reader');
    expect([...names].sort()).toEqual([...kinds].sort());
  });

  it('“it is read” on the first day is no reply that the law asks for; a later answer is', () => {
    const once = met(fresh, act('message'));
    expect(states(once, after(2))['preliminary-reply']).toBe('open');
    const twice = met(once, act('message', after(12)));
    expect(states(twice, after(12))['preliminary-reply']).toBe('met');
    const late = met(fresh, act('message', after(20)));
    expect(states(late, after(20))['preliminary-reply']).toBe('met');
  });

  it('whatever is done, what has ended stays, and the family’s right is never done', () => {
    const through = fc.oneof(
      fc.constantFrom('reading' as const, 'acknowledgement' as const, 'message' as const),
      fc.record({
        kind: fc.constantFrom(...actKinds),
        with: fc.constantFrom(...actPartners),
        doneBy: fc.constant('self' as const),
        on: fc.constant('2026-11-24'),
      }),
      fc.constant(null),
    );
    const step = fc.record({ through, about: fc.constantFrom(...abouts), day: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let now = fresh;
        for (const { through: how, about, day } of steps) {
          const before = now;
          now = how === null ? stopped(now, after(day)) : met(now, act(how, after(day), about));
          before.forEach((one, index) => {
            if (one.end) expect(now[index]).toEqual(one);
          });
          const right = now.find(({ kind }) => kind === 'family-may-go-on')!;
          expect(right.end).toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('not relevant', () => {
  it('is said with a reason, and never of what is unread or of the family’s right', () => {
    const say = (kind: CaseDeadline['kind']) =>
      notRelevant(fresh, { kind, reason: 'nobody-known', by: 'kari', at: after(1) });
    expect(states(say('first-contact')!, after(9))['first-contact']).toBe('not-relevant');
    expect(say('unread-reminder')).toBeNull();
    expect(say('family-may-go-on')).toBeNull();
  });
});

it('what is passed is still owed, and comes first', () => {
  expect(states(fresh, after(3))['unread-reminder']).toBe('passed');
  expect(nextOf(fresh)?.kind).toBe('unread-reminder');
  expect(fresh.filter(isOpen)).toHaveLength(fresh.length - 1);
});

it('no act that there is meets a right of the family', () => {
  for (const kind of actKinds)
    for (const partner of actPartners)
      expect(kindsMetBy(act(recorded(kind, partner)), fresh)).not.toContain('family-may-go-on');
  expect(deadlineKinds).toContain('family-may-go-on');
});
