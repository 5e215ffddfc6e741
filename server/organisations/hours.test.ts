/** What the first screen is told of the hour: by the server's clock, of the inbox that would read, and never more than is known. */
import { describe, expect, test } from 'vitest';
import { settings, type Settings } from '../../contract/api/public.ts';
import { helpLinesToBeginWith } from '../../contract/help-lines.ts';
import type { OpeningSpan } from '../../contract/opening.ts';
import { openServerWorld, seedPlace } from '../testing/server-world.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const office: OpeningSpan[] = [{ days: [...weekdays], from: '08:00', to: '15:30' }];
/** Longer days than the school's. */
const longer: OpeningSpan[] = [{ days: [...weekdays], from: '07:00', to: '18:00' }];

let moment = new Date('2026-11-23T08:00:00Z');
const world = await openServerWorld({ clock: { now: () => moment } });
const place = await seedPlace(world, 'lillevik');
for (const [position, line] of helpLinesToBeginWith(['school']).entries())
  await world.store.transaction(({ organisations }) =>
    organisations.putHelpLine({ ...line, rootId: place.rootId, position }),
  );

type Said = { readingTimes?: OpeningSpan[] | null; words?: string };

async function say({ readingTimes = null, words }: Said, inboxId = place.inboxes.school.id) {
  await world.store.transaction(async ({ organisations }) => {
    const inbox = (await organisations.tree(place.rootId)).inboxes.get(inboxId)!;
    const readingHours = words === undefined ? null : { nb: words, nn: words, en: words };
    await organisations.putInbox({ ...inbox, readingTimes, readingHours });
    await organisations.treeChanged(place.rootId);
  });
}

async function told(instant: string) {
  moment = new Date(instant);
  const response = await world.app.inject({ url: '/api/v1/organisations/lillevik' });
  const body = response.json<Settings>();
  expect(settings.parse(body)).toEqual(body);
  return { hours: body.hours!, reading: body.hours!.reading[place.schoolId] };
}

/** Saturday 28 November 2026, 19:30 in Norway. */
const saturday = '2026-11-28T18:30:00.000Z';

describe('when a report is read', () => {
  test('on a Saturday evening: on Monday morning', async () => {
    await say({ readingTimes: office });
    const { hours, reading } = await told(saturday);
    expect(hours.now).toEqual({ day: '2026-11-28', time: '19:30' });
    expect(reading).toEqual({ state: 'later', day: '2026-11-30', time: '08:00' });
  });

  test('in reading hours: until they end, and that is true only until then', async () => {
    await say({ readingTimes: office });
    const { hours, reading } = await told('2026-11-30T13:45:00.000Z');
    expect(reading).toEqual({ state: 'now', day: '2026-11-30', time: '15:30' });
    expect(hours.seconds).toBe(45 * 60);
  });

  test('where nobody has said it, nothing is claimed', async () => {
    await say({});
    expect((await told(saturday)).reading).toBeUndefined();
  });

  test('where it was said in words, these are given', async () => {
    await say({ words: 'Leses på dagtid' });
    expect((await told(saturday)).reading).toMatchObject({
      state: 'said',
      words: { nb: 'Leses på dagtid' },
    });
  });

  test('follows the rule that gives the reports to another inbox', async () => {
    await say({ readingTimes: office });
    await say({ readingTimes: longer }, place.inboxes.owner.id);
    const change = async (to: string[]) =>
      world.store.transaction(async ({ organisations }) => {
        const school = (await organisations.tree(place.rootId)).organisations.get(place.schoolId)!;
        const rules = to.map((inboxId) => ({
          id: 'all',
          when: {},
          to: [inboxId],
          mode: 'instead' as const,
        }));
        await organisations.putOrganisation({ ...school, rules });
        await organisations.treeChanged(place.rootId);
      });
    await change([place.inboxes.owner.id]);
    expect((await told(saturday)).reading).toMatchObject({ day: '2026-11-30', time: '07:00' });
    await change([]);
    expect((await told(saturday)).reading).toMatchObject({ day: '2026-11-30', time: '08:00' });
  });
});

describe('help lines', () => {
  test('that answer day and night, and those whose hours these are', async () => {
    expect((await told(saturday)).hours.open).toEqual(
      expect.arrayContaining(['police', 'children', 'mental-helse', 'kors-pa-halsen']),
    );
    const night = (await told('2026-11-28T22:30:00.000Z')).hours.open;
    expect(night).toContain('children');
    expect(night).not.toContain('kors-pa-halsen');
  });

  test('whose hours are not known are never called open', async () => {
    const { open } = (await told('2026-11-30T11:00:00.000Z')).hours;
    for (const key of ['snakk-om-mobbing', 'ung', 'slettmeg', 'police-not-urgent'])
      expect(open).not.toContain(key);
  });
});
