/** What rings, when, for whom, and how often: over a year, with two processes on one PostgreSQL of which one is killed now and then. */
import { expect, it } from 'vitest';
import { nextRing } from '../../contract/cases/ringing.ts';
import { freshStore, freshUrl, storeSecrets } from '../testing/databases.ts';
import { openRingWorld } from '../testing/ring-world.ts';
import { openStore } from '../store/open.ts';
import type { CaseDeadline } from '../../contract/cases/deadlines.ts';
import type { Store } from '../store/records.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

it('over a year two processes ring all that is due, and nothing twice, though one is killed now and then', async () => {
  const url = await freshUrl('postgres');
  const stores = [await openStore(url, storeSecrets), await openStore(url, storeSecrets)] as const;
  const world = await openRingWorld(stores[0]);
  const start = world.clock.now().getTime();
  let tries = 0;
  /** Dies after the work and before the commit, every third time. */
  const mortal: Pick<Store, 'read' | 'transaction'> = {
    read: stores[1].read,
    transaction: (work) =>
      stores[1].transaction(async (records) => {
        const value = await work(records);
        if (++tries % 3 === 0) throw new Error('killed');
        return value;
      }),
  };
  const tick = async () => {
    await Promise.all([world.ring(), world.ring(mortal).catch(() => 0)]);
  };
  const cases: { id: string; urgent: boolean; readAt: number }[] = [];
  for (let week = 0; week < 52; week += 4) {
    world.set(start + week * 7 * day + week * hour);
    await tick();
    const urgent = week % 8 === 0;
    const id = await world.come({ danger: urgent ? 'yes' : 'no' });
    // Never, or after so many hours.
    const after = [1.5, 40, 200, Infinity][(week / 4) % 4]!;
    cases.push({ id, urgent, readAt: world.clock.now().getTime() + after * hour });
    await live(start + (week + 4) * 7 * day);
  }
  // The reply that is due within a month of the last one.
  await live(start + 57 * 7 * day);
  for (const { id, urgent, readAt } of cases) {
    const rung = await world.rung(id);
    const { deadlines } = await world.find(id);
    expect(nextRing(deadlines)).toBeNull();
    expect(rung).toEqual([...new Set(rung)]);
    expect([...rung].sort()).toEqual(expected(deadlines, urgent, readAt));
  }
  await Promise.all(stores.map((store) => store.close()));

  /** From one moment at which something happens to the next. */
  async function live(until: number): Promise<void> {
    for (;;) {
      const all = await Promise.all(cases.slice(-3).map(({ id }) => world.find(id)));
      const now = world.clock.now().getTime();
      const rings = all.flatMap(({ deadlines }) => nextRing(deadlines) ?? []);
      const reads = cases.filter(({ readAt }) => readAt > now && readAt < Infinity);
      const next = Math.min(...rings, ...reads.map(({ readAt }) => readAt), until);
      world.set(Math.max(next, now));
      for (const { id, readAt } of reads) if (readAt === next) await world.did(id, 'reading');
      await tick();
      if (next >= until) return;
    }
  }

  /** Worked out anew, step by step. `readAt`: when somebody who answers for it opened it; Infinity where nobody has. */
  function expected(deadlines: CaseDeadline[], urgent: boolean, readAt: number): string[] {
    const gap = urgent ? hour : 20 * hour;
    const rung: string[] = ['first-contact', 'plan', 'preliminary-reply', 'word-back'];
    let earliest = 0;
    const steps = deadlines
      .filter(({ kind }) => /unread/.test(kind))
      .map(({ kind, dueAt }) => ({
        kind,
        at: urgent ? dueAt : dueAt + 1 + 7 * hour,
      }));
    while (steps.length > 0) {
      steps.sort((one, other) => one.at - other.at);
      const { kind, at } = steps.shift()!;
      const rings = Math.max(at, earliest);
      if (rings > readAt) break;
      earliest = rings + gap;
      const goesOn = kind === 'unread-next-reader' && !rung.includes('went-on');
      rung.push(goesOn ? 'went-on' : kind);
      // Nobody is left after the owner: the last step says so, once.
      if (goesOn) steps.push({ kind, at: earliest });
    }
    return rung.sort();
  }
});

it('what nobody reads is told to its readers, then to those above, and then it is theirs', async () => {
  const world = await openRingWorld(await freshStore());
  const id = await world.come();
  // Monday at ten; the reminder is due on Tuesday.
  world.set(new Date('2026-01-07T05:59:00Z'));
  await world.ring();
  expect(await world.letters()).toEqual([]);
  world.set(new Date('2026-01-07T06:00:00Z'));
  await world.ring();
  expect(await world.letters()).toEqual(['still-unread to rektor']);
  world.pass(day);
  await world.ring();
  expect(await world.letters()).toEqual([
    'deadlines to rektor',
    'still-unread to rektor',
    'unread-below to owner',
  ]);
  const stateOf = async (inboxId: string) => {
    const row = (await world.find(id)).inboxes.find((one) => one.inboxId === inboxId)!;
    return [row.as, row.state];
  };
  expect(await stateOf(world.place.inboxes.owner.id)).toEqual(['escalation', 'waiting']);
  world.pass(day);
  await world.ring();
  expect(await world.letters()).toContain('report to owner');
  expect(await stateOf(world.place.inboxes.owner.id)).toEqual(['reader', 'unread']);
});

