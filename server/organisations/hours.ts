/**
 * What the first screen says of the hour: what time it is in Norway, when a report is read, and which help lines answer now.
 * Asked of the server, because the clock of the reporter's device may be wrong, and a child must not wait for nobody.
 */
import type { Reading, Settings } from '../../contract/api/public.ts';
import { choices } from '../../contract/choices.ts';
import { type Facts } from '../../contract/facts.ts';
import {
  isOpen,
  opensNext,
  openUntil,
  osloTime,
  secondsUnchanged,
  type Opening,
} from '../../contract/opening.ts';
import { route, type Tree } from '../../contract/route.ts';
import type { HelpLineRow, InboxRow, StoredTree } from '../store/records.ts';
import { toRouteTree } from '../store/tree.ts';

/** The words for the time of day change at these hours (`widget/questions/hours.ts`). */
const partsOfDay = ['05:00', '09:00', '12:00', '18:00'];

export function hoursAt(
  now: Date,
  units: Settings['units'],
  stored: StoredTree,
  helpLines: HelpLineRow[],
): NonNullable<Settings['hours']> {
  const inboxes = readersOfEach(units, stored, now);
  const readings = units.flatMap(({ id }, index) => {
    const reading = readingOf(inboxes[index]!, now);
    return reading ? [[id, reading] as const] : [];
  });
  const openings = [
    ...inboxes.flat().map(({ readingTimes }) => readingTimes),
    ...helpLines.map(({ opening }) => opening),
  ];
  return {
    now: osloTime(now),
    seconds: secondsUnchanged(
      now,
      openings.filter((opening): opening is Opening => opening !== null),
      partsOfDay,
    ),
    reading: Object.fromEntries(readings),
    open: helpLines
      .filter(({ opening }) => opening !== null && isOpen(opening, now))
      .map(({ key }) => key),
  };
}

/** Where at least one reader's times are not known, nothing can be said of them all. */
function readingOf(readers: InboxRow[], now: Date): Reading | null {
  if (readers.length === 0) return null;
  const times = readers.flatMap(({ readingTimes }) => readingTimes ?? []);
  if (readers.some(({ readingTimes }) => readingTimes === null)) {
    const [only, ...others] = readers;
    return only?.readingHours && others.length === 0
      ? { state: 'said', words: only.readingHours }
      : null;
  }
  const until = openUntil(times, now);
  if (until) return { state: 'now', ...until };
  const next = opensNext(times, now);
  return next && { state: 'later', ...next };
}

/** By unit. Nothing can be said where no inbox of the tree says when it reads, and then nobody's way is worked out: 10,000 take a second. */
function readersOfEach(units: Settings['units'], stored: StoredTree, now: Date): InboxRow[][] {
  if (!anyTellsHours(stored)) return units.map(() => []);
  const tree = toRouteTree(stored, now);
  return units.map((unit) => readersOf(unit, tree, stored));
}

const telling = new WeakMap<StoredTree, boolean>();

function anyTellsHours(stored: StoredTree): boolean {
  const tells =
    telling.get(stored) ??
    [...stored.inboxes.values()].some(
      ({ readingTimes, readingHours }) => readingTimes !== null || readingHours !== null,
    );
  telling.set(stored, tells);
  return tells;
}

const known = new WeakMap<Tree, Map<string, string[]>>();

/** The way is the same until somebody changes the tree or goes away, and each press of the button asks. */
function readersOf(unit: Settings['units'][number], tree: Tree, stored: StoredTree): InboxRow[] {
  const ways = known.get(tree) ?? new Map<string, string[]>();
  known.set(tree, ways);
  const way = ways.get(unit.id) ?? ordinaryReaders(unit, tree);
  ways.set(unit.id, way);
  return way.map((inboxId) => stored.inboxes.get(inboxId)!);
}

/** Who answers for a report of which nothing is known but the place. A rule, or somebody who is away, may have moved it. */
function ordinaryReaders({ id, sector }: Settings['units'][number], tree: Tree): string[] {
  const { roles, lanes } = choices[sector];
  const facts: Facts = {
    danger: 'no',
    unitId: id,
    role: roles[0]!,
    about: 'not-said',
    accused: 'not-said',
    what: [],
    where: [],
    duration: 'not-said',
    lane: lanes[0] ?? null,
  };
  return route(facts, tree).readers;
}
