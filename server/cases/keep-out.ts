/**
 * A person who is part of the matter is kept out of one case: by somebody from above, or by a colleague who answers for it too. From
 * then on the case does not exist for her. Who may, and who answers for it afterwards, says `contract/cases/keeping-out.ts`.
 */
import type { z } from 'zod';
import type { CaseAnswer, keepOutRequest } from '../../contract/api/cases.ts';
import { afterKeepingOut, type Keeping } from '../../contract/cases/keeping-out.ts';
import { asLying, lyingOf } from '../../contract/next-reader.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { toRouteTree } from '../store/tree.ts';
import { act } from './act.ts';
import { nobodyHasIt } from './close.ts';
import { goTo, liveIn, wentTo } from './hand-over.ts';
import { keepingOf } from './keeping.ts';
import { showCase } from './show.ts';

/**
 * Throws as `act` does; `invalid-request` where the person is herself, or does not read the case; and `not-allowed` where the person stands above
 * her, or nobody else could read it then.
 */
export function keepOut(
  caseId: string,
  { revision, handlerId }: z.infer<typeof keepOutRequest>,
  handler: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<CaseAnswer> {
  return act(
    {
      act: 'keep-out',
      caseId,
      revision,
      async change({ records, seen, tree: stored, at }) {
        const { case: row, inboxes, own } = seen;
        const already = await records.cases.keptOutOf(caseId);
        const isOut = already.includes(handlerId) || !stored.handlers.has(handlerId);
        const keeping = isOut ? readsNot : keepingOf(seen, handlerId, handler.id, stored, at);
        if (!keeping.may) throw refusals[keeping.why]();

        await records.cases.keepOut(caseId, handlerId, at);
        const tree = toRouteTree(stored, at);
        const lying = lyingOf(inboxes, row.facts, tree);
        const next = afterKeepingOut(
          {
            as: keeping.as,
            own: own.map(asLying),
            lying,
            isLive: await liveIn(records, caseId, tree),
            isLiveBesides: await liveIn(records, caseId, tree, handler.id),
          },
          tree,
        );
        if (next.outcome === 'refused') throw refusals.alone();
        const { to } = await goTo(records, row, lying, next);
        return {
          entries: [{ action: 'kept-out', params: { handlerId, ...wentTo(to) } }],
          ...(row.takenBy === handlerId && { values: nobodyHasIt }),
          asks: to,
          answer: (then) => showCase(then, caseId, handler, parts),
        };
      },
    },
    handler,
    parts,
  );
}

const readsNot: Keeping = { may: false, why: 'reads-not' };

const refusals = {
  herself: () => wrong('Name a colleague. Step aside yourself, where the matter is yours.'),
  'reads-not': () => wrong('Name somebody who reads this case.'),
  'no-power': () =>
    new Problem('not-allowed', {
      detail: 'Only somebody from above keeps this person out of the case. Ask there.',
    }),
  alone: () =>
    new Problem('not-allowed', {
      detail: 'Nobody but you could read the case then. Step aside yourself, and it goes up.',
    }),
};

function wrong(detail: string): Problem {
  return new Problem('invalid-request', { errors: [{ pointer: '/handlerId', detail }] });
}
