/** A case that has climbed as far as it can without being read, as whoever watches over the service hears of it. */
import { expect, test } from 'vitest';
import { met } from '../contract/cases/deadlines.ts';
import { isLeftUnread } from '../contract/cases/ringing.ts';
import { ringAll } from './ringing/ring.ts';
import { openTreeCache } from './store/tree.ts';
import { openServerWorld, seedPlace, storedReport } from './testing/server-world.ts';

const minute = 60_000;

test('counts a case that has climbed to the top unread until somebody reads it, and tells it by quarters of the clock', async () => {
  const own = await openServerWorld();
  const ready = async () => (await own.app.inject('/health/ready')).json<Record<string, unknown>>();
  const place = await seedPlace(own);
  const { caseId } = await storedReport(own, place);
  const ring = () => ringAll({ store: own.store, trees: openTreeCache(), clock: own.clock });
  const left = async () => {
    own.pass(15 * minute);
    return ready();
  };
  for (let day = 0; day < 12; day++) {
    expect(await left()).toMatchObject({ casesLeftUnread: 0 });
    own.pass(24 * 60 * minute);
    await ring();
    const { deadlines } = (await own.store.read(({ cases }) => cases.find(place.rootId, caseId)))!;
    if (isLeftUnread(deadlines)) break;
  }
  expect(await left()).toMatchObject({ status: 'attention', casesLeftUnread: 1 });
  const read = { by: place.handlers.owner.id, about: 'me', through: 'reading' } as const;
  await own.store.transaction(({ cases }) =>
    cases.changeDeadlines(place.rootId, caseId, (all) =>
      met(all, { ...read, at: own.clock.now() }),
    ),
  );
  own.pass(5_000);
  expect(await ready()).toMatchObject({ casesLeftUnread: 1 });
  expect(await left()).toMatchObject({ casesLeftUnread: 0 });
});
