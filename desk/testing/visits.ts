/** A filled desk for each test of a file, opened by `visit` and closed afterwards; what a test changes of the world it changes before. */
import { afterEach, beforeEach } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { openDesk, type Fixture } from './fixture.ts';
import { makeFilledWorld } from './world-cases.ts';
import type { World } from './world.ts';

export function deskForTests() {
  const here = {
    world: undefined as unknown as World,
    desk: undefined as unknown as Fixture,
    visit: async (options: Parameters<typeof openDesk>[1] = {}) =>
      (here.desk = await openDesk(here.world, options)),
    caseHash: (index: number) => `#/cases/${here.world.cases[index]!.item.id}`,
  };
  beforeEach(async () => {
    here.world = await makeFilledWorld();
    await browserPage.viewport(1280, 900);
  });
  afterEach(() => here.desk.close());
  return here;
}
