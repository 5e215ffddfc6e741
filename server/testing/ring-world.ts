/**
 * A municipality with a school for tests of what rings: cases as reports make them, without sealing anything, and what was told of
 * them. The store may be given, so that two processes on one database can ring.
 */
import { begun, met } from '../../contract/cases/deadlines.ts';
import { factsAt } from '../../contract/facts.make.ts';
import type { Facts } from '../../contract/facts.ts';
import { newId } from '../../contract/ids.ts';
import { route } from '../../contract/route.ts';
import { ringAll } from '../ringing/ring.ts';
import type { Store } from '../store/records.ts';
import { openTreeCache, toRouteTree } from '../store/tree.ts';
import { seedPlace } from './server-world.ts';

export async function openRingWorld(store: Store, start = '2026-01-05T09:00:00Z') {
  const place = await seedPlace({ store });
  let now = new Date(start).getTime();
  const clock = { now: () => new Date(now) };
  const { rootId } = place;

  /** A report comes now. Answers the id of its case. */
  async function come(
    over: Partial<Facts> = {},
    intake: 'unread' | 'quarantine' = 'unread',
  ): Promise<string> {
    const id = newId();
    const facts = factsAt(place.schoolId, over);
    await store.transaction(async (records) => {
      const tree = toRouteTree(await records.organisations.tree(rootId), clock.now());
      const { because, urgent, excluded, deadlines } = route(facts, tree);
      const at = clock.now();
      await records.cases.add(
        {
          ...{ id, rootId, unitId: facts.unitId, reportId: newId(), sector: 'school' },
          ...{ status: 'received', urgent, revision: 1, language: 'nb', written: 'page', facts },
          ...{ receivedAt: at, readAt: null, closedAt: null, closeReason: null },
          ...{ takenBy: null, takenAt: null },
        },
        because.map(({ inboxId, as, reason }) => ({
          ...{ caseId: id, inboxId, rootId, as, reason, receivedAt: at },
          state: as === 'escalation' ? 'waiting' : intake,
        })),
        excluded,
        begun(deadlines, at, urgent),
      );
      await records.audit.begin(rootId, id, {
        action: 'received',
        handlerId: null,
        params: {},
        at,
      });
    });
    return id;
  }

  return {
    ...{ place, rootId, clock, come },
    set: (instant: Date | number) => void (now = Number(instant)),
    pass: (ms: number) => void (now += ms),
    ring: (by: Pick<Store, 'read' | 'transaction'> = store) =>
      ringAll({ store: by, trees: openTreeCache(), clock }),
    /** Somebody who answers for it has opened it, or written to the reporter. */
    did: (caseId: string, through: 'reading' | 'message') =>
      store.transaction(async ({ cases }) => {
        await cases.hold(rootId, caseId);
        const by = place.handlers.rektor.id;
        await cases.changeDeadlines(rootId, caseId, (all) =>
          met(all, { by, at: clock.now(), about: 'me', through }),
        );
      }),
    find: async (caseId: string) => (await store.read(({ cases }) => cases.find(rootId, caseId)))!,
    /** What the history tells that was rung of a case: the kinds of its deadlines, in their order. */
    rung: async (caseId: string) => {
      const history = await store.read(({ audit }) => audit.ofChain(rootId, caseId));
      return history.flatMap(({ action, params }) => {
        if (action === 'reminded') return params['clocks']!.split(' ');
        return action === 'went-on' ? ['went-on'] : [];
      });
    },
    /** Letters that have not been sent, as `kind` and the name of who gets them; each is then taken away. */
    letters: async () => {
      const names = Object.entries(place.handlers);
      const claimed = await store.transaction(({ outbox }) =>
        outbox.claim(new Date(now + 86_400_000), 1, 100),
      );
      await store.transaction(async ({ outbox }) => {
        for (const { id, attempts } of claimed) await outbox.sent(id, attempts, clock.now());
      });
      const name = (id: string) => names.find(([, handler]) => handler.id === id)?.[0] ?? id;
      return claimed
        .map(
          ({ kind, handlerId, urgent }) =>
            `${urgent ? 'urgent ' : ''}${kind} to ${name(handlerId)}`,
        )
        .sort();
    },
  };
}
