/** Printing a case: who printed, and with what, is written down before there is anything to print. */
import { describe, expect, test } from 'vitest';
import type { PrintingAnswer } from '../../contract/api/cases.ts';
import { storedReport, typeOf } from '../testing/server-world.ts';
import { actions, as, freshPlace, openCaseWorld, show, world } from '../testing/case-world.ts';

await openCaseWorld();

const printed = async (handler: Parameters<typeof as>[0], caseId: string, parts: string[]) =>
  as(handler).post(`/cases/${caseId}/printings`, { parts });

describe('printing', () => {
  test('is an entry of the history with what goes along, and answers what stands at the head', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const { caseId } = await storedReport(world, place);
    const answer = await printed(rektor, caseId, ['report', 'names']);
    expect(answer.statusCode).toBe(200);
    const { case: item, ...head } = answer.json<PrintingAnswer>();
    expect(head).toEqual({
      organisationName: expect.any(String) as string,
      by: item.history.at(-1)!.by,
      printedAt: world.clock.now().toISOString(),
      law: 'offl-13',
      parts: ['report', 'names'],
    });
    expect(head.organisationName).not.toBe('');
    expect(item.history.at(-1)).toMatchObject({
      action: 'printed',
      by: expect.stringMatching(/./) as string,
      params: { parts: 'report names' },
    });
    expect(actions(await show(rektor, caseId))).toEqual(['received', 'printed']);
    // Nothing of the case has changed: it is as unread as it was.
    expect(item).toMatchObject({ unread: true, revision: 1 });
  });

  test('of the facts alone needs no key, and of what was written the key of an inbox that reads', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const { rektor } = place.handlers;
    const bare = { ...rektor, keys: [] };
    expect((await printed(bare, caseId, [])).statusCode).toBe(200);
    expect(typeOf(await printed(bare, caseId, ['report']))).toBe('/problems/possession-needed');
    expect(actions(await show(rektor, caseId))).toEqual(['received', 'printed']);
  });

  test.each([[['names']], [['contact', 'report']], [['everything']]])(
    'refuses the parts %j',
    async (parts) => {
      const place = await freshPlace();
      const { caseId } = await storedReport(world, place);
      const { rektor } = place.handlers;
      expect((await printed(rektor, caseId, parts)).statusCode).toBe(422);
      expect(actions(await show(rektor, caseId))).toEqual(['received']);
    },
  );
});