it('what was read in time rings no more', async () => {
  const world = await openRingWorld(await freshStore());
  const id = await world.come();
  world.pass(hour);
  await world.did(id, 'reading');
  await world.did(id, 'message');
  world.pass(3 * day);
  await world.ring();
  world.pass(60 * day);
  await world.ring();
  expect((await world.rung(id)).sort()).toEqual(['plan', 'preliminary-reply']);
});

it('danger that is unread is told again after one hour, in the middle of the night, to readers and those above', async () => {
  const world = await openRingWorld(await freshStore(), '2026-01-05T23:30:00Z');
  const id = await world.come({ danger: 'yes' });
  world.pass(59 * minute);
  await world.ring();
  expect(await world.letters()).toEqual([]);
  world.pass(minute);
  await world.ring();
  expect(await world.letters()).toEqual([
    'urgent still-unread to owner',
    'urgent still-unread to rektor',
  ]);
  world.pass(hour);
  await world.ring();
  expect(await world.letters()).toEqual(['urgent report to owner']);
  expect(await world.rung(id)).toEqual(['urgent-unread', 'went-on']);
});

it('a machine that slept for a week takes one step, and tells each once of all that was due', async () => {
  const world = await openRingWorld(await freshStore());
  const ids: string[] = [];
  for (let n = 0; n < 60; n++) ids.push(await world.come());
  world.pass(8 * day);
  expect(await world.ring()).toBe(60);
  expect(await world.letters()).toEqual(['deadlines to rektor', 'still-unread to rektor']);
  expect(await world.ring()).toBe(0);
  for (const id of ids.slice(0, 3))
    expect((await world.find(id)).inboxes.map(({ state }) => state).sort()).toEqual([
      'unread',
      'waiting',
    ]);
  world.pass(day);
  await world.ring();
  expect(await world.letters()).toEqual(['still-unread to rektor', 'unread-below to owner']);
});

it('what was set apart rings and goes on as a group, and stays apart', async () => {
  const world = await openRingWorld(await freshStore());
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.push(await world.come({}, 'quarantine'));
  const told: string[] = [];
  for (let n = 0; n < 5; n++) {
    world.pass(day);
    await world.ring();
    told.push(...(await world.letters()));
  }
  expect(told.filter((letter) => letter.startsWith('quarantine to owner'))).toHaveLength(1);
  expect(told.filter((letter) => letter.startsWith('report'))).toEqual([]);
  for (const id of ids) {
    const { inboxes } = await world.find(id);
    const owner = inboxes.find(({ inboxId }) => inboxId === world.place.inboxes.owner.id)!;
    expect([owner.as, owner.state]).toEqual(['reader', 'quarantine']);
  }
});

it('nobody of the accused’s own inbox hears of it', async () => {
  const world = await openRingWorld(await freshStore());
  await world.come({ accused: 'leader' });
  const told: string[] = [];
  for (let n = 0; n < 12; n++) {
    world.pass(day);
    await world.ring();
    told.push(...(await world.letters()));
  }
  expect(told.some((letter) => letter.endsWith('to owner'))).toBe(true);
  expect(told.filter((letter) => letter.endsWith('to rektor'))).toEqual([]);
});

it('of before the upgrade nothing rings: what is over has passed, what is to come rings, and one letter in the morning speaks of the rest', async () => {
  const store = await freshStore();
  const world = await openRingWorld(store);
  const [late, young] = [await world.come(), await world.come()];
  const unsettle = (id: string, late: boolean) =>
    store.transaction(({ cases }) =>
      cases.changeDeadlines(world.rootId, id, (all) =>
        all
          .filter(({ kind }) => kind !== 'unread-next-reader')
          .map((one) => ({
            ...one,
            dueAt: late ? one.dueAt - 60 * day : one.dueAt,
            ringsAt: 'unsettled' as const,
          })),
      ),
    );
  await unsettle(late, true);
  await unsettle(young, false);
  await world.ring();
  expect([await world.rung(late), await world.rung(young)]).toEqual([[], []]);
  const next = async (id: string) => nextRing((await world.find(id)).deadlines);
  expect(await next(late)).toBeNull();
  expect(await next(young)).toBe(new Date('2026-01-07T06:00:00Z').getTime());
  const [letter] = await store.read(({ outbox }) => outbox.waiting(world.rootId));
  expect(letter!.createdAt).toEqual(new Date('2026-01-06T06:00:00Z'));
  expect(await world.letters()).toEqual(['deadlines to rektor']);
  world.set(new Date('2026-03-01T06:00:00Z'));
  await world.ring();
  expect(await world.rung(late)).toEqual([]);
  expect(await world.rung(young)).toContain('unread-reminder');
});
