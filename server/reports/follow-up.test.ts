/** The way back by the follow-up code: what it opens, for whom, from where. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { FollowUpAnswer } from '../../contract/api/public.ts';
import { met } from '../../contract/cases/deadlines.ts';
import {
  askFollowUp,
  openServerWorld,
  seedPlace,
  storedReport,
  typeOf,
} from '../testing/server-world.ts';

const world = await openServerWorld();
const freshPlace = () => seedPlace(world);
const followUp = (token: string, headers: Record<string, string> = {}) =>
  askFollowUp(world, token, headers);

describe('the way back', () => {
  test.each([
    ['an unknown token', `Bearer ${'A'.repeat(43)}`],
    ['no token', ''],
    ['another scheme', 'Basic eDp5'],
  ])('%s leads to nothing', async (_name, authorization) => {
    const options = {
      method: 'POST',
      url: '/api/v1/follow-ups',
      payload: {},
      headers: { authorization },
    } as const;
    const answer = await world.app.inject(options);
    expect([answer.statusCode, typeOf(answer)]).toEqual([404, '/problems/code-unknown']);
  });

  test('leaves no mark', async () => {
    const place = await freshPlace();
    const { accessToken, caseId } = await storedReport(world, place);
    const look = () =>
      world.store.read(async ({ cases, audit }) => [
        await cases.find(place.rootId, caseId),
        await audit.ofChain(place.rootId, caseId),
      ]);
    const before = await look();
    await followUp(accessToken);
    expect(await look()).toEqual(before);
  });

  test('says in which role it was written, so that a child is spoken to as a child', async () => {
    const place = await freshPlace();
    const { accessToken, caseId } = await storedReport(world, place);
    const stored = await world.store.read(({ cases }) => cases.find(place.rootId, caseId));
    const { role } = (await followUp(accessToken)).json<FollowUpAnswer>();
    expect(role).toBe(stored!.case.facts.role);
  });

  test('tells of deadlines that still run, and of none that is met', async () => {
    const place = await freshPlace();
    const { accessToken, caseId } = await storedReport(world, place);
    const clocks = async () =>
      (await followUp(accessToken)).json<FollowUpAnswer>().deadlines.map(({ clock }) => clock);
    expect(await clocks()).toContain('word-back');
    await world.store.transaction(({ cases }) =>
      cases.changeDeadlines(place.rootId, caseId, (all) =>
        met(all, {
          by: place.handlers.rektor.id,
          at: world.clock.now(),
          about: 'someone-else',
          through: 'message',
        }),
      ),
    );
    expect(await clocks()).not.toContain('word-back');
    expect(await clocks()).toContain('first-contact');
  });

  test('the hash of a token does not open what the token opens', async () => {
    const place = await freshPlace();
    const { accessToken } = await storedReport(world, place);
    const hash = createHash('sha256').update(accessToken).digest('base64url');
    expect((await followUp(hash)).statusCode).toBe(404);
  });

  test('from a site of the tree, and from no other', async () => {
    const place = await freshPlace();
    const { accessToken } = await storedReport(world, place);
    expect(
      (await followUp(accessToken, { origin: `https://skole.${place.slug}.example` })).statusCode,
    ).toBe(200);
    expect(typeOf(await followUp(accessToken, { origin: 'https://evil.example' }))).toBe(
      '/problems/origin-not-allowed',
    );
  });
});
